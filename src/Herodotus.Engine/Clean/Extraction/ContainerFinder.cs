namespace Herodotus.Clean.Extraction;

/// <summary>A stretch of a page that may hold the article.</summary>
internal readonly record struct Stretch(string Kind, Box Box, int First, int End);

/// <summary>Finds the boxes that may hold the article, each by its own idea.</summary>
internal static class ContainerFinder
{
    /// <summary>The descent goes on while one child holds this share of the prose.</summary>
    private const double ChildShare = 0.8;

    /// <summary>A marked body must hold this share of the page's wanted prose.</summary>
    private const double BodyShare = 0.3;

    private const int LongestHeadline = 250;

    public static IEnumerable<Stretch> Find(PageOutline outline)
    {
        var root = outline.Root;
        var descent = Descend(outline, root);
        yield return Cut(outline, "density", descent);
        if (Marked(outline, BoxMarks.Body, root.Score * BodyShare) is { } body)
            yield return Cut(outline, "body", body);
        if (Semantic(outline, root.Score * BodyShare) is { } article)
            yield return Cut(outline, "article", article);
        yield return new Stretch("page", root, 0, outline.Blocks.Length);
    }

    private static Box Descend(PageOutline outline, Box from)
    {
        var children = outline.Boxes.Where(b => b.Parent is not null).ToLookup(b => b.Parent!);
        var box = from;
        while (true)
        {
            Box? best = null;
            foreach (var child in children[box])
            {
                if (best is null || child.Score > best.Score)
                    best = child;
            }

            if (best is null || best.Score < ChildShare * box.Score || best.Tag is "p" or "blockquote" or "ul" or "ol"
                || best.EndBlock - best.FirstBlock < 2)
                return box;
            box = best;
        }
    }

    /// <summary>The best box with these marks; of several on an endless page, the first that is a text of its own.</summary>
    private static Box? Marked(PageOutline outline, BoxMarks mark, double least)
    {
        Box? best = null;
        var all = new List<Box>();
        foreach (var box in outline.Boxes)
        {
            if ((box.Marks & mark) == 0 || (box.Marks & BoxMarks.Unwanted) != 0 || box.Tag is "p" or "span" or "body" || box.Score < Math.Min(least, 500))
                continue;
            all.Add(box);
            if (box.Score >= least && (best is null || box.Score > best.Score * 1.05))
                best = box;
        }

        if (best is null)
            return null;
        foreach (var box in all)
        {
            if (box.Order < best.Order && !box.Holds(best) && box.Score > 500 && HeadlineBetween(outline, box, best))
                return box;
        }

        return best;
    }

    private static bool HeadlineBetween(PageOutline outline, Box one, Box other)
    {
        var before = false;
        for (var i = 0; i < other.FirstBlock; i++)
        {
            if (outline.Blocks[i].Level != 1)
                continue;
            before |= i < one.FirstBlock;
            if (i >= one.EndBlock && before)
                return true;
        }

        return false;
    }

    private static Box? Semantic(PageOutline outline, double least)
    {
        Box? best = null;
        foreach (var box in outline.Boxes)
        {
            if (box.Tag is "article" && box.Score >= least && (best is null || box.Score > best.Score * 1.3 && !best.Holds(box)))
                best = box;
        }

        return best;
    }

    /// <summary>An endless page has several headlines, each with its own text: what stands from the second one on is left out.</summary>
    private static Stretch Cut(PageOutline outline, string kind, Box box)
    {
        var (first, end) = (box.FirstBlock, box.EndBlock);
        var headline = -1;
        var lastProse = first;
        double prose = 0;
        for (var i = first; i < end; i++)
        {
            var block = outline.Blocks[i];
            if (block.Level == 1 && block.Weight < LongestHeadline
                && (PageOutline.MarksWithin(block, box) & BoxMarks.Unwanted) == 0)
            {
                // A heading that stands among the paragraphs before it parts the same text.
                if (headline >= 0 && prose > 300 && block.Text != outline.Blocks[headline].Text
                    && block.Box.Parent != outline.Blocks[lastProse].Box.Parent)
                {
                    end = i;
                    break;
                }

                headline = i;
                if (prose < 300)
                    prose = 0;
            }
            else
            {
                var gain = ProseMeasure.Prose(block);
                prose += gain;
                lastProse = gain > 0 ? i : lastProse;
            }
        }

        return new Stretch(kind, box, first, end);
    }
}
