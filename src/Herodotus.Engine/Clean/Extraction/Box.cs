using AngleSharp.Dom;

namespace Herodotus.Clean.Extraction;

/// <summary>A block-level element of a page, measured: the text in it is the blocks <c>[FirstBlock, EndBlock)</c>.</summary>
internal sealed class Box(IElement element, Box? parent, int order, string tag, BoxMarks marks)
{
    public IElement Element { get; } = element;

    public Box? Parent { get; } = parent;

    /// <summary>Place in document order.</summary>
    public int Order { get; } = order;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public string Tag { get; } = tag;

    /// <summary>What its own names say.</summary>
    public BoxMarks Marks { get; set; } = marks;

    public int FirstBlock { get; set; }

    public int EndBlock { get; set; }

    public int Weight { get; set; }

    public int LinkWeight { get; set; }

    /// <summary>Prose in it, whatever it is called.</summary>
    public double Prose { get; set; }

    /// <summary>Prose in it that is not in unwanted boxes.</summary>
    public double Score { get; set; }

    public double LinkDensity => Weight == 0 ? 0 : (double)LinkWeight / Weight;

    public bool Holds(Box other)
    {
        for (var box = other; box is not null && box.Depth >= Depth; box = box.Parent)
        {
            if (ReferenceEquals(box, this))
                return true;
        }

        return false;
    }
}
