namespace Herodotus.Analyze.Language;

/// <summary>BCP 47 codes of languages.</summary>
internal static class LanguageCode
{
    /// <summary>The first subtag in lower case ("es-MX" is "es"): regions do not matter to lexicons. A code that is one already is no new string.</summary>
    public static string Primary(string code)
    {
        var end = code.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? code : code[..end]).ToLowerInvariant();
    }

    /// <summary>True for a first subtag that names a language: two or three letters, and not one that says none or several.</summary>
    public static bool IsKnown(string primary) => primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) && primary is not ("und" or "mul" or "zxx" or "mis");
}
