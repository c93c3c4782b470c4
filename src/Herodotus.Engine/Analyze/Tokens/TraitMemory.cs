using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// The traits of the words met last, so that a word met again is not described again. A fixed size, for one thread; of the words that fall on
/// one place the two met last stay.
/// </summary>
internal sealed class TraitMemory
{
    private const int Bits = 12;

    private readonly TokenTraits[] _traits = new TokenTraits[2 << Bits];

    /// <summary>What the words were described by; null before the first.</summary>
    public IWordLore? Lore { get; private set; }

    /// <summary>Forgets all when other things are known of words than before.</summary>
    public void Open(IWordLore lore)
    {
        if (ReferenceEquals(lore, Lore))
            return;
        Lore = lore;
        Array.Clear(_traits);
    }

    /// <summary>The place of a word: its traits when their key is the word's, else room for them.</summary>
    public ref TokenTraits this[ulong key]
    {
        get
        {
            ref var first = ref _traits[(int)(key >> (64 - Bits)) * 2];
            if (first.Key != key)
            {
                ref var second = ref Unsafe.Add(ref first, 1);
                (first, second) = (second, first);
            }

            return ref first;
        }
    }

    /// <summary>A word as written, in 64 bits, never zero: two words of one report having the same is not to be feared.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> word)
    {
        const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;
        var bytes = MemoryMarshal.AsBytes(word);
        var key = (ulong)bytes.Length * Second;
        while (bytes.Length >= 8)
        {
            key = (key ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * First;
            key ^= key >> 29;
            bytes = bytes[8..];
        }

        var rest = 0UL;
        if (bytes.Length >= 4)
        {
            rest = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            bytes = bytes[4..];
        }

        if (bytes.Length >= 2)
            rest = (rest << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        key = (key ^ rest) * First;
        key ^= key >> 32;
        key *= Second;
        return (key ^ (key >> 29)) | 1;
    }
}
