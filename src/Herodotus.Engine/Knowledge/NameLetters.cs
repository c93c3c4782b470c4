namespace Herodotus.Knowledge;

/// <summary>Letters without case and accents, one for one, as names are compared.</summary>
/// <remarks>A table of our own: the invariant culture does not decompose characters.</remarks>
public static class NameLetters
{
    private const int TableSize = 0x1f00;

    private static readonly char[] Table = Build();

    public static char Fold(char c) => c < TableSize ? Table[c] : Other(c);

    /// <summary>Accents written apart, Arabic vowel signs and the joining stroke, Hebrew points.</summary>
    public static bool IsMark(char c) =>
        c is (>= '\u0300' and <= '\u036f') or (>= '\u064b' and <= '\u065f') or '\u0640' or '\u0670' or (>= '\u0591' and <= '\u05c7');

    private static char Other(char c) => c is >= '\uff01' and <= '\uff5e' ? Fold((char)(c - 0xfee0)) : char.ToLowerInvariant(c);

    private static char[] Build()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = char.ToLowerInvariant((char)i);
        string[] rows =
        [
            "aàáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặæ", "bḃḅḇ", "cçćĉċčḉ", "dďđðḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩẹẻẽếềểễệəɛ", "fḟƒ", "gĝğġģǧǵḡ", "hĥħȟḣḥḧḩḫẖ",
            "iìíîïĩīĭįıǐȉȋịỉḭ", "jĵǰ", "kķǩḱḳḵ", "lĺļľŀłḷḹḻḽ", "mḿṁṃ", "nñńņňŉǹṅṇṉṋŋ", "oòóôõöøōŏőǒǫǭȍȏọỏốồổỗộơớờởỡợœ", "pṕṗ",
            "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣßſ", "tţťŧțṫṭṯṱẗ", "uùúûüũūŭůűųǔǖǘǚǜȕȗưụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉ", "xẋẍ", "yýÿŷȳẏỳỵỷỹ", "zźżžẑẓẕ",
            "еёѐ", "иѝ", "іїЇ", "гґ", "уў", "αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "اأإآٱ", "يىی", "هة", "كک",
        ];
        foreach (var row in rows)
        {
            foreach (var c in row)
            {
                table[c] = row[0];
                var upper = char.ToUpperInvariant(c);
                if (upper < TableSize)
                    table[upper] = row[0];
            }
        }

        return table;
    }
}
