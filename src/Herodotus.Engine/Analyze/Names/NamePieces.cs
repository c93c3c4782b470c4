using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names;

/// <summary>
/// Names that were read in pieces: a given name that is a country too ("Kenia López"), one that goes on after a small word ("Marina del Pilar …"),
/// a country of several words; and a word for bodies at the end, which tells what the whole is ("… Foundation").
/// </summary>
public static class NamePieces
{
    /// <summary>The names in order, some joined, longer or of another type.</summary>
    public static ImmutableArray<NameMention> Join(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty)
            return names;
        var joined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token || end - token > PhraseTable.MaxWords)
            {
                joined.Add(name);
                continue;
            }

            if (name.Type == NameType.Place && Country(text, names, i, tokens, token, lexicon) is var last && last > i)
                (name, i) = (name with { Span = TextSpan.FromBounds(name.Span.Start, names[last].Span.End) }, last);
            else if (name.Type == NameType.Place && end == token + 1 && i + 1 < names.Length && IsGiven(text, names[i + 1], tokens, token, lexicon))
                (name, i) = (new NameMention(TextSpan.FromBounds(name.Span.Start, names[i + 1].Span.End), NameType.Person), i + 1);
            else if (name.Type == NameType.Person && Given(text, tokens, token, lexicon) is var first && first < token && (joined.Count == 0 || joined[^1].Span.End <= tokens[first].Span.Start))
                name = name with { Span = TextSpan.FromBounds(tokens[first].Span.Start, name.Span.End) };
            else if (name.Type is NameType.Place or NameType.Person && end > token + 1 && IsBody(text, tokens[end - 1], lexicon))
                name = name with { Type = NameType.Organization };
            joined.Add(name);
        }

        return joined.DrainToImmutable();
    }

    /// <summary>The last of the names that a country's own name of several words is made of; the first when there is none.</summary>
    private static int Country(string text, ImmutableArray<NameMention> names, int first, ImmutableArray<Token> tokens, int from, NameLexicon lexicon)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var count = Math.Min(words.Length, tokens.Length - from);
        for (var i = 0; i < count; i++)
            words[i] = Hash(text, tokens[from + i]);
        var (length, kind) = lexicon.Phrases.Longest(words[..count]);
        if (length < 3 || (kind & PhraseKind.Country) == 0)
            return first;
        var end = tokens[from + length - 1].Span.End;
        var last = first;
        while (last + 1 < names.Length && names[last + 1].Span.End <= end)
            last++;
        return names[last].Span.End == end ? last : first;
    }

    /// <summary>A country's name that is a given name here: a person's family name follows it at once.</summary>
    private static bool IsGiven(string text, NameMention next, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        if (next.Type != NameType.Person || token + 1 >= tokens.Length || next.Span.Start != tokens[token].Span.End + 1 || text[tokens[token].Span.End] != ' ')
            return false;
        if ((lexicon.Phrases.Find([Hash(text, tokens[token])]) & PhraseKind.Country) == 0)
            return false;
        var before = token == 0 ? 0 : Hash(text, tokens[token - 1]);
        var family = lexicon.Phrases.Find([Hash(text, tokens[token + 1])]);
        return (family & (PhraseKind.Family | PhraseKind.NamePart)) != 0 && (family & PhraseKind.Given) == 0 && !lexicon.Cues.Place.Contains(before) && !lexicon.Cues.Of.Contains(before);
    }

    /// <summary>Where a person's name begins that was read from after a small word on ("Marina del Pilar …"): a usual given name, then "of", then another.</summary>
    private static int Given(string text, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        var at = token - 1;
        while (at >= 0 && at > token - 3 && char.IsLower(text[tokens[at].Span.Start]) && lexicon.Cues.Of.Contains(Hash(text, tokens[at])))
            at--;
        if (at < 0 || at == token - 1 || !char.IsUpper(text[tokens[at].Span.Start]) || tokens[at + 1].Span.Length < 3 && at == token - 2)
            return token;
        var (kinds, own) = (lexicon.Phrases.Find([Hash(text, tokens[at])]), lexicon.Phrases.Find([Hash(text, tokens[token])]));
        return (kinds & own & PhraseKind.Given) != 0 ? at : token;
    }

    private static bool IsBody(string text, Token last, NameLexicon lexicon) =>
        char.IsUpper(text[last.Span.Start]) && lexicon.Cues.Heads.Contains(Hash(text, last));

    private static uint Hash(string text, Token token) => TokenSheet.WordHash(token.Span.Of(text.AsSpan()));
}
