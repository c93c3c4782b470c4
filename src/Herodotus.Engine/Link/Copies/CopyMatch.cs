using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Copies;

/// <summary>A passage that two reports share.</summary>
/// <param name="New">Where it stands in the report that was added.</param>
/// <param name="OldFirst">Its first word in the report it was found in, as <see cref="CopyWords.Scan"/> counts them: the old text itself is not kept.</param>
/// <param name="OldCount">Its words there.</param>
public readonly record struct SharedPassage(TextSpan New, int OldFirst, int OldCount);

/// <summary>What a report's text was taken from.</summary>
/// <param name="Report">Id of the report that was added.</param>
/// <param name="Of">Id of the earlier report.</param>
/// <param name="Overlap">Share of its five-word shingles found there.</param>
/// <param name="Score">Probability that it is a copy.</param>
/// <param name="Revision">True when both have one address: an edited version of the same page.</param>
/// <param name="Passages">The matching passages, in the order of the earlier report.</param>
public sealed record CopyMatch(string Report, string Of, double Overlap, double Score, bool Revision, ImmutableArray<SharedPassage> Passages)
{
    /// <summary>The match as evidence that leads to the words.</summary>
    public ImmutableArray<Evidence> Evidence =>
    [
        .. Passages.OrderByDescending(p => p.New.Length).ThenBy(p => p.New.Start).Take(5)
            .Select(p => new Evidence("passage", $"{p.New.Length} characters as in {Of}", Overlap, Report, p.New)),
    ];
}
