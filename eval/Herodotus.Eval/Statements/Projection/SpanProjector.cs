using System.Collections.Immutable;
using Herodotus.Analyze.Statements;
using Herodotus.Reports;

namespace Herodotus.Eval.Statements.Projection;

/// <summary>
/// Carries the parts of a statement over to the translated sentence, or gives up: a part must stay in one piece, a verb must become a
/// verb, and what is said must end where a clause does.
/// </summary>
internal sealed class SpanProjector(
    ImmutableArray<Token> from, string fromText, ImmutableArray<Token> to, string toText, List<(int Left, int Right)> links)
{
    /// <summary>Of the words within a projected part, so many may belong to words outside of it.</summary>
    private const float MaxStrange = 0.15f;

    private readonly ILookup<int, int> _right = links.ToLookup(l => l.Left, l => l.Right);
    private readonly ILookup<int, int> _left = links.ToLookup(l => l.Right, l => l.Left);

    /// <summary>The parts in the other language; null when one does not come through whole.</summary>
    public (List<TokenRange> Source, TokenRange Cue, List<TokenRange> Content)? Project(List<TokenRange> source, TokenRange cue, List<TokenRange> content)
    {
        var said = Part(cue);
        if (said.IsEmpty || said.Count > cue.Count + 3 || (HasVerb(from, cue) && !HasVerb(to, said)))
            return null;
        var sources = new List<TokenRange>();
        foreach (var range in source)
        {
            var part = Part(range);
            while (part.Start > 0 && !part.IsEmpty && to[part.Start - 1].Pos == PartOfSpeech.Det && !said.Contains(part.Start - 1))
                part = part with { Start = part.Start - 1 };
            part = Trim(part);
            // A pronoun is left unsaid in Spanish: no part, and no error.
            if (part.IsEmpty && range.Count == 1 && from[range.Start].Pos == PartOfSpeech.Pron)
                continue;
            if (part.IsEmpty || part.Overlaps(said))
                return null;
            sources.Add(part);
        }

        var contents = new List<TokenRange>();
        foreach (var range in content)
        {
            var part = Clause(range, Part(range), said, sources);
            if (part.IsEmpty || part.Overlaps(said) || sources.Exists(part.Overlaps) || contents.Exists(part.Overlaps))
                return null;
            contents.Add(part);
        }

        return contents.Count == 0 ? null : (sources, said, contents);
    }

    private TokenRange Part(TokenRange range)
    {
        var (first, last, linked) = (int.MaxValue, -1, 0);
        for (var t = range.Start; t < range.End; t++)
        {
            if (!IsWord(from[t], fromText))
                continue;
            foreach (var at in _right[t])
            {
                if (!IsWord(to[at], toText))
                    continue;
                (first, last, linked) = (Math.Min(first, at), Math.Max(last, at), linked + 1);
            }
        }

        if (linked == 0)
            return default;
        var (strange, known) = (0, 0);
        for (var t = first; t <= last; t++)
        {
            if (!_left[t].Any())
                continue;
            known++;
            strange += _left[t].Any(range.Contains) ? 0 : 1;
        }

        return strange > MaxStrange * known || 2 * known < last + 1 - first ? default : new(first, last + 1);
    }

    /// <summary>A content taken to where its clause begins and ends.</summary>
    private TokenRange Clause(TokenRange source, TokenRange part, TokenRange cue, List<TokenRange> sources)
    {
        if (part.IsEmpty)
            return part;
        var (start, end) = (part.Start, part.End);
        bool Free(int t) => (uint)t < (uint)to.Length && !cue.Contains(t) && !sources.Exists(s => s.Contains(t));
        var complement = fromText.AsSpan(from[source.Start].Span.Start, from[source.Start].Span.Length) is "that";
        for (var back = 1; back <= 3 && Free(start - back); back++)
        {
            if (!_left[start - back].All(source.Contains) || (IsMark(to, toText, start - back) && !IsQuote(toText, to[start - back])))
                break;
            if (Word(start - back) is "que" or "si" || IsQuote(toText, to[start - back]))
            {
                start -= back;
                back = 0;
            }
        }

        if (complement && Word(start) is not ("que" or "si" or "de"))
            return default;
        // Where the English clause ends at a mark, so must this one; where it ends with the sentence, it runs to the end.
        var endsAtMark = source.End >= from.Length || IsMark(from, fromText, source.End) || IsMark(from, fromText, source.End - 1);
        if (endsAtMark)
        {
            var reach = end;
            while (reach < to.Length && reach - end <= 3 && Free(reach) && !IsMark(to, toText, reach) && _left[reach].All(source.Contains))
                reach++;
            if (reach < to.Length && !IsMark(to, toText, reach) && Free(reach))
                return default;
            end = reach;
        }

        while (end < to.Length && IsQuote(toText, to[end]) && source.End <= from.Length && IsQuote(fromText, from[source.End - 1]))
            end++;
        return new(start, end);
    }

    private TokenRange Trim(TokenRange part)
    {
        while (!part.IsEmpty && IsMark(to, toText, part.Start))
            part = part with { Start = part.Start + 1 };
        while (!part.IsEmpty && IsMark(to, toText, part.End - 1))
            part = part with { End = part.End - 1 };
        return part;
    }

    private string Word(int token) => toText.Substring(to[token].Span.Start, to[token].Span.Length).ToLowerInvariant();

    private static bool HasVerb(ImmutableArray<Token> tokens, TokenRange range)
    {
        for (var t = range.Start; t < range.End; t++)
        {
            if (tokens[t].Pos is PartOfSpeech.Verb)
                return true;
        }

        return false;
    }

    private static bool IsWord(Token token, string text) => char.IsLetterOrDigit(text[token.Span.Start]);

    private static bool IsMark(ImmutableArray<Token> tokens, string text, int token) =>
        (uint)token < (uint)tokens.Length && !IsWord(tokens[token], text) && text[tokens[token].Span.Start] is not ('%' or '$' or '-');

    private static bool IsQuote(string text, Token token) => text[token.Span.Start] is '"' or '“' or '”' or '«' or '»';
}
