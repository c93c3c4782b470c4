using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs.Things;

/// <summary>
/// Initials in brackets after common words stand for a thing, not for somebody: "foreign direct investment (FDI)", "producto interno bruto (PIB)". They are no
/// organization, there or elsewhere in the report. A first or last word that bodies are named with ("the federal police (PF)", "banco central (BC)") leaves them what they were read as.
/// </summary>
internal static class ThingInitials
{
    private const int Shortest = 2;
    private const int Longest = 6;

    /// <summary>Words between those that give letters: "impuesto al valor".</summary>
    private const int SmallWord = 3;

    private const PhraseKind OfBodies = PhraseKind.Body | PhraseKind.BodyWord | PhraseKind.Party | PhraseKind.Service;

    /// <summary>The names without such initials; works and things among them stay.</summary>
    public static ImmutableArray<NameMention> Drop(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        HashSet<string>? common = null;
        var name = 0;
        for (var at = Shortest; at + 2 < tokens.Length; at++)
        {
            if (tokens[at].Span.Length != 1 || text[tokens[at].Span.Start] != '(' || text[tokens[at + 2].Span.Start] != ')')
                continue;
            while (name < names.Length && names[name].Span.End <= tokens[at + 1].Span.Start)
                name++;
            if (name < names.Length && names[name].Span == tokens[at + 1].Span && names[name].Span.Of(text.AsSpan()) is var letters && IsCommon(text, tokens, at, letters, lexicon))
                (common ??= new(StringComparer.Ordinal)).Add(letters.ToString());
        }

        return common is null ? names : Without(text, names, common);
    }

    private static ImmutableArray<NameMention> Without(string text, ImmutableArray<NameMention> names, HashSet<string> initials) =>
        names.RemoveAll(mention => mention.Type != NameType.Other && initials.GetAlternateLookup<ReadOnlySpan<char>>().Contains(mention.Span.Of(text.AsSpan())));

    /// <summary>True where each letter, from the last on, begins a word in lower case before the bracket; the first word may begin a sentence.</summary>
    private static bool IsCommon(string text, ImmutableArray<Token> tokens, int bracket, ReadOnlySpan<char> letters, NameLexicon lexicon)
    {
        if (letters.Length is < Shortest or > Longest)
            return false;
        var at = bracket - 1;
        for (var letter = letters.Length - 1; letter >= 0; at--)
        {
            if (at < 0 || !char.IsAsciiLetterUpper(letters[letter]))
                return false;
            var first = text[tokens[at].Span.Start];
            var fits = char.ToUpperInvariant(first) == letters[letter];
            if (!fits && (letter == letters.Length - 1 || tokens[at].Span.Length > SmallWord || !char.IsLower(first)))
                return false;
            if (!fits)
                continue;
            var isEnd = letter == 0 || letter == letters.Length - 1;
            if ((char.IsUpper(first) && letter > 0) || (isEnd && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[at])]) & OfBodies) != 0))
                return false;
            letter--;
        }

        return true;
    }
}
