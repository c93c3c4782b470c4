using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>Decides block by block, inside a stretch that holds the article, what is text of the report.</summary>
internal sealed class BlockFilter(PageOutline outline, PageWords words, string? title, string? description)
{
    /// <summary>Blocks between a headline and the body: bylines, share buttons, a picture.</summary>
    private const int WidestHead = 60;

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

            if (!Wanted(block, stretch.Box))
                continue;
            if (block.Weight > 40 && !seen.Add(block.Text))
                continue;
            kept.Add(block);
        }

        Lead(stretch, headline, kept, seen);
        DropIdleHeadings(kept);
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
        if (words.IsFurnitureLine(block.Text) || IsMostlyNumbers(block))
            return false;
        if (block.Kind != BlockKind.Heading && words.IsPictureLine(block.Text))
            return false;
        if (block.Weight < 250 && words.StartsAsPointer(block.Text))
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
        for (var i = stretch.First - 1; i >= 0 && i > stretch.First - WidestHead; i--)
        {
            var block = outline.Blocks[i];
            var marks = PageOutline.MarksWithin(block, outline.Root);
            var wanted = (marks & (BoxMarks.Unwanted | BoxMarks.Caption)) == 0 && block.Kind != BlockKind.Caption;
            if (wanted && (block.Level == 1 && headline < 0 || titleKey.Length > 0 && PlainText.Key(block.Text) == titleKey))
            {
                leads.Reverse();
                kept.InsertRange(0, leads);
                return;
            }

            if (!wanted || block.Weight < 40 || block.LinkDensity > 0.3)
                continue;
            var prose = (block.Kind is BlockKind.Paragraph && block.Weight >= 80 || block.Kind is BlockKind.Paragraph or BlockKind.ListItem && block.Weight >= 60 && block.EndsSentence)
                && block.LinkDensity < 0.2 && (marks & (BoxMarks.Byline | BoxMarks.Aside)) == 0;
            if (((marks & BoxMarks.Lead) != 0 || prose || IsDescription(block)) && seen.Add(block.Text))
                leads.Add(block);
        }
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
            if (kept[i].Kind != BlockKind.Heading)
                continue;
            if (i == kept.Count - 1 || kept[i + 1].Kind == BlockKind.Heading && kept[i + 1].Level <= kept[i].Level && kept[i + 1].Level > 0)
                kept.RemoveAt(i);
        }
    }
}
