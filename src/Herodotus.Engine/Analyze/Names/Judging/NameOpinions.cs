using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>
/// What a <see cref="NameNetwork"/> says of the names of a report that may be, in their order. Only their tokens and those beside them are asked about, each once.
/// For one thread; it allocates only while it grows.
/// </summary>
internal sealed class NameOpinions(NameNetwork names)
{
    /// <summary>Measures of a name.</summary>
    public const int Count = 9;

    /// <summary>The logarithm of a chance: what is less probable is as improbable as this.</summary>
    private const float Least = -9.2f;

    private readonly WindowNetwork _network = names.Network;
    private readonly HiddenMemory _memory = new(names.Network);
    private readonly FeatureRows _word = new();

    /// <summary>The sentence's names, each with where its measures begin.</summary>
    private readonly List<(int First, NameCandidate Name)> _names = [];

    /// <summary>By what is kept what the sentence's tokens bring to the network.</summary>
    private readonly ulong[] _keys = new ulong[TokenSheet.Window * WindowNetwork.Roles];
    private readonly int[] _units = new int[names.Network.Width];
    private readonly float[] _single = new float[names.Network.Depth];

    /// <summary>The vectors of the sentence's tokens, from the first neighbor before it on, and which are worked out.</summary>
    private readonly float[] _vectors = new float[(TokenSheet.Window + (2 * WindowNetwork.Margin)) * names.Network.Depth];
    private readonly bool[] _known = new bool[TokenSheet.Window + (2 * WindowNetwork.Margin)];

    /// <summary>How probable each label of the sentence's tokens is, the logarithms, and which tokens were asked about.</summary>
    private readonly float[] _chances = new float[TokenSheet.Window * names.Network.Stride];
    private readonly float[] _logs = new float[TokenSheet.Window * names.Network.Stride];
    private readonly bool[] _asked = new bool[TokenSheet.Window];

    /// <summary>Which tokens' memory was asked for.</summary>
    private readonly bool[] _expected = new bool[TokenSheet.Window];

    private readonly List<float> _measures = [];
    private uint _genre;
    private uint _set;

    /// <summary>Another report.</summary>
    /// <param name="genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
    /// <param name="set">The number of the set whose guidelines hold; zero for none.</param>
    public void Clear(uint genre, uint set)
    {
        (_genre, _set) = (genre, set);
        _measures.Clear();
    }

    /// <summary>Another sentence.</summary>
    public void Open()
    {
        _names.Clear();
        Array.Clear(_known);
        Array.Clear(_asked);
        Array.Clear(_expected);
    }

    /// <summary>Passes over a name that nothing need be known of.</summary>
    public void Pass() => CollectionsMarshal.SetCount(_measures, _measures.Count + Count);

    /// <summary>Adds a name of the sentence, whose tokens are counted from the sentence's first, and asks for the memory it needs.</summary>
    /// <param name="pinned">The labels of tokens that are surely in no name, -1 of others: those are not asked about.</param>
    public void Add(ReadOnlySpan<NameTrace> sentence, ReadOnlySpan<sbyte> pinned, NameCandidate name)
    {
        _names.Add((_measures.Count, name));
        Pass();
        for (var at = Math.Max(0, name.From - 1); at < Math.Min(sentence.Length, name.To + 1); at++)
        {
            if (!_expected[at] && (pinned[at] < 0 || (at >= name.From && at < name.To)))
                Expect(sentence, at);
        }
    }

    /// <summary>Measures the names of the sentence.</summary>
    public void Close(ReadOnlySpan<NameTrace> sentence, ReadOnlySpan<sbyte> pinned)
    {
        foreach (var (first, name) in _names)
            Measure(sentence, pinned, name, CollectionsMarshal.AsSpan(_measures).Slice(first, Count));
    }

    /// <summary>What was measured of a name.</summary>
    public ReadOnlySpan<float> Of(int number) => CollectionsMarshal.AsSpan(_measures).Slice(number * Count, Count);

    private void Measure(ReadOnlySpan<NameTrace> sentence, ReadOnlySpan<sbyte> pinned, NameCandidate name, Span<float> measures)
    {
        var (own, length) = (names.Numbers[(int)name.Type], name.To - name.From);
        var (outside, share, least) = (0f, 0f, 1f);
        Span<float> whole = stackalloc float[names.Types];
        whole.Clear();
        for (var at = name.From; at < name.To; at++)
        {
            var chances = Ask(sentence, at);
            var place = length == 1 ? NamePlace.Single : at == name.From ? NamePlace.Begins : at == name.To - 1 ? NamePlace.Ends : NamePlace.Inside;
            var logs = _logs.AsSpan(at * _network.Stride, _network.Stride);
            outside += logs[0];
            for (var type = 0; type < names.Types; type++)
                whole[type] += logs[names.Label(type, place)];
            var any = own < 0 ? 0 : Any(chances, own);
            (share, least) = (share + any, Math.Min(least, any));
        }

        var (all, rival) = (own < 0 ? length * Least : whole[own], length * Least);
        for (var type = 0; type < names.Types; type++)
            rival = type == own ? rival : Math.Max(rival, whole[type]);
        measures[0] = all;
        measures[1] = all - outside;
        measures[2] = all - rival;
        measures[3] = share / length;
        measures[4] = least;
        measures[5] = Sum(Ask(sentence, name.From), NamePlace.Begins, NamePlace.Single);
        measures[6] = Sum(Ask(sentence, name.To - 1), NamePlace.Ends, NamePlace.Single);
        // A name that goes on over one of its ends.
        measures[7] = name.From == 0 || pinned[name.From - 1] >= 0 ? 0 : Sum(Ask(sentence, name.From - 1), NamePlace.Begins, NamePlace.Inside);
        measures[8] = name.To == sentence.Length || pinned[name.To] >= 0 ? 0 : Sum(Ask(sentence, name.To), NamePlace.Inside, NamePlace.Ends);
    }

