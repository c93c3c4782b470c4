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
    private const int MaxCandidates = 16;

    /// <summary>Terms of a report that look for stories.</summary>
    private const int QueryTerms = 24;

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
    private readonly StoryIndex _index = new();
    private readonly SortedDictionary<int, StoryState> _stories = [];
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
        var query = Query(member);
        var candidates = _index.Find(query, MaxCandidates);
        var copied = copy is not null && _storyOf.TryGetValue(copy.Of, out var home) && _stories.ContainsKey(home) ? home : 0;
        if (copied > 0 && !candidates.Contains(copied))
            candidates.Add(copied);

        var measured = new List<(StoryState Story, double[] Values)>(candidates.Count);
        foreach (var number in candidates)
        {
            var story = _stories[number];
            var values = new double[StoryComparison.Features.Length];
            StoryComparison.Measure(member, story, terms.Short, number == copied, values);
            measured.Add((story, values));
        }

        Observed?.Invoke(report.Id, measured);
        var ranked = measured.Select(m => (m.Story, m.Values, Rank: _ranker.Score(m.Values)))
            .OrderByDescending(m => m.Rank).ThenByDescending(m => m.Story.Touched).ToList();
        var probability = ranked.Count > 0 ? Sigmoid(_joiner.Score(ranked[0].Values) + _settings.JoinBias) : 0;
        var joins = probability >= 0.5;
        StoryState chosen;
        if (Teacher is { } teacher)
            chosen = teacher(report.Id) is > 0 and var told ? _stories[told] : Open();
        else
            chosen = joins ? ranked[0].Story : Open();

        chosen.Add(member, trustTime: true);
        chosen.Touched = _position;
        _storyOf[report.Id] = chosen.Number;
        foreach (var (term, _) in query)
        {
            if (chosen.Indexed.Count < StoryState.MaxIndexed && chosen.Indexed.Add(term))
                _index.Add(term, chosen.Number);
        }

        _own.Add(member.Own.Ids, terms.Words);
        _spelling.Add(member.Spelling.Ids, terms.Words);
        _meaning.Add(member.Meaning.Ids, terms.Words);
        return new Membership
        {
            Report = report.Id,
            Story = chosen.Id,
            Opens = chosen.Reports == 1,
            Score = Math.Round(joins ? probability : 1 - probability, 4),
            CopyOf = copy is { Revision: false } ? copy.Of : null,
            RevisionOf = copy is { Revision: true } ? copy.Of : null,
            Overlap = copy?.Overlap ?? 0,
        };
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
