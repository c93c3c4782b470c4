using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>One published text. Its text never changes; everything learnt about it is a span into it.</summary>
/// <remarks>Only <see cref="Id"/> and <see cref="Text"/> are always there: what is unknown is null, never guessed.</remarks>
public sealed record Report
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Title { get; init; }

    /// <summary>BCP 47, as declared by whoever delivered the report; analysis may find another.</summary>
    public string? Language { get; init; }

    public PublicationTime? Published { get; init; }

    /// <summary>The outlet, agency, office or account that published it.</summary>
    public string? Source { get; init; }

    /// <summary>The agency or distributor that the text credits, when that is not the source.</summary>
    public string? Agency { get; init; }

    public string? Url { get; init; }

    public string? Author { get; init; }

    public ReportKind Kind { get; init; }

    /// <summary>The path as given, for a report read from a file.</summary>
    public string? File { get; init; }

    /// <summary>The report's index in its file, where a file holds several.</summary>
    public int? Part { get; init; }

    /// <summary>The IANA name of the encoding the text was decoded from, where it came as bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>The feed's own identifier of the entry.</summary>
    public string? Guid { get; init; }

    public PublicationTime? Updated { get; init; }

    /// <summary>The publisher's summary, as plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Addresses that the report links to, in order.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>Tags that a post carries, without their sign.</summary>
    public ImmutableArray<string> Hashtags { get; init; } = [];

    /// <summary>What reading it met that people should know: damaged characters, a wall instead of a text. Never silently mended.</summary>
    public ImmutableArray<ReportNote> Notes { get; init; } = [];

    /// <summary>Where its paragraphs stood in the bytes it was read from; only when asked for.</summary>
    public ImmutableArray<SourceSegment> SourceMap { get; init; } = [];
}

/// <summary>One thing met in reading a report, with a stable code.</summary>
/// <param name="Code"><c>HDT013n</c> and others.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record ReportNote(string Code, string Message);
