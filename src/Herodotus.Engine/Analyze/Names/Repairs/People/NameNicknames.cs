using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.People;

/// <summary>
/// Nicknames in marks are persons' names of their own: after "alias" and the like, after a person's name, and, where they begin with an article as
/// nicknames do, after what stands before a person (Detienen a «El Güero») or before what says what somebody does («El Güero», presunto líder). Between a given name
/// and what is a family name or was read as somebody they are of one name with both (Ana «Nita» Ruiz).
/// </summary>
public static class NameNicknames
{
    /// <summary>A nickname has at most so many tokens ("El Señor de los Cielos").</summary>
    private const int Longest = 5;

    /// <summary>The names with the nicknames, in order; what was read within one gives way to it.</summary>
    public static ImmutableArray<NameMention> Add(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (lexicon.Cues.Called.Count == 0)
            return names;
        List<NameMention>? all = null;
        var name = 0;
        for (var open = 1; open + 2 < tokens.Length; open++)
        {
            for (; name < names.Length && names[name].Span.End <= tokens[open].Span.Start; name++)
                all?.Add(names[name]);
            if (Closing(text, tokens[open]) is var mark && mark == '\0' || (name < names.Length && names[name].Span.Start <= tokens[open].Span.Start))
                continue;
            var close = Close(text, tokens, open, mark, lexicon);
            if (close > 0 && Around(text, names.AsSpan(), name, tokens, open, close, lexicon) is > 0 and var whole)
            {
                all ??= [.. names.AsSpan(0, name)];
                all.Add(new NameMention(TextSpan.FromBounds(tokens[open - 1].Span.Start, whole), NameType.Person));
                while (name < names.Length && names[name].Span.Start < whole)
                    name++;
                open = close;
                continue;
            }

            if (close == 0 || !IsCalled(text, name == 0 ? null : names[name - 1], tokens, open, close, lexicon))
                continue;
            all ??= [.. names.AsSpan(0, name)];
            all.Add(new NameMention(TextSpan.FromBounds(tokens[open + 1].Span.Start, tokens[close - 1].Span.End), NameType.Person));
            while (name < names.Length && names[name].Span.Start < tokens[close].Span.Start)
                name++;
            open = close;
        }

        if (all is null)
            return names;
        while (name < names.Length)
            all.Add(names[name++]);
        return [.. all];
    }

    /// <summary>The mark that closes what another opens; the null character for a token that opens nothing.</summary>
    internal static char Closing(string text, Token token)
    {
        var close = text[token.Span.Start] switch
        {
            '"' => '"',
            '“' or '”' => '”',
            '„' => '“',
            '\'' => '\'',
            '‘' => '’',
            '«' => '»',
            '(' => ')',
            _ => '\0',
        };
        return close == '\0' || token.Span.Length == 1 || token.Span.Of(text.AsSpan()) is "''" ? close : '\0';
    }

    /// <summary>The token closes what another opened with a mark that <paramref name="mark"/> closes; two apostrophes close two.</summary>
    internal static bool Closes(string text, Token token, Token opening, char mark) =>
        token.Span.Length == opening.Span.Length && text[token.Span.Start] == mark;

