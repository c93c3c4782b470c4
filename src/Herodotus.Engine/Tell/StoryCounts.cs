using System.Globalization;
using Herodotus.Reports;

namespace Herodotus.Tell;

/// <summary>What a story rests on, in one line: reports, named outlets, independent origins, the speakers it quotes, its dates.</summary>
public static class StoryCounts
{
    /// <summary>
    /// An origin is who puts something on record by himself: an outlet, an agency, a document, an account. A speaker is where words come from, but reports
    /// nothing, and a source without a name is known through the outlet that quotes it: both are counted apart.
    /// </summary>
    public static ImmutableArray<string> Of(StoryBrief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var story = brief.Story;
        var speakers = story.Origins.Count(origin => origin.Kind == OriginKind.Speaker);
        var unnamed = story.Origins.Count(origin => origin.Kind == OriginKind.Unnamed);
        return
        [
            Plural(story.Reports.Length, "report"),
            Plural(Outlets(story), "named outlet"),
            Plural(Origins(story), "origin"),
            .. speakers == 0 ? [] : new[] { Plural(speakers, "speaker") },
            .. unnamed == 0 ? [] : new[] { Plural(unnamed, "unnamed source") },
            brief.From is null ? "undated" : brief.From == brief.To ? brief.From : $"{brief.From} to {brief.To}",
        ];
    }

    /// <summary>The counts in one line.</summary>
    public static string Line(StoryBrief brief) => string.Join(" · ", Of(brief));

    /// <summary>How many outlets are named.</summary>
    public static int Outlets(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Reports.Select(report => report.Report.Source).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    /// <summary>How many put something on record by themselves.</summary>
    public static int Origins(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.Origins.Count(origin => origin.Kind is not (OriginKind.Speaker or OriginKind.Unnamed));
    }

    /// <summary>A count with its noun: "1 report", "2 reports", "2 stories".</summary>
    public static string Plural(int count, string noun) => string.Create(
        CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : noun.EndsWith('y') ? $"{noun[..^1]}ies" : $"{noun}s")}");
}
