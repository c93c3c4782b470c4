using System.Collections;

namespace Herodotus.Clean.Encodings;

/// <summary>
/// The everyday ideographs and syllables of East Asia: the first levels of GB 2312, Big5 and JIS X 0208, and the syllables of KS X 1001.
/// The standards order their codes so; the sets are read off them.
/// </summary>
internal static class EverydayCharacters
{
    private static readonly Lazy<BitArray> Set = new(() =>
    {
        var set = new BitArray(0x10000);
        Add(set, "gb18030", 0xB0, 0xD7, 0xA1);
        Add(set, "big5", 0xA4, 0xC6, 0x40);
        Add(set, "euc-jp", 0xB0, 0xCF, 0xA1);
        Add(set, "euc-kr", 0xB0, 0xC8, 0xA1);
        return set;
    });

    public static bool Contains(char c) => Set.Value[c];

    private static void Add(BitArray set, string label, int firstLead, int lastLead, int firstTrail)
    {
        var encoding = KnownEncodings.Find(label)!;
        Span<byte> pair = stackalloc byte[2];
        for (var lead = firstLead; lead <= lastLead; lead++)
        {
            for (var trail = firstTrail; trail <= 0xFE; trail++)
            {
                (pair[0], pair[1]) = ((byte)lead, (byte)trail);
                var text = encoding.GetString(pair);
                if (text.Length == 1 && text[0] >= '\u3400')
                    set[text[0]] = true;
            }
        }

        set[0xFFFD] = false;
    }
}
