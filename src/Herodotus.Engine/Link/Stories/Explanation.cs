using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Says in words and weights why a report is in its story and not in the one that came second.</summary>
internal static class Explanation
{
    private const int MaxTerms = 6;

    private const int MaxReasons = 4;

    /// <summary>What is measured, for people to read.</summary>
    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sum"] = "likeness to the story as a whole",
        ["best"] = "likeness to its nearest report",
        ["lead"] = "likeness of the leads",
        ["name"] = "names in common",
        ["number"] = "figures in common",
        ["known"] = "the report's chief words known to the story",
        ["knownNames"] = "the report's chief names known to the story",
        ["lacks"] = "the story's chief names missing in the report",
        ["cover"] = "words that the story uses again and again",
        ["gap"] = "time between them",
        ["active"] = "reports of the same hours",
        ["copy"] = "text copied from a report of it",
        ["size"] = "size of the story",
        ["spelled"] = "names and cognates in common",
        ["aid"] = "likeness to its reports in other languages",
        ["meant"] = "likeness of what the words mean",
        ["abroad"] = "likeness to its nearest report in another language",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The shared terms that weigh most, where they stand, and the copying.</summary>
    /// <param name="copy">The copying, when the original is in this story.</param>
    public static ImmutableArray<Evidence> Why(ReportView report, StoryState story, CopyMatch? copy)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>(MaxTerms + 1);
        var (member, terms) = (report.Member, report.Terms);
        if (copy is not null)
            evidence.Add(new Evidence(copy.Revision ? "revision" : "copy", copy.Of, copy.Overlap, member.Report, copy.Passages.IsEmpty ? null : copy.Passages[0].New));
        var same = story.Speaks(member.Language) && story.Own(member.Language, report.Scratch).Reports > 1;
        var vector = same ? member.Own : member.Meaning;
        var sum = same ? story.Own(member.Language, report.Scratch) : story.Meaning(report.Scratch);
        for (var i = 0; i < vector.Count && evidence.Count < MaxTerms; i++)
        {
            if (sum.Of(vector.Ids[i]).Reports > 1 && terms.Find(vector.Ids[i]) is { } term)
                evidence.Add(new Evidence(same ? "term" : "meaning", term.Text, Math.Round(vector.Weight(i) * vector.Weight(i), 4), member.Report, term.Span.IsEmpty ? null : term.Span));
        }

        return evidence.DrainToImmutable();
    }

    /// <summary>Why a report that opened a story continues an earlier one: what both say, and how nearly it joined.</summary>
    public static ImmutableArray<Evidence> Resumes(ReportView report, StoryState opened, StoryState earlier, double probability) =>
        [.. Shared(report, opened, earlier), new Evidence("continues", earlier.Id, Math.Round(probability, 4), report.Member.Report)];

    /// <summary>The report's terms that two stories both have, the heaviest first.</summary>
    public static ImmutableArray<Evidence> Shared(ReportView report, StoryState one, StoryState other)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>(MaxReasons);
        var meaning = report.Member.Meaning;
        for (var i = 0; i < meaning.Count && evidence.Count < MaxReasons; i++)
        {
            if (Holds(one, meaning.Ids[i]) && Holds(other, meaning.Ids[i]) && report.Terms.Find(meaning.Ids[i]) is { } term)
                evidence.Add(new Evidence("shared", term.Text, Math.Round(meaning.Weight(i), 4), report.Member.Report, term.Span.IsEmpty ? null : term.Span));
        }

        return evidence.DrainToImmutable();

        bool Holds(StoryState story, uint term) => story.Meaning(report.Scratch).Of(term).Reports > 0;
    }

    /// <summary>The features on which the chosen story was ahead of the other; measured in the chosen one's way.</summary>
    public static ImmutableArray<Evidence> WhyNot(StoryModel ranker, MeasuredStory chosen, MeasuredStory other, string report)
    {
        var weights = ranker.Of(chosen.Kind).Weights;
        var leads = new List<(int Feature, double Lead)>();
        for (var f = 0; f < weights.Length; f++)
        {
            var lead = weights[f] * (chosen.Values[f] - other.Values[f]);
            if (lead > 0.005)
                leads.Add((f, lead));
        }

        leads.Sort((a, b) => a.Lead != b.Lead ? b.Lead.CompareTo(a.Lead) : a.Feature.CompareTo(b.Feature));
        return
        [
            .. leads.Take(MaxReasons).Select(f => new Evidence(
                StoryComparison.Features[f.Feature], $"{Phrase(f.Feature)}: {Number(other.Values[f.Feature])} for {other.Story.Id}, {Number(chosen.Values[f.Feature])} here", Math.Round(f.Lead, 4), report)),
        ];
    }

    /// <summary>Why the best story there was is not its own.</summary>
    public static ImmutableArray<Evidence> WhyNew(StoryState best, double probability, string report) =>
        [new Evidence("decision", $"belongs to {best.Id} with probability {Number(probability)}, less than one half", Math.Round(0.5 - probability, 4), report)];

    private static string Phrase(int feature) => Phrases.GetValueOrDefault(StoryComparison.Features[feature], StoryComparison.Features[feature]);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
