namespace Herodotus.Analyze.Quantities;

/// <summary>What a currency name that several countries share means in a report from one of them.</summary>
internal sealed class CountryCurrencies
{
    private readonly Dictionary<(string Country, string Family), string> codes = [];

    public static CountryCurrencies Read(IEnumerable<string> lines)
    {
        var result = new CountryCurrencies();
        foreach (var line in lines)
        {
            if (line.Split('\t') is [var country, var family, var code])
                result.codes[(country, family)] = code;
        }

        return result;
    }

    /// <summary>What a shared name means in a country; null where it means nothing there.</summary>
    public string? Own(string family, string country) => codes.GetValueOrDefault((country, family));

    /// <summary>What a shared name means where neither outlet nor text names a country: the one it is said of by itself; null for pesos, francs and crowns.</summary>
    public static string? Usual(string family) => family switch { "pound" => "GBP", "yen sign" => "JPY", "rupee" => "INR", _ => null };

    /// <summary>The code, or null: a peso without a country stays a peso, and a dollar where another dollar is at home stays a dollar.</summary>
    /// <param name="family">The shared name; <c>$</c> for the bare sign.</param>
    /// <param name="country">The report's, ISO 3166-1 alpha-3, or null.</param>
    /// <param name="spanish">A bare sign means pesos in Spanish reports from peso countries, the US dollar in English ones.</param>
    /// <param name="marksUnitedStates">The report marks US dollars as such: then a bare sign is another dollar.</param>
    public string? Code(string family, string? country, bool spanish, bool marksUnitedStates)
    {
        if (family is "$" or "dollar")
        {
            if (country is null)
                return marksUnitedStates && family == "$" ? null : "USD";
            if (family == "$" && spanish && codes.TryGetValue((country, "peso"), out var pesos))
                return pesos;
            return codes.TryGetValue((country, "dollar"), out var dollars) && dollars != "USD" ? null : "USD";
        }

        return country is null ? null : codes.GetValueOrDefault((country, family));
    }
}
