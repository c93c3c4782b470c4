using System.Runtime.InteropServices;

namespace Herodotus.Clean.Extraction;

/// <summary>
/// Marks lists of pointers to other reports by their form, whatever they are called: several boxes side by side, each a link with a few words
/// beside it.
/// </summary>
internal static class TeaserFinder
{
    /// <summary>Boxes side by side that make a list.</summary>
    private const int Fewest = 3;

    /// <summary>A teaser is shorter, in letters.</summary>
    private const int LongestTeaser = 800;

    private const int MostBlocks = 12;

    /// <summary>A list that holds more of the page's prose is what the page is about: a listicle, a live blog.</summary>
    private const double MostOfPage = 0.6;

    /// <summary>The teasers are this share of what the box around them holds.</summary>
    private const double ShareOfList = 0.6;

    /// <summary>One that outweighs the others is a text among them.</summary>
    private const double MostOfOne = 0.6;

    public static void Mark(ImmutableArray<Box> boxes, ImmutableArray<Block> blocks)
    {
        var total = boxes[0].Prose;
        var lists = new Dictionary<(Box Parent, string Tag), (int Count, double Prose, double Most)>();
        foreach (var box in boxes)
        {
            if (box.Parent is null || !IsTeaser(box, blocks))
                continue;
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, (box.Parent, box.Tag), out _);
            list = (list.Count + 1, list.Prose + box.Prose, Math.Max(list.Most, box.Prose));
        }

        foreach (var box in boxes)
        {
            if (box.Parent is { } parent && lists.TryGetValue((parent, box.Tag), out var list) && list.Count >= Fewest
                && parent.Prose < MostOfPage * total && list.Prose >= ShareOfList * parent.Prose && list.Most < MostOfOne * list.Prose && IsTeaser(box, blocks))
                box.Marks |= BoxMarks.Related;
        }
    }

    private static bool IsTeaser(Box box, ImmutableArray<Block> blocks)
    {
        if (box.Weight is < 20 or > LongestTeaser || box.EndBlock - box.FirstBlock is < 2 or > MostBlocks || box.Tag is "p" or "tr" or "tbody")
            return false;
        var link = false;
        for (var i = box.FirstBlock; i < box.EndBlock; i++)
        {
            var block = blocks[i];
            if (block.Level == 1)
                return false;
            link |= block.Weight is >= 12 and <= 250 && block.LinkDensity > 0.8 && block.Links.Any(href => !href.StartsWith('#'));
        }

        return link;
    }
}
