namespace Herodotus.Knowledge;

/// <summary>The rows of the lists in <c>data/knowledge</c>: fields parted by tabs, values in a field by <c>|</c>, <c>-</c> for none.</summary>
internal static class KnowledgeRows
{
    public static Country Country(string row)
    {
        var fields = Fields(row, 6);
        return new Country(
            fields[0],
            Values(fields[1])[0],
            [.. Values(fields[1]).Concat(Values(fields[2])).Distinct(StringComparer.Ordinal)],
            [.. Values(fields[3]).Concat(Values(fields[4]).SelectMany(SpanishForms)).Distinct(StringComparer.Ordinal)],
            Values(fields[5]));
    }

    public static Body Body(string row)
    {
        var fields = Fields(row, 5);
        return new Body(
            fields[0],
            Enum.TryParse<BodyKind>(fields[1], ignoreCase: true, out var kind) ? kind : throw Bad(row),
            Value(fields[2]), Value(fields[3]), [fields[0], .. Values(fields[4]).Where(name => name[0] != '@')])
        {
            Seats = [.. Values(fields[4]).Where(name => name[0] == '@').Select(name => name[1..])],
        };
    }

    public static Outlet Outlet(string row)
    {
        var fields = Fields(row, 6);
        return new Outlet(
            fields[0],
            Enum.TryParse<OutletKind>(fields[1], ignoreCase: true, out var kind) ? kind : throw Bad(row),
            fields[2], fields[3], Value(fields[4]), [fields[0], .. Values(fields[5])]);
    }

    /// <summary>A Spanish adjective in its four forms, from the masculine singular.</summary>
    internal static IEnumerable<string> SpanishForms(string masculine)
    {
        yield return masculine;
        var stem = masculine[..^1];
        if (masculine.EndsWith('o'))
        {
            yield return stem + "a";
            yield return stem + "os";
            yield return stem + "as";
        }
        else if (masculine.Length > 2 && masculine[^2] is 'é' or 'á' or 'ó' or 'í' && masculine[^1] is 's' or 'n')
        {
            var plain = masculine[..^2] + masculine[^2] switch { 'é' => 'e', 'á' => 'a', 'ó' => 'o', _ => 'i' } + masculine[^1];
            yield return plain + "a";
            yield return plain + "es";
            yield return plain + "as";
        }
        else if (masculine.EndsWith('í'))
        {
            yield return masculine + "es";
            yield return masculine + "s";
        }
        else if (masculine[^1] is 'e' or 'a')
        {
            yield return masculine + "s";
        }
        else
        {
            yield return masculine + "a";
            yield return masculine + "es";
            yield return masculine + "as";
        }
    }

    internal static ImmutableArray<string> Values(string field) =>
        field is "-" or "" ? [] : [.. field.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    internal static string? Value(string field) => field is "-" or "" ? null : field;

    private static string[] Fields(string row, int count)
    {
        var fields = row.Split('\t');
        return fields.Length == count ? fields : throw Bad(row);
    }

    private static InvalidDataException Bad(string row) => new($"HDT0912: a row of the knowledge lists is not in their form: '{row}'");
}
