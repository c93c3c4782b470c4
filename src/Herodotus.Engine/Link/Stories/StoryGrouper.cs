using System.Numerics;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// Puts each report into a story as it arrives: an index names a few live stories, a learned ranker picks the best, and a separate
/// learned decision says whether to join it or to open a new one.
/// </summary>
/// <remarks>The plan follows Miranda et al. 2018 (rank, then decide); bags, weights, features and their learning are our own.</remarks>
public sealed class StoryGrouper
{
    /// <summary>Stories that are measured in full.</summary>
    private const int MaxCandidates = 10;

    /// <summary>Stories asked in turn whether the report belongs to them: the best in its language may not be the best abroad.</summary>
    private const int MaxDecisions = 3;

    /// <summary>Terms of a report that look for stories.</summary>
    private const int QueryTerms = 24;

    /// <summary>A report that joins by its words across more days than this has a wrong date, or is an anniversary: its date does not stretch the story.</summary>
    private const double MaxTrustedGap = 45;

    /// <summary>Sets meanings apart from words in the index.</summary>
    private const uint MeaningMark = 0x5bd1e995;

    /// <summary>Terms kept of a report.</summary>
    private const int VectorTerms = 120;

    private readonly TermScanner _scanner;
    private readonly DocumentFrequencies _own;
    private readonly DocumentFrequencies _spelling;
    private readonly DocumentFrequencies _meaning;
    private readonly LogisticModel _ranker;
    private readonly LogisticModel _joiner;
    private readonly GroupingSettings _settings;
    private readonly TermProbe _ownProbe = new();
    private readonly TermProbe _spellingProbe = new();
    private readonly TermProbe _meaningProbe = new();
    private readonly StoryIndex _index = new();
    private readonly Dictionary<int, StoryState> _stories = [];
    private readonly LinkedList<int> _byTouch = new();
    private readonly Dictionary<int, LinkedListNode<int>> _touches = [];
    private readonly StreamClock _clock = new();
    private readonly ThreadLinker _threads = new();
    private readonly Dictionary<string, int> _storyOf = new(StringComparer.Ordinal);
    private long _position;
    private int _opened;

    internal StoryGrouper(WordForms forms, MeaningTable meanings, LogisticModel ranker, LogisticModel joiner, GroupingSettings settings)
    {
        _scanner = new TermScanner(forms, meanings);
        _own = new DocumentFrequencies(forms.LogUses);
        _spelling = new DocumentFrequencies([]);
        _meaning = new DocumentFrequencies(forms.LogUses);
        _ranker = ranker;
        _joiner = joiner;
        _settings = settings;
    }

    /// <param name="knowledge">Countries and their peoples, by which languages meet; null to do without.</param>
    public static StoryGrouper Load(DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings = null) => Load(folder, knowledge, settings, null, null);

    internal static StoryGrouper Load(
        DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings, Func<string, int>? teacher,
        Action<string, IReadOnlyList<(StoryState Story, double[] Values)>>? observed)
    {
        var forms = WordForms.Load(folder);
        return new StoryGrouper(
            forms,
            MeaningTable.Load(folder, forms, knowledge),
            LogisticModel.Read(folder.Lines("stories", "rank.tsv"), StoryComparison.Features),
            LogisticModel.Read(folder.Lines("stories", "join.tsv"), StoryComparison.Features),
            settings ?? new GroupingSettings())
        {
            Teacher = teacher,
            Observed = observed,
        };
    }

    /// <summary>Sees the features of each story that was measured for a report, for training.</summary>
    internal Action<string, IReadOnlyList<(StoryState Story, double[] Values)>>? Observed { get; init; }

    /// <summary>Decides in the model's place, for training: the story's number, or zero for a new one.</summary>
    internal Func<string, int>? Teacher { get; init; }

