using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell;

/// <summary>How a report is named in a list of sources.</summary>
public static class SourceLine
{
    /// <summary>Longest title made from a report's first words, in code units: a line of a list.</summary>
    private const int MaxTitle = 90;

    /// <summary>Source, agency, date, kind and language, as far as known.</summary>
    public static string Of(StoryReport member)
    {
        var report = member.Report;
        var parts = new List<string> { report.Source ?? "source not stated" };
        if (report.Agency is { } agency && agency != report.Source)
            parts.Add($"credits {agency}");
        if (report.Author is { } author)
            parts.Add($"by {author}");
        parts.Add(report.Published?.ToString() ?? "undated");
        parts.Add(ContractNames.Name(report.Kind));
        parts.Add(member.Analyzed.Language);
        if (report.File is { } file)
            parts.Add(report.Part is { } part ? string.Create(null, $"{Path.GetFileName(file)}, part {part}") : Path.GetFileName(file));
        return string.Join(" · ", parts);
    }

    /// <summary>The report's title, else its first words.</summary>
    public static string Title(Report report)
    {
        if (report.Title is { } title)
            return title;
        var text = report.Text.AsSpan().Trim();
        var line = text.IndexOf('\n') is >= 0 and var end ? text[..end].TrimEnd() : text;
        if (line.Length <= MaxTitle)
            return line.ToString();
        var cut = line[..MaxTitle].LastIndexOf(' ');
        return $"{line[..(cut > MaxTitle / 2 ? cut : MaxTitle - 1)]}…";
    }
}
