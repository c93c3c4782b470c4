namespace Herodotus.Text;

/// <summary>Lower case without accents, one character for one character: what a comparison of spellings looks at.</summary>
/// <remarks>A table of our own: the invariant culture does not decompose characters, and a table is faster.</remarks>
public static class LetterFolding
{
    private const int TableSize = 0x250;

    private static readonly char[] Table = BuildTable();

    /// <summary>True for a combining accent, which folding leaves out.</summary>
    public static bool IsMark(char value) => value is >= '\u0300' and <= '\u036f' or >= '\u064b' and <= '\u065f' or '\u0640';

    public static char Fold(char value)
    {
        if (value < TableSize)
            return Table[value];
        var lower = char.ToLowerInvariant(value);
        return lower switch
        {
            'ё' => 'е',
            'أ' or 'إ' or 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            'ș' => 's',
            'ț' => 't',
            _ => lower,
        };
    }

    /// <summary>Every character folded, marks left out.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!IsMark(c))
                buffer[length++] = Fold(c);
        }

        return new string(buffer[..length]);
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = char.ToLowerInvariant((char)i);
        string[] rows =
        [
            "aàáâãäåāăąǎæ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņňŉ",
            "oòóôõöøōŏőœ", "rŕŗř", "sśŝşšșß", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
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
