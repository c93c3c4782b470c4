using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

/// <summary>
/// A first-order linear-chain tagger over hashed features: finds the best legal sequence of labels (Viterbi). Safe for many threads;
/// allocates nothing a call.
/// </summary>
/// <remarks>
/// Train with <see cref="SequenceTrainer"/>. Very long sequences cost memory in proportion: cut at a few hundred items.
/// </remarks>
public sealed partial class SequenceTagger
{
    private const string Kind = "sequence";
    private const int Version = 1;

    /// <summary>Far below any sum of weights, and far from overflow when two are added.</summary>
    internal const int Never = int.MinValue / 4;

    /// <summary>The best label before each label, of the sequence that this thread decodes.</summary>
    [ThreadStatic]
    private static int[]? _back;

    private readonly WeightTable _weights;
    private readonly int[] _transitions;
    private readonly int[] _starts;

    /// <summary>The transitions, row = next label.</summary>
    private readonly int[] _arrivals;

    /// <summary>For each label how far each other may be behind it in an item's own scores and still win by its neighbors; made when first asked for.</summary>
    private int[]? _leads;

    /// <summary>Far below all scores where a row has no label, else zero.</summary>
    private readonly int[] _padding;
    private readonly int _stride;

    /// <param name="transitions">Count × count, row = previous label, in units of the table's step.</param>
    /// <param name="starts">Score of each label at the first item.</param>
    internal SequenceTagger(LabelSet labels, WeightTable weights, ReadOnlySpan<int> transitions, ReadOnlySpan<int> starts)
    {
        Labels = labels;
        _weights = weights;
        _stride = weights.Stride;
        _transitions = new int[labels.Count * _stride];
        _starts = new int[_stride];
        _padding = new int[_stride];
        _padding.AsSpan(labels.Count).Fill(Never);
        _arrivals = new int[labels.Count * _stride];
        Array.Fill(_transitions, Never);
        Array.Fill(_arrivals, Never);
        Array.Fill(_starts, Never);
        for (var label = 0; label < labels.Count; label++)
        {
            if (labels.MayStart(label))
                _starts[label] = starts[label];
            for (var previous = 0; previous < labels.Count; previous++)
            {
                if (labels.MayFollow(previous, label))
                    _arrivals[(label * _stride) + previous] = _transitions[(previous * _stride) + label] = transitions[(previous * labels.Count) + label];
            }
        }
    }

    public LabelSet Labels { get; }

    /// <summary>
    /// The same tagger with one label made likelier or less likely everywhere, in units of log-odds: where precision and recall balance is
    /// chosen on data held out, after training.
    /// </summary>
    public SequenceTagger Lean(int label, float by)
    {
        var units = (int)MathF.Round(by / _weights.Step);
        var starts = new int[Labels.Count];
        var transitions = new int[Labels.Count * Labels.Count];
        for (var next = 0; next < Labels.Count; next++)
        {
            starts[next] = _starts[next] + (next == label ? units : 0);
            for (var previous = 0; previous < Labels.Count; previous++)
                transitions[(previous * Labels.Count) + next] = _transitions[(previous * _stride) + next] + (next == label ? units : 0);
        }

        return new SequenceTagger(Labels, _weights, transitions, starts);
    }

    /// <summary>As <see cref="Lean(int, float)"/>, only where a feature is there.</summary>
    public SequenceTagger Lean(uint feature, int label, float by) =>
        new(Labels, _weights.Changed(feature, label, (int)MathF.Round(by / _weights.Step)), Transitions(), _starts);

    public WeightTable Weights => _weights;

    /// <summary>What it scores when one label follows another, in units of the table's step.</summary>
    public int Transition(int previous, int label) => _transitions[(previous * _stride) + label];

    /// <summary>What it scores for each label when a label comes next, in units of the table's step.</summary>
    public ReadOnlySpan<int> Arrivals(int next) => _arrivals.AsSpan(next * _stride, Labels.Count);

    /// <summary>What it scores when a label is the first, in the same units.</summary>
    public int Start(int label) => _starts[label];

