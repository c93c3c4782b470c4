using Herodotus.Reports;

namespace Herodotus.Tell.Positions;

/// <summary>
/// Where actors stand on a story's leading measures, from their own statements: words of stance are counted in statements that share
/// words with what the measure is about. First and thin form: words, not propositions.
/// </summary>
public static class PositionFinder
{
    /// <summary>How many of the story's measures are questions: a reader keeps that many in mind.</summary>
    private const int MaxQuestions = 2;

    /// <summary>Words that a statement's sentence must share with the question: one is chance.</summary>
    private const int SharedWords = 2;

    public static ImmutableArray<Position> Find(Story story, StanceLexicon stances)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(stances);
        // Media tell; they do not take sides by telling.
        var media = story.Origins.Where(origin => origin.Kind is OriginKind.Outlet or OriginKind.Agency).Select(origin => origin.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var outlets = story.Actors.Where(actor => actor.Names.Append(actor.Name).Any(name => media.Contains(name) || media.Contains($"The {name}"))).Select(actor => actor.Id).ToHashSet(StringComparer.Ordinal);
        var questions = story.Claims
            .Where(claim => claim.Event is { Mode: not null and not MeasureMode.Arrest } happening && (!happening.Targets.IsEmpty || happening.Mode is MeasureMode.AuthorizationOfForce or MeasureMode.Deployment))
            .OrderByDescending(claim => claim.ReportCount)
            .Take(MaxQuestions)
            .Select(claim => (Claim: claim, Words: Topic(claim)))
            .ToList();
        var texts = story.Reports.ToDictionary(report => report.Report.Id, report => report.Analyzed, StringComparer.Ordinal);
        var dates = story.Reports.ToDictionary(report => report.Report.Id, report => report.Report.Published?.Date, StringComparer.Ordinal);
        return
        [
            .. questions.SelectMany(question => story.Claims
                .Where(claim => claim.Statement?.Speaker is { } speaker && !outlets.Contains(speaker))
                .GroupBy(claim => claim.Statement!.Speaker!, StringComparer.Ordinal)
                .Select(statements => Stand(statements.Key, question.Claim, question.Words, [.. statements], texts, dates, stances))
                .OfType<Position>())
                .OrderBy(position => position.Question, StringComparer.Ordinal).ThenBy(position => position.Actor, StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> Topic(Claim claim)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var assertion in claim.Assertions)
        {
            foreach (var word in Words(assertion.Quote).Where(word => word.Length > 4).Select(Stem).Distinct(StringComparer.Ordinal))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        // With several tellings the words they share are the topic; with one, all of them.
        var least = claim.Assertions.Length >= 3 ? 2 : 1;
        return [.. counts.Where(pair => pair.Value >= least).Select(pair => pair.Key)];
    }

    private static Position? Stand(
        string actor, Claim question, HashSet<string> topic, ImmutableArray<Claim> statements, Dictionary<string, AnalyzedReport> texts,
        Dictionary<string, DateOnly?> dates, StanceLexicon stances)
    {
        var (pro, contra) = (0, 0);
        var grounds = ImmutableArray.CreateBuilder<string>();
        DateOnly? since = null;
        foreach (var claim in statements)
        {
            var assertion = claim.Assertions[0];
            // The sentence around the content holds the cue ("warned", "condemned") as well.
            var words = Words(Around(texts[assertion.Report], assertion));
            var (statementFor, statementAgainst) = stances.Count(words);
            if (statementFor + statementAgainst == 0)
                continue;
            // Two words of stance make up for one word of the question: "no external group should operate in sovereign nations".
            var shared = words.Where(word => word.Length > 4).Select(Stem).Distinct(StringComparer.Ordinal).Count(topic.Contains);
            if (shared < (statementFor + statementAgainst > 1 ? 1 : SharedWords))
                continue;
            (pro, contra) = (pro + statementFor, contra + statementAgainst);
            grounds.Add(claim.Id);
            if (dates[assertion.Report] is { } date && (since is null || date < since))
                since = date;
        }

        if (grounds.Count == 0)
            return null;
        var stance = pro > contra ? Stance.For : contra > pro ? Stance.Against : Stance.Mixed;
        return new Position(actor, question.Text, stance, since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), grounds.ToImmutable());
    }

    private static string Around(AnalyzedReport report, Assertion assertion)
    {
        foreach (var sentence in report.Annotations.Sentences)
        {
            if (sentence.Span.Contains(assertion.Span.Start))
                return report.Report.Text[sentence.Span.Start..Math.Max(sentence.Span.End, assertion.Span.End)];
        }

        return assertion.Quote;
    }

    private static string Stem(string word) => word.Length > 6 ? word[..6] : word;

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '-' && start >= 0));
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }

        return words;
    }
}
