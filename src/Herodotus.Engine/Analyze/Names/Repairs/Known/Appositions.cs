using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>What is put to a name behind a comma says what it is ("Satena, the military airline,"), where languages put the noun last.</summary>
public static class Appositions
{
    /// <summary>The noun is looked for in so many tokens behind the comma.</summary>
    private const int Far = 7;

    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division | PhraseKind.Town;
    private const PhraseKind People = PhraseKind.Given | PhraseKind.Family | PhraseKind.Person | PhraseKind.People;

    /// <summary>The names in the same order, some of another type.</summary>
    public static ImmutableArray<NameMention> Settle(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (lexicon.Cues.Some.Count == 0)
            return names;
        ImmutableArray<NameMention>.Builder? settled = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Type is not (NameType.Person or NameType.Place or NameType.Other) || names[i].Span.End >= text.Length || text[names[i].Span.End] != ',')
                continue;
            var end = NameTokens.End(tokens, names[i].Span, ref token);
            if (end == token || TypeOf(text, tokens, end, lexicon) is not { } type || type == names[i].Type || !MayBe(text, tokens, token, end, lexicon))
                continue;
            settled ??= names.ToBuilder();
            settled[i] = names[i] with { Type = type };
        }

        return settled?.ToImmutable() ?? names;
    }

    /// <summary>No people or place is known by the name, nor is its first word given to people.</summary>
    private static bool MayBe(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon) =>
        (NameTokens.Kinds(text, tokens, first, end, lexicon) & (Places | People)) == 0 && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[first])]) & (PhraseKind.Given | PhraseKind.Title)) == 0;

    /// <summary>
    /// What the noun of the phrase behind a comma says; null where there is none, where a verb comes first, for then another sentence begins ("…, the group said"),
    /// and where the phrase goes on but after "a" or the like with what it alone is followed by ("a group that …").
    /// </summary>
    internal static NameType? TypeOf(string text, ImmutableArray<Token> tokens, int comma, NameLexicon lexicon)
    {
        if (comma + 2 >= tokens.Length || text[tokens[comma].Span.Start] != ',' || !IsBeginning(text, tokens[comma + 1], lexicon))
            return null;
        var noun = 0;
        for (var at = comma + 2; at < tokens.Length && at < comma + 2 + Far; at++)
        {
            var first = text[tokens[at].Span.Start];
            if (!char.IsLetterOrDigit(first) && first != '-')
                return noun == at - 1 && first is ',' or '.' or ';' or ')' ? Said(NameTokens.Word(text, tokens[noun]), lexicon) : null;
            if (tokens[at].Pos is PartOfSpeech.Noun && char.IsLower(first))
                noun = at;
            else if (tokens[at].Pos is not (PartOfSpeech.Adj or PartOfSpeech.Propn or PartOfSpeech.Noun or PartOfSpeech.Num or PartOfSpeech.Punct or PartOfSpeech.Adv))
                return noun == at - 1 && !lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[comma + 1])) && lexicon.Cues.Further.Contains(NameTokens.Word(text, tokens[at]))
                    ? Said(NameTokens.Word(text, tokens[noun]), lexicon) : null;
        }

        return null;
    }

    private static bool IsBeginning(string text, Token token, NameLexicon lexicon) =>
        char.IsLower(text[token.Span.Start]) && NameTokens.Word(text, token) is var word && (lexicon.Cues.Some.Contains(word) || lexicon.Cues.Whose.Contains(word));

    private static NameType? Said(uint noun, NameLexicon lexicon) =>
        lexicon.Cues.Organization.Contains(noun) ? NameType.Organization : lexicon.Cues.Sort.Contains(noun) || lexicon.Cues.SiteBehind.Contains(noun) ? NameType.Place : null;
}
