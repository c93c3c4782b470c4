namespace Herodotus.Clean.Json;

/// <summary>
/// Which field of foreign JSON or CSV is which field of a report: <c>text=body,published=date</c>. A path into objects is written with
/// dots (<c>author=user.name</c>).
/// </summary>
public sealed class FieldMap
{
    private static readonly string[] Fields =
        ["id", "text", "title", "language", "published", "updated", "source", "url", "author", "kind", "summary", "guid"];

    private readonly ImmutableSortedDictionary<string, string> _paths;

    private FieldMap(ImmutableSortedDictionary<string, string> paths) => _paths = paths;

    /// <summary>Every field under its own name.</summary>
    public static FieldMap Identity { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    public bool IsIdentity => _paths.IsEmpty;

    /// <summary>The foreign name or path for a field of a report.</summary>
    public string this[string field] => _paths.GetValueOrDefault(field, field);

    /// <summary>Reads the option's form; the error is one sentence.</summary>
    public static (FieldMap? Map, string? Error) Parse(string option)
    {
        var paths = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in option.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1)
                return (null, $"'{part}' is not field=name");
            var field = part[..equals].Trim();
            if (!Fields.Contains(field, StringComparer.Ordinal))
                return (null, $"a report has no field '{field}'; it has {string.Join(", ", Fields)}");
            paths[field] = part[(equals + 1)..].Trim();
        }

        return (new(paths.ToImmutable()), null);
    }
}
