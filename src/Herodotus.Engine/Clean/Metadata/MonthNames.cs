namespace Herodotus.Clean.Metadata;

/// <summary>Names of months in dates that machines and editors write: a word that begins with one of these stems is that month.</summary>
internal static class MonthNames
{
    /// <summary>English, Spanish, Portuguese, French, German, Italian, Dutch; longer stems before shorter.</summary>
    private static readonly (string Stem, int Month)[] Stems =
    [
        ("jan", 1), ("ene", 1), ("gen", 1), ("jän", 1), ("feb", 2), ("fev", 2), ("fév", 2), ("mar", 3), ("mär", 3), ("maa", 3), ("mrt", 3),
        ("apr", 4), ("abr", 4), ("avr", 4), ("may", 5), ("mai", 5), ("mei", 5), ("mag", 5), ("juin", 6), ("jun", 6), ("giu", 6),
        ("juil", 7), ("jul", 7), ("lug", 7), ("aug", 8), ("ago", 8), ("aoû", 8), ("aou", 8), ("sep", 9), ("set", 9), ("oct", 10), ("out", 10), ("okt", 10), ("ott", 10),
        ("nov", 11), ("dec", 12), ("dic", 12), ("déc", 12), ("dez", 12),
    ];

    /// <summary>Days of the week begin like months in some languages (<c>Mar</c>di, <c>mar</c>tes).</summary>
    private static readonly string[] NotMonths = ["martes", "mardi", "martedì", "martedi", "marti"];

    /// <summary>1 to 12, or 0.</summary>
    public static int Find(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 10)
            return 0;
        foreach (var other in NotMonths)
        {
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase))
                return 0;
        }

        foreach (var (stem, month) in Stems)
        {
            if (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase))
                return month;
        }

        return 0;
    }
}
