namespace Herodotus.Analyze.Times.Words;

/// <summary>Letters as the lexicons compare them: lower case, without the accents that writers drop.</summary>
internal static class Letters
{
    private const int TableSize = 0x180;
    private static readonly char[] Folded = Build();

    /// <summary>Lower case and without accent, except ñ; any dash is '-' and any single quote is an apostrophe.</summary>
    public static char Fold(char c) => c < TableSize ? Folded[c] : FoldRare(c);

    public static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';

    public static bool IsTick(char c) => c is '\'' or '\u2019' or '\u2018';

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    private static char FoldRare(char c) => c switch
    {
        _ when IsDash(c) => '-',
        '\u2018' or '\u2019' => '\'',
        _ => char.ToLowerInvariant(c),
    };

    private static char[] Build()
    {
        const string Accented = "áàâäãåéèêëíìîïóòôöõúùûü";
        const string Plain = "aaaaaaeeeeiiiiooooouuuu";
        var table = new char[TableSize];
        for (var c = 0; c < TableSize; c++)
        {
            var lower = char.ToLowerInvariant((char)c);
            var at = Accented.IndexOf(lower, StringComparison.Ordinal);
            table[c] = at >= 0 ? Plain[at] : lower;
        }

        return table;
    }
}
