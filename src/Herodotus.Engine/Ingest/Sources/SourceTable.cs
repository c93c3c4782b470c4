namespace Herodotus.Ingest.Sources;

/// <summary>One source of a list as it is written: keys and values.</summary>
/// <param name="line">One-based, where it begins.</param>
internal sealed class SourceTable(int line)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public int Line => line;

    public string? this[string key] => _values.GetValueOrDefault(key);

    public void Set(string key, string value) => _values[key] = value;
}
