using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>Features of a token by itself and its surroundings, whatever the cue: both taggers start from them.</summary>
internal static class TokenFeatures
{
    /// <summary>The classes of words that count as a feature.</summary>
    private const uint Classes = 0x1FFFFF;

    /// <summary>Kinds of features that a key stands for.</summary>
    public const int Keys = 3;

    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;

    public static void Add(FeatureRows rows, TokenView view, int t)
    {
        for (var kind = 0; kind < Keys; kind++)
            Add(rows, view, t, kind);
        AddRest(rows, view, t);
    }

    /// <summary>What the features of each kind are made of, as a key a kind: tokens with the same key have the same features of that kind.</summary>
    public static void AddKeys(TokenView view, int t, Span<ulong> keys)
    {
        keys[0] = Key(1, ((ulong)view.Word[t] << 32) | view.Suffix[t], (view.FineAt(t) << 16) | ((uint)view.Shape[t] << 8) | view.Place[t]);
        keys[1] = Key(2, ((ulong)Tags(view, t) << 32) | (view.PosAt(t - 2) << 8) | view.PosAt(t + 2), 0);
        var lexical = Key(3, ((ulong)view.Lexical[t] << 32) | view.LexicalAt(t - 1), ((ulong)view.LexicalAt(t + 1) << 32) | ((uint)view.Passage.Class(t) & Classes));
        keys[2] = Key(lexical, ((ulong)Tags(view, t) << 32) | (view.NameAt(t - 1) << 16) | (view.NameAt(t) << 8) | view.NameAt(t + 1), ((uint)view.Quote[t] << 16) | (view.QuoteAt(t - 1) << 8) | view.QuoteAt(t + 1));
    }

    /// <summary>The features of one kind: of the word by itself, of the tags around it, of what lexicon, names and marks say.</summary>
    public static void Add(FeatureRows rows, TokenView view, int t, int kind)
    {
        if (kind == 0)
            AddWord(rows, view, t);
        else if (kind == 1)
            AddTags(rows, view, t);
        else
            AddSigns(rows, view, t);
    }

    /// <summary>The features that keys do not stand for: what they are made of seldom comes together again.</summary>
    public static void AddRest(FeatureRows rows, TokenView view, int t)
    {
        uint word = view.Word[t], before = view.WordAt(t - 1), after = view.WordAt(t + 1);
        uint pos = view.PosAt(t), posBefore = view.PosAt(t - 1), posAfter = view.PosAt(t + 1);
        rows.Add(FeatureHash.Mix(3, before));
        rows.Add(FeatureHash.Mix(4, after));
        rows.Add(FeatureHash.Mix(5, view.WordAt(t - 2)));
        rows.Add(FeatureHash.Mix(6, view.WordAt(t + 2)));
        rows.Add(FeatureHash.Mix(7, before, word));
        rows.Add(FeatureHash.Mix(8, word, after));
        var (left, right) = (view.Left[t], view.Right[t]);
        rows.Add(FeatureHash.Mix(28, left.Cue < 0 ? 0 : view.Word[left.Cue], left.Cue < 0 ? 31 : TokenView.Bucket(t - left.Cue - 1)));
        rows.Add(FeatureHash.Mix(29, right.Cue < 0 ? 0 : view.Word[right.Cue], right.Cue < 0 ? 31 : TokenView.Bucket(right.Cue - t - 1)));
        rows.Add(FeatureHash.Mix(30, left.Verb < 0 ? 0 : view.Word[left.Verb], pos));
        rows.Add(FeatureHash.Mix(31, right.Verb < 0 ? 0 : view.Word[right.Verb], pos));
        rows.Add(FeatureHash.Mix(32, (uint)Math.Min(3, left.Verbs) * 4 + (uint)Math.Min(3, right.Verbs), pos));
        rows.Add(FeatureHash.Mix(33, Mark(view, left.Punctuation), left.Punctuation < 0 ? 31 : TokenView.Bucket(t - left.Punctuation - 1)));
        rows.Add(FeatureHash.Mix(34, Mark(view, right.Punctuation), right.Punctuation < 0 ? 31 : TokenView.Bucket(right.Punctuation - t - 1)));
        rows.Add(FeatureHash.Mix(35, Mark(view, left.Punctuation), (pos << 8) | view.Place[t]));
        rows.Add(FeatureHash.Mix(36, Mark(view, right.Punctuation), (pos << 8) | view.Place[t]));
        uint fine = view.FineAt(t), coarse = view.CoarseAt(t);
        if (fine != 0)
        {
            rows.Add(FeatureHash.Mix(41, fine, (posBefore << 8) | posAfter));
            rows.Add(FeatureHash.Mix(42, fine, after));
            rows.Add(FeatureHash.Mix(43, fine, view.FineAt(t + 1)));
        }

        rows.Add(FeatureHash.Mix(44, view.FineAt(t - 1), pos));
        rows.Add(FeatureHash.Mix(45, view.FineAt(t + 1), pos));
        rows.Add(FeatureHash.Mix(46, FeatureHash.Mix(view.CoarseAt(t - 1), coarse), view.CoarseAt(t + 1)));
        if (left.Verb >= 0)
            rows.Add(FeatureHash.Mix(47, view.FineAt(left.Verb), pos));
        if (right.Verb >= 0)
            rows.Add(FeatureHash.Mix(48, view.FineAt(right.Verb), pos));
    }

