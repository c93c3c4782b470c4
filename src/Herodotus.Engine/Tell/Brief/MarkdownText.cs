using System.Globalization;
using System.Text;
using Herodotus.Reports;

namespace Herodotus.Tell.Brief;

/// <summary>What every Markdown view of a story writes alike: text of reports with its signs disarmed, and citations by number.</summary>
public sealed class MarkdownText
{
    private readonly Dictionary<string, int> _numbers;

    public MarkdownText(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        _numbers = story.Reports.Select((report, index) => (report.Report.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1, StringComparer.Ordinal);
    }

    /// <summary>The number of a report in the list of the story's sources, from 1; null for another story's.</summary>
    public int? Number(string report) => _numbers.TryGetValue(report, out var number) ? number : null;

    /// <summary><c>[2:120+45]</c>: in report 2, from code unit 120, 45 code units.</summary>
    public string Cites(ImmutableArray<Citation> citations) => string.Join(" ", citations.Where(citation => _numbers.ContainsKey(citation.Report)).Distinct()
        .Select(citation => string.Create(CultureInfo.InvariantCulture, $"[{_numbers[citation.Report]}:{citation.Span.Start}+{citation.Span.Length}]")));

    /// <summary>Text of a report on one line, its Markdown signs disarmed.</summary>
    public static string Plain(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var plain = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            if (c is '*' or '_' or '[' or ']' or '<' or '`' or '\\')
                plain.Append('\\');
            plain.Append(c);
        }

        return plain.ToString().Trim();
    }
}
