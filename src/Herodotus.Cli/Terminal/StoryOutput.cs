using System.Text;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Brief;
using Herodotus.Tell.Pages;

namespace Herodotus.Cli.Terminal;

/// <summary>In which form a brief is written.</summary>
public enum BriefFormat
{
    Markdown,
    Json,
    Html,
}

/// <summary>Stories to standard output, as UTF-8 without a byte-order mark on any machine.</summary>
public static class StoryOutput
{
    public static void Write(IReadOnlyList<StoryBrief> stories, BriefFormat format)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(format switch
        {
            BriefFormat.Json => [.. ReportJson.Line(json => StoryJson.Write(json, stories)), (byte)'\n'],
            BriefFormat.Html => Encoding.UTF8.GetBytes(BriefPage.Render(stories).ToString()),
            _ => Encoding.UTF8.GetBytes(MarkdownBrief.Render(stories)),
        });
    }
}
