using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Sentences;

/// <summary>
/// Groups tokens into sentences: by stops with the quotes and brackets that close after them, by empty lines, and by line breaks where
/// a new line begins like a sentence. Where a language has a model (<c>sentences.model</c>), it has the last word, with what the rules
/// say as its strongest feature. Every token is in exactly one sentence.
/// </summary>
public sealed class SentenceSplitter(TokenLexicon lexicon, LinearClassifier? model = null)
{
    /// <summary>The labels of a model, in order.</summary>
    public static ImmutableArray<string> Labels { get; } = ["inside", "break"];

    public static SentenceSplitter Load(DataFolder data, string language, TokenLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "sentences.model");
        return new SentenceSplitter(lexicon, File.Exists(path) ? LinearClassifier.Read(path) : null);
    }

    /// <summary>A line at least this long that goes on in the next is taken for wrapped text.</summary>
    private const int WrapLength = 60;

    /// <summary>Tokens of a dated heading, its stop counted.</summary>
    private const int MaxHeading = 7;

    public ImmutableArray<Sentence> Split(string text, ImmutableArray<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = ImmutableArray.CreateBuilder<Sentence>((tokens.Length / 20) + 1);
        var asked = model is null ? null : ThreadWork<LinearClassifier, BreakModel>.Of(model, static model => new BreakModel(model));
        var first = 0;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (GoesOn(text, tokens[at - 1].Span, tokens[at].Span) || !Breaks(text, tokens, first, at, asked))
                continue;
            Add(first, at);
            first = at;
        }

        if (first < tokens.Length)
            Add(first, tokens.Length);
        return sentences.DrainToImmutable();

        void Add(int from, int to) => sentences.Add(
            new Sentence(TextSpan.FromBounds(tokens[from].Span.Start, tokens[to - 1].Span.End), from, to - from));
    }

    /// <summary>A word in lower case stands a blank behind another word that ends with a small letter: most places of a text, where nothing breaks.</summary>
    private static bool GoesOn(string text, TextSpan before, TextSpan next) =>
        next.Start == before.End + 1 && text[before.End] == ' ' && char.IsAsciiLetterLower(text[next.Start]) && char.IsAsciiLetterLower(text[before.End - 1]) && char.IsAsciiLetter(text[before.Start]);

    private bool Breaks(string text, ImmutableArray<Token> tokens, int first, int at, BreakModel? asked)
    {
        if (IsParagraph(text, tokens, at))
            return true;
        if (IsPlain(text, tokens, first, at))
            return true;
        var rule = RuleBreaks(text, tokens, first, at);
        return asked is null || !BreakFeatures.IsCandidate(text, tokens.AsSpan(), at) ? rule : asked.Breaks(text, tokens.AsSpan(), first, at, rule);
    }

    /// <summary>
    /// Where no model need be asked: a line ends with a stop, or as a headline or an item of a list does; the same abbreviation comes twice
    /// ("… to U.S. U.S. authorities"), or a word stands after one of capitals that is capitalized only where a sentence begins ("… the U.S. The …").
    /// </summary>
    public bool IsPlain(string text, ImmutableArray<Token> tokens, int first, int at)
    {
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var gap = text.AsSpan(before.End, next.Start - before.End);
        if (gap.IsEmpty)
            return false;
        if (gap.Contains('\n') && (IsStopBreak(text, tokens, first, at, glued: false) || (IsLineBreak(text, before, next.Start) && !IsDateHeading(text, tokens, first, at))))
            return true;
        return before.Length > 3 && text[before.End - 1] == '.' && text[before.Start] != '.' && text.AsSpan(before.Start, before.Length - 1).Contains('.')
            && (text.AsSpan(before.Start, before.Length).SequenceEqual(text.AsSpan(next.Start, next.Length))
                || (char.IsUpper(text[before.Start]) && char.IsUpper(text[next.Start]) && lexicon.IsStarter(text.AsSpan(next.Start, next.Length))));
    }

    /// <summary>True when an empty line stands before the token.</summary>
    public static bool IsParagraph(string text, ImmutableArray<Token> tokens, int at)
    {
        var gap = text.AsSpan(tokens[at - 1].Span.End, tokens[at].Span.Start - tokens[at - 1].Span.End);
        return gap.Length > 1 && (gap.Count('\n') >= 2 || gap.Contains('\u2029'));
    }

    /// <summary>True when, by the rules alone, a sentence that began at <paramref name="first"/> ends before token <paramref name="at"/>.</summary>
    public bool RuleBreaks(string text, ImmutableArray<Token> tokens, int first, int at)
    {
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var gap = text.AsSpan(before.End, next.Start - before.End);
        if (gap.Contains('\n') && IsLineBreak(text, before, next.Start))
            return true;
        if (IsDateHeading(text, tokens, first, at))
            return false;
        return IsStopBreak(text, tokens, first, at, gap.IsEmpty) || IsHeadline(text, tokens, first, at);
    }

    /// <summary>"9 de diciembre. - The minister …": a short dated heading belongs to what its dash leads to.</summary>
    private static bool IsDateHeading(string text, ImmutableArray<Token> tokens, int first, int at) =>
        at - first <= MaxHeading && text[tokens[at].Span.Start] is '-' or '–' or '—' && char.IsDigit(text[tokens[first].Span.Start]);

    /// <summary>A headline in capitals that runs into the text: words in capitals only, then one that is not.</summary>
    private static bool IsHeadline(string text, ImmutableArray<Token> tokens, int first, int at)
    {
        var next = tokens[at].Span;
        if (at - first is < 4 or > 25 || next.Length < 2 || !char.IsUpper(text[next.Start]) || !char.IsLower(text[next.Start + 1]))
            return false;
        var words = 0;
        for (var i = first; i < at; i++)
        {
            foreach (var unit in text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length))
            {
                if (char.IsLower(unit))
                    return false;
            }

            words += char.IsUpper(text[tokens[i].Span.Start]) ? 1 : 0;
        }

        return words >= 4;
    }

    private bool IsStopBreak(string text, ImmutableArray<Token> tokens, int first, int at, bool glued)
    {
        // Back over what may close after a stop.
        var stop = at - 1;
        while (stop > first && IsCloser(text, tokens[stop].Span, glued || tokens[stop].Span.Start > tokens[stop - 1].Span.End))
            stop--;
        var span = tokens[stop].Span;
        var mark = text[span.End - 1];
        if (!(mark is '.' or '!' or '?' or '…' or '。' or '？' or '！'))
            return false;
        var next = text.AsSpan(tokens[at].Span.Start, tokens[at].Span.Length);
        if (IsCloserMark(next) && glued)
            return false;
        if (span.Length > 1 && mark == '.' && text[span.Start] != '.')
            return stop == at - 1 && AbbreviationEnds(text, span, tokens, at, next);
        if (mark is '.' or '…' && span.Length > 1)
            return Begins(text, tokens, at) && !glued;
        if (glued && stop == at - 1)
            return char.IsUpper(next[0]) && mark is '.' or '!' or '?' && stop > first;
        if (mark is '!' or '?')
            return Begins(text, tokens, at);
        return Begins(text, tokens, at);
    }

    /// <summary>An abbreviation ends a sentence only before a word that is capitalized because a sentence begins.</summary>
    private bool AbbreviationEnds(string text, TextSpan abbreviation, ImmutableArray<Token> tokens, int at, ReadOnlySpan<char> next)
    {
        var word = text.AsSpan(abbreviation.Start, abbreviation.Length - 1);
        if (lexicon.IsTitle(word) || (word.Length == 1 && char.IsUpper(word[0])))
            return false;
        return char.IsUpper(next[0]) && (lexicon.IsStarter(next) || at + 1 == tokens.Length);
    }

    /// <summary>What stands at the start of sentences: a capital, a number, an opening mark, a tag; lower case does not.</summary>
    private static bool Begins(string text, ImmutableArray<Token> tokens, int at)
    {
        for (var look = at; look < tokens.Length && look < at + 3; look++)
        {
            var unit = text[tokens[look].Span.Start];
            if (unit is '"' or '“' or '”' or '«' or '(' or '[' or '\'' or '‘' or '¿' or '¡' or '-' or '–' or '—' or '*' or '•' or '`')
                continue;
            return !char.IsLower(unit) && unit is not (',' or ';' or ')' or ':' or '.');
        }

        return true;
    }

    private static bool IsCloser(string text, TextSpan span, bool apart)
    {
        var unit = text[span.Start];
        if (unit is ')' or ']' or '”' or '’' or '»')
            return true;
        return unit is '"' or '\'' && !apart;
    }

    private static bool IsCloserMark(ReadOnlySpan<char> token) => token[0] is ')' or ']' or '”' or '’' or '»' or '"' or '\'';

    /// <summary>A single line break ends a sentence unless the line was only wrapped: long, with the next line going on in lower case.</summary>
    private static bool IsLineBreak(string text, TextSpan last, int next)
    {
        var end = last.End;
        var start = end;
        while (start > 0 && text[start - 1] != '\n' && end - start < WrapLength)
            start--;
        var unit = text[next];
        if (text[end - 1] is '.' or '!' or '?' or ':' or '…' or '"' or '”')
            return !char.IsLower(unit);
        if (end - start < WrapLength)
            return (!char.IsLower(unit) || end - start < WrapLength / 2) && !LeadsOn(text, last);
        return unit is '-' or '*' or '•' or '–' or '—';
    }

    /// <summary>A comma, or a short word in lower case ("of", "de"), does not end a line that is complete.</summary>
    private static bool LeadsOn(string text, TextSpan last) =>
        text[last.Start] == ',' || (last.Length <= 3 && char.IsLower(text[last.Start]) && char.IsLetter(text[last.End - 1]));
}
