using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Learning.Files;

namespace Herodotus.Clean.Metadata;

/// <summary>Month names of many languages, as <c>data/pages/months.txt</c> lists them.</summary>
internal sealed class MonthLexicon
{
    private const int LongestName = 24;

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> months;

    private MonthLexicon(Dictionary<string, int> months) =>
        this.months = months.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static MonthLexicon Load(DataFolder folder)
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in folder.Lines("pages", "months.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !int.TryParse(line[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var month))
                continue;
            foreach (var name in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                months.TryAdd(name, month);
        }

        return new MonthLexicon(months);
    }

    /// <summary>1 to 12, or 0 when the word names no month.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > LongestName)
            return 0;
        Span<char> lower = stackalloc char[LongestName];
        var length = word.ToLowerInvariant(lower);
        return months.TryGetValue(lower[..length], out var month) ? month : 0;
    }
}
