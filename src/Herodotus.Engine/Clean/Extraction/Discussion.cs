using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Extraction;

/// <summary>Forums: there what readers wrote is the text, and the first of their posts the report.</summary>
internal static class Discussion
{
    /// <summary>A box with less prose is a line about a post.</summary>
    private const int ShortestPost = 60;

    private static readonly string[] Names = ["forum", "thread", "viewtopic", "showtopic", "phpbb", "vbulletin", "discourse"];

    /// <summary>True when the page's own names, or its address, say that it is a discussion.</summary>
    public static bool Is(IHtmlDocument document, Uri? address)
    {
        var said = $"{document.Body?.ClassName} {document.Body?.Id} {(address is { IsAbsoluteUri: true } ? address.AbsolutePath : "")}";
        return Names.Any(name => said.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes the mark of comments back from the first post, when comments are most of what the page says.</summary>
    public static void KeepFirstPost(ImmutableArray<Box> boxes, ImmutableArray<Block> blocks)
    {
        double wanted = 0, written = 0;
        foreach (var block in blocks)
        {
            var marks = PageOutline.MarksWithin(block, boxes[0]);
            if ((marks & BoxMarks.Comment) != 0)
                written += ProseMeasure.Prose(block);
            else if ((marks & (BoxMarks.Unwanted | BoxMarks.Aside)) == 0)
                wanted += ProseMeasure.Prose(block);
        }

        if (written <= wanted)
            return;
        Box? first = null;
        foreach (var box in boxes)
        {
            if ((box.Marks & BoxMarks.Comment) == 0 || box.Prose < Math.Min(ShortestPost, written))
                continue;
            // The box around all posts is passed over for the first one in it.
            if (first is null || box.Prose <= 0.5 * written)
                first = box;
            if (box.Prose <= 0.5 * written)
                break;
        }

        for (var box = first; box is not null; box = box.Parent)
            box.Marks &= ~BoxMarks.Comment;
        foreach (var box in boxes)
        {
            if (first is not null && first.Holds(box))
                box.Marks &= ~BoxMarks.Comment;
        }
    }
}
