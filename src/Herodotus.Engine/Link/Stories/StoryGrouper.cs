using System.Numerics;
using System.Runtime.InteropServices;
using Herodotus.Clean.Metadata;
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
    private const double MaxTrustedGap = 30;

    /// <summary>Terms kept of a report.</summary>
    private const int VectorTerms = 100;

    /// <summary>Spellings kept of a report: names and cognates are among the rarest.</summary>
    private const int SpellingTerms = 64;

    private readonly TermScanner _scanner;
    private readonly DocumentFrequencies _frequencies = new();
    private readonly StoryModel _ranker;
    private readonly StoryModel _joiner;
    private readonly GroupingSettings _settings;
    private readonly ReportView _view = new();
    private readonly StoryIndex _index = new();
    private readonly Dictionary<int, StoryState> _stories = [];
    private readonly LinkedList<int> _byTouch = new();
    private readonly Dictionary<int, LinkedListNode<int>> _touches = [];
    private readonly StreamClock _clock = new();
    private readonly ThreadLinker _threads = new();
    private readonly Dictionary<string, int> _storyOf = new(StringComparer.Ordinal);
    private (uint Id, float Weight, TermTraits Traits)[] _weighted = new (uint, float, TermTraits)[512];
    private long _position;
    private int _opened;

    internal StoryGrouper(TermScanner scanner, StoryModel ranker, StoryModel joiner, GroupingSettings settings)
    {
        _scanner = scanner;
        _ranker = ranker;
        _joiner = joiner;
        _settings = settings;
    }

    /// <param name="knowledge">Countries and their peoples, by which languages meet; null to do without.</param>
    public static StoryGrouper Load(DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings = null) => Load(folder, knowledge, settings, null, null);

    internal static StoryGrouper Load(
        DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings, Func<string, int>? teacher, Action<string, IReadOnlyList<MeasuredStory>>? observed,
        (StoryModel Ranker, StoryModel Joiner)? models = null)
    {
        var forms = WordForms.Load(folder);
        return new StoryGrouper(
            new TermScanner(forms, MeaningTable.Load(folder, forms, knowledge), new DateFinder(MonthLexicon.Load(folder))),
            models?.Ranker ?? StoryModel.Read(folder.Lines("stories", "rank.tsv")),
            models?.Joiner ?? StoryModel.Read(folder.Lines("stories", "join.tsv")),
            settings ?? new GroupingSettings())
        {
            Teacher = teacher,
            Observed = observed,
        };
    }

    /// <summary>Sees the features of each story that was measured for a report, for training.</summary>
    internal Action<string, IReadOnlyList<MeasuredStory>>? Observed { get; init; }

    /// <summary>Decides in the model's place, for training: the story's number, or zero for a new one.</summary>
    internal Func<string, int>? Teacher { get; init; }

    /// <summary>Adds a report; its place is decided now.</summary>
    public Membership Add(AnalyzedReport analyzed, CopyMatch? copy = null)
    {
        _position++;
        var report = analyzed.Report;
        var terms = _scanner.Scan(analyzed);
        var member = Weigh(report, terms);
        _view.Set(member, terms);
        var query = Query(member);
        var candidates = _index.Find(query, MaxCandidates);
        var copied = copy is not null && _storyOf.TryGetValue(copy.Of, out var home) && _stories.ContainsKey(home) ? home : 0;
        if (copied > 0 && !candidates.Contains(copied))
            candidates.Add(copied);
        var ranked = candidates.ConvertAll(number => Measure(_stories[number], number == copied));
        Observed?.Invoke(report.Id, ranked);
        ranked.Sort((a, b) => a.Rank != b.Rank ? b.Rank.CompareTo(a.Rank) : b.Story.Touched.CompareTo(a.Story.Touched));
        var (place, probability) = Decide(ranked, terms.Short && report.Kind == ReportKind.Post);
        var joins = place >= 0;
        var chosen = Teacher is { } teacher ? _stories.GetValueOrDefault(teacher(report.Id)) ?? Open() : joins ? ranked[place].Story : Open();
        _clock.Add(report.Published?.Instant);
        Join(chosen, member, query);
        var continues = Continue(chosen);
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
            Evidence = chosen.Reports == 1 ? [] : Explanation.Why(_view, chosen, copy),
            RunnerUp = second.Story?.Id,
            WhyNot = second.Story is null ? [] : joins ? Explanation.WhyNot(_ranker, ranked[place], second, report.Id) : Explanation.WhyNew(second.Story, probability, report.Id),
        };
    }

    /// <summary>Puts the report into its story, and the story under the report's terms.</summary>
    private void Join(StoryState story, StoryMember member, (uint Term, float Weight)[] query)
    {
        CountTerms(story, member);
        var time = member.Time;
        story.Add(member, time is null || story.Last is null || (time - story.Last)?.Duration().TotalDays <= MaxTrustedGap);
        Touch(story);
        _storyOf[member.Report] = story.Number;
        foreach (var (term, _) in query)
        {
            if (story.Indexed.Count >= StoryState.MaxIndexed || CollectionsMarshal.AsSpan(story.Indexed).Contains(term))
                continue;
            story.Indexed.Add(term);
            _index.Add(term, story.Number);
        }
    }

    /// <summary>Counts a term once for each story: a large story does not make its own words common.</summary>
    private void CountTerms(StoryState story, StoryMember member)
    {
        var terms = _view.Terms;
        _frequencies.AddReport(terms.Words);
        Count(terms.Own, story.Reports == 0 || !story.Speaks(member.Language) ? null : story.Own(member.Language, _view.Scratch));
        Count(terms.Meaning, story.Reports == 0 ? null : story.Meaning(_view.Scratch));
        Count(terms.Spelling, story.Reports == 0 ? null : story.Spelling(_view.Scratch));
    }

    private void Count(TermTally terms, TermSum? known)
    {
        foreach (ref readonly var term in terms.Terms)
        {
            if (known is null || known.Of(term.Id).Id == 0)
                _frequencies.AddTerm(term.Id);
        }
    }

    /// <summary>Measures a report against a story's reports in its own language and against the others; the view that speaks more for the story counts.</summary>
    private MeasuredStory Measure(StoryState story, bool copied)
    {
        var speaks = story.Speaks(_view.Member.Language);
        MeasuredStory own = default;
        if (speaks)
        {
            var kind = StoryComparison.KindOf(_view, story);
            var values = StoryComparison.Same(_view, story, copied);
            own = new MeasuredStory(story, kind, values, _ranker.Score(kind, values));
            if (story.Languages < 2)
                return own;
        }

        var other = StoryComparison.KindAbroad(_view, story);
        var abroad = StoryComparison.Foreign(_view, story, copied);
        var foreign = new MeasuredStory(story, other, abroad, _ranker.Score(other, abroad));
        return speaks && own.Rank >= foreign.Rank ? own : foreign;
    }

    /// <summary>The first of the best-ranked stories that the report belongs to, by its place; minus one when it belongs to none of them.</summary>
    private (int Place, double Probability) Decide(List<MeasuredStory> ranked, bool isPost)
    {
        var highest = 0.0;
        for (var i = 0; i < Math.Min(MaxDecisions, ranked.Count); i++)
        {
            var (_, kind, values, _) = ranked[i];
            if (!StoryComparison.IsCopied(values) && !_view.Terms.TimeIsRead && StoryComparison.IsPast(values))
                continue;
            var probability = Sigmoid(_joiner.Score(kind, values) + _settings.Bias(kind, isPost));
            if (probability >= 0.5)
                return (i, probability);
            highest = Math.Max(highest, probability);
        }

        return (-1, highest);
    }

    /// <summary>A new story, and one that has doubled, looks for the thread it continues; every story leaves its signature.</summary>
    private ImmutableArray<Evidence> Continue(StoryState story)
    {
        if (!BitOperations.IsPow2(story.Reports))
            return [];
        ImmutableArray<Evidence> evidence = [];
        if (story.Thread == $"t{story.Number}" && _threads.Find(story, _view) is { } found)
            (story.Thread, evidence) = (found.Thread, found.Evidence);
        _threads.Note(story);
        return evidence;
    }

    private void Touch(StoryState story)
    {
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

    /// <summary>A date weeks from what the stream says it is, is a mistake or a late find: the words decide.</summary>
    private bool IsDoubtful(DateTimeOffset? time) => time is { } date && _clock.Now is { } now && (date - now).Duration().TotalDays > MaxTrustedGap;

    private StoryMember Weigh(Report report, ReportTerms terms)
    {
        if (IsDoubtful(terms.Time))
            terms.Time = null;
        var own = Vector(terms.Own, VectorTerms);
        return new StoryMember(report.Id, terms.Language, own, Vector(terms.Spelling, SpellingTerms), terms.IsEnglish ? own : Vector(terms.Meaning, VectorTerms), terms.Time, terms.Short);
    }

    private TermVector Vector(TermTally tally, int limit)
    {
        var terms = tally.Terms;
        if (_weighted.Length < terms.Length)
            _weighted = new (uint, float, TermTraits)[terms.Length * 2];
        for (var i = 0; i < terms.Length; i++)
        {
            ref readonly var term = ref terms[i];
            var count = term.Count <= 1 ? term.Count : 1 + MathF.Log(term.Count);
            _weighted[i] = (term.Id, count * _frequencies.Weight(term.Id, term.Rate), term.AllTraits);
        }

        return TermVector.Of(_weighted.AsSpan(0, terms.Length), limit);
    }

    /// <summary>The heaviest terms of each view, by which stories are looked for.</summary>
    private static (uint Term, float Weight)[] Query(StoryMember member)
    {
        var query = new List<(uint Term, float Weight)>(QueryTerms * 2);
        Add(member.Own, QueryTerms);
        Add(member.Spelling, QueryTerms / 2);
        if (member.Meaning != member.Own)
            Add(member.Meaning, QueryTerms / 2);
        return [.. query];

        void Add(TermVector vector, int limit)
        {
            for (var i = 0; i < Math.Min(limit, vector.Count); i++)
            {
                if (query.Count < QueryTerms || !query.Exists(q => q.Term == vector.Ids[i]))
                    query.Add((vector.Ids[i], vector.Weight(i)));
            }
        }
    }

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
