namespace Herodotus.Clean.Metadata;

/// <summary>The name in what feeds and letters write for a person: <c>me@example.org (Ana Ruiz)</c>, <c>Ana Ruiz &lt;me@example.org&gt;</c>.</summary>
internal static class PersonText
{
    /// <summary>The name; the address when there is no name; null when there is nothing.</summary>
    public static string? Name(string? text)
    {
        var span = text.AsSpan().Trim();
        if (span.IsEmpty)
            return null;
        var open = span.IndexOf('(');
        if (open >= 0 && span[open..].IndexOf(')') is > 1 and var length && Address(span[..open].Trim()))
            return span.Slice(open + 1, length - 1).Trim().ToString();
        if (open > 0 && span[^1] == ')' && Address(span[(open + 1)..^1].Trim()))
            return span[..open].Trim().ToString();
        var angle = span.IndexOf('<');
        if (angle > 0 && span[^1] == '>')
            return span[..angle].Trim().Trim('"').ToString();
        var space = span.LastIndexOf(' ');
        if (space > 0 && Address(span[(space + 1)..]))
            return span[..space].Trim().ToString();
        return span.ToString();
    }

    private static bool Address(ReadOnlySpan<char> text) => text.IndexOf('@') > 0 && text.IndexOf(' ') < 0;
}
