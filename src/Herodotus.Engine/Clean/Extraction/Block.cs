
namespace Herodotus.Clean.Extraction;

internal enum BlockKind
{
    Loose,
    Paragraph,
    Heading,
    ListItem,
    Cell,
    Quote,
    Caption,
    Preformatted,
}

/// <summary>One run of text between two block boundaries, white space folded.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">The nearest block element's kind.</param>
/// <param name="Level">Of a heading, 1 to 6; otherwise 0.</param>
/// <param name="Box">The nearest box.</param>
/// <param name="Weight">Length in letters; a letter of a script without spaces counts for several.</param>
/// <param name="LinkWeight">The part of it in links.</param>
/// <param name="StrongWeight">The part of it in bold.</param>
/// <param name="Order">The number of the element it starts in, document order.</param>
internal sealed record Block(
    string Text, BlockKind Kind, int Level, Box Box, int Weight, int LinkWeight, int StrongWeight, int Order)
{
    public double LinkDensity => Weight == 0 ? 0 : (double)LinkWeight / Weight;

    /// <summary>Where its links lead, as written.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>Ends as sentences do.</summary>
    public bool EndsSentence => ProseMeasure.EndsSentence(Text);
}
