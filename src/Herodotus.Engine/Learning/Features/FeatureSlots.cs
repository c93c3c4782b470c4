using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;

namespace Herodotus.Learning.Features;

/// <summary>
/// Which row of weights each feature has: features in groups of seven, side by side with the row of the first in half a line of the caches, each group
/// filled from its start and looked through at once. Most features asked for are not there, and to know that must touch little memory.
/// </summary>
internal readonly unsafe struct FeatureSlots
{
    /// <summary>Features of a group; behind them stands the row of its first.</summary>
    private const int Group = 7;
    private const int Length = Group + 1;

    /// <summary>Of seven places no more than this many are taken, on the whole.</summary>
    private const double Fullest = 4.9;

    /// <summary>Stands for the feature zero, which stands for an empty place.</summary>
    private const uint Zero = 0x9E3779B1;

    private readonly uint* _groups;
    private readonly int _mask;
    private readonly int _shift;

    /// <param name="block">Its array number <paramref name="index"/> was made by <see cref="Lay"/>.</param>
    public FeatureSlots(Block block, int index)
    {
        _groups = block.Pointer<uint>(index);
        _mask = (block.Length<uint>(index) / Length) - 1;
        _shift = 32 - BitOperations.PopCount((uint)_mask);
    }

    /// <summary>Features in their groups, and for each feature given its row: rows follow the groups.</summary>
    public static (byte[] Groups, int[] Rows) Lay(ReadOnlySpan<uint> features)
    {
        var bits = 1;
        while (Fullest * (1 << bits) < features.Length)
            bits++;
        var (groups, counts, places) = (new uint[Length << bits], new int[1 << bits], new int[features.Length]);
        for (var i = 0; i < features.Length; i++)
        {
            var feature = features[i] == 0 ? Zero : features[i];
            var group = Home(feature, 32 - bits);
            while (counts[group] == Group)
                group = (group + 1) & (counts.Length - 1);
            places[i] = (group * Length) + counts[group]++;
            groups[places[i]] = feature;
        }

        for (var group = 1; group < counts.Length; group++)
            groups[(group * Length) + Group] = groups[((group - 1) * Length) + Group] + (uint)counts[group - 1];
        foreach (ref var place in places.AsSpan())
            place = (int)groups[(place / Length * Length) + Group] + (place % Length);
        return (Block.Bytes<uint>(groups), places);
    }

    /// <summary>The row of a feature; -1 when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint feature)
    {
        feature = feature == 0 ? Zero : feature;
        for (var group = Home(feature, _shift); ; group = (group + 1) & _mask)
        {
            var features = _groups + (group * Length);
            var hits = Vector256.Equals(Vector256.Load(features), Vector256.Create(feature)).ExtractMostSignificantBits() & ((1u << Group) - 1);
            // A full group without it, which is seldom, may go on in the next.
            if (hits == 0 & features[Group - 1] != 0)
                continue;
            // Whether it is there cannot be foretold: no branch asks.
            return ((int)features[Group] + BitOperations.TrailingZeroCount(hits)) | -(int)((hits - 1) >> 31);
        }
    }

    /// <summary>Asks for the memory of a feature that is looked up soon; where the processor has no such instruction, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Expect(uint feature)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_groups + (Home(feature, _shift) * Length));
    }

    /// <summary>All features with their rows, in order of feature.</summary>
    public List<(uint Feature, int Row)> All()
    {
        var all = new List<(uint, int)>();
        for (var group = 0; group <= _mask; group++)
        {
            var features = _groups + (group * Length);
            for (var at = 0; at < Group && features[at] != 0; at++)
                all.Add((features[at], (int)features[Group] + at));
        }

        all.Sort();
        return all;
    }

    private static int Home(uint feature, int shift) => (int)((feature * 0x9E3779B1u) >> shift);
}
