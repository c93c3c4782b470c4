
namespace Herodotus.Clean.Extraction;

/// <summary>One way to read the page: the kept blocks in document order, and how they were found.</summary>
internal sealed record Candidate(string Kind, Box? Container, ImmutableArray<Block> Blocks)
{
    public int Weight { get; } = Blocks.Sum(b => b.Weight);

    public bool IsEmpty => Blocks.IsEmpty;

    public string Text => string.Join("\n\n", Blocks.Select(b => b.Text));
}
