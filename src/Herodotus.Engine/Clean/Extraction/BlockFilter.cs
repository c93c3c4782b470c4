using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>Decides block by block, inside a stretch that holds the article, what is text of the report.</summary>
internal sealed class BlockFilter(PageOutline outline, PageWords words, DateFinder dates, string? title, string? description)
{
    /// <summary>Blocks between a headline and the body: bylines, share buttons, a picture.</summary>
    private const int WidestHead = 60;

    /// <summary>Names, and when: longer lines are text.</summary>
    private const int LongestByline = 80;

    private readonly string titleKey = PlainText.Key(title);
    private readonly string descriptionKey = PlainText.Key(description);

    public ImmutableArray<Block> Keep(Stretch stretch)
    {
        var kept = new List<Block>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var headline = Headline(stretch);
        for (var i = stretch.First; i < stretch.End; i++)
        {
            var block = outline.Blocks[i];
            if (i == headline || block.Level == 1)
            {
                // What stands above the headline is not the report, unless it is most of it.
                if (i == headline && kept.Sum(b => b.Weight) < 400)
                    kept.Clear();
                continue;
            }

            if (!Wanted(block, stretch.Box) || kept.Count == 0 && block.Kind == BlockKind.Heading && titleKey.Length > 8 && PlainText.Key(block.Text).EndsWith(titleKey, StringComparison.Ordinal))
                continue;
            if (block.Weight > 40 && !seen.Add(block.Text))
                continue;
            // In a chronology days are headings between paragraphs.
            if (IsDateLine(block) && (block.Kind != BlockKind.Heading || kept.All(b => b.Weight < LongestByline))
                || block.Weight < LongestByline && !block.EndsSentence && words.StartsAsByline(block.Text) && kept.All(b => b.Weight < LongestByline))
                continue;
            kept.Add(block);
        }

        Lead(stretch, headline, kept, seen);
        DropIdleHeadings(kept);
        // "More on this here:": what it leads to was left out.
        while (kept.Count > 1 && kept[^1] is { Weight: < 120 } last && last.Text[^1] is ':' or '：')
            kept.RemoveAt(kept.Count - 1);
        return [.. kept];
    }

    private int Headline(Stretch stretch)
    {
        for (var i = stretch.First; i < stretch.End; i++)
        {
            var block = outline.Blocks[i];
            if (block.Kind == BlockKind.Heading && (block.Level == 1 || titleKey.Length > 0 && PlainText.Key(block.Text) == titleKey))
                return i;
        }

        return -1;
    }

    private bool Wanted(Block block, Box container)
    {
        var marks = PageOutline.MarksWithin(block, container);
        if ((marks & (BoxMarks.Unwanted | BoxMarks.Caption | BoxMarks.PullQuote | BoxMarks.Aside)) != 0 || block.Kind == BlockKind.Caption)
            return false;
        if ((marks & BoxMarks.Byline) != 0 && !(block.Weight > 150 && block.EndsSentence))
            return false;
        if (words.IsFurnitureLine(block.Text) || IsMostlyNumbers(block) || !block.Text.Any(char.IsLetterOrDigit) || IsPostingLine(block))
            return false;
        if (block.Kind != BlockKind.Heading && words.IsPictureLine(block.Text))
            return false;
        if (block.Weight < 250 && (words.StartsAsPointer(block.Text) || words.SpeaksOfWall(block.Text)))
            return false;
        var density = block.LinkDensity;
        if (density > 0.8 || density > 0.5 && block.Weight < 300)
            return false;
        if (block.Kind == BlockKind.ListItem && ListOf(block) is { } list && list.LinkDensity > 0.5)
            return false;
        if (block.Kind == BlockKind.Loose && block.Weight < 40 && !block.EndsSentence)
            return false;
        return titleKey.Length == 0 || block.Weight > 300 || PlainText.Key(block.Text) != titleKey;
    }

    /// <summary>Clocks, counters, dates alone.</summary>
    private static bool IsMostlyNumbers(Block block)
    {
        if (block.Weight > 30 || block.Kind is BlockKind.ListItem or BlockKind.Cell || block.EndsSentence)
            return false;
        var digits = block.Text.Count(char.IsDigit);
        return digits > 0 && digits * 4 >= block.Text.Length;
    }

    /// <summary>A line that gives a day and little else.</summary>
    private bool IsDateLine(Block block) =>
        block.Weight < LongestByline && block.Kind is not (BlockKind.Quote or BlockKind.Preformatted) && !block.EndsSentence && block.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0
        && dates.Find(block.Text, false) is { } found && (found.End - found.Start) * 2 >= block.Text.Length;

