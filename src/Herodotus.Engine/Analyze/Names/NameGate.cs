using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;

namespace Herodotus.Analyze.Names;

/// <summary>
/// Tells the tokens that are surely in no name, so that nothing else is asked of them: more than half of a text. What decides is what the
/// model says of the word alone and of the words beside it, never what was met before. For one thread.
/// </summary>
/// <remarks>
/// Log-odds of standing outside against the best label of a name, by the features of the word itself. Chosen on the development sets of names and 123 news
/// reports (205,000 tokens, 108,000 of them passed): the last value at which hardly a token of a name passes (one or two, of lower-case posts).
/// </remarks>
internal sealed unsafe class NameGate(SequenceTagger tagger)
{
    /// <summary>A word in lower case, with no capital beside it.</summary>
    private const float Sure = 0.5f;

    /// <summary>What the words beside it must have at least: "of" is surely no name, yet in one where "bank" before it is.</summary>
    private const float Near = -0.5f;

    /// <summary>A mark with a capital on one side.</summary>
    private const float MarkBesideCapital = 1;

    /// <summary>A word in lower case with a capital beside it.</summary>
    private const float WordBesideCapital = 3;

    /// <summary>Words kept, as a power of two: what falls on the same place is worked out again.</summary>
    private const int Bits = 15;

    /// <summary>Of a token that speaks neither for nor against names beside it: a mark, the end of a sentence.</summary>
    private const int Free = int.MaxValue;

    /// <summary>Of a word with a capital.</summary>
    private const int Capital = int.MinValue;

    private readonly int _outside = tagger.Labels.IndexOf("O");

    /// <summary>The margins of the words met last, each in sixteen bits above which stand those of the word's key that its place does not tell.</summary>
    private readonly ulong[] _kept = new ulong[1 << Bits];
    private readonly ulong[] _keys = new ulong[TokenSheet.Window];
    private readonly FeatureRows _features = new();
    private readonly int[] _scores = new int[tagger.Stride];

    /// <summary>For each token of the window, with one more on both sides: what it has itself, and what it says of those beside it.</summary>
    private readonly int[] _own = new int[TokenSheet.Window];
    private readonly int[] _beside = new int[TokenSheet.Window + 2];

    private readonly int _sure = Units(tagger, Sure);
    private readonly int _near = Units(tagger, Near);
    private readonly int _markBesideCapital = Units(tagger, MarkBesideCapital);
    private readonly int _wordBesideCapital = Units(tagger, WordBesideCapital);

    /// <summary>Fills the label outside all names for tokens that surely have it, -1 for others.</summary>
    public void Fill(in NameWindow window, Span<sbyte> pinned)
    {
        var (sheet, count) = (window.Sheet, window.Sheet.Count);
        pinned = pinned[..count];
        pinned.Fill(-1);
        if (_outside < 0)
            return;
        _beside[0] = _beside[count + 1] = Free;
        // More words are kept than the nearest caches hold: all of the window are asked for before the first is needed.
        for (var at = 0; at < count; at++)
            _keys[at] = Expect(window, at);
        for (var at = 0; at < count; at++)
            (_own[at], _beside[at + 1]) = Ask(window, at);
        var runs = window.Clues.Runs;
        for (var at = 0; at < count; at++)
        {
            if (_own[at] >= _sure && runs.Start(at) < 0 && runs.Head(at) < 0 && _own[at] >= Least(sheet[at].Case, _beside[at], _beside[at + 2]))
                pinned[at] = (sbyte)_outside;
        }
    }

    /// <summary>What a token must have to pass, by what stands on both sides.</summary>
    private int Least(TokenCase own, int left, int right)
    {
        var capitals = (left == Capital ? 1 : 0) + (right == Capital ? 1 : 0);
        if (own is TokenCase.Lower or TokenCase.Number)
            return capitals > 0 ? _wordBesideCapital : Math.Min(left, right) < _near ? Free : _sure;
        return capitals switch { 0 => _sure, 1 => _markBesideCapital, _ => Free };
    }

    private (int Own, int Beside) Ask(in NameWindow window, int at)
    {
        if (window.IsQuiet(at))
            return (Free, Free);
        if (_keys[at] == 0)
            return (Capital, Capital);
        var margin = Margin(window, at);
        return (margin, window.Sheet[at].Case is TokenCase.Lower or TokenCase.Number ? margin : Free);
    }

    /// <summary>By what the margin of a token is kept, whose memory is asked for; zero for one that is quiet or has a capital.</summary>
    private ulong Expect(in NameWindow window, int at)
    {
        if (window.IsQuiet(at) || window.Sheet[at].Case is not (TokenCase.Lower or TokenCase.Number or TokenCase.Mark or TokenCase.Link or TokenCase.Mention))
            return 0;
        var key = NameParts.OwnKey(window, at);
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _kept[(int)(key >> (64 - Bits))]));
        return key;
    }

    private int Margin(in NameWindow window, int at)
    {
        var key = _keys[at];
        ref var kept = ref _kept[(int)(key >> (64 - Bits))];
        if ((kept ^ (key << 16)) >> 16 != 0)
            kept = (key << 16) | (ushort)(short)Math.Clamp(WorkOut(window, at), short.MinValue, short.MaxValue);
        return (short)kept;
    }

    private int WorkOut(in NameWindow window, int at)
    {
        _features.Clear();
        _features.StartItem();
        NameParts.Add(window, at, NameParts.Own, _features);
        Array.Clear(_scores);
        tagger.Weights.AddTo(_features.Features(0), _scores);
        var best = int.MinValue;
        for (var label = 0; label < tagger.Labels.Count; label++)
            best = label == _outside ? best : Math.Max(best, _scores[label]);
        return _scores[_outside] - best;
    }

    private static int Units(SequenceTagger tagger, float logOdds) => (int)MathF.Round(logOdds / tagger.Weights.Step);
}
