using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Clean.Extraction;

/// <summary>Tells a page that stands before or instead of a report: a log-in or payment wall, a consent layer, a robot check, an error page.</summary>
internal sealed class WallDetector
{
    /// <summary>A longer text is a report, whatever else the page says.</summary>
    private const int LongestWall = 900;

    /// <summary>A paid report shorter than this is taken for its opening only.</summary>
    private const int ShortestPaidReport = 2500;

    private static readonly ImmutableArray<(string Kind, string Code, string Message)> Kinds =
    [
        ("robot", PageNotes.Robot, "the page is a check for robots, not a report"),
        ("error", PageNotes.Error, "the page is an error page, not a report"),
        ("login", PageNotes.Login, "the page stands behind a log-in or payment wall: its text is the part before it, if any"),
        ("consent", PageNotes.Consent, "the page is a consent layer, not a report"),
        ("script", PageNotes.Script, "the page is drawn by scripts: its text is not in the markup"),
    ];

    private readonly ImmutableArray<(string Kind, string Phrase)> phrases;

    public WallDetector(DataFolder folder) => phrases =
    [
        .. folder.Lines("pages", "wall-phrases.txt").Where(l => l.Contains(": ", StringComparison.Ordinal))
            .Select(l => (l[..l.IndexOf(": ", StringComparison.Ordinal)], l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..])),
    ];

    /// <returns>Null for a report; otherwise what stands in its place.</returns>
    public ReportNote? Detect(PageOutline outline, string? windowTitle, int textWeight, bool? isFree)
    {
        if (textWeight < LongestWall)
        {
            foreach (var (kind, code, message) in Kinds)
            {
                if (Says(outline, windowTitle, kind, textWeight))
                    return new(code, message);
            }
        }

        if (isFree == false && textWeight < ShortestPaidReport)
            return new(PageNotes.Login, "the page is for subscribers: its text may be the part before the wall");
        return textWeight == 0 ? new(PageNotes.NoText, "the page holds no text that could be read") : null;
    }

    private bool Says(PageOutline outline, string? windowTitle, string kind, int textWeight)
    {
        foreach (var (phraseKind, phrase) in phrases)
        {
            if (phraseKind != kind)
                continue;
            if (windowTitle?.Contains(phrase, StringComparison.OrdinalIgnoreCase) == true)
                return true;
            // A whole page says much; only one that says little else, or says it in a heading, is a wall.
            var read = 0;
            foreach (var block in outline.Blocks)
            {
                if (block.Text.Length < 400 && (block.Kind == BlockKind.Heading || kind is not ("consent" or "script") || textWeight < 300)
                    && (kind is "login" || block.Kind == BlockKind.Heading || outline.Root.Weight < 3000)
                    && block.Text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                    return true;
                if (++read > 2000)
                    break;
            }
        }

        return false;
    }
}
