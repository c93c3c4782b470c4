using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Herodotus.Learning;

/// <summary>
/// Which row of weights each feature has: features in groups of eight, side by side in one line of the caches, each group filled from its start and
/// looked through at once. Most features asked for are not there, and to know that must touch little memory.
/// </summary>
internal readonly unsafe struct FeatureSlots
{
    private const int Group = 8;

    /// <summary>Of eight places no more than this many are taken, on the whole.</summary>
    private const double Fullest = 5.6;

    /// <summary>Stands for the feature zero, which stands for an empty place.</summary>
    private const uint Zero = 0x9E3779B1;

    private readonly uint* _features;
    private readonly int* _firsts;
    private readonly int _mask;
    private readonly int _shift;

    /// <param name="block">Two of its arrays, from <paramref name="first"/> on, are features and first rows made by <see cref="Lay"/>.</param>
    public FeatureSlots(Block block, int first)
    {
        _features = block.Pointer<uint>(first);
        _firsts = block.Pointer<int>(first + 1);
        _mask = block.Length<int>(first + 1) - 1;
        _shift = 32 - BitOperations.PopCount((uint)_mask);
    }

    /// <summary>Features in their groups, the row of each group's first, and for each feature given its row: rows follow the groups.</summary>
    public static (byte[] Features, byte[] Firsts, int[] Rows) Lay(ReadOnlySpan<uint> features)
    {
        var bits = 1;
        while (Fullest * (1 << bits) < features.Length)
            bits++;
        var (groups, counts, places) = (new uint[Group << bits], new int[1 << bits], new int[features.Length]);
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i] == 0 ? Zero : features[i];
            var group = Home(feature, 32 - bits);
            while (counts[group] == Group)
                group = (group + 1) & (counts.Length - 1);
            places[i] = (group * Group) + counts[group]++;
            groups[places[i]] = feature;
        }

        var firsts = new int[counts.Length];
        for (var group = 1; group < firsts.Length; group++)
            firsts[group] = firsts[group - 1] + counts[group - 1];
        foreach (ref var place in places.AsSpan())
            place = firsts[place / Group] + (place % Group);
        return (Block.Bytes<uint>(groups), Block.Bytes<int>(firsts), places);
    }

    /// <summary>The row of a feature; -1 when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint feature)
    {
        feature = feature == 0 ? Zero : feature;
        for (var group = Home(feature, _shift); ; group = (group + 1) & _mask)
        {
            var features = _features + (group * Group);
            var hits = Vector256.Equals(Vector256.Load(features), Vector256.Create(feature)).ExtractMostSignificantBits();
            // A full group without it, which is seldom, may go on in the next.
            if (hits == 0 & features[Group - 1] != 0)
                continue;
            // Whether it is there cannot be foretold: no branch asks.
            return (_firsts[group] + BitOperations.TrailingZeroCount(hits)) | -(int)((hits - 1) >> 31);
        }
    }

    /// <summary>Asks for the memory of a feature that is looked up soon; where the processor has no such instruction, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Expect(uint feature)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_features + (Home(feature, _shift) * Group));
    }

    /// <summary>All features with their rows, in order of feature.</summary>
    public List<(uint Feature, int Row)> All()
    {
        var all = new List<(uint, int)>();
        for (var group = 0; group <= _mask; group++)
        {
            for (var at = 0; at < Group && _features[(group * Group) + at] is not 0 and var feature; at++)
                all.Add((feature, _firsts[group] + at));
        }

        all.Sort();
        return all;
    }

    private static int Home(uint feature, int shift) => (int)((feature * 0x9E3779B1u) >> shift);
}
