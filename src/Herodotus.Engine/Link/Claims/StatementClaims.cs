using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>Statements of many reports as claims: one speaker's same words, in whatever report, are one claim.</summary>
public static class StatementClaims
{
    /// <summary>How much of the shorter content must stand in the longer: agencies cut quotations, they do not change them.</summary>
    private const double SameContent = 0.6;

    /// <summary>Earlier statements that one is compared with, and versions of one that are kept: what is said more often is a formula.</summary>
    private const int MaxCompared = 16;

    private const int MaxVersions = 8;

    /// <summary>Words of an indirect content that can be a proposition: somebody does something.</summary>
    private const int LeastWords = 4;

    /// <summary>Statements on either side of one that may hold it or be held by it.</summary>
    private const int Nearby = 3;

    /// <summary>Words in a row that are compared.</summary>
    private const int Run = 4;

    /// <summary>Longest gap, in code units, over which a broken quotation is cited as one passage: "…," she said, "…".</summary>
    private const int MaxGap = 60;

    /// <summary>Longest sentence, in code units, that tells a statement by itself.</summary>
    private const int MaxTelling = 320;

    internal static IEnumerable<Claim> Build(StoryContext story)
    {
        var groups = new List<(List<HashSet<string>> Runs, List<(AnalyzedReport Report, int Index)> Items)>();
        // Who says which run of words, so that a statement meets only those it shares words with.
        var byRun = new Dictionary<(string Speaker, string Run), List<int>>();
        foreach (var report in story.Reports)
        {
            for (var i = 0; i < report.Annotations.Statements.Length; i++)
            {
                var statement = report.Annotations.Statements[i];
                if (statement.Content.IsEmpty || story.SpeakerOf(report, statement) is not { } speaker || SaysTooLittle(report, statement) || IsPassedOn(report, i))
                    continue;
                var key = speaker.Actor ?? speaker.Name;
                var runs = Runs(string.Join(" ", statement.Content.Select(span => span.Of(report.Report.Text))));
                var group = runs.SelectMany(run => byRun.TryGetValue((key, run), out var met) ? met : []).Distinct().Order().Take(MaxCompared)
                    .Where(candidate => groups[candidate].Runs.Any(other => Same(other, runs))).Select(candidate => (int?)candidate).FirstOrDefault();
                if (group is not { } home)
                {
                    home = groups.Count;
                    groups.Add(([], []));
                }

                groups[home].Items.Add((report, i));
                if (groups[home].Runs.Count == MaxVersions)
                    continue;
                groups[home].Runs.Add(runs);
                foreach (var run in runs)
                {
                    if (!byRun.TryGetValue((key, run), out var met))
                        byRun.Add((key, run), met = []);
                    if (met.Count < MaxCompared && !met.Contains(home))
                        met.Add(home);
                }
            }
        }

        return groups.Select(group => Claim(story, group.Items));
    }

    /// <summary>"…, Rubio said, according to the agency": the agency's statement is Rubio's, whose chain names it already.</summary>
    private static bool IsPassedOn(AnalyzedReport report, int index)
    {
        var statements = report.Annotations.Statements;
        var outer = statements[index];
        for (var i = Math.Max(0, index - Nearby); i < Math.Min(statements.Length, index + Nearby + 1); i++)
        {
            var inner = statements[i];
            if (i != index && !inner.Cue.IsEmpty && inner.Via.Any(via => outer.Source.Any(source => source.Overlaps(via.Span)))
                && outer.Content.Any(content => content.Contains(inner.Cue[0])) && inner.Content.All(part => outer.Content.Any(content => content.Contains(part))))
                return true;
        }

        return false;
    }

