using System.Collections.Concurrent;
using System.Text;

namespace Herodotus.Clean.Encodings;

/// <summary>Encodings by the labels that pages, feeds and letters use for them, as the Encoding Standard reads those labels.</summary>
public static class KnownEncodings
{
    private static readonly ConcurrentDictionary<string, Encoding?> Cache = new(StringComparer.Ordinal);

    /// <summary>Labels whose meaning on the web is a superset of what they say, or that the platform spells another way.</summary>
    private static readonly string[] Families =
    [
        // The platform's name, then the labels that mean it.
        "windows-1252 ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 cp1252 x-cp1252",
        "windows-1254 iso-8859-9 latin5 cp1254",
        "windows-874 iso-8859-11 tis-620 tis620 cp874",
        "gb18030 gb2312 gbk x-gbk gb_2312-80 chinese euc-cn cp936 x-euc-cn",
        "big5 big5-hkscs cn-big5 x-x-big5 cp950",
        "ks_c_5601-1987 euc-kr euckr cp949 uhc windows-949 ks_c_5601-1989 ksc5601",
        "shift_jis x-sjis sjis windows-31j cp932 ms_kanji ms932",
        "euc-jp x-euc-jp eucjp",
        "windows-1250 cp1250",
        "windows-1251 cp1251 win-1251 win1251 x-cp1251",
        "windows-1253 cp1253",
        "windows-1255 cp1255",
        "windows-1256 cp1256",
        "windows-1257 cp1257",
        "windows-1258 cp1258",
        "cp866 cp866 ibm866 866",
        "ibm855 cp855",
        "koi8-r koi8 koi koi8_r",
        "macintosh x-mac-roman mac",
        "x-mac-cyrillic x-mac-ukrainian",
        "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 utf-8-sig",
        "utf-16 utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2",
        "utf-16be utf-16be unicodefffe",
        "utf-32 utf-32le ucs-4",
        "utf-32be iso-10646-ucs-4",
    ];

    private static readonly Dictionary<string, string> Labels = Families
        .Select(family => family.Split(' '))
        .SelectMany(names => names.Skip(1).Select(label => (label, names[0])))
        .ToDictionary(StringComparer.Ordinal);

    static KnownEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The encoding a label means; null for one that is unknown. It replaces what it cannot decode with U+FFFD.
    /// </summary>
    public static Encoding? Find(string? label)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > 40)
            return null;
        var key = label.Trim().Trim('"', '\'').ToLowerInvariant().Replace('_', '-');
        if (Cache.TryGetValue(key, out var known))
            return known;
        var name = Labels.GetValueOrDefault(key) ?? Labels.GetValueOrDefault(key.Replace('-', '_')) ?? key;
        Encoding? found = null;
        foreach (var candidate in new[] { name, name.Replace('-', '_') })
        {
            try
            {
                found = Encoding.GetEncoding(candidate, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
                break;
            }
            catch (Exception error) when (error is ArgumentException or NotSupportedException)
            {
                // Not one of the platform's names; the next spelling may be.
            }
        }

        // UTF-7 is a hole through which text that looks harmless becomes markup; no report is written in it.
        if (found?.CodePage == 65000)
            found = null;
        // Unknown labels come from input: they are not kept, so that input cannot fill the cache.
        if (found is not null)
            Cache.TryAdd(key, found);
        return found;
    }

    /// <summary>
    /// The name we give an encoding: the one declared where bytes are read in its superset, else the Encoding Standard's.
    /// </summary>
    public static string NameOf(Encoding encoding, string? declared = null) => encoding.CodePage switch
    {
        1200 => "utf-16le",
        1201 => "utf-16be",
        12000 => "utf-32le",
        12001 => "utf-32be",
        949 => "euc-kr",
        1361 => "johab",
        20127 => "us-ascii",
        866 => "ibm866",
        10000 => "macintosh",
        50220 => "iso-2022-jp",
        50225 => "iso-2022-kr",
        54936 => declared?.ToLowerInvariant() is "gb2312" or "gbk" ? declared.ToLowerInvariant() : "gb18030",
        932 => declared?.ToLowerInvariant() is "x-sjis" or "windows-31j" or "cp932" or "ms932" ? "windows-31j" : "shift_jis",
        _ => encoding.WebName.ToLowerInvariant(),
    };
}
