using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Sentences;

/// <summary>
/// Groups tokens into sentences: by stops with the quotes and brackets that close after them, by empty lines, and by line breaks where
/// a new line begins like a sentence. Every token is in exactly one sentence.
/// </summary>
public sealed class SentenceSplitter(TokenLexicon lexicon)
{
    /// <summary>A line at least this long that goes on in the next is taken for wrapped text.</summary>
    private const int WrapLength = 60;

    public ImmutableArray<Sentence> Split(string text, ImmutableArray<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = ImmutableArray.CreateBuilder<Sentence>((tokens.Length / 20) + 1);
        var first = 0;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!IsBreak(text, tokens, first, at))
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

    /// <summary>True when a sentence begins at token <paramref name="at"/>.</summary>
    private bool IsBreak(string text, ImmutableArray<Token> tokens, int first, int at)
    {
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var gap = text.AsSpan(before.End, next.Start - before.End);
        var lines = gap.Count('\n');
        if (lines >= 2 || gap.Contains('\u2029'))
            return true;
        if (lines == 1 && IsLineBreak(text, before.End, next.Start))
            return true;
        return IsStopBreak(text, tokens, first, at, gap.IsEmpty);
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
            return Begins(text, tokens, at) || (stop == at - 1 && char.IsLower(next[0]) && stop - first > 2 && false);
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
    private static bool IsLineBreak(string text, int end, int next)
    {
        var start = end;
        while (start > 0 && text[start - 1] != '\n' && end - start < WrapLength)
            start--;
        var unit = text[next];
        if (text[end - 1] is '.' or '!' or '?' or ':' or '…' or '"' or '”')
            return !char.IsLower(unit);
        if (end - start < WrapLength)
            return !char.IsLower(unit) || end - start < WrapLength / 2;
        return unit is '-' or '*' or '•' or '–' or '—';
    }
}
