using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>Statements of many reports as claims: one speaker's same words, in whatever report, are one claim.</summary>
public static class StatementClaims
{
    /// <summary>Words of an indirect content that can be a proposition: somebody does something.</summary>
    private const int LeastWords = 4;

    /// <summary>Statements on either side of one that may hold it or be held by it.</summary>
    private const int Nearby = 3;

    /// <summary>Longest gap, in code units, over which a broken quotation is cited as one passage: "…," she said, "…".</summary>
    private const int MaxGap = 60;

    /// <summary>Longest sentence, in code units, that tells a statement by itself.</summary>
    private const int MaxTelling = 320;

    internal static IEnumerable<Claim> Build(StoryContext story)
    {
        var groups = new StatementGroups();
        foreach (var report in story.Reports)
        {
            for (var i = 0; i < report.Annotations.Statements.Length; i++)
            {
                var statement = report.Annotations.Statements[i];
                if (!statement.Content.IsEmpty && story.SpeakerOf(report, i) is { } speaker && !SaysTooLittle(report, statement, story.Words.Telling) && !IsPassedOn(report, i)
                    && !IsOfASource(report, i) && !IsShown(report, i))
                    groups.Add(speaker.Actor ?? speaker.Name, report, i);
            }
        }

        return groups.Groups.Select(group => Claim(story, group));
    }

    /// <summary>"An officer, who asked not to be named, said": what tells who speaks is no statement of the story.</summary>
    private static bool IsOfASource(AnalyzedReport report, int index)
    {
        var statements = report.Annotations.Statements;
        var cue = statements[index].Cue;
        for (var i = Math.Max(0, index - Nearby); i < Math.Min(statements.Length, index + Nearby + 1); i++)
        {
            if (i != index && !cue.IsEmpty && statements[i].SourceType is not null && SpanSet.Hold(statements[i].Source, cue[0]))
                return true;
        }

        return false;
    }

    /// <summary>"The lawyer said the reversal showed that …": what a thing shows within somebody's words is theirs.</summary>
    private static bool IsShown(AnalyzedReport report, int index)
    {
        var statements = report.Annotations.Statements;
        var inner = statements[index];
        if (inner.Speaker is not null || inner.SourceType is not null || inner.Cue.IsEmpty || inner.Source is not [var source] || source.Of(report.Report.Text).Any(char.IsUpper))
            return false;
        for (var i = Math.Max(0, index - Nearby); i < Math.Min(statements.Length, index + Nearby + 1); i++)
        {
            if (i != index && statements[i].Content.Any(content => content.Contains(source) && content.Contains(inner.Cue[0])))
                return true;
        }

        return false;
    }

    /// <summary>"…, Rubio said, according to the agency": the agency's statement is Rubio's, whose chain names it already.</summary>
    private static bool IsPassedOn(AnalyzedReport report, int index)
    {
        var statements = report.Annotations.Statements;
        var outer = statements[index];
        for (var i = Math.Max(0, index - Nearby); i < Math.Min(statements.Length, index + Nearby + 1); i++)
        {
            var inner = statements[i];
            if (i != index && !inner.Cue.IsEmpty && !inner.Via.IsEmpty && SpanSet.Hold(outer.Content, inner.Cue[0]) && IsLinked(inner, outer) && IsWithin(inner, outer))
                return true;
        }

        return false;
    }

    /// <summary>True where the outer's source is a link of the inner's chain.</summary>
    private static bool IsLinked(Statement inner, Statement outer)
    {
        foreach (var via in inner.Via)
        {
            if (SpanSet.Meet(outer.Source, via.Span))
                return true;
        }

        return false;
    }

    private static bool IsWithin(Statement inner, Statement outer)
    {
        foreach (var part in inner.Content)
        {
            if (!SpanSet.Hold(outer.Content, part))
                return false;
        }

        return true;
    }

