namespace Herodotus.Text;

/// <summary>Addresses of the web as texts have them.</summary>
public static class WebAddress
{
    /// <summary>True for what begins with <c>http://</c> or <c>https://</c>, in any case.</summary>
    public static bool Begins(ReadOnlySpan<char> text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
