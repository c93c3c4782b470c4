using Herodotus.Reports;

namespace Herodotus.Tell.Pages;

/// <summary>Where a page leads: a self-contained page leads into itself, the web pages to their own addresses.</summary>
/// <param name="Words">The address at which a report opens at the cited words.</param>
/// <param name="Report">The address of a report by id.</param>
/// <param name="Actor">The address of an actor of a story, or null when it has no page.</param>
public sealed record StoryLinks(Func<Citation, string> Words, Func<string, string> Report, Func<string, string?> Actor)
{
    /// <summary>Links inside one self-contained page: reports are printed at its end with every cited passage marked.</summary>
    public static StoryLinks WithinPage { get; } = new(
        citation => string.Create(null, $"#{Anchor(citation.Report)}-{citation.Span.Start}-{citation.Span.Length}"),
        report => $"#{Anchor(report)}",
        _ => null);

    /// <summary>A report id as a fragment: letters and digits stay, the rest is spelled out so that two ids never meet.</summary>
    public static string Anchor(string report) => "r-" + string.Concat(report.Select(c =>
        char.IsAsciiLetterOrDigit(c) ? c.ToString() : string.Create(null, $"_{(int)c:x}_")));
}
