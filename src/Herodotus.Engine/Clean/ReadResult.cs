using Herodotus.Clean.Feeds;
using Herodotus.Ingest;
using Herodotus.Reports;

namespace Herodotus.Clean;

/// <summary>One answer to input, in its place: a report, the head of a feed before its entries, or why input was refused.</summary>
public sealed record ReadResult
{
    public Report? Report { get; private init; }

    public FeedHead? Feed { get; private init; }

    public Refusal? Refusal { get; private init; }

    public static implicit operator ReadResult(Report report) => new() { Report = report };

    public static implicit operator ReadResult(FeedHead feed) => new() { Feed = feed };

    public static implicit operator ReadResult(Refusal refusal) => new() { Refusal = refusal };
}