    /// <summary>Adds a report; its place is decided now.</summary>
    public Membership Add(AnalyzedReport analyzed, CopyMatch? copy = null)
    {
        _position++;
        var report = analyzed.Report;
        var terms = _scanner.Scan(analyzed);
        var member = Weigh(report, terms);
        _ownProbe.Set(member.Own);
        _spellingProbe.Set(member.Spelling);
        _meaningProbe.Set(member.Meaning);
        var query = Query(member);
        var candidates = _index.Find(query, MaxCandidates);
        var copied = copy is not null && _storyOf.TryGetValue(copy.Of, out var home) && _stories.ContainsKey(home) ? home : 0;
        if (copied > 0 && !candidates.Contains(copied))
            candidates.Add(copied);

        var measured = new List<(StoryState Story, double[] Values)>(candidates.Count);
        foreach (var number in candidates)
        {
            var story = _stories[number];
            measured.Add((story, Measure(member, story, terms.Short, number == copied)));
        }

        Observed?.Invoke(report.Id, measured);
        var ranked = measured.Select(m => (m.Story, m.Values, Rank: _ranker.Score(m.Values)))
            .OrderByDescending(m => m.Rank).ThenByDescending(m => m.Story.Touched).ToList();
        var (place, probability) = Decide(ranked, terms.Short, report);
        var joins = place >= 0;
        StoryState chosen;
        if (Teacher is { } teacher)
            chosen = _stories.GetValueOrDefault(teacher(report.Id)) ?? Open();
        else
            chosen = joins ? ranked[place].Story : Open();

        var time = member.Published;
        var trusted = time is null || chosen.Last is null || (time - chosen.Last)?.Duration().TotalDays <= MaxTrustedGap;
        chosen.Add(member, trusted);
        Touch(chosen, time);
        _storyOf[report.Id] = chosen.Number;
        foreach (var (term, _) in query)
        {
            if (chosen.Indexed.Count < StoryState.MaxIndexed && chosen.Indexed.Add(term))
                _index.Add(term, chosen.Number);
        }

        _own.Add(member.Own.Ids, terms.Words);
        _spelling.Add(member.Spelling.Ids, terms.Words);
        _meaning.Add(member.Meaning.Ids, terms.Words);
        var continues = Continue(chosen, member, terms);
        var explanation = new Explanation(_ranker, report.Id, terms, member);
        var second = ranked.Find(r => r.Story != chosen);
        return new Membership
        {
            Report = report.Id,
            Story = chosen.Id,
            Opens = chosen.Reports == 1,
            Score = Math.Round(joins ? probability : 1 - probability, 4),
            CopyOf = copy is { Revision: false } ? copy.Of : null,
            RevisionOf = copy is { Revision: true } ? copy.Of : null,
            Overlap = copy?.Overlap ?? 0,
            Thread = chosen.Thread,
            ThreadEvidence = continues,
            Evidence = chosen.Reports == 1 ? [] : explanation.Why(chosen, copy),
            RunnerUp = second.Story?.Id,
            WhyNot = second.Story is null ? [] : joins ? explanation.WhyNot(ranked[place].Values, second.Story.Id, second.Values) : explanation.WhyNew(second.Story, probability),
        };
    }

    /// <summary>Measures a report against a story's reports in its own language and against the others; the view that speaks more for the story counts.</summary>
    private double[] Measure(StoryMember member, StoryState story, bool isShort, bool copied)
    {
        var own = new double[StoryComparison.Features.Length];
        StoryComparison.Measure(member, _ownProbe, _spellingProbe, _meaningProbe, story, isShort, copied, asForeign: false, own);
        if (StoryComparison.IsForeign(own) || story.Own.Count < 2)
            return own;
        var foreign = new double[StoryComparison.Features.Length];
        StoryComparison.Measure(member, _ownProbe, _spellingProbe, _meaningProbe, story, isShort, copied, asForeign: true, foreign);
        return _ranker.Score(foreign) > _ranker.Score(own) ? foreign : own;
    }

