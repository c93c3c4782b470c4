using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Herodotus.Learning.Features;

/// <summary>
/// Turns what was seen (a word, a suffix, a shape, a cluster) into a 32-bit feature without building a string.
/// </summary>
/// <remarks>
/// A feature is a template number mixed with what the template saw: <c>Mix(7, Of(word))</c>. Template numbers belong to one model;
/// they need only differ within it. A million features collide about a hundred times, which costs less than one wrong label.
/// </remarks>
public static class FeatureHash
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Units of a word that <see cref="KeyOfLower"/> minds.</summary>
    private const int LongestLower = 64;

    /// <summary>FNV-1a over code units, then mixed so that short texts spread over all bits.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return Spread(hash);
    }

    /// <summary>As <see cref="Of(ReadOnlySpan{char})"/> of the text in lower case.</summary>
    public static uint OfLower(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var unit in text)
            hash = (hash ^ Lower(unit)) * Prime;
        return Spread(hash);
    }

    /// <summary>A feature of two parts, in order: <c>Mix(a, b)</c> is not <c>Mix(b, a)</c>.</summary>
    public static uint Mix(uint first, uint second)
    {
        var hash = (first * 0x9E3779B1u) ^ (second + 0x7F4A7C15u);
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash += first * 0xC2B2AE35u;
        return Spread(hash);
    }

    public static uint Mix(uint first, uint second, uint third) => Mix(Mix(first, second), third);

    /// <summary>Begins a feature that grows unit by unit: what <see cref="Of"/> of the same units gives, without starting again for each length.</summary>
    public static uint Start => Offset;

    /// <summary>One unit more; <see cref="Finish"/> makes a feature of it.</summary>
    public static uint Extend(uint hash, char unit) => (hash ^ unit) * Prime;

    public static uint Finish(uint hash) => Spread(hash);

    /// <summary>One code unit in lower case, whatever the culture.</summary>
    public static char Lower(char unit) =>
        unit < 128 ? (unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit) : char.ToLowerInvariant(unit);

    /// <summary>A word as written, in 64 bits, never zero: two words of one report having the same is not to be feared.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> word)
    {
        const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;
        const int Units = sizeof(ulong) / sizeof(char);
        var (key, rest) = ((ulong)word.Length * Second, 0UL);
        // Few branches, since no length of a word foretells the next: the last units are read together, those met before once more.
        if (word.Length >= Units)
        {
            var bytes = MemoryMarshal.AsBytes(word);
            for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            {
                key = (key ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * First;
                key ^= key >> 29;
            }

            rest = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(word[^Units..]));
        }
        else if (!word.IsEmpty)
        {
            rest = word[0] | ((ulong)word[word.Length >> 1] << 16) | ((ulong)word[^1] << 32);
        }

        key = (key ^ rest) * First;
        key ^= key >> 32;
        key *= Second;
        return (key ^ (key >> 29)) | 1;
    }

    /// <summary>As <see cref="KeyOf"/> of the word in lower case.</summary>
    /// <param name="word">What comes after <see cref="LongestLower"/> units does not count.</param>
    public static ulong KeyOfLower(ReadOnlySpan<char> word)
    {
        word = word[..Math.Min(word.Length, LongestLower)];
        Span<char> lower = stackalloc char[LongestLower];
        for (var at = 0; at < word.Length; at++)
            lower[at] = Lower(word[at]);
        return KeyOf(lower[..word.Length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Spread(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352Du;
        hash ^= hash >> 15;
        hash *= 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