    private float Any(ReadOnlySpan<float> chances, int type)
    {
        var sum = 0f;
        for (var place = 0; place < NameNetwork.Places; place++)
            sum += chances[names.Label(type, (NamePlace)place)];
        return sum;
    }

    /// <summary>How probable it is that a token stands at one of two places of a name, of whatever type.</summary>
    private float Sum(ReadOnlySpan<float> chances, NamePlace first, NamePlace second)
    {
        var sum = 0f;
        for (var type = 0; type < names.Types; type++)
            sum += chances[names.Label(type, first)] + chances[names.Label(type, second)];
        return sum;
    }

    /// <summary>Works out by what is kept what a token brings to the network in each role, and asks for that memory.</summary>
    private void Expect(ReadOnlySpan<NameTrace> sentence, int at)
    {
        _expected[at] = true;
        var keys = Keys(at);
        for (var role = 0; role < keys.Length; role++)
            _memory.Expect(keys[role] = Key(sentence, at, role));
    }

    private Span<ulong> Keys(int at) => _keys.AsSpan(at * WindowNetwork.Roles, WindowNetwork.Roles);

    /// <summary>How probable each label of a token is.</summary>
    private ReadOnlySpan<float> Ask(ReadOnlySpan<NameTrace> sentence, int at)
    {
        var chances = _chances.AsSpan(at * _network.Stride, _network.Stride);
        if (_asked[at])
            return chances;
        _asked[at] = true;
        var keys = Keys(at);
        _network.Bias.CopyTo(_units);
        for (var missing = _memory.Add(keys, _units); missing != 0; missing &= missing - 1)
        {
            var role = BitOperations.TrailingZeroCount(missing);
            _memory.Put(keys[role], Vector(sentence, at, role), role, _units);
        }

        _network.Answer(_units, chances);
        Soften(chances, _network.Labels.Count, _logs.AsSpan(at * _network.Stride, _network.Stride));
        return chances;
    }

    /// <summary>Makes chances of scores. The runtime works out exponentials in double precision, whose last digits, which machines may differ in, are rounded off; they are added up in one order.</summary>
    /// <param name="row">As many as labels, and as far as a row goes.</param>
    private static void Soften(Span<float> row, int labels, Span<float> logs)
    {
        ref var first = ref MemoryMarshal.GetReference(logs[..row.Length]);
        ref var chance = ref MemoryMarshal.GetReference(row);
        row[labels..].Fill(float.NegativeInfinity);
        var tops = Vector256.Create(float.NegativeInfinity);
        for (nuint at = 0; at < (nuint)row.Length; at += 8)
            tops = Vector256.Max(tops, Vector256.LoadUnsafe(ref chance, at));
        var top = float.NegativeInfinity;
        for (var lane = 0; lane < 8; lane++)
            top = Math.Max(top, tops[lane]);
        var (best, least, sums) = (Vector256.Create(top), Vector256.Create(Least), Vector256<float>.Zero);
        for (nuint at = 0; at < (nuint)row.Length; at += 8)
        {
            var behind = Vector256.LoadUnsafe(ref chance, at) - best;
            var power = Vector256.ConditionalSelect(Vector256.LessThan(behind, least), Vector256<float>.Zero, Vector256.Exp(behind));
            behind.StoreUnsafe(ref first, at);
            power.StoreUnsafe(ref chance, at);
            sums += power;
        }

        var sum = FloatRows.Sum(sums);
        var (all, log) = (Vector256.Create(sum), Vector256.Create((float)Math.Log(sum)));
        for (nuint at = 0; at < (nuint)row.Length; at += 8)
        {
            (Vector256.LoadUnsafe(ref chance, at) / all).StoreUnsafe(ref chance, at);
            Vector256.Max(least, Vector256.LoadUnsafe(ref first, at) - log).StoreUnsafe(ref first, at);
        }
    }

    /// <summary>By what is kept what a token brings in a role.</summary>
    private ulong Key(ReadOnlySpan<NameTrace> sentence, int at, int role)
    {
        var key = 1UL;
        var place = role == WindowNetwork.Alone ? at : at + WindowNetwork.Places[role];
        if ((uint)place < (uint)sentence.Length)
        {
            ref readonly var it = ref sentence[place];
            key = (it.Key * 0x9E3779B97F4A7C15) ^ (((ulong)it.Mark << 8) | it.Gap);
            if (role == WindowNetwork.Alone)
                key = (key * 0x9E3779B97F4A7C15) ^ ((ulong)it.Whole << 32) ^ ((ulong)it.Place << 16) ^ (_genre << 8) ^ _set;
        }

        key = (key ^ ((uint)(role + 1) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) * 0x9E3779B97F4A7C15 | 1;
    }

    private ReadOnlySpan<float> Vector(ReadOnlySpan<NameTrace> sentence, int at, int role)
    {
        _word.Clear();
        _word.StartItem();
        if (role == WindowNetwork.Alone)
        {
            NameVectors.AddOwn(sentence[at], _genre, _set, _word);
            _network.Vector(_word.Features(0), _single);
            return _single;
        }

        var place = at + WindowNetwork.Places[role];
        var vector = _vectors.AsSpan((place + WindowNetwork.Margin) * _network.Depth, _network.Depth);
        if (_known[place + WindowNetwork.Margin])
            return vector;
        _known[place + WindowNetwork.Margin] = true;
        if ((uint)place < (uint)sentence.Length)
            NameVectors.Add(sentence[place], _word);
        else
            NameVectors.AddEdge(_word);
        _network.Vector(_word.Features(0), vector);
        return vector;
    }
}
