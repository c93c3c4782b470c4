namespace Herodotus.Analyze.Tokens;

/// <summary>How a token is written, coarsely.</summary>
public enum TokenCase : byte
{
    Other,
    Lower,
    Capitalized,
    Upper,
    Mixed,
    Initial,
    Number,
    Mark,
    Link,
    Mention,
    Tag,
}

/// <summary>What features ask of one token, worked out once: hashes of its forms, its shape, what is known of the word.</summary>
public record struct TokenTraits
{
    /// <summary>The word as written, in 64 bits; not zero.</summary>
    public ulong Key { get; internal set; }

    /// <summary>Lower case, digits folded to <c>0</c>; links and mentions are one word each.</summary>
    public uint Lower { get; internal set; }

    /// <summary>As written.</summary>
    public uint Exact { get; internal set; }

    /// <summary>The shape: <c>X x 0</c> and marks, runs of more than two shortened.</summary>
    public uint Shape { get; internal set; }

    public uint Prefix2 { get; internal set; }

    public uint Prefix3 { get; internal set; }

    public uint Prefix4 { get; internal set; }

    public uint Suffix1 { get; internal set; }

    public uint Suffix2 { get; internal set; }

    public uint Suffix3 { get; internal set; }

    public uint Suffix4 { get; internal set; }

    public TokenCase Case { get; internal set; }

    /// <summary>Length in code units, at most 255.</summary>
    public byte Length { get; internal set; }

    public WordTable.Word Word { get; internal set; }

    /// <summary>What kinds the word may be of, in bits of the layer that asks: see <see cref="PartsOfSpeech.WordKinds"/>, <see cref="Names.Lexicon.PhraseTable"/>.</summary>
    public uint Kinds { get; internal set; }

    /// <summary>How the word is used elsewhere: see <see cref="Names.Lexicon.WordSenses"/>.</summary>
    public ushort Sense { get; internal set; }
}