    /// <summary>
    /// "the talks", "military measures": a noun that a cue governs is no proposition, unless somebody denies it or is quoted. Neither is what
    /// somebody did or felt, nor a content whose subject is a mere "which".
    /// </summary>
    private static bool SaysTooLittle(AnalyzedReport report, Statement statement) =>
        statement.Kind == StatementKind.Indirect && (statement.CueClass == CueClass.Other || IsRelative(statement.Content[0].Of(report.Report.Text)))
        || statement.Kind == StatementKind.Indirect && statement.CueClass != CueClass.Deny
        && statement.Content.Sum(span => span.Of(report.Report.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) < LeastWords;

    /// <summary>
    /// The passage that holds the content: all of it where its parts are quotations or stand beside one another, else the part that says most.
    /// </summary>
    public static TextSpan Passage(Statement statement)
    {
        var passage = statement.Content[0];
        foreach (var part in statement.Content.Skip(1))
        {
            if (part.Start - passage.End > MaxGap || part.Start < passage.End)
                break;
            var across = statement.Kind != StatementKind.Direct && statement.Cue.Any(cue => cue.Start >= passage.End && cue.End <= part.Start);
            if (!across)
                passage = TextSpan.FromBounds(passage.Start, part.End);
            else if (part.Length > passage.Length)
                passage = part;
        }

        return passage;
    }

    /// <summary>"which", "whom": the subject or object of a clause whose noun stands before it.</summary>
    internal static bool IsRelative(string part) => part is "which" or "who" or "whom" or "that" or "que" or "quien" or "quienes";

    private static Claim Claim(StoryContext story, List<(AnalyzedReport Report, int Index)> items)
    {
        var (report, index) = items[0];
        var statement = report.Annotations.Statements[index];
        var speaker = story.SpeakerOf(report, statement)!;
        var assertions = items.Select(item => Assertion(story, item.Report, item.Index)).DistinctBy(assertion => (assertion.Report, assertion.Span)).ToImmutableArray();
        var told = new StatementClaim(speaker.Actor, statement.CueClass, statement.Kind, Telling(items), OwnWords.Of(report.Report, statement));
        return new Claim
        {
            Id = $"{speaker.Actor ?? speaker.Name} {assertions[0].Quote}",
            Kind = ClaimKind.Statement,
            Text = StatementText.Of(speaker.Name, told, assertions[0].Quote),
            Statement = told,
            Assertions = assertions,
        };
    }

    /// <summary>The first sentence among the reports' that holds source, cue and content, names the speaker, and is short enough to be read at once.</summary>
    private static Citation? Telling(List<(AnalyzedReport Report, int Index)> items)
    {
        foreach (var (report, index) in items)
        {
            var statement = report.Annotations.Statements[index];
            if (statement.Source.IsEmpty || statement.Cue.IsEmpty)
                continue;
            var start = Math.Min(statement.Source[0].Start, Math.Min(statement.Cue[0].Start, statement.Content[0].Start));
            var end = Math.Max(statement.Source[^1].End, Math.Max(statement.Cue[^1].End, statement.Content[^1].End));
            var sentence = report.Annotations.SentenceAt(start) ?? default;
            var named = report.Annotations.Names.Any(name => statement.Source.Any(source => source.Overlaps(name.Span)))
                || (!statement.Named && statement.Description is not null)
                || (statement.Speaker is { } speaker && report.Annotations.Names.Any(name => name.Actor == speaker && sentence.Contains(name.Span)));
            if (named && sentence.Length is > 0 and <= MaxTelling && end <= sentence.End)
                return new Citation(report.Report.Id, sentence);
        }

        return null;
    }

    private static Assertion Assertion(StoryContext story, AnalyzedReport report, int index)
    {
        var statement = report.Annotations.Statements[index];
        return story.Assert(report, Passage(statement), index, statement.Negated ? Hedge.Denied : Hedge.None);
    }

    private static bool Same(HashSet<string> one, HashSet<string> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        return small.Count > 0 && small.Count(large.Contains) >= SameContent * small.Count;
    }

    /// <summary>Runs of words, or the whole content when it is shorter than one.</summary>
    private static HashSet<string> Runs(string content)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= content.Length; i++)
        {
            var inside = i < content.Length && char.IsLetterOrDigit(content[i]);
            if (inside && start < 0)
                start = i;
            if (!inside && start >= 0)
            {
                words.Add(content[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        if (words.Count <= Run)
            return words.Count == 0 ? [] : [string.Join(' ', words)];
        return [.. Enumerable.Range(0, words.Count - Run + 1).Select(first => string.Join(' ', words.Skip(first).Take(Run)))];
    }
}
