using System.Text;
using System.Text.Json;
using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
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
        switch (format)
        {
            case BriefFormat.Json:
                using (var json = new Utf8JsonWriter(output, ReportJson.WriterOptions))
                    StoryJson.Write(json, stories);
                output.WriteByte((byte)'\n');
                break;
            case BriefFormat.Html:
                output.Write(Encoding.UTF8.GetBytes(BriefPage.Render(stories, TellingWords.Load(DataFolder.Find())).ToString()));
                break;
            default:
                output.Write(Encoding.UTF8.GetBytes(MarkdownBrief.Render(stories, TellingWords.Load(DataFolder.Find()))));
                break;
        }
    }
}
