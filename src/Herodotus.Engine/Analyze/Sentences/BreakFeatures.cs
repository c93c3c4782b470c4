using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze.Sentences;

/// <summary>What tells a sentence break between two tokens: the marks and words on both sides, the gap, what is open, and what the rule says.</summary>
public static class BreakFeatures
{
    /// <summary>False where no text of any kind breaks, so that nothing need be asked: inside a run of words without a mark, a line break or a capital.</summary>
    public static bool IsCandidate(string text, ReadOnlySpan<Token> tokens, int at)
    {
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var (last, first) = (text[before.End - 1], text[next.Start]);
        if (!char.IsLetterOrDigit(last))
            return last is not (',' or '(' or '[' or '$' or '-' or '/' or '@' or '&' or '«' or '“' or '¿' or '¡');
        return char.IsUpper(first) || char.IsDigit(first) || first is '#' or '*' or '-' or '•' or '¿' or '¡' || text.AsSpan(before.End, next.Start - before.End).Contains('\n');
    }

    /// <summary>Adds one item to <paramref name="rows"/> for a break before token <paramref name="at"/>.</summary>
    /// <param name="first">Where the sentence so far begins.</param>
    /// <param name="rule">What the rules say.</param>
    public static void Add(string text, ReadOnlySpan<Token> tokens, int first, int at, bool rule, FeatureRows rows)
    {
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var gap = text.AsSpan(before.End, next.Start - before.End);
        var space = gap.IsEmpty ? 0u : gap.Contains('\n') ? 2u : 1u;
        var said = (rule ? 1u : 0u) | (space << 1);
        var (left, left2, left3) = (Word(text, tokens, at - 1), Word(text, tokens, at - 2), Word(text, tokens, at - 3));
        var (right, right2, right3) = (Word(text, tokens, at), Word(text, tokens, at + 1), Word(text, tokens, at + 2));
        var (leftShape, rightShape) = (Shape(text, tokens, at - 1), Shape(text, tokens, at));
        var (left2Shape, right2Shape) = (Shape(text, tokens, at - 2), Shape(text, tokens, at + 1));
        var length = (uint)Math.Min(7, System.Numerics.BitOperations.Log2((uint)(at - first) + 1));
        var open = Open(text, tokens, first, at);

        rows.StartItem();
        rows.Add(FeatureHash.Mix(1, said));
        rows.Add(FeatureHash.Mix(2, left, said));
        rows.Add(FeatureHash.Mix(3, right, said));
        rows.Add(FeatureHash.Mix(4, left2, left));
        rows.Add(FeatureHash.Mix(5, right, right2));
        rows.Add(FeatureHash.Mix(6, left, right));
        rows.Add(FeatureHash.Mix(7, leftShape, rightShape));
        rows.Add(FeatureHash.Mix(8, (left2Shape << 16) ^ leftShape, rightShape ^ (space << 8)));
        rows.Add(FeatureHash.Mix(9, leftShape, (rightShape << 16) ^ right2Shape));
        rows.Add(FeatureHash.Mix(10, length, said));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(11, length), leftShape, rightShape));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(12, open), leftShape, rightShape));
        rows.Add(FeatureHash.Mix(13, open, said));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(14, left3), left2, left));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(15, right), right2, right3));
        rows.Add(FeatureHash.Mix(16, left, rightShape));
        rows.Add(FeatureHash.Mix(17, leftShape, right));
        rows.Add(FeatureHash.Mix(18, left2, said));
        rows.Add(FeatureHash.Mix(19, right2, said));
        rows.Add(FeatureHash.Mix(20, Word(text, tokens, first), said));
    }

    private static uint Word(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if ((uint)at >= (uint)tokens.Length)
            return 1;
        var span = tokens[at].Span;
        return FeatureHash.OfLower(text.AsSpan(span.Start, Math.Min(span.Length, 24)));
    }

    /// <summary>Marks as they are; words by capital, length and digits.</summary>
    private static uint Shape(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if ((uint)at >= (uint)tokens.Length)
            return 1;
        var span = tokens[at].Span;
        var unit = text[span.Start];
        if (char.IsDigit(unit))
            return 2;
        if (!char.IsLetter(unit))
            return unit + (span.Length > 1 ? 0x100u : 0u);
        var last = text[span.End - 1] == '.' ? 8u : 0u;
        if (!char.IsUpper(unit))
            return 3 | last;
        return (span.Length == 1 ? 4u : char.IsUpper(text[span.Start + 1]) ? 5u : 6u) | last;
    }

    /// <summary>Brackets and quotes open in the last hundred tokens of the sentence.</summary>
    private static uint Open(string text, ReadOnlySpan<Token> tokens, int first, int at)
    {
        var (brackets, quotes) = (0, 0);
        for (var i = Math.Max(first, at - 100); i < at; i++)
        {
            switch (text[tokens[i].Span.Start])
            {
                case '(' or '[':
                    brackets++;
                    break;
                case ')' or ']':
                    brackets--;
                    break;
                case '"':
                    quotes ^= 1;
                    break;
                case '“' or '«':
                    quotes = 1;
                    break;
                case '”' or '»':
                    quotes = 0;
                    break;
            }
        }

        return (brackets > 0 ? 1u : 0u) | ((uint)quotes << 1);
    }
}
