using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>
/// What stands before a name may settle its type or its bounds: "the gang …" names an organization, "in …" and a known town is a place, as is a
/// town that "and" joins to a place; an article before a body known without one is not of its name.
/// </summary>
public static class NameNeighbors
{
    /// <summary>Zipf 4 and more (see <see cref="WordTable.Word.Commonness"/>).</summary>
    private const byte CommonFirst = 10;

    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division;
    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet;
    private const PhraseKind NoTown = Bodies | PhraseKind.Company | PhraseKind.Team | PhraseKind.Chain | PhraseKind.Service | PhraseKind.BodyWord | PhraseKind.Given | PhraseKind.Person | PhraseKind.People;

    private static readonly uint Comma = TokenSheet.WordHash(",");

    /// <summary>The names in the same order, some of another type or shorter.</summary>
    public static ImmutableArray<NameMention> Settle(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        ImmutableArray<NameMention>.Builder? settled = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token)
                continue;
            var joined = i > 0 && token > 0 && names[i - 1].Span.End == tokens[Math.Max(0, token - 2)].Span.End ? (settled?[i - 1] ?? names[i - 1]).Type : (NameType?)null;
            if (end == token + 1 && name.Type is NameType.Person or NameType.Place && IsBesideBody(text, names, i, joined, tokens, token, lexicon))
                name = name with { Type = NameType.Organization };
            if (end == token + 1 && name.Type == NameType.Person && IsBesidePlaces(text, names, i, joined, tokens, token, lexicon))
                name = name with { Type = NameType.Place };
            if (name.Type is NameType.Person or NameType.Other && IsSaidBehind(text, tokens, token, end, lexicon) is { } said)
                name = name with { Type = said };
            var better = Settle(text, name, tokens.AsSpan(token, end - token), tokens.AsSpan(Math.Max(0, token - 2), Math.Min(2, token)), joined, lexicon);
            if (better == names[i] && settled is null)
                continue;
            if (settled is null)
            {
                settled = ImmutableArray.CreateBuilder<NameMention>(names.Length);
                settled.AddRange(names);
            }

