using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// The traits of the words met last, so that a word met again is not described again. A fixed size, for one thread; of the words that fall on
/// one place the two met last stay.
/// </summary>
internal sealed unsafe class TraitMemory
{
    /// <summary>Traits fill a large page (<see cref="LargeMemory"/>).</summary>
    private const int Bits = 15;

    /// <summary>Traits fill a line of the caches, and the two that share a place a pair of lines.</summary>
    private readonly LargeMemory _memory = new((nuint)sizeof(TokenTraits) * (2 << Bits));

    private readonly TokenTraits* _traits;

    /// <summary>For each place which of its two was asked for last.</summary>
    private readonly byte[] _last = new byte[1 << Bits];

    public TraitMemory() => _traits = (TokenTraits*)_memory.Start;

    /// <summary>What the words were described by; null before the first.</summary>
    public IWordLore? Lore { get; private set; }

    /// <summary>Forgets all when other things are known of words than before.</summary>
    public void Open(IWordLore lore)
    {
        if (ReferenceEquals(lore, Lore))
            return;
        Lore = lore;
        new Span<TokenTraits>(_traits, 2 << Bits).Clear();
    }

    /// <summary>Asks for the memory of a word that is needed soon; where the processor has no such instruction, nothing.</summary>
    public void Expect(ulong key)
    {
        if (!Sse.IsSupported)
            return;
        var first = _traits + ((nint)(key >> (64 - Bits)) * 2);
        Sse.Prefetch0(first);
        Sse.Prefetch0(first + 1);
    }

    /// <summary>The place of a word: its traits when their key is the word's, else room for them.</summary>
    public ref TokenTraits this[ulong key]
    {
        get
        {
            var place = (int)(key >> (64 - Bits));
            var first = _traits + (place * 2);
            ref var last = ref _last[place];
            last = first->Key == key ? (byte)0 : first[1].Key == key ? (byte)1 : (byte)(1 - last);
            return ref first[last];
        }
    }
}
