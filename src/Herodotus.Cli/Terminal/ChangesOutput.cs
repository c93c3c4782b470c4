using System.Text;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Changes;

namespace Herodotus.Cli.Terminal;

/// <summary>In which form changes are written.</summary>
public enum ChangesFormat
{
    Markdown,
    Json,
}

/// <summary>Changes to standard output, as UTF-8 without a byte-order mark on any machine.</summary>
public static class ChangesOutput
{
    /// <param name="since">ISO 8601 moment that the changes are counted from; null when nothing was looked at before.</param>
    public static void Write(IReadOnlyList<StoryChanges> changes, string? since, ChangesFormat format)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(format == ChangesFormat.Json
            ? [.. ReportJson.Line(json => ChangesJson.Write(json, changes, since)), (byte)'\n']
            : Encoding.UTF8.GetBytes(MarkdownChanges.Render(changes, since)));
    }
}
