using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Things;

/// <summary>
/// What a body is for belongs to its name where the language puts it behind small words: "Comisión … de Atención" and "Víctimas" are
/// <c>Comisión … de Atención a Víctimas</c>. What follows is joined only when it is no body, party or firm itself. Behind the nation or justice a body's
/// name is whole, and the country or state after it a name of its own ("Contraloría General de la República" de "Costa Rica").
/// </summary>
public static class BodyTails
{
    /// <summary>Small words between two parts of a name ("para el Desarrollo de los …").</summary>
    private const int MostLinks = 2;

    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet | PhraseKind.Company | PhraseKind.School | PhraseKind.BodyWord;

    /// <summary>The names in order, some joined or parted.</summary>
    public static ImmutableArray<NameMention> Join(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty || lexicon.Cues.Links.Count == 0)
            return names;
        ImmutableArray<NameMention>.Builder? joined = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var (name, first) = (names[i], i);
            var end = NameTokens.End(tokens, name.Span, ref token);
            while (name.Type == NameType.Organization && end > token && i + 1 < names.Length && lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[token])) && Tail(text, names[i + 1], tokens, end, lexicon) is > 0 and var past)
                (name, end, i) = (name with { Span = TextSpan.FromBounds(name.Span.Start, names[i + 1].Span.End) }, past, i + 1);
            var whole = name.Type == NameType.Organization && end - token < PhraseTable.MaxWords ? Whole(text, tokens, token, end, lexicon) : 0;
            if ((i > first || whole > 0) && joined is null)
            {
                joined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
                joined.AddRange(names.AsSpan(0, first));
            }

            if (whole > 0)
            {
                joined!.Add(name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[whole - 1].Span.End) });
                name = new NameMention(TextSpan.FromBounds(tokens[whole + 1].Span.Start, name.Span.End), NameType.Place);
            }

            joined?.Add(name);
        }

        return joined?.DrainToImmutable() ?? names;
    }

    /// <summary>The "of" between a body's whole name and the country or state it is of; zero where there is none.</summary>
    private static int Whole(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var of = end - 2;
        while (of > token + 2 && !lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[of])))
            of--;
        if (of <= token + 2 || !lexicon.Cues.Wholes.Contains(NameTokens.Word(text, tokens[of - 1])) || !lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[of - 2])))
            return 0;
        return (NameTokens.Kinds(text, tokens, of + 1, end, lexicon) & (PhraseKind.Country | PhraseKind.Division)) != 0 ? of : 0;
    }

    /// <summary>Past the last token of the next name, when only small words stand between it and a body and it goes on with that body's name; else zero.</summary>
    private static int Tail(string text, NameMention next, ImmutableArray<Token> tokens, int end, NameLexicon lexicon)
    {
        if (next.Type is not (NameType.Organization or NameType.Other))
            return 0;
        var at = end;
        while (at < tokens.Length && at <= end + MostLinks && NameTokens.IsNext(text, tokens, at) && char.IsLower(text[tokens[at].Span.Start]) && lexicon.Cues.Links.Contains(NameTokens.Word(text, tokens[at])))
            at++;
        if (at == end || at >= tokens.Length || at > end + MostLinks || tokens[at].Span.Start != next.Span.Start || tokens[at].Span.Length < 4 || char.IsUpper(text[tokens[at].Span.Start + 1]))
            return 0;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var past = at;
        while (past < tokens.Length && tokens[past].Span.Start < next.Span.End && past - at < words.Length)
        {
            words[past - at] = NameTokens.Word(text, tokens[past]);
            past++;
        }

        // An ordinary noun says what for; a name of its own does not.
        if (lexicon.Words[words[0]].Commonness == 0 || WordSenses.IsAlwaysCapital(lexicon.Senses[words[0]]))
            return 0;
        return ((lexicon.Phrases.Find(words[..(past - at)]) | lexicon.Phrases.Find(words[..1])) & Bodies) == 0 && !lexicon.Cues.Fronts.Contains(words[0]) ? past : 0;
    }
}
