using System.Numerics;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell.Brief;

/// <summary>A sentence that several reports of a story tell, each in its own words.</summary>
/// <param name="Told">The telling that most others agree with.</param>
/// <param name="Text">Its words, on one line, readable alone.</param>
/// <param name="Others">The tellings of the other reports, in order of arrival.</param>
/// <param name="Origins">Names of the independent origins behind them.</param>
internal sealed record SharedFact(Citation Told, string Text, ImmutableArray<Citation> Others, ImmutableArray<string> Origins)
{
    public int Reports => Others.Length + 1;
}

/// <summary>
/// What a story's reports agree on, measure or not: sentences from the heads of reports that share most of their telling words, a word weighing
/// the more the fewer sentences of the story have it.
/// </summary>
internal static class SharedFacts
{
    /// <summary>News puts what matters first: sentences of a report that are looked at, and reports of a story.</summary>
    private const int MaxSentences = 12;

    private const int MaxReports = 64;

    /// <summary>Stems a sentence needs to say something.</summary>
    private const int LeastWords = 5;

    /// <summary>Stems beside names that two tellings of one fact share: "police seek A in B" and "police arrested A in B" tell two.</summary>
    private const int LeastPlain = 4;

    /// <summary>Stems beside names, and stems of names, that do where a verb is among the first.</summary>
    private const int LeastBesideVerb = 2;

    private const int LeastNamed = 2;

    /// <summary>Longest sentence, in code units, that a reader takes in at once.</summary>
    private const int MaxLength = 360;

    /// <summary>Facts that two reports or more tell, those of most reports first; no sentence belongs to two.</summary>
    public static List<SharedFact> Find(Story story, StandaloneSentence teller, OriginNames origins, int most)
    {
        var sentences = Sentences(story, teller);
        var shared = SentenceOverlaps.Find([.. sentences.Select(sentence => (sentence.Place, sentence.Words))]);
        for (var i = 0; i < shared.Length; i++)
            shared[i] = [.. shared[i].Where(j => TellOneFact(sentences[i], sentences[j]))];
        var taken = new bool[sentences.Count];
        var facts = new List<SharedFact>();
        while (facts.Count < most)
        {
            var (best, support) = (-1, 1);
            for (var i = 0; i < sentences.Count; i++)
            {
                if (!taken[i] && shared[i].Length > 0 && sentences[i].Text is not null && sentences[i].Span.Length <= MaxLength && CountReports(i) is var reports && reports > support)
                    (best, support) = (i, reports);
            }

            if (best < 0)
                break;
            var supporters = shared[best].Where(j => !taken[j]).ToList();
            facts.Add(Fact(sentences[best], [.. supporters.DistinctBy(j => sentences[j].Place).Select(j => sentences[j])], origins));
            foreach (var j in supporters.Append(best))
                taken[j] = true;
        }

        return facts;

        // A bit for each report: there are no more of them than a word has bits.
        int CountReports(int i)
        {
            var reports = 1UL << sentences[i].Place;
            foreach (var j in shared[i])
                reports |= taken[j] ? 0 : 1UL << sentences[j].Place;
            return BitOperations.PopCount(reports);
        }
    }

    /// <summary>Enough words beside names; of two names told by one verb fewer will do: "A accused B of leading the gang".</summary>
    private static bool TellOneFact(Sentence one, Sentence other) => one.Plain.Count(other.Plain.Contains) is var plain
        && (plain >= LeastPlain || (plain >= LeastBesideVerb && one.Verbs.Overlaps(other.Verbs) && one.Named.Count(other.Named.Contains) >= LeastNamed));

    private static List<Sentence> Sentences(Story story, StandaloneSentence teller)
    {
        var sentences = new List<Sentence>();
        foreach (var (place, report) in story.Reports.Where(report => report.CopyOf is null).Take(MaxReports).Index())
        {
            foreach (var sentence in report.Analyzed.Annotations.Sentences.Take(MaxSentences))
            {
                var words = teller.Words.Content.Of(sentence.Span.Of(report.Report.Text.AsSpan()));
                if (words.Count < LeastWords)
                    continue;
                var plain = Plain(report.Analyzed, sentence.Span, teller.Words.Content);
                sentences.Add(new Sentence(place, report, sentence.Span, [.. words.Order(StringComparer.Ordinal)], plain, Verbs(report.Analyzed, sentence, plain, teller.Words.Content), [.. words.Except(plain)], teller.Of(report.Report.Id, sentence.Span)));
            }
        }

        return sentences;
    }

    /// <summary>The stems of a sentence that stand in no name.</summary>
    private static HashSet<string> Plain(AnalyzedReport report, TextSpan sentence, ContentWords content)
    {
        var words = sentence.Of(report.Report.Text).ToCharArray();
        foreach (var name in report.Annotations.Names)
        {
            if (sentence.Contains(name.Span))
                words.AsSpan(name.Span.Start - sentence.Start, name.Span.Length).Fill(' ');
        }

        return content.Of(words);
    }

    /// <summary>The stems of its verbs.</summary>
    private static HashSet<string> Verbs(AnalyzedReport report, Herodotus.Reports.Sentence sentence, HashSet<string> plain, ContentWords content)
    {
        var verbs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (report.Annotations.Tokens[i].Pos == PartOfSpeech.Verb)
                verbs.UnionWith(content.Of(report.Annotations.Tokens[i].Span.Of(report.Report.Text)));
        }

        verbs.IntersectWith(plain);
        return verbs;
    }

    private static SharedFact Fact(Sentence told, ImmutableArray<Sentence> others, OriginNames origins) => new(
        told.Citation, told.Text!, [.. others.Select(other => other.Citation)], origins.Of(others.Insert(0, told).Select(sentence => (sentence.Member, sentence.Span))));

    /// <param name="Place">Of its report among those looked at.</param>
    /// <param name="Words">Its stems, in order.</param>
    /// <param name="Plain">Those that stand in no name.</param>
    /// <param name="Verbs">Those of them that are verbs.</param>
    /// <param name="Named">Those that stand in names alone.</param>
    private sealed record Sentence(int Place, StoryReport Member, TextSpan Span, string[] Words, HashSet<string> Plain, HashSet<string> Verbs, HashSet<string> Named, string? Text)
    {
        public Citation Citation => new(Member.Report.Id, Span);
    }
}
