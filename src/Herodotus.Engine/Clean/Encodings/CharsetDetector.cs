using System.Buffers;
using System.Text;

namespace Herodotus.Clean.Encodings;

/// <summary>
/// Tells which encoding bytes are in when neither a mark, their structure nor a declaration does: they are decoded in every encoding
/// news is met in, and the reading that is likeliest in one of the languages written in it wins.
/// </summary>
public static class CharsetDetector
{
    /// <summary>Bytes of words with a byte beyond ASCII that are looked at: enough for pairs of letters to decide.</summary>
    private const int SampleBytes = 8 * 1024;

    /// <summary>Bytes of such words below which the others are looked at as well.</summary>
    private const int FewBytes = 400;

    /// <summary>Bytes that decide which candidates are looked at closely.</summary>
    private const int FirstRoundBytes = 700;

    /// <summary>How much more than the best a candidate may cost after the first round: related encodings and languages lie within a tenth.</summary>
    private const float FirstRoundRate = 1.15f;

    /// <summary>Bits a superset or a more usual encoding is preferred by, so that equal readings are named by the usual name.</summary>
    private const float RankCost = 0.15f;

    /// <summary>Bits by which windows-1252, the encoding of most undeclared text that is not UTF-8, is preferred to all others.</summary>
    private const float UsualLead = 3;

    /// <summary>Bytes of words below which a declaration is believed.</summary>
    private const int MinimumToContradict = 60;

    /// <summary>How many times likelier (in bits) another reading must be; wrong readings of Cyrillic or Greek cost about twice the right one.</summary>
    private const float ContradictionRate = 1.4f;

    private static readonly string[] Western = ["en", "es", "fr", "de", "pt", "it", "nl", "ca", "sv", "da", "nb", "fi", "is"];
    private static readonly string[] Central = ["pl", "cs", "sk", "hu", "ro", "hr", "sl", "sq"];
    private static readonly string[] Baltic = ["lt", "lv", "et"];
    private static readonly string[] Cyrillic = ["ru", "uk", "bg", "be", "mk", "sr"];

    /// <summary>The most usual first within a family.</summary>
    private static readonly (string Label, string[] Languages)[] Candidates =
    [
        ("windows-1252", Western), ("windows-1250", Central), ("windows-1251", Cyrillic), ("shift_jis", ["ja"]), ("gb18030", ["zh"]), ("big5", ["zh-hant"]),
        ("euc-kr", ["ko"]), ("euc-jp", ["ja"]), ("koi8-r", ["ru"]), ("koi8-u", ["uk"]), ("iso-8859-2", Central), ("windows-1253", ["el"]), ("iso-8859-7", ["el"]),
        ("windows-1254", ["tr", "az"]), ("windows-1255", ["he"]), ("iso-8859-8", ["he"]), ("windows-1256", ["ar", "fa", "ur"]), ("iso-8859-6", ["ar"]),
        ("windows-1257", Baltic), ("iso-8859-13", Baltic), ("iso-8859-4", Baltic), ("windows-874", ["th"]), ("iso-8859-5", Cyrillic), ("iso-8859-15", Western), ("iso-8859-3", ["tr"]),
        ("ibm866", ["ru", "uk", "be"]), ("x-mac-cyrillic", Cyrillic), ("ibm855", ["ru", "bg", "mk", "sr"]), ("johab", ["ko"]), ("macintosh", Western), ("ibm850", Western), ("ibm852", Central),
    ];

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\0"u8);

    /// <summary>The likeliest encoding; null when there is no byte beyond ASCII to judge by.</summary>
    public static Encoding? Detect(ReadOnlySpan<byte> bytes) => Likeliest(Sample(bytes)).Encoding;

