using Herodotus.Knowledge;

namespace Herodotus.Analyze.Quantities;

/// <summary>The country a text speaks of, for a currency's name that several countries share and no outlet's country tells.</summary>
internal static class TextCountry
{
    /// <summary>The code that the countries named in the text give a shared name, when they all give the same one; else null. Dollars are never told so.</summary>
    public static string? Currency(ReadOnlySpan<char> text, string family, CountryCurrencies currencies, KnowledgeBase knowledge)
    {
        if (family is "$" or "dollar" or "pound" or "yen sign")
            return null;
        string? code = null;
        var at = 0;
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAnyInRange('A', 'z');
            if (next < 0)
                break;
            at += next;
            var end = WordEnd(text, at);
            if (Country(text, at, end, knowledge) is { } country && currencies.Own(family, country) is { } own)
            {
                if (code is not null && code != own)
                    return null;
                code = own;
            }

            at = Math.Max(end, at + 1);
        }

        return code;
    }

    private static string? Country(ReadOnlySpan<char> text, int at, int end, KnowledgeBase knowledge)
    {
        if (end - at < 4)
            return null;
        if (knowledge.FindDemonym(text[at..end]) is { } people)
            return people.Code;
        if (!char.IsUpper(text[at]))
            return null;
        if ((knowledge.FindCountry(text[at..end]) ?? knowledge.FindCapital(text[at..end])) is { } country)
            return country.Code;
        return end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]) ? knowledge.FindCountry(text[at..WordEnd(text, end + 1)])?.Code : null;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        // No country's name is longer; a run without a space stays linear.
        var limit = Math.Min(text.Length, at + Phrases<Cue>.MaxWord);
        while (at < limit && char.IsLetter(text[at]))
            at++;
        return at;
    }
}
