namespace Herodotus.Clean.Metadata;

/// <summary>What a page's structured data (JSON-LD) says about its article.</summary>
internal sealed record StructuredArticle
{
    public static readonly StructuredArticle None = new();

    public string? Type { get; init; }

    public string? Headline { get; init; }

    public string? Description { get; init; }

    public string? Body { get; init; }

    public string? Published { get; init; }

    public string? Created { get; init; }

    public string? Modified { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    public bool? IsFree { get; init; }
}
