using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.People;

/// <summary>Initials of people, whose points are often taken for a sentence's end: they belong to the person's name after them ("T.W. Shaw"), and what follows them does too ("Ana B. Ruiz").</summary>
public static class NameInitials
{
    /// <summary>Nobody has more of them in a row.</summary>
    private const int Most = 3;

    /// <summary>Kinds that a person's name is made of.</summary>
    private const PhraseKind Parts = PhraseKind.Given | PhraseKind.Family | PhraseKind.NamePart;

    /// <summary>The names in order, people's with their initials.</summary>
    public static ImmutableArray<NameMention> Join(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        ImmutableArray<NameMention>.Builder? joined = null;
        var (token, free) = (0, 0);
        for (var i = 0; i < names.Length; i++)
        {
            var (name, last) = (names[i], i);
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (name.Type == NameType.Person && end > token)
            {
                var start = Before(text, tokens, token, free, lexicon);
                var stop = After(text, names, ref last, tokens, token, end, lexicon);
                name = name with { Span = TextSpan.FromBounds(start == token ? name.Span.Start : tokens[start].Span.Start, stop == end ? name.Span.End : tokens[stop - 1].Span.End) };
            }

            if (name != names[i] && joined is null)
            {
                joined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
                joined.AddRange(names.AsSpan(0, i));
            }

            joined?.Add(name);
            (free, i) = (name.Span.End, last);
        }

        return joined?.DrainToImmutable() ?? names;
    }

    /// <summary>The first of the initials that stand before a token; what stands before <paramref name="free"/> is of other names.</summary>
    private static int Before(string text, ImmutableArray<Token> tokens, int token, int free, NameLexicon lexicon)
    {
        var first = token;
        for (var count = 0; count < Most && first > 0 && NameTokens.IsNext(text, tokens, first) && Initials(text, tokens, first) is > 0 and var length; count++)
        {
            var at = first - length;
            if (tokens[at].Span.Start < free || IsKnown(text, tokens, at, lexicon))
                break;
            first = at;
        }

        // One letter after a word with a capital ends that as often ("Plan B. Ruiz said …").
        var single = tokens[first].Span.Length <= 2;
        return first < token && single && first > 0 && char.IsUpper(text[tokens[first - 1].Span.Start]) ? token : first;
    }

    /// <summary>Past the family name that follows a name which ends with an initial.</summary>
    /// <param name="last">The number of the last name that is of it.</param>
    private static int After(string text, ImmutableArray<NameMention> names, ref int last, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var next = end < tokens.Length && IsPoint(text, tokens[end]) && tokens[end].Span.Start == tokens[end - 1].Span.End ? end + 1 : end;
        if (next >= tokens.Length || !NameTokens.IsNext(text, tokens, next) || Initials(text, tokens, next) is not (> 0 and var length))
            return end;
        var follows = last + 1 < names.Length && names[last + 1].Type == NameType.Person && names[last + 1].Span.Start == tokens[next].Span.Start;
        // An initial alone is of whoever comes next.
        if (next - length <= token)
            return follows ? NameTokens.End(tokens, names[++last].Span, ref next) : end;
        if (!char.IsUpper(text[tokens[next].Span.Start]) || tokens[next].Span.Length < 2 || (lexicon.Phrases.Find([NameTokens.Word(text, tokens[next])]) & Parts) == 0)
            return end;
        if (last + 1 == names.Length || names[last + 1].Span.Start >= tokens[next].Span.End)
            return HardlyLower(text, tokens[next], lexicon) ? next + 1 : end;
        return follows ? NameTokens.End(tokens, names[++last].Span, ref next) : end;
    }

    /// <summary>A word that is mostly met with a capital: others begin a sentence ("Thanks").</summary>
    private static bool HardlyLower(string text, Token token, NameLexicon lexicon) => WordSenses.IsMostlyCapital(lexicon.Senses[NameTokens.Word(text, token)]);

    /// <summary>How many tokens the initial before a token is: letters with a point each in one, or one letter and its point; zero where there is none.</summary>
    private static int Initials(string text, ImmutableArray<Token> tokens, int before)
    {
        var last = tokens[before - 1].Span.Of(text.AsSpan());
        if (last is ".")
            return before > 1 && tokens[before - 2].Span is { Length: 1 } letter && letter.End == tokens[before - 1].Span.Start && char.IsUpper(text[letter.Start]) ? 2 : 0;
        if (last.Length is < 2 or > 2 * Most || last.Length % 2 != 0)
            return 0;
        for (var at = 0; at < last.Length; at += 2)
        {
            if (!char.IsUpper(last[at]) || last[at + 1] != '.')
                return 0;
        }

        return 1;
    }

    /// <summary>Something else than a person's initials ("U.S.", "P.S.").</summary>
    private static bool IsKnown(string text, ImmutableArray<Token> tokens, int at, NameLexicon lexicon) =>
        tokens[at].Span.Length > 2 && NameTokens.Word(text, tokens[at]) is var word
        && ((lexicon.Phrases.Find([word]) & ~Parts) != 0 || (lexicon.Senses[word] is not 0 and var sense && WordSenses.TypeOf(sense) != NameType.Person));

    private static bool IsPoint(string text, Token token) => token.Span.Length == 1 && text[token.Span.Start] == '.';
}
