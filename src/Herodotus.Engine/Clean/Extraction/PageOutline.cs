using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Extraction;

/// <summary>A <c>time</c> element (or one that carries a machine-readable date) and where it stands.</summary>
internal readonly record struct TimedElement(IElement Element, Box Box, int Order);

/// <summary>A page laid out: its boxes and blocks in document order, measured.</summary>
internal sealed class PageOutline
{
    /// <summary>An unwanted box that holds more of the page's prose than this is taken for a wrapper with an unlucky name.</summary>
    private const double WrapperShare = 0.5;

    private PageOutline(ImmutableArray<Box> boxes, ImmutableArray<Block> blocks, ImmutableArray<TimedElement> times, bool cut)
    {
        Boxes = boxes;
        Blocks = blocks;
        Times = times;
        IsCut = cut;
    }

    public ImmutableArray<Box> Boxes { get; }

    public ImmutableArray<Block> Blocks { get; }

    public ImmutableArray<TimedElement> Times { get; }

    /// <summary>True when the page had more than <see cref="PageLimits.Blocks"/>.</summary>
    public bool IsCut { get; }

    public Box Root => Boxes[0];

    public static PageOutline Of(IHtmlDocument document, PageWords words, Uri? address)
    {
        var walk = new OutlineWalk(words);
        walk.Enter(document.Body ?? document.DocumentElement);
        var boxes = walk.Boxes.ToImmutableArray();
        var blocks = walk.Blocks.ToImmutableArray();
        Measure(boxes, blocks, Discussion.Is(document, address));
        return new PageOutline(boxes, blocks, [.. walk.Times], walk.IsCut);
    }

    /// <summary>The marks of the boxes around a block, up to but without the given box.</summary>
    public static BoxMarks MarksWithin(Block block, Box container)
    {
        var marks = BoxMarks.None;
        for (var box = block.Box; box is not null && box != container; box = box.Parent)
            marks |= box.Marks;
        return marks;
    }

    /// <summary>The smallest box that holds both.</summary>
    public static Box Common(Box one, Box other)
    {
        while (one != other)
        {
            if (one.Depth >= other.Depth)
                one = one.Parent!;
            else
                other = other.Parent!;
        }

        return one;
    }

    /// <summary>Takes unwanted marks back from boxes that cannot be what their names say: they hold the headline or most of the page's prose.</summary>
    private static void Forgive(ImmutableArray<Box> boxes, bool[] titled)
    {
        var total = boxes[0].Prose;
        // The blocks of one body often share a name ("widget widget-text"): they are judged together.
        var together = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var box in boxes)
        {
            if ((box.Marks & (BoxMarks.Unwanted | BoxMarks.Caption)) != 0 && box.Prose > 0 && box.Element.ClassName is { Length: > 0 } name && !(box.Parent?.Element.ClassName == name))
                together[name] = together.GetValueOrDefault(name) + box.Prose;
        }

        foreach (var box in boxes)
        {
            // "header has-caption": what holds the headline is no caption, nor is what all of the page is written in: a series of pictures with their text.
            if ((box.Marks & BoxMarks.Caption) != 0 && (titled[box.Order] || box.Element.ClassName is { Length: > 0 } named && together.GetValueOrDefault(named) > WrapperShare * total))
                box.Marks &= ~BoxMarks.Caption;
            // "article-teaser-text": of the article's own.
            if (box.Tag == "p" && (box.Marks & BoxMarks.Lead) != 0)
                box.Marks &= ~BoxMarks.Related;
            if ((box.Marks & BoxMarks.Unwanted) == 0 || (box.Marks & BoxMarks.Consent) != 0)
                continue;
            if ((box.Marks & BoxMarks.Body) != 0)
                box.Marks &= ~(BoxMarks.Furniture | BoxMarks.Related);
            var prose = box.Element.ClassName is { Length: > 0 } name ? Math.Max(box.Prose, together.GetValueOrDefault(name)) : box.Prose;
            var wrapper = prose > WrapperShare * total && (box.Marks & BoxMarks.Comment) == 0;
            if (wrapper || titled[box.Order] && box.Prose > 0.2 * total)
                box.Marks &= ~BoxMarks.Unwanted;
            else if (box.Tag == "p" && box.Prose > 80)
                box.Marks &= ~BoxMarks.Hidden;
        }
    }

    private static void Measure(ImmutableArray<Box> boxes, ImmutableArray<Block> blocks, bool isDiscussion)
    {
        var titled = new bool[boxes.Length];
        foreach (var block in blocks)
        {
            block.Box.Weight += block.Weight;
            block.Box.LinkWeight += block.LinkWeight;
            block.Box.Prose += ProseMeasure.Prose(block);
            if (block.Level == 1)
                titled[block.Box.Order] = true;
        }

        for (var i = boxes.Length - 1; i > 0; i--)
        {
            var parent = boxes[i].Parent!;
            parent.Weight += boxes[i].Weight;
            parent.LinkWeight += boxes[i].LinkWeight;
            parent.Prose += boxes[i].Prose;
            titled[parent.Order] |= titled[i];
        }

        Forgive(boxes, titled);
        if (isDiscussion)
            Discussion.KeepFirstPost(boxes, blocks);
        TeaserFinder.Mark(boxes, blocks);
        var unwanted = new BoxMarks[boxes.Length];
        for (var i = 0; i < boxes.Length; i++)
            unwanted[i] = (boxes[i].Parent is { } parent ? unwanted[parent.Order] : 0) | boxes[i].Marks & (BoxMarks.Unwanted | BoxMarks.Caption);
        foreach (var block in blocks)
        {
            var factor = unwanted[block.Box.Order] == 0 ? 1.0 : 0.05;
            block.Box.Score += factor * ProseMeasure.Prose(block);
        }

        for (var i = boxes.Length - 1; i > 0; i--)
            boxes[i].Parent!.Score += boxes[i].Score;
    }
}