    /// <summary>When and under what a text was posted.</summary>
    private bool IsPostingLine(Block block) =>
        block.Weight < 200 && !block.EndsSentence && block.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && words.SpeaksOfPosting(block.Text) && dates.Find(block.Text, false) is not null;

    private static Box? ListOf(Block block)
    {
        for (var box = block.Box; box is not null; box = box.Parent)
        {
            if (box.Tag is "ul" or "ol" or "dl")
                return box;
        }

        return null;
    }

    /// <summary>The standfirst often stands outside the body, between the headline and it.</summary>
    private void Lead(Stretch stretch, int headline, List<Block> kept, HashSet<string> seen)
    {
        var leads = new List<Block>();
        var sure = 0;
        for (var i = stretch.First - 1; i >= 0 && i > stretch.First - WidestHead; i--)
        {
            var block = outline.Blocks[i];
            var marks = PageOutline.MarksWithin(block, outline.Root);
            // A standfirst is called a teaser where the lists of other reports are called so too.
            var ownTeaser = (marks & BoxMarks.Unwanted) == BoxMarks.Related && block.Weight >= 80 && block.EndsSentence && block.LinkDensity < 0.1
                && ((marks & BoxMarks.Lead) != 0 || block.Box is { Tag: "p", Parent.Marks: var around } && (around & BoxMarks.Related) == 0 || IsDescription(block));
            var wanted = (marks & (BoxMarks.Unwanted | BoxMarks.Caption)) == 0 && block.Kind != BlockKind.Caption || ownTeaser;
            var key = block.Level == 1 || block.Weight < 300 ? PlainText.Key(block.Text) : "";
            if (wanted && (block.Level == 1 && headline < 0 || titleKey.Length > 0 && key == titleKey))
            {
                sure = leads.Count;
                break;
            }

            // The headline in other words, or in the trail of links to it: what stands between it and the body is the article's, unless a surer one follows.
            if (block.Kind == BlockKind.Heading && key.Length * 2 < titleKey.Length * 3 + 20 && SayTheSame(key, titleKey))
            {
                sure = leads.Count;
                continue;
            }

            if (!wanted || block.Weight < 40 || block.LinkDensity > 0.3)
                continue;
            if (((marks & BoxMarks.Lead) != 0 || IsProse(block, marks, i > 0 && outline.Blocks[i - 1].Kind == BlockKind.Heading) || IsDescription(block)) && seen.Add(block.Text))
                leads.Add(block);
        }

        leads.RemoveRange(sure, leads.Count - sure);
        leads.Reverse();
        kept.InsertRange(0, leads);
    }

    private static bool IsProse(Block block, BoxMarks marks, bool underHeading) =>
        block.LinkDensity < 0.2 && (marks & (BoxMarks.Byline | BoxMarks.Aside)) == 0 && block.Kind switch
        {
            BlockKind.Paragraph => block.Weight >= 80 || block.Weight >= 60 && block.EndsSentence,
            BlockKind.ListItem => block.Weight >= 60 && block.EndsSentence,
            BlockKind.Loose => block.Weight >= 100 && block.EndsSentence && underHeading,
            _ => false,
        };

    /// <summary>Two keys of a headline, one perhaps with a kicker before it or rewritten in part.</summary>
    private static bool SayTheSame(string one, string other)
    {
        if (one.Length < 8 || other.Length < 8)
            return one.Length > 0 && one == other;
        if (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal))
            return true;
        var (left, right) = (one.Split(' ').ToHashSet(StringComparer.Ordinal), other.Split(' ').ToHashSet(StringComparer.Ordinal));
        var least = Math.Min(left.Count, right.Count);
        left.IntersectWith(right);
        return left.Count >= 3 && left.Count * 2 >= least;
    }

    private bool IsDescription(Block block)
    {
        if (descriptionKey.Length < 30)
            return false;
        var key = PlainText.Key(block.Text);
        return key.StartsWith(descriptionKey, StringComparison.Ordinal) || descriptionKey.StartsWith(key, StringComparison.Ordinal);
    }

    /// <summary>A heading with nothing under it heads what was dropped.</summary>
    private static void DropIdleHeadings(List<Block> kept)
    {
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            // A heading that is a sentence says something by itself: the items of a list of pictures.
            if (kept[i].Kind != BlockKind.Heading || kept[i].Weight > 60 && kept[i].EndsSentence)
                continue;
            if (i == kept.Count - 1 || kept[i + 1].Kind == BlockKind.Heading && kept[i + 1].Level <= kept[i].Level && kept[i + 1].Level > 0)
                kept.RemoveAt(i);
        }
    }
}
