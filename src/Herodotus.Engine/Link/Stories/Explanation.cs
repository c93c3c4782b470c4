using System.Globalization;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Says in words and weights why a report is in its story and not in the one that came second.</summary>
internal sealed class Explanation(LogisticModel ranker, string report, ReportTerms terms, StoryMember member)
{
    private const int MaxTerms = 6;

    private const int MaxReasons = 4;

    /// <summary>The shared terms that weigh most, where they stand, and the copying.</summary>
    public ImmutableArray<Evidence> Why(StoryState story, CopyMatch? copy)
    {
        var evidence = new List<Evidence>();
        if (copy is not null && story.ReportIds.Contains(copy.Of))
            evidence.Add(new Evidence(copy.Revision ? "revision" : "copy", copy.Of, copy.Overlap, report, copy.Passages.IsEmpty ? null : copy.Passages[0].New));
        var same = story.Own.TryGetValue(member.Language, out var own) && own.Reports > 1;
        var (vector, sum) = same ? (member.Own, own!) : (member.Meaning, story.Meaning);
        foreach (var i in vector.Heaviest(vector.Count))
        {
            if (evidence.Count >= MaxTerms)
                break;
            if (sum.ReportsWith(vector.Ids[i]) > 1 && terms.Find(vector.Ids[i]) is { } term)
                evidence.Add(new Evidence(same ? "term" : "meaning", term.Text, Math.Round(vector.Weights[i] * vector.Weights[i], 4), report, term.Span.IsEmpty ? null : term.Span));
        }

        return [.. evidence];
    }

    /// <summary>The features on which the chosen story was ahead of the other.</summary>
    public ImmutableArray<Evidence> WhyNot(double[] chosen, string other, double[] values) =>
    [
        .. Enumerable.Range(0, chosen.Length)
            .Select(f => (Feature: f, Lead: ranker.Weights[f] * (chosen[f] - values[f])))
            .Where(f => f.Lead > 0.005).OrderByDescending(f => f.Lead).ThenBy(f => f.Feature).Take(MaxReasons)
            .Select(f => new Evidence(StoryComparison.Features[f.Feature], $"{Number(values[f.Feature])} for {other}, {Number(chosen[f.Feature])} here", Math.Round(f.Lead, 4), report)),
    ];

    /// <summary>Why the best story there was is not its own.</summary>
    public ImmutableArray<Evidence> WhyNew(StoryState best, double probability) =>
        [new Evidence("decision", $"belongs to {best.Id} with probability {Number(probability)}, less than one half", Math.Round(0.5 - probability, 4), report)];

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
