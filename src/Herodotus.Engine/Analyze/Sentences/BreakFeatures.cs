using Herodotus.Learning.Features;
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

    /// <summary>How what stands around a place between tokens is written: what there is to tell a break by without a word.</summary>
    /// <param name="Said">What the rules say, and what the gap is.</param>
    /// <param name="Length">Of the sentence so far, coarsely.</param>
    /// <param name="Open">Brackets and quotes.</param>
    /// <param name="Left">The shape of the token before, <paramref name="Left2"/> of the one before that; <paramref name="Right"/> and <paramref name="Right2"/> of those after.</param>
    public readonly record struct Forms(uint Said, uint Length, uint Open, uint Left, uint Left2, uint Right, uint Right2)
    {
        /// <summary>All of it in 64 bits; not zero.</summary>
        internal ulong Key
        {
            get
            {
                var key = ((((ulong)Left2 << 32) | Left) * 0x9E3779B97F4A7C15) ^ ((((ulong)Right2 << 32) | Right) * 0xD6E8FEB86659FD93);
                return ((key ^ (key >> 31) ^ (Said | (Length << 4) | (Open << 8))) * 0x9E3779B97F4A7C15) | 1;
            }
        }
    }

    /// <summary>What is seen of a place before token <paramref name="at"/> without a look at the words.</summary>
    /// <param name="first">Where the sentence so far begins.</param>
    /// <param name="rule">What the rules say.</param>
    public static Forms Look(string text, ReadOnlySpan<Token> tokens, int first, int at, bool rule)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (before, next) = (tokens[at - 1].Span, tokens[at].Span);
        var gap = text.AsSpan(before.End, next.Start - before.End);
        var space = gap.IsEmpty ? 0u : gap.Contains('\n') ? 2u : 1u;
        return new Forms(
            (rule ? 1u : 0u) | (space << 1), (uint)Math.Min(7, System.Numerics.BitOperations.Log2((uint)(at - first) + 1)), Open(text, tokens, first, at),
            Shape(text, tokens, at - 1), Shape(text, tokens, at - 2), Shape(text, tokens, at), Shape(text, tokens, at + 1));
    }

    /// <summary>Adds one item to <paramref name="rows"/> for a break before token <paramref name="at"/>.</summary>
    /// <param name="first">Where the sentence so far begins.</param>
    /// <param name="rule">What the rules say.</param>
    public static void Add(string text, ReadOnlySpan<Token> tokens, int first, int at, bool rule, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var forms = Look(text, tokens, first, at, rule);
        rows.StartItem();
        AddForms(forms, rows);
        AddWords(text, tokens, first, at, forms, rows);
    }

    /// <summary>Adds to an item what the forms say.</summary>
    public static void AddForms(in Forms forms, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (said, left, right, space) = (forms.Said, forms.Left, forms.Right, forms.Said >> 1);
        rows.Add(FeatureHash.Mix(1, said));
        rows.Add(FeatureHash.Mix(7, left, right));
        rows.Add(FeatureHash.Mix(8, (forms.Left2 << 16) ^ left, right ^ (space << 8)));
        rows.Add(FeatureHash.Mix(9, left, (right << 16) ^ forms.Right2));
        rows.Add(FeatureHash.Mix(10, forms.Length, said));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(11, forms.Length), left, right));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(12, forms.Open), left, right));
        rows.Add(FeatureHash.Mix(13, forms.Open, said));
    }

    /// <summary>Adds to an item what the words say.</summary>
    public static void AddWords(string text, ReadOnlySpan<Token> tokens, int first, int at, in Forms forms, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (left, left2, left3) = (Word(text, tokens, at - 1), Word(text, tokens, at - 2), Word(text, tokens, at - 3));
        var (right, right2, right3) = (Word(text, tokens, at), Word(text, tokens, at + 1), Word(text, tokens, at + 2));
        var said = forms.Said;
        rows.Add(FeatureHash.Mix(2, left, said));
        rows.Add(FeatureHash.Mix(3, right, said));
        rows.Add(FeatureHash.Mix(4, left2, left));
        rows.Add(FeatureHash.Mix(5, right, right2));
        rows.Add(FeatureHash.Mix(6, left, right));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(14, left3), left2, left));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(15, right), right2, right3));
        rows.Add(FeatureHash.Mix(16, left, forms.Right));
        rows.Add(FeatureHash.Mix(17, forms.Left, right));
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