    /// <summary>
    /// "the talks", "military measures": a noun that a cue governs is no proposition, unless somebody denies it or is quoted. Neither is what
    /// somebody did or felt, nor a content whose subject is a mere "which".
    /// </summary>
    private static bool SaysTooLittle(AnalyzedReport report, Statement statement, TellingWords words) =>
        statement.Kind == StatementKind.Indirect && statement.CueClass == CueClass.Deny && CountWords(statement.Content[0].Of(report.Report.Text.AsSpan())) == 2
            && words.Begins(TellingWord.Infinitive, statement.Content[0].Of(report.Report.Text.AsSpan())) // "declined to comment"
        || statement.Kind == StatementKind.Indirect && (statement.CueClass == CueClass.Other || (statement.Negated && statement.CueClass == CueClass.Say)
            || (words.Is(TellingWord.Relative, statement.Content[0].Of(report.Report.Text.AsSpan())) && !(statement.CueClass == CueClass.Deny && !statement.Cue.IsEmpty))) // "disputed that", "which he denied"
        || statement.Kind == StatementKind.Indirect && statement.CueClass != CueClass.Deny
        && CountWords(report, statement) < LeastWords;

    private static int CountWords(AnalyzedReport report, Statement statement)
    {
        var count = 0;
        foreach (var part in statement.Content)
            count += CountWords(part.Of(report.Report.Text.AsSpan()));
        return count;
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var letter in text)
        {
            var blank = char.IsWhiteSpace(letter);
            count += !blank && !inside ? 1 : 0;
            inside = !blank;
        }

        return count;
    }

    /// <summary>
    /// The passage that holds the content: all of it where its parts are quotations or stand beside one another, else the part that says most.
    /// </summary>
    public static TextSpan Passage(Statement statement)
    {
        var passage = statement.Content[0];
        foreach (var part in statement.Content.AsSpan()[1..])
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

    private static Claim Claim(StoryContext story, List<(AnalyzedReport Report, int Index)> items)
    {
        var (report, index) = items[0];
        var statement = report.Annotations.Statements[index];
        var speaker = story.SpeakerOf(report, index)!;
        var assertions = story.Distinct(items.ConvertAll(item => Assertion(story, item.Report, item.Index)));
        var told = new StatementClaim(speaker.Actor, statement.CueClass, statement.Kind, Telling(items), OwnWords.Of(report, statement, story.Words.Telling));
        return new Claim
        {
            Id = $"{speaker.Actor ?? speaker.Name} {assertions[0].Quote}",
            Kind = ClaimKind.Statement,
            Text = StatementText.Of(speaker.Name, told, assertions[0].Quote, story.Words.Telling),
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
            if (sentence.Length is > 0 and <= MaxTelling && end <= sentence.End && ((!statement.Named && statement.Description is not null) || IsNamed(report, statement, sentence))
                && !IsAnothers(report, index, sentence, start, end))
                return new Citation(report.Report.Id, sentence);
        }

        return null;
    }

    /// <summary>True when a name stands in the source, or the speaker's own in the sentence.</summary>
    private static bool IsNamed(AnalyzedReport report, Statement statement, TextSpan sentence)
    {
        foreach (var name in report.Annotations.Names)
        {
            if (statement.Speaker is { } speaker && name.Actor == speaker && sentence.Contains(name.Span))
                return true;
            foreach (var part in statement.Source)
            {
                if (part.Overlaps(name.Span))
                    return true;
            }
        }

        return false;
    }

    /// <summary>“…”, dijo el alcalde, después de que la ministra ordenara …: the sentence is first of all somebody else's words.</summary>
    private static bool IsAnothers(AnalyzedReport report, int index, TextSpan sentence, int start, int end)
    {
        if ((end - start) * 2 > sentence.Length)
            return false;
        var statements = report.Annotations.Statements;
        for (var i = Math.Max(0, index - Nearby); i < Math.Min(statements.Length, index + Nearby + 1); i++)
        {
            var other = statements[i];
            if (i != index && !other.Cue.IsEmpty && !other.Source.IsEmpty && other.Speaker != statements[index].Speaker && sentence.Contains(other.Cue[0]) && other.Cue[0].End <= start)
                return true;
        }

        return false;
    }

    private static Assertion Assertion(StoryContext story, AnalyzedReport report, int index)
    {
        var statement = report.Annotations.Statements[index];
        return story.Assert(report, Passage(statement), index, statement.Negated ? Hedge.Denied : Hedge.None);
    }
}
