using Herodotus.Reports;

namespace Herodotus.Clean.Extraction;

/// <summary>What a page gives a report. Only <see cref="Text"/> is always there; it may be empty.</summary>
public sealed record PageParts
{
    /// <summary>The article's paragraphs, separated by line breaks, without anything around them.</summary>
    public required string Text { get; init; }

    public string? Title { get; init; }

    /// <summary>Names of people, separated by semicolons.</summary>
    public string? Author { get; init; }

    public PublicationTime? Published { get; init; }

    public PublicationTime? Updated { get; init; }

    /// <summary>The outlet.</summary>
    public string? Source { get; init; }

    public string? Language { get; init; }

    /// <summary>The page's canonical address.</summary>
    public string? Url { get; init; }

    public string? Summary { get; init; }

    public ImmutableArray<string> Links { get; init; } = [];

    public ImmutableArray<ReportNote> Notes { get; init; } = [];

    /// <summary>For each fact, where it was taken from: kind <c>title</c>, value <c>json-ld:headline</c>.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}
