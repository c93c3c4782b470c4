using Herodotus.Clean.Extraction;
using Herodotus.Reports;

namespace Herodotus.Clean.Metadata;

/// <summary>Dates that a page shows, judged by how near to its headline they stand and in what boxes.</summary>
/// <param name="outline">The page.</param>
/// <param name="headline">The headline's block, or the first of the text where none is found; null for the top of the page.</param>
/// <param name="monthFirst">True where 3/4 is the fourth of March.</param>
/// <param name="isForum">True where what readers wrote is the text.</param>
internal sealed class NearbyDates(DateFinder reader, PageOutline outline, Block? headline, bool monthFirst, bool isForum)
{
    /// <summary>Elements between a headline and the date line that belongs to it.</summary>
    public const int BesideHeadline = 40;

    /// <summary>A date this many elements off the headline, or in a list of other reports, is not the page's own.</summary>
    private const int FarAway = 2500;

    /// <summary>Elements between a headline and a time that hardly belongs to it.</summary>
    private const int OffHeadline = 120;

    /// <summary>The time element nearest to the headline that is not in a list of other reports.</summary>
    /// <param name="isOff">True when it stands so far from the headline that it may be the page's clock.</param>
    public Chosen<PublicationTime>? Timed(out bool isOff)
    {
        (int Distance, PublicationTime Time)? best = null;
        foreach (var timed in outline.Times)
        {
            var value = timed.Element.GetAttribute("datetime") ?? timed.Element.GetAttribute("content") ?? (timed.Element.LocalName == "abbr" ? timed.Element.GetAttribute("title") : null);
            if ((reader.Read(value, monthFirst) ?? reader.Read(PlainText.Fold(timed.Element.TextContent), monthFirst)) is not { } time)
                continue;
            var distance = Distance(timed.Box, timed.Order);
            if (timed.Element.ClassName is { } name && name.Contains("update", StringComparison.OrdinalIgnoreCase))
                distance += 50;
            if (best is null || distance < best.Value.Distance)
                best = (distance, time);
        }

        isOff = best is { Distance: > OffHeadline };
        return best is { Distance: < FarAway } found ? new(found.Time, "time") : null;
    }

    /// <summary>A date written near the headline, or in what is named a date line.</summary>
    public Chosen<PublicationTime>? Written(int farthest = FarAway)
    {
        (int Distance, PublicationTime Time)? best = null;
        foreach (var block in outline.Blocks)
        {
            if (block.Weight > 400 || block.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0 || IsCopyright(block.Text))
                continue;
            if (reader.Find(block.Text, monthFirst) is not { } found)
                continue;
            // "31 October 2023. The council …": the line is long, the day stands at its head.
            var heads = found.Start == 0 && found.End < block.Text.Length && block.Text[found.End] is '.' or ':' or '|' or '–' or '—';
            var distance = Distance(block.Box, block.Order) + (heads ? 0 : Math.Max(0, block.Weight - 60));
            if ((PageOutline.MarksWithin(block, outline.Root) & BoxMarks.Byline) != 0)
                distance -= 60;
            if (best is null || distance < best.Value.Distance)
                best = (distance, found.Time);
        }

        return best is { } near && near.Distance < farthest ? new(near.Time, "text") : null;
    }

    /// <summary>How far a date stands from the headline, in elements; names of boxes that hold both say nothing about either.</summary>
    private int Distance(Box box, int order)
    {
        var top = headline is null ? outline.Root : PageOutline.Common(box, headline.Box);
        var marks = BoxMarks.None;
        for (var one = box; one is not null && one != top; one = one.Parent)
            marks |= one.Marks;
        var distance = headline is null ? order : Math.Abs(order - headline.Order);
        if ((marks & (isForum ? BoxMarks.Related : BoxMarks.Related | BoxMarks.Comment)) != 0)
            distance += FarAway;
        if ((marks & BoxMarks.Aside) != 0)
            distance += 300;
        if ((marks & BoxMarks.Furniture) != 0)
            distance += 400;
        // Under a headline, over a text: there the date line stands.
        if (headline is not null && (headline.Kind == BlockKind.Heading ? order < headline.Order : order >= headline.Order))
            distance += 30;
        return distance;
    }

    private static bool IsCopyright(string text) =>
        text.Contains('©', StringComparison.Ordinal) || text.Contains("copyright", StringComparison.OrdinalIgnoreCase) || text.Contains("(c)", StringComparison.OrdinalIgnoreCase);
}
