using Herodotus.Reports;

namespace Herodotus.Clean.Encodings;

/// <summary>Text with the encoding its bytes were read in.</summary>
/// <param name="Text">Without a byte-order mark.</param>
/// <param name="Encoding">IANA or Encoding Standard name.</param>
/// <param name="Evidence">What the choice rests on.</param>
/// <param name="MarkLength">Bytes of the mark before the text.</param>
/// <param name="Damaged">How many places could not be decoded and stand as U+FFFD.</param>
public sealed record DecodedText(string Text, string Encoding, EncodingEvidence Evidence, int Damaged = 0, int MarkLength = 0)
{
    /// <summary>The code of a note on characters that could not be decoded.</summary>
    public const string DamagedCode = "HDT0131";

    /// <summary>The code of a note on text that was damaged before it came here.</summary>
    public const string MojibakeCode = "HDT0132";

    /// <summary>What people should know of the decoding.</summary>
    public ImmutableArray<ReportNote> Notes { get; } = Describe(Text, Encoding, Damaged);

    private static ImmutableArray<ReportNote> Describe(string text, string encoding, int damaged)
    {
        var places = Mojibake.Places(text);
        if (damaged == 0 && places == 0)
            return [];
        var notes = ImmutableArray.CreateBuilder<ReportNote>();
        if (damaged > 0)
            notes.Add(new(DamagedCode, $"{damaged} places could not be decoded as {encoding} and stand as U+FFFD; the file may be damaged or in another encoding"));
        if (places > 0)
            notes.Add(new(MojibakeCode, $"{places} places look like UTF-8 that was read as windows-1252 by whoever wrote this; the text is left as it came"));
        return notes.ToImmutable();
    }
}

/// <summary>What the choice of an encoding rests on, the surest first.</summary>
public enum EncodingEvidence
{
    ByteOrderMark,
    Structure,
    Declaration,
    Statistics,
    Default,
}