    /// <summary>The best label of every item of <paramref name="rows"/>.</summary>
    public void Tag(FeatureRows rows, Span<byte> labels)
    {
        var scores = ArrayPool<int>.Shared.Rent(Math.Max(1, rows.Count) * _stride);
        try
        {
            Score(rows, scores);
            Decode(scores.AsSpan(0, rows.Count * _stride), rows.Count, labels);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scores);
        }
    }

    /// <summary>The score of every label at every item (rows of <see cref="WeightTable.Stride"/>), before transitions.</summary>
    public void Score(FeatureRows rows, Span<int> scores)
    {
        scores[..(rows.Count * _stride)].Clear();
        _weights.AddTo(rows, scores);
    }

    /// <summary>Adds what more features say to scores made by <see cref="Score"/>: as if they had been there from the start.</summary>
    public void AddScores(FeatureRows rows, Span<int> scores) => _weights.AddTo(rows, scores);

    /// <summary>Scores a row holds: labels rounded up.</summary>
    public int Stride => _stride;

    /// <summary>The best legal path through scores made by <see cref="Score"/>, which the caller may have changed.</summary>
    public void Decode(Span<int> scores, int count, Span<byte> labels) => Decode(scores, count, labels, default);

    /// <summary>As <see cref="Decode(Span{int}, int, Span{byte})"/>, where some items have one label only: what lies between two of them is decoded by itself.</summary>
    /// <param name="pinned">The label of each such item, -1 for others; legal one after the other. Empty when there are none.</param>
    public void Decode(Span<int> scores, int count, Span<byte> labels, ReadOnlySpan<sbyte> pinned)
    {
        if (count == 0)
            return;
        if (_back is not { } back || back.Length < count * _stride)
            _back = back = new int[Math.Max(count, 256) * _stride];

        var before = Pinned(pinned, 0);
        if (before < 0)
        {
            for (var label = 0; label < _stride; label++)
                scores[label] = Math.Max(scores[label] + _starts[label], Never);
        }

        for (var item = 1; item < count; item++)
        {
            var own = Pinned(pinned, item);
            var row = scores.Slice(item * _stride, _stride);
            if (own >= 0 && before < 0)
                back[item * _stride] = BestBefore(scores.Slice((item - 1) * _stride, _stride), own);
            else if (own < 0 && before >= 0)
                Enter(before, row);
            else if (own < 0)
                Step(scores.Slice((item - 1) * _stride, _stride), row, back.AsSpan(item * _stride, _stride));
            before = own;
        }

        var best = before >= 0 ? before : Last(scores.Slice((count - 1) * _stride, Labels.Count));
        for (var item = count - 1; item >= 0; item--)
        {
            labels[item] = (byte)best;
            if (item == 0)
                break;
            var previous = Pinned(pinned, item - 1);
            best = previous >= 0 ? previous : back[(item * _stride) + (Pinned(pinned, item) >= 0 ? 0 : best)];
        }
    }

    /// <summary>Whether some label's score is ahead of all others by so much, in units of the table's step.</summary>
    public bool IsClear(ReadOnlySpan<int> scores, int margin)
    {
        ref var first = ref MemoryMarshal.GetReference(scores[.._stride]);
        ref var padding = ref MemoryMarshal.GetReference(_padding.AsSpan(0, _stride));
        var best = Vector256.Create(int.MinValue);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
            best = Vector256.Max(best, Vector256.LoadUnsafe(ref first, at) + Vector256.LoadUnsafe(ref padding, at));
        var most = int.MinValue;
        for (var lane = 0; lane < 8; lane++)
            most = Math.Max(most, best[lane]);
        var (limit, near) = (Vector256.Create(most - margin), 0);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
            near += BitOperations.PopCount(Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, at) + Vector256.LoadUnsafe(ref padding, at), limit).ExtractMostSignificantBits());
        return near <= 1;
    }

    /// <summary>The label that an item has whatever stands around it, so far is it ahead of each other; -1 where neighbors have a say.</summary>
    public int Settled(ReadOnlySpan<int> scores)
    {
        var best = 0;
        scores = scores[.._stride];
        for (var label = 1; label < Labels.Count; label++)
            best = scores[label] > scores[best] ? label : best;
        ref var first = ref MemoryMarshal.GetReference(scores);
        ref var leads = ref MemoryMarshal.GetReference((_leads ??= Leads()).AsSpan(best * _stride, _stride));
        var (most, near) = (Vector256.Create(scores[best]), Vector256<int>.Zero);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
            near |= Vector256.LessThanOrEqual(most - Vector256.LoadUnsafe(ref first, at), Vector256.LoadUnsafe(ref leads, at));
        return near == Vector256<int>.Zero ? best : -1;
    }

    private int[] Leads()
    {
        var leads = new int[_transitions.Length];
        Array.Fill(leads, int.MinValue);
        for (var own = 0; own < Labels.Count; own++)
        {
            for (var other = 0; other < Labels.Count; other++)
            {
                var (before, after) = (_starts[other] - _starts[own], 0);
                for (var beside = 0; beside < Labels.Count; beside++)
                {
                    before = Math.Max(before, Transition(beside, other) - Transition(beside, own));
                    after = Math.Max(after, Transition(other, beside) - Transition(own, beside));
                }

                if (other != own)
                    leads[(own * _stride) + other] = before + after;
            }
        }

        return leads;
    }

    private static int Pinned(ReadOnlySpan<sbyte> pinned, int item) => pinned.IsEmpty ? -1 : pinned[item];

    /// <summary>The best label that may end a sequence.</summary>
    private int Last(ReadOnlySpan<int> scores)
    {
        var best = -1;
        for (var label = 0; label < scores.Length; label++)
        {
            if ((best < 0 || scores[label] > scores[best]) && Labels.MayEnd(label))
                best = label;
        }

        return best;
    }

    /// <summary>The best label before an item that has one label only.</summary>
    private int BestBefore(ReadOnlySpan<int> previous, int own)
    {
        var (best, most) = (0, int.MinValue);
        var arrivals = _arrivals.AsSpan(own * _stride, Labels.Count);
        for (var label = 0; label < arrivals.Length; label++)
        {
            if (previous[label] + arrivals[label] is var score && score > most)
                (best, most) = (label, score);
        }

        return best;
    }

    /// <summary>Adds what each label scores after the only one of the item before.</summary>
    private void Enter(int before, Span<int> scores)
    {
        var transitions = _transitions.AsSpan(before * _stride, _stride);
        for (var label = 0; label < scores.Length; label++)
            scores[label] = Math.Max(scores[label] + transitions[label], Never);
    }

    /// <summary>Sixteen labels at a time: the best previous label for each, ties to the lowest.</summary>
    private void Step(ReadOnlySpan<int> previous, Span<int> scores, Span<int> back)
    {
        ref var transitions = ref MemoryMarshal.GetArrayDataReference(_transitions);
        ref var befores = ref MemoryMarshal.GetReference(previous);
        ref var totals = ref MemoryMarshal.GetReference(scores[.._stride]);
        ref var froms = ref MemoryMarshal.GetReference(back[.._stride]);
        var (count, at) = (Labels.Count, 0);
        for (; at <= _stride - 16; at += 16)
        {
            var best = Vector512.Create(int.MinValue);
            var from = Vector512<int>.Zero;
            for (var label = 0; label < count; label++)
            {
                var score = Vector512.LoadUnsafe(ref transitions, (nuint)((label * _stride) + at)) + Vector512.Create(Unsafe.Add(ref befores, label));
                from = Vector512.ConditionalSelect(Vector512.GreaterThan(score, best), Vector512.Create(label), from);
                best = Vector512.Max(best, score);
            }

            Vector512.Max(best + Vector512.LoadUnsafe(ref totals, (nuint)at), Vector512.Create(Never)).StoreUnsafe(ref totals, (nuint)at);
            from.StoreUnsafe(ref froms, (nuint)at);
        }

        if (at == _stride)
            return;
        var (rest, before) = (Vector256.Create(int.MinValue), Vector256<int>.Zero);
        for (var label = 0; label < count; label++)
        {
            var score = Vector256.LoadUnsafe(ref transitions, (nuint)((label * _stride) + at)) + Vector256.Create(Unsafe.Add(ref befores, label));
            before = Vector256.ConditionalSelect(Vector256.GreaterThan(score, rest), Vector256.Create(label), before);
            rest = Vector256.Max(rest, score);
        }

        Vector256.Max(rest + Vector256.LoadUnsafe(ref totals, (nuint)at), Vector256.Create(Never)).StoreUnsafe(ref totals, (nuint)at);
        before.StoreUnsafe(ref froms, (nuint)at);
    }

    /// <summary>The tagger without the features whose weights all are below a limit.</summary>
    public SequenceTagger Pruned(float below) => new(Labels, _weights.Pruned(below), Transitions(), _starts);

    /// <summary>The mean of taggers with the same labels and step: steadier than each of them, and as fast.</summary>
    public static SequenceTagger Mean(IReadOnlyList<SequenceTagger> taggers)
    {
        ArgumentNullException.ThrowIfNull(taggers);
        var first = taggers[0];
        if (taggers.Any(tagger => !tagger.Labels.Names.SequenceEqual(first.Labels.Names) || tagger._weights.Step != first._weights.Step))
            throw new ArgumentException("taggers of other labels or steps have no mean", nameof(taggers));
        var transitions = new int[first.Labels.Count * first.Labels.Count];
        var starts = new int[first.Labels.Count];
        foreach (var tagger in taggers)
        {
            foreach (var (pair, value) in tagger.Transitions().Index())
                transitions[pair] += value / taggers.Count;
            for (var label = 0; label < starts.Length; label++)
                starts[label] += tagger._starts[label] / taggers.Count;
        }

        return new SequenceTagger(first.Labels, WeightTable.Mean([.. taggers.Select(tagger => tagger._weights)]), transitions, starts);
    }

    /// <summary>Label to label without the padding of rows.</summary>
    private int[] Transitions()
    {
        var transitions = new int[Labels.Count * Labels.Count];
        for (var pair = 0; pair < transitions.Length; pair++)
            transitions[pair] = _transitions[(pair / Labels.Count * _stride) + (pair % Labels.Count)];
        return transitions;
    }

    public void Write(string path) => ModelFile.Write(path, Kind, Version, Write);

    /// <exception cref="InvalidDataException">Not a tagger, or damaged.</exception>
    public static SequenceTagger Read(string path) => Of(ModelFile.Map(path, Kind, Version, Lay));

    /// <summary>As <see cref="Read"/>, for one that reads every report: its weights are copied to large pages (<see cref="Block.InLargePages"/>).</summary>
    public static SequenceTagger ReadInLargePages(string path) => Of(ModelFile.Map(path, Kind, Version, Lay).InLargePages());

    private static SequenceTagger Of(Block block)
    {
        var head = block.Values<int>(0);
        var labels = new LabelSet([.. Encoding.UTF8.GetString(block.Values<byte>(1)).Split('\n')]);
        return new SequenceTagger(
            labels, new WeightTable(labels.Count, BitConverter.Int32BitsToSingle(head[0]), block, 2), block.Values<int>(0)[(1 + labels.Count)..], head.Slice(1, labels.Count));
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write((byte)Labels.Count);
        foreach (var name in Labels.Names)
            writer.Write(name);
        _weights.Write(writer);
        for (var label = 0; label < Labels.Count; label++)
            writer.Write(_starts[label]);
        for (var previous = 0; previous < Labels.Count; previous++)
        {
            for (var label = 0; label < Labels.Count; label++)
                writer.Write(_transitions[(previous * _stride) + label]);
        }
    }

    /// <summary>Step, starts and transitions; labels; slots and rows of weights.</summary>
    private static Block Lay(BinaryReader reader)
    {
        var names = new string[reader.ReadByte()];
        for (var label = 0; label < names.Length; label++)
            names[label] = reader.ReadString();
        var (_, step, keys, rows) = WeightTable.Content(reader);
        var head = new int[1 + names.Length + (names.Length * names.Length)];
        head[0] = BitConverter.SingleToInt32Bits(step);
        foreach (ref var value in head.AsSpan(1))
            value = reader.ReadInt32();
        var (features, weights) = WeightTable.Arrays(keys, rows);
        return Block.Of(Block.Bytes<int>(head), Encoding.UTF8.GetBytes(string.Join('\n', names)), features, weights);
    }
}