    private static void AddWord(FeatureRows rows, TokenView view, int t)
    {
        rows.Add(1);
        rows.Add(FeatureHash.Mix(2, view.Word[t]));
        rows.Add(FeatureHash.Mix(9, view.Suffix[t]));
        rows.Add(FeatureHash.Mix(10, view.Shape[t], view.Place[t]));
        if (view.FineAt(t) is not 0 and var fine)
            rows.Add(FeatureHash.Mix(40, fine));
    }

    private static void AddTags(FeatureRows rows, TokenView view, int t)
    {
        uint pos = view.PosAt(t), posBefore = view.PosAt(t - 1), posAfter = view.PosAt(t + 1);
        rows.Add(FeatureHash.Mix(11, pos));
        rows.Add(FeatureHash.Mix(12, (posBefore << 8) | pos));
        rows.Add(FeatureHash.Mix(13, (pos << 8) | posAfter));
        rows.Add(FeatureHash.Mix(14, (posBefore << 16) | (pos << 8) | posAfter));
        rows.Add(FeatureHash.Mix(15, (view.PosAt(t - 2) << 16) | (posBefore << 8) | pos));
        rows.Add(FeatureHash.Mix(16, (pos << 16) | (posAfter << 8) | view.PosAt(t + 2)));
    }

    private static void AddSigns(FeatureRows rows, TokenView view, int t)
    {
        uint pos = view.PosAt(t), posBefore = view.PosAt(t - 1), posAfter = view.PosAt(t + 1);
        uint quote = view.Quote[t], lexical = view.Lexical[t], sort = (uint)view.Passage.Class(t) & Classes;
        rows.Add(FeatureHash.Mix(17, lexical));
        rows.Add(FeatureHash.Mix(18, lexical, (posBefore << 8) | view.NameAt(t - 1)));
        rows.Add(FeatureHash.Mix(19, lexical, (posAfter << 8) | view.QuoteAt(t + 1)));
        rows.Add(FeatureHash.Mix(20, view.LexicalAt(t - 1), pos));
        rows.Add(FeatureHash.Mix(21, view.LexicalAt(t + 1), pos));
        rows.Add(FeatureHash.Mix(22, (view.NameAt(t) << 8) | view.NameAt(t + 1)));
        rows.Add(FeatureHash.Mix(23, view.NameAt(t), view.LexicalAt(t + 1)));
        rows.Add(FeatureHash.Mix(24, (quote << 16) | (view.QuoteAt(t - 1) << 8) | view.QuoteAt(t + 1)));
        rows.Add(FeatureHash.Mix(25, quote, pos));
        rows.Add(FeatureHash.Mix(26, sort, posAfter));
        rows.Add(FeatureHash.Mix(27, sort, lexical));
    }

    /// <summary>The tags of a token and its neighbors.</summary>
    private static uint Tags(TokenView view, int t) => (view.PosAt(t - 1) << 16) | (view.PosAt(t) << 8) | view.PosAt(t + 1);

    /// <summary>Spread over all bits, never zero: that two keys of a report meet is not to be feared.</summary>
    private static ulong Key(ulong kind, ulong one, ulong other)
    {
        var key = (kind ^ one) * First;
        key = (key ^ (key >> 29) ^ other) * Second;
        key = (key ^ (key >> 32)) * First;
        return (key ^ (key >> 29)) | 1;
    }

    /// <summary>A punctuation mark's own hash; 0 for none.</summary>
    public static uint Mark(TokenView view, int token) => token < 0 ? 0 : view.Word[token];
}
