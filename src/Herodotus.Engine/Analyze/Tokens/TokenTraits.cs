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
public struct TokenTraits
{
    /// <summary>Lower case, digits folded to <c>0</c>; links and mentions are one word each.</summary>
    public uint Lower;

    /// <summary>As written.</summary>
    public uint Exact;

    /// <summary>The shape: <c>X x 0</c> and marks, runs of more than two shortened.</summary>
    public uint Shape;

    public uint Prefix2;
    public uint Prefix3;
    public uint Prefix4;
    public uint Suffix1;
    public uint Suffix2;
    public uint Suffix3;
    public uint Suffix4;
    public TokenCase Case;

    /// <summary>Length in code units, at most 255.</summary>
    public byte Length;

    public WordTable.Word Word;
}