    /// <summary>
    /// True when a declaration of windows-1252 or ISO 8859-1, which many programs write unasked, makes the bytes far less likely than
    /// another encoding does.
    /// </summary>
    public static bool Contradicts(ReadOnlySpan<byte> bytes, Encoding declared)
    {
        var sample = Sample(bytes);
        if (sample.Length < MinimumToContradict)
            return false;
        var (encoding, cost) = Likeliest(sample);
        if (encoding is null || encoding.CodePage == declared.CodePage)
            return false;
        var text = declared.GetString(sample);
        var declaredCost = Western.Min(language => CharsetModel.Default.Cost(text, language));
        return cost * ContradictionRate < declaredCost;
    }

    /// <summary>In two rounds: all candidates on the first bytes, then those that stayed close on all of them.</summary>
    private static (Encoding? Encoding, float Cost) Likeliest(ReadOnlySpan<byte> sample)
    {
        if (sample.Length == 0)
            return default;
        var model = CharsetModel.Default;
        var first = sample[..Math.Min(sample.Length, FirstRoundBytes)];
        var costs = new List<(Encoding Encoding, string Language, float Lead, float Cost)>();
        for (var rank = 0; rank < Candidates.Length; rank++)
        {
            var (label, languages) = Candidates[rank];
            if (KnownEncodings.Find(label) is not { } encoding)
                continue;
            var lead = rank == 0 ? 0 : UsualLead + rank * RankCost;
            var text = encoding.GetString(first);
            foreach (var language in languages)
                costs.Add((encoding, language, lead, model.Cost(text, language) + lead));
        }

        if (first.Length < sample.Length)
        {
            var bound = costs.Min(candidate => candidate.Cost) * FirstRoundRate;
            var decoded = new Dictionary<int, string>();
            for (var i = costs.Count - 1; i >= 0; i--)
            {
                var (encoding, language, lead, cost) = costs[i];
                if (cost > bound)
                {
                    costs.RemoveAt(i);
                    continue;
                }

                if (!decoded.TryGetValue(encoding.CodePage, out var text))
                    decoded[encoding.CodePage] = text = encoding.GetString(sample);
                costs[i] = (encoding, language, lead, model.Cost(text, language) + lead);
            }
        }

        var best = costs.MinBy(candidate => candidate.Cost);
        return (best.Encoding, best.Cost);
    }

    /// <summary>
    /// The words that hold a byte beyond ASCII, with tags taken out, up to <see cref="SampleBytes"/>; where they are few, the words around
    /// them too, which tell the language.
    /// </summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> bytes)
    {
        var sample = Words(bytes, withAscii: false, SampleBytes);
        return sample.Length is > 0 and < FewBytes ? Words(bytes, withAscii: true, FewBytes * 4) : sample;
    }

    private static ReadOnlySpan<byte> Words(ReadOnlySpan<byte> bytes, bool withAscii, int most)
    {
        var sample = new ArrayBufferWriter<byte>(SampleBytes);
        for (var at = 0; at < bytes.Length && sample.WrittenCount < most;)
        {
            var rest = bytes[at..];
            var skip = rest.IndexOfAnyExcept(Blanks);
            if (skip < 0)
                break;
            rest = rest[skip..];
            at += skip;
            if (Tag(rest) is > 0 and var tag)
            {
                at += tag;
                continue;
            }

            var end = 1;
            while (end < rest.Length && !Blanks.Contains(rest[end]) && !(rest[end] == (byte)'<' && Tag(rest[end..]) > 0) && end < SampleBytes)
                end++;
            var word = rest[..end];
            if (withAscii || word.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0)
            {
                sample.Write(word);
                sample.Write(" "u8);
            }

            at += end;
        }

        return sample.WrittenSpan;
    }

    /// <summary>The length of a tag that begins here; 0 when none does.</summary>
    private static int Tag(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || bytes[0] != (byte)'<' || !(char.IsAsciiLetter((char)bytes[1]) || bytes[1] is (byte)'/' or (byte)'!' or (byte)'?'))
            return 0;
        var inside = bytes[1..Math.Min(bytes.Length, 2000)];
        var end = inside.IndexOfAny((byte)'<', (byte)'>');
        return end > 0 && inside[end] == (byte)'>' ? end + 2 : 0;
    }
}
