using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell.Brief;

/// <summary>A sentence that several reports of a story tell, each in its own words.</summary>
/// <param name="Told">The telling that most others agree with.</param>
/// <param name="Text">Its words, on one line, readable alone.</param>
/// <param name="Others">The tellings of the other reports, in order of arrival.</param>
/// <param name="Origins">Ids of the independent origins behind them.</param>
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

    /// <summary>Stems a sentence needs to say something, and two need in common to say the same.</summary>
    private const int LeastWords = 5;

    private const int LeastShared = 4;

    /// <summary>Share of the weight of the lighter and of the heavier sentence that two must have in common.</summary>
    private const double SameLighter = 0.5;

    private const double SameHeavier = 0.3;

    /// <summary>Longest sentence, in code units, that a reader takes in at once.</summary>
    private const int MaxLength = 360;

    /// <summary>Facts that two reports or more tell, those of most reports first; no sentence belongs to two.</summary>
    public static List<SharedFact> Find(Story story, StandaloneSentence teller, int most)
    {
        var sentences = Sentences(story, teller);
        var shared = Overlaps(sentences);
        var taken = new bool[sentences.Count];
        var facts = new List<SharedFact>();
        while (facts.Count < most)
        {
            var best = -1;
            var support = 1;
            for (var i = 0; i < sentences.Count; i++)
            {
                if (taken[i] || sentences[i].Text is null || sentences[i].Span.Length > MaxLength)
                    continue;
                var reports = Supporters(i).Select(j => sentences[j].Report).Append(sentences[i].Report).Distinct().Count();
                if (reports > support)
                    (best, support) = (i, reports);
            }

            if (best < 0)
                break;
            var others = Supporters(best).Where(j => sentences[j].Report != sentences[best].Report).DistinctBy(j => sentences[j].Report).ToList();
            facts.Add(Fact(story, sentences[best], [.. others.Select(j => sentences[j])]));
            foreach (var j in Supporters(best).Append(best).ToList())
                taken[j] = true;
        }

        return facts;

        IEnumerable<int> Supporters(int i) => shared[i].Where(j => !taken[j]);
    }

    private static List<Sentence> Sentences(Story story, StandaloneSentence teller)
    {
        var sentences = new List<Sentence>();
        var reports = story.Reports.Select((report, place) => (report, place)).Where(pair => pair.report.CopyOf is null).Take(MaxReports);
        foreach (var (report, place) in reports)
        {
            foreach (var sentence in report.Analyzed.Annotations.Sentences.Take(MaxSentences))
            {
                var words = ContentWords.Of(sentence.Span.Of(report.Report.Text));
                if (words.Count >= LeastWords)
                    sentences.Add(new Sentence(place, report, sentence.Span, words, teller.Of(report.Report.Id, sentence.Span)));
            }
        }

        return sentences;
    }

    /// <summary>For every sentence, the sentences of other reports that say the same, in order.</summary>
    private static List<int>[] Overlaps(List<Sentence> sentences)
    {
        var postings = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var word in sentences[i].Words)
            {
                if (!postings.TryGetValue(word, out var list))
                    postings.Add(word, list = []);
                list.Add(i);
            }
        }

        double Weight(string word) => Math.Log(1 + ((double)sentences.Count / postings[word].Count));

        var weights = sentences.Select(sentence => sentence.Words.Order(StringComparer.Ordinal).Sum(Weight)).ToArray();
        var overlaps = new List<int>[sentences.Count];
        var common = new (double Weight, int Words)[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            Array.Clear(common);
            foreach (var word in sentences[i].Words.Order(StringComparer.Ordinal))
            {
                var weight = Weight(word);
                foreach (var j in postings[word])
                    common[j] = (common[j].Weight + weight, common[j].Words + 1);
            }

            overlaps[i] = [.. Enumerable.Range(0, sentences.Count).Where(j => sentences[j].Report != sentences[i].Report && common[j].Words >= LeastShared
                && common[j].Weight >= SameLighter * Math.Min(weights[i], weights[j]) && common[j].Weight >= SameHeavier * Math.Max(weights[i], weights[j]))];
        }

        return overlaps;
    }

    private static SharedFact Fact(Story story, Sentence told, ImmutableArray<Sentence> others)
    {
        var assertions = story.Claims.Where(claim => claim.Kind == ClaimKind.Statement).SelectMany(claim => claim.Assertions).ToLookup(assertion => assertion.Report, StringComparer.Ordinal);
        return new SharedFact(
            told.Citation, told.Text!, [.. others.Select(other => other.Citation)],
            [.. others.Insert(0, told).Select(Origin).OfType<string>().Distinct(StringComparer.Ordinal)]);

        // A sentence that is mostly somebody's words goes back to them; else to where the report has its own from.
        string? Origin(Sentence sentence) =>
            assertions[sentence.Member.Report.Id].FirstOrDefault(assertion => sentence.Span.Contains(assertion.Span) && assertion.Span.Length * 2 > sentence.Span.Length)?.Origin
            ?? sentence.Member.Origins.FirstOrDefault();
    }

    private sealed record Sentence(int Report, StoryReport Member, TextSpan Span, HashSet<string> Words, string? Text)
    {
        public Citation Citation => new(Member.Report.Id, Span);
    }
}