    /// <summary>The first of the best-ranked stories that the report belongs to, by its place; minus one when it belongs to none of them.</summary>
    private (int Place, double Probability) Decide(List<(StoryState Story, double[] Values, double Rank)> ranked, bool isShort, Report report)
    {
        var highest = 0.0;
        for (var i = 0; i < Math.Min(MaxDecisions, ranked.Count); i++)
        {
            var (story, values, _) = ranked[i];
            if (!StoryComparison.IsCopied(values) && StoryComparison.IsPast(values))
                continue;
            var undatedOfDated = report.Published is null && story.Last is not null;
            var probability = Sigmoid(_joiner.Score(values) + _settings.Bias(isShort, isShort && report.Kind == ReportKind.Post, StoryComparison.IsForeign(values), undatedOfDated));
            if (probability >= 0.5)
                return (i, probability);
            highest = Math.Max(highest, probability);
        }

        return (-1, highest);
    }

    /// <summary>A new story, and one that has doubled, looks for the thread it continues; every story leaves its signature.</summary>
    private ImmutableArray<Evidence> Continue(StoryState story, StoryMember member, ReportTerms terms)
    {
        if (!BitOperations.IsPow2(story.Reports))
            return [];
        ImmutableArray<Evidence> evidence = [];
        if (story.Thread == $"t{story.Number}" && _threads.Find(story, member, terms.Short, id => terms.Find(id)?.Text) is { } found)
            (story.Thread, evidence) = (found.Thread, found.Evidence);
        _threads.Note(story);
        return evidence;
    }

    private void Touch(StoryState story, DateTimeOffset? published)
    {
        _clock.Add(published);
        story.Touched = _position;
        story.TouchedAt = _clock.Now;
        if (_touches.TryGetValue(story.Number, out var node))
            _byTouch.Remove(node);
        _touches[story.Number] = _byTouch.AddLast(story.Number);
        while (_byTouch.First is { } oldest && _stories[oldest.Value] is var candidate && candidate != story && Expired(candidate))
            Close(candidate);
    }

    private bool Expired(StoryState story) =>
        _position - story.Touched > _settings.WindowReports
        || (_clock.Now is { } now && story.TouchedAt is { } touched && (now - touched).TotalDays > _settings.WindowDays);

    private void Close(StoryState story)
    {
        foreach (var term in story.Indexed)
            _index.Remove(term, story.Number);
        foreach (var id in story.ReportIds)
            _storyOf.Remove(id);
        _byTouch.Remove(_touches[story.Number]);
        _touches.Remove(story.Number);
        _stories.Remove(story.Number);
    }

    private StoryState Open()
    {
        var story = new StoryState(++_opened);
        _stories[story.Number] = story;
        return story;
    }

    private StoryMember Weigh(Report report, ReportTerms terms) => new(
        report.Id, terms.Language, Vector(terms.Own, _own), Vector(terms.Spelling, _spelling), Vector(terms.Meaning, _meaning), report.Published?.Instant);

    private static TermVector Vector(List<Term> terms, DocumentFrequencies frequencies)
    {
        var weighted = new List<(uint Id, float Weight)>(terms.Count);
        foreach (var term in terms)
        {
            var count = term.Count <= 1 ? term.Count : 1 + MathF.Log(term.Count);
            var weight = count * frequencies.Weight(term.Id);
            if (weight > 0)
                weighted.Add((term.Id, weight));
        }

        return TermVector.Of(weighted, VectorTerms);
    }

    private static (uint Term, float Weight)[] Query(StoryMember member)
    {
        var query = new List<(uint, float)>(QueryTerms * 2);
        foreach (var i in member.Own.Heaviest(QueryTerms))
            query.Add((member.Own.Ids[i], member.Own.Weights[i]));
        foreach (var i in member.Spelling.Heaviest(QueryTerms / 2))
            query.Add((member.Spelling.Ids[i], member.Spelling.Weights[i]));
        foreach (var i in member.Meaning.Heaviest(QueryTerms / 2))
            query.Add((member.Meaning.Ids[i] ^ MeaningMark, member.Meaning.Weights[i]));
        return [.. query];
    }

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