    /// <summary>Where the name ends that a given name right before the marks begins, and a family name or somebody's name behind them goes on; zero where there is none.</summary>
    private static int Around(string text, ReadOnlySpan<NameMention> names, int name, ImmutableArray<Token> tokens, int open, int close, NameLexicon lexicon)
    {
        var last = close + 1;
        if (last >= tokens.Length || !NameTokens.IsNext(text, tokens, open) || !NameTokens.IsNext(text, tokens, last) || !char.IsUpper(text[tokens[open - 1].Span.Start])
            || !char.IsUpper(text[tokens[last].Span.Start]) || (name > 0 && names[name - 1].Span.End > tokens[open - 1].Span.Start) || (lexicon.Phrases.Find([NameTokens.Word(text, tokens[open - 1])]) & PhraseKind.Given) == 0)
            return 0;
        foreach (var next in names[name..Math.Min(names.Length, name + Longest)])
        {
            if (next.Span.Start == tokens[last].Span.Start && next.Type == NameType.Person)
                return next.Span.End;
        }

        if ((lexicon.Phrases.Find([NameTokens.Word(text, tokens[last])]) & PhraseKind.Family) == 0)
            return 0;
        var second = last + 1 < tokens.Length && NameTokens.IsNext(text, tokens, last + 1) && char.IsUpper(text[tokens[last + 1].Span.Start])
            && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[last + 1])]) & PhraseKind.Family) != 0;
        return tokens[second ? last + 1 : last].Span.End;
    }

    /// <summary>Where the marks around words with capitals, small words and numbers close; zero where they hold something else.</summary>
    private static int Close(string text, ImmutableArray<Token> tokens, int open, char mark, NameLexicon lexicon)
    {
        if (mark == ')' || !(char.IsUpper(text[tokens[open + 1].Span.Start]) || BeginsSmall(text, tokens, open + 1, lexicon)) || tokens[open + 1].Span.Start != tokens[open].Span.End)
            return 0;
        for (var at = open + 1; at < tokens.Length && at <= open + 1 + Longest; at++)
        {
            var first = text[tokens[at].Span.Start];
            if (Closes(text, tokens[at], tokens[open], mark))
                return at > open + 1 && !char.IsLower(text[tokens[at - 1].Span.Start]) ? at : 0;
            if (!char.IsUpper(first) && !char.IsAsciiDigit(first) && !lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[at])) && !lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[at])))
                return 0;
        }

        return 0;
    }

    /// <summary>The article of a nickname in lower case ("el Zarco").</summary>
    private static bool BeginsSmall(string text, ImmutableArray<Token> tokens, int at, NameLexicon lexicon) =>
        NameTokens.IsNext(text, tokens, at + 1) && char.IsUpper(text[tokens[at + 1].Span.Start]) && lexicon.Cues.Nickname.Contains(NameTokens.Word(text, tokens[at]));

    private static bool IsCalled(string text, NameMention? last, ImmutableArray<Token> tokens, int open, int close, NameLexicon lexicon)
    {
        var before = NameTokens.Word(text, tokens[open - 1]);
        if (lexicon.Cues.Alias.Contains(before))
            return true;
        if (close < open + 3 || !lexicon.Cues.Nickname.Contains(NameTokens.Word(text, tokens[open + 1])) || IsKnown(text, tokens[(open + 1)..close], lexicon))
            return false;
        var comma = text[tokens[open - 1].Span.Start] == ',' ? open - 2 : open - 1;
        if (open > 1 && lexicon.Cues.Of.Contains(before) && NameTokens.Word(text, tokens[open - 2]) is var noun && (lexicon.Cues.Bearer.Contains(noun) || lexicon.Cues.Members.Contains(noun)))
            return true;
        return lexicon.Cues.Called.Contains(before) || IsTold(text, tokens, close, lexicon) || (last is { Type: NameType.Person } person && comma >= 0 && person.Span.End == tokens[comma].Span.End);
    }

    /// <summary>What follows says what the bearer does ("El Chispas", presunto líder …).</summary>
    private static bool IsTold(string text, ImmutableArray<Token> tokens, int close, NameLexicon lexicon)
    {
        if (close + 2 >= tokens.Length || text[tokens[close + 1].Span.Start] != ',')
            return false;
        var word = NameTokens.Word(text, tokens[close + 2]);
        return lexicon.Cues.Suspect.Contains(word) || lexicon.Cues.Members.Contains(word) || lexicon.Cues.Bearer.Contains(word);
    }

    /// <summary>A paper, body or work known by that name ("La Jornada").</summary>
    private static bool IsKnown(string text, ImmutableArray<Token> own, NameLexicon lexicon) =>
        (NameTokens.Kinds(text, own, 0, own.Length, lexicon) & (PhraseKind.Outlet | PhraseKind.Body | PhraseKind.Company | PhraseKind.Party)) != 0;
}