            settled[i] = better;
        }

        return settled?.MoveToImmutable() ?? names;
    }

    /// <summary>A word that nothing is known of stands between two places of a list ("Naucalpan, Ozumbal y Toluca").</summary>
    private static bool IsBesidePlaces(string text, ImmutableArray<NameMention> names, int i, NameType? joined, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        if (joined != NameType.Place || i + 1 >= names.Length || names[i + 1].Type != NameType.Place || token + 2 >= tokens.Length || names[i + 1].Span.Start != tokens[token + 2].Span.Start)
            return false;
        return lexicon.Cues.And.Contains(NameTokens.Word(text, tokens[token - 1])) && lexicon.Cues.And.Contains(NameTokens.Word(text, tokens[token + 1]))
            && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & ~(PhraseKind.Known | PhraseKind.Town | PhraseKind.NamePart)) == 0;
    }

    /// <summary>What the noun behind a name says that it is, when no list knows somebody by it; a poll or spokesman may be somebody's of a longer name.</summary>
    private static NameType? IsSaidBehind(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if (lexicon.Cues.Behind(text, tokens, end) is not { } said)
            return null;
        var kinds = NameTokens.Kinds(text, tokens, token, end, lexicon);
        var isOther = said == NameType.Place ? (kinds & (Bodies | PhraseKind.Company | PhraseKind.BodyWord)) != 0
            : end > token + 1 || (kinds & (PhraseKind.Given | PhraseKind.Family | PhraseKind.Person)) != 0;
        return isOther ? null : said;
    }

    /// <summary>"y" joins a name of one word to an organization, and it is nothing that people or places are called by ("Durmax y Grupo Alfa").</summary>
    private static bool IsBesideBody(string text, ImmutableArray<NameMention> names, int i, NameType? joined, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        var behind = i + 1 < names.Length && token + 2 < tokens.Length && names[i + 1].Type == NameType.Organization
            && names[i + 1].Span.Start == tokens[token + 2].Span.Start && IsJoint(tokens[token + 1]);
        if (!behind && !(joined == NameType.Organization && token > 1 && IsJoint(tokens[token - 1])))
            return false;
        const PhraseKind firms = PhraseKind.Company | PhraseKind.Chain | PhraseKind.Service;
        var kinds = lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]);
        if (names[i].Type == NameType.Place)
            return (kinds & firms) != 0 && (kinds & Places) == 0;
        return (kinds & ~(PhraseKind.Known | firms)) == 0;

        bool IsJoint(Token token) => char.IsLetter(text[token.Span.Start]) && lexicon.Cues.And.Contains(NameTokens.Word(text, token));
    }

    /// <summary>
    /// Where a body known by its whole name begins within a longer name that begins with a common word: "Members of the …" at a sentence's start is
    /// no part of it. Zero when there is none.
    /// </summary>
    private static int Tail(string text, ReadOnlySpan<Token> own, ReadOnlySpan<uint> words, NameLexicon lexicon)
    {
        const PhraseKind fixtures = PhraseKind.BodyWord | PhraseKind.Title | PhraseKind.Person | PhraseKind.Given;
        if ((lexicon.Words[words[0]].Commonness < CommonFirst && !lexicon.Cues.Members.Contains(words[0])) || (lexicon.Phrases.Find(words[..1]) & fixtures) != 0 || (lexicon.Phrases.Find(words) & Bodies) != 0)
            return 0;
        for (var at = 2; at < words.Length; at++)
        {
            if (char.IsUpper(text[own[at].Span.Start]) && char.IsLower(text[own[at - 1].Span.Start]) && (lexicon.Phrases.Find(words[at..]) & (Bodies | Places)) is var kind && (kind & Bodies) != 0 && (kind & Places) == 0)
                return at;
        }

        return 0;
    }

    /// <summary>A noun for a sort of place before it, and no body known by the name.</summary>
    private static bool IsSite(string text, ReadOnlySpan<Token> before, uint first, PhraseKind kinds, NameLexicon lexicon) =>
        (kinds & (Bodies | PhraseKind.Company)) == 0 && (lexicon.Phrases.Find([first]) & PhraseKind.BodyWord) == 0 && lexicon.Cues.SaysPlace(text, before);

    private static NameMention Settle(string text, NameMention name, ReadOnlySpan<Token> own, ReadOnlySpan<Token> before, NameType? joined, NameLexicon lexicon)
    {
        if (own.Length > PhraseTable.MaxWords)
            return name;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        for (var i = 0; i < own.Length; i++)
            words[i] = NameTokens.Word(text, own[i]);
        var kinds = lexicon.Phrases.Find(words[..own.Length]);
        var rest = own.Length > 1 && (kinds & Bodies) == 0 && lexicon.Cues.Article.Contains(words[0]) ? lexicon.Phrases.Find(words[1..own.Length]) : PhraseKind.None;
        if ((rest & (Bodies | PhraseKind.Country)) != 0 && (kinds & PhraseKind.Country) == 0)
            return name with { Span = TextSpan.FromBounds(own[1].Span.Start, name.Span.End) };
        if (own.Length > 2 && Tail(text, own, words[..own.Length], lexicon) is > 0 and var tail)
            return new NameMention(TextSpan.FromBounds(own[tail].Span.Start, name.Span.End), NameType.Organization);
        if (!before.IsEmpty && name.Type is NameType.Person or NameType.Organization or NameType.Other && IsSite(text, before, words[0], kinds, lexicon))
            return name with { Type = NameType.Place };
        if (name.Type == NameType.Organization && own.Length > 1 && (kinds & Bodies) == 0 && lexicon.Cues.Built.Contains(words[0]))
            return name with { Type = NameType.Place };
        if (!before.IsEmpty && name.Type == NameType.Organization && (kinds & PhraseKind.Facility) != 0 && lexicon.Cues.Place.Contains(NameTokens.Word(text, before[^1])))
            return name with { Type = NameType.Place };
        if (name.Type is NameType.Place or NameType.Organization && own.Length > 2 && (kinds & (Places | Bodies)) == 0 && lexicon.Cues.Feasts.Contains(words[0]) && lexicon.Cues.Of.Contains(words[1]))
            return name with { Type = NameType.Event };
        if (name.Type == NameType.Organization && own.Length == 1 && !before.IsEmpty && lexicon.Cues.Roads.Contains(NameTokens.Word(text, before[^1])) && IsRoad(own[0].Span.Of(text.AsSpan())))
            return name with { Type = NameType.Place };
        if (name.Type == NameType.Organization && joined == NameType.Place && IsJoinedPlace(NameTokens.Word(text, before[^1]), kinds, lexicon))
            return name with { Type = NameType.Place };
        if (before.IsEmpty || name.Type is not (NameType.Person or NameType.Place or NameType.Other))
            return name;
        if (before.Length > 1 && name.Type != NameType.Place && Follows(text, before, lexicon) is { } told && Suits(told, words[..own.Length], kinds, lexicon))
            return name with { Type = told };
        if ((kinds & PhraseKind.Country) == 0 && lexicon.Cues.SaysOrganization(text, before, lexicon.Phrases))
            return name with { Type = NameType.Organization };
        var cue = NameTokens.Word(text, before[^1]);
        var place = ((kinds & Places) != 0 && (lexicon.Cues.Place.Contains(cue) || (joined == NameType.Place && own.Length == 1 && lexicon.Cues.And.Contains(cue))))
            || (joined == NameType.Place && own.Length == 1 && (kinds & PhraseKind.Family) == 0 && IsJoinedPlace(cue, kinds, lexicon));
        return place ? name with { Type = NameType.Place } : name;
    }

    /// <summary>A town or state that is no body, firm or person, joined to a place by more than a comma ("Los Ríos y El Oro").</summary>
    private static bool IsJoinedPlace(uint cue, PhraseKind kinds, NameLexicon lexicon) =>
        cue != Comma && lexicon.Cues.And.Contains(cue) && (kinds & (Places | PhraseKind.Town)) != 0 && (kinds & NoTown) == 0;

    /// <summary>Written as the number of a road: capitals, a dash, figures, perhaps a letter ("N-340A").</summary>
    private static bool IsRoad(ReadOnlySpan<char> word)
    {
        var dash = word.IndexOf('-');
        if (dash is not (1 or 2 or 3) || word[..dash].ContainsAnyExceptInRange('A', 'Z'))
            return false;
        var figures = char.IsUpper(word[^1]) ? word[(dash + 1)..^1] : word[(dash + 1)..];
        return figures.Length > 0 && !figures.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>What somebody before the name says of it: a place ("alcalde de …") or an organization ("directora de …").</summary>
    private static NameType? Follows(string text, ReadOnlySpan<Token> before, NameLexicon lexicon)
    {
        if (!lexicon.Cues.Of.Contains(NameTokens.Word(text, before[1])))
            return null;
        var noun = NameTokens.Word(text, before[0]);
        return lexicon.Cues.Seats.Contains(noun) ? NameType.Place : lexicon.Cues.Directors.Contains(noun) ? NameType.Organization : null;
    }

    /// <summary>No party or body has a mayor, no town and nobody a director.</summary>
    private static bool Suits(NameType type, ReadOnlySpan<uint> words, PhraseKind kinds, NameLexicon lexicon)
    {
        if (type == NameType.Place)
            return (kinds & (Bodies | PhraseKind.Company)) == 0 && (lexicon.Phrases.Find(words[..1]) & PhraseKind.BodyWord) == 0;
        return (kinds & (Places | PhraseKind.Town | PhraseKind.Work)) == 0 && (lexicon.Phrases.Find(words[..1]) & (PhraseKind.Given | PhraseKind.Title)) == 0 && (lexicon.Phrases.Find(words[^1..]) & PhraseKind.Family) == 0;
    }
}
