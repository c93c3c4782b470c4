using System.Globalization;
using Herodotus.Clean.Metadata;
using Herodotus.Learning.Files;

namespace Herodotus.Link.Terms;

/// <summary>The days, months and years that reports speak of, as bits: two reports of one event speak of the same ones, two sister events of others.</summary>
/// <remarks>
/// Seven bits for weekdays, twelve for months, thirteen for years (by their remainder). In pairs of reports on one event that both name a weekday early, three in
/// four name a common one; of sister events, one in four.
/// </remarks>
internal sealed class CalendarWords
{
    /// <summary>The bits of weekdays, of months and of years.</summary>
    public const uint Days = 0x7f, Months = 0xfffu << FirstMonth, Years = 0x1fffu << FirstYear;

    private const int FirstMonth = 7, FirstYear = 19, YearBits = 13;

    private const int EarliestYear = 1950, LatestYear = 2049;

    private readonly Dictionary<(string Language, string Folded), uint> _days;
    private readonly HashSet<string> _capital;
    private readonly MonthLexicon _months;

    private CalendarWords(Dictionary<(string Language, string Folded), uint> days, HashSet<string> capital, MonthLexicon months)
    {
        _days = days;
        _capital = capital;
        _months = months;
    }

    public static CalendarWords Load(DataFolder folder, MonthLexicon months)
    {
        var days = new Dictionary<(string Language, string Folded), uint>();
        var capital = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in folder.Lines("stories", "weekdays.tsv"))
        {
            var columns = line.Split('\t');
            if (columns[1] == "Capital")
                capital.Add(columns[0]);
            for (var day = 0; day < 7; day++)
            {
                foreach (var form in columns[day + 2].Split(' '))
                    days[(columns[0], form)] = 1u << day;
            }
        }

        return new CalendarWords(days, capital, months);
    }

    /// <summary>What a word may name, by its spelling alone: a weekday where it has its language's case, a month, a year; zero for none.</summary>
    public uint Of(string language, ReadOnlySpan<char> written, string folded)
    {
        if (written.Length == 4 && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return year is >= EarliestYear and <= LatestYear ? 1u << (FirstYear + (year % YearBits)) : 0;
        if (_days.TryGetValue((language, folded), out var day))
            return char.IsUpper(written[0]) == _capital.Contains(language) ? day : 0;
        return _months.Of(written) is > 0 and var month ? 1u << (FirstMonth + month - 1) : 0;
    }
}
