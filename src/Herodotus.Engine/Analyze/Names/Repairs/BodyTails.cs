using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>
/// What a body is for belongs to its name where the language puts it behind small words: "Comisión … de Atención" and "Víctimas" are
/// <c>Comisión … de Atención a Víctimas</c>. What follows is joined only when it is no body, party or firm itself.
/// </summary>
public static class BodyTails
{
    /// <summary>Small words between two parts of a name ("para el Desarrollo de los …").</summary>
    private const int MostLinks = 2;

    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet | PhraseKind.Company | PhraseKind.School | PhraseKind.BodyWord;

    /// <summary>The names in order, some joined.</summary>
    public static ImmutableArray<NameMention> Join(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.Length < 2 || lexicon.Cues.Links.Count == 0)
            return names;
        ImmutableArray<NameMention>.Builder? joined = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var (name, first) = (names[i], i);
            var end = NameTokens.End(tokens, name.Span, ref token);
            while (name.Type == NameType.Organization && end > token && i + 1 < names.Length && lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[token])) && Tail(text, names[i + 1], tokens, end, lexicon) is > 0 and var past)
                (name, end, i) = (name with { Span = TextSpan.FromBounds(name.Span.Start, names[i + 1].Span.End) }, past, i + 1);
            if (i > first && joined is null)
            {
                joined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
                joined.AddRange(names.AsSpan(0, first));
            }

            joined?.Add(name);
        }

        return joined?.DrainToImmutable() ?? names;
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
