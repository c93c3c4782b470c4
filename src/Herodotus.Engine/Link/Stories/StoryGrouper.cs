using System.Numerics;
using Herodotus.Clean.Metadata;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Link.Streams;
using Herodotus.Link.Terms;
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

    /// <summary>
    /// A headline that belongs to a story with this probability, but for its silence, continues it. Of such pairs in the title stream 13 in 35 are one story there, and
    /// more than half of the others one matter.
    /// </summary>
    private const double NearlyJoins = 0.3;

    /// <summary>The same for whole texts, which have more to be told apart by.</summary>
    private const double WholeNearlyJoins = 0.2;

    /// <summary>Terms of a report that look for stories.</summary>
    private const int QueryTerms = 24;

    /// <summary>A report that joins by its words across more days than this has a wrong date, or is an anniversary: its date does not stretch the story.</summary>
    private const double MaxTrustedGap = 30;

    private readonly TermReader _reader;
    private readonly ReportWeigher _weigher = new();
    private readonly StoryModel _ranker;
    private readonly StoryModel _joiner;
    private readonly GroupingSettings _settings;
    private readonly ReportView _view = new();
    private readonly LiveStories _stories;
    private readonly StreamClock _clock = new();
    private readonly ThreadLinker _threads = new();
    private readonly StoryMender _mender;
    private readonly ReportHomes _homes = new();
    private long _position;

    internal StoryGrouper(TermReader reader, StoryModel ranker, StoryModel joiner, GroupingSettings settings)
    {
        _reader = reader;
        _ranker = ranker;
        _joiner = joiner;
        _settings = settings;
        _stories = new LiveStories(settings);
        _mender = new StoryMender(_stories, _threads, _homes, settings, _view, new StoryReviewer(settings, Belongs), near => Probability(_view, near, false), Query);
    }

    /// <param name="knowledge">Countries and their peoples, by which languages meet; null to do without.</param>
    public static StoryGrouper Load(DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings = null) => Load(folder, knowledge, settings, null, null);

    /// <param name="reader">Made by <see cref="Reader"/>.</param>
    internal static StoryGrouper Load(DataFolder folder, TermReader reader) =>
        new(reader, StoryModel.Read(folder.Lines("stories", "rank.tsv")), StoryModel.Read(folder.Lines("stories", "join.tsv")), new GroupingSettings());

    internal static StoryGrouper Load(
        DataFolder folder, KnowledgeBase? knowledge, GroupingSettings? settings, Func<string, int>? teacher, Action<string, IReadOnlyList<MeasuredStory>>? observed,
        (StoryModel Ranker, StoryModel Joiner)? models = null)
    {
        return new StoryGrouper(
            Reader(folder, knowledge),
            models?.Ranker ?? StoryModel.Read(folder.Lines("stories", "rank.tsv")),
            models?.Joiner ?? StoryModel.Read(folder.Lines("stories", "join.tsv")),
            settings ?? new GroupingSettings())
        {
            Teacher = teacher,
            Observed = observed,
        };
    }

    /// <summary>What reads terms; several groupers may share one.</summary>
    internal static TermReader Reader(DataFolder folder, KnowledgeBase? knowledge)
    {
        var forms = WordForms.Load(folder);
        var meanings = MeaningTable.Load(folder, forms, knowledge);
        var months = MonthLexicon.Load(folder);
        var (dates, calendar) = (new DateFinder(months), CalendarWords.Load(folder, months));
        return new TermReader(() => new TermScanner(forms, meanings, calendar, dates));
    }

    /// <summary>Sees the features of each story that was measured for a report, for training.</summary>
    internal Action<string, IReadOnlyList<MeasuredStory>>? Observed { get; init; }

    /// <summary>Decides in the model's place, for training: the story's number, or zero for a new one.</summary>
    internal Func<string, int>? Teacher { get; init; }

    /// <summary>Reads a report's terms; on any thread, ahead of <see cref="Add(AnalyzedReport, ReportTerms, CopyMatch)"/>.</summary>
    internal ReportTerms Read(AnalyzedReport analyzed) => _reader.Read(analyzed);

    internal void Return(ReportTerms terms) => _reader.Return(terms);

    /// <summary>Adds a report; its place is decided now.</summary>
    public Membership Add(AnalyzedReport analyzed, CopyMatch? copy = null) => Add(analyzed, Read(analyzed), copy);

    /// <summary>Adds a report whose terms have been read; they are taken back.</summary>
    internal Membership Add(AnalyzedReport analyzed, ReportTerms terms, CopyMatch? copy)
    {
        _position++;
        var report = analyzed.Report;
        if (IsDoubtful(terms.Time))
            terms.Time = null;
        var member = _weigher.Weigh(report, terms);
        _view.Set(member, terms);
        _view.InOrder = _clock.IsInOrder;
        var query = Query(member);
        var candidates = _stories.Candidates(query, MaxCandidates);
        var copied = copy is null ? 0 : HomeOf(copy.Of);
        if (copied > 0 && !candidates.Contains(copied))
            candidates.Add(copied);
        var ranked = candidates.ConvertAll(number => Measure(_view, _stories.Find(number)!, number == copied));
        Observed?.Invoke(report.Id, ranked);
        ranked.Sort((a, b) => a.Rank != b.Rank ? b.Rank.CompareTo(a.Rank) : b.Story.Touched.CompareTo(a.Story.Touched));
        var (place, probability) = Decide(ranked, terms.Short && report.Kind == ReportKind.Post);
        var joins = place >= 0;
        var chosen = Teacher is { } teacher ? _stories.Find(teacher(report.Id)) ?? _stories.Open() : joins ? ranked[place].Story : _stories.Open();
        _clock.Add(report.Published?.Instant);
        Join(chosen, member, query);
        var continues = Continue(chosen, ranked);
        var second = ranked.Find(r => r.Story != chosen);
        var why = chosen.Reports == 1 ? [] : Explanation.Why(_view, chosen, copied == chosen.Number ? copy : null);
        var (story, opens, thread) = (chosen.Id, chosen.Reports == 1, chosen.Thread);
        var corrections = Teacher is null ? _mender.Mend(chosen, ranked) : [];
        var membership = new Membership
        {
            Report = report.Id,
            Story = story,
            Opens = opens,
            Score = Math.Round(joins ? probability : 1 - probability, 4),
            CopyOf = copy is { Revision: false } ? copy.Of : null,
            RevisionOf = copy is { Revision: true } ? copy.Of : null,
            Overlap = copy?.Overlap ?? 0,
            Thread = $"t{thread}",
            ThreadEvidence = continues,
            Evidence = why,
            RunnerUp = second.Story?.Id,
            Corrections = corrections,
            WhyNot = second.Story is null ? [] : joins ? Explanation.WhyNot(_ranker, ranked[place], second, report.Id) : Explanation.WhyNew(second.Story, probability, report.Id),
        };
        _reader.Return(terms);
        return membership;
    }

    /// <summary>The number of the last story opened; set before the first report, it is where numbers begin.</summary>
    internal int Opened
    {
        get => _stories.Opened;
        set => _stories.Opened = value;
    }

    internal void Write(SnapshotWriter snapshot)
    {
        snapshot.Long(_position);
        _clock.Write(snapshot);
        _weigher.Write(snapshot);
        _homes.Write(snapshot);
        _threads.Write(snapshot);
        _stories.Write(snapshot);
    }

    internal void Read(SnapshotReader snapshot)
    {
        _position = snapshot.Long();
        _clock.Read(snapshot);
        _weigher.Read(snapshot);
        _homes.Read(snapshot);
        _threads.Read(snapshot);
        _stories.Read(snapshot);
    }

    /// <summary>The live story that a report is in; zero for none.</summary>
    private int HomeOf(string report) => _stories.Find(_homes.Find(report))?.Number ?? 0;

    /// <summary>Puts the report into its story, and the story under the report's terms.</summary>
    private void Join(StoryState story, StoryMember member, (uint Term, float Weight)[] query)
    {
        _weigher.Count(_view.Terms, story, _view.Scratch);
        var time = member.Time;
        _stories.Add(story, member, time is null || story.Last is null || (time - story.Last)?.Duration().TotalDays <= MaxTrustedGap);
        _stories.Touch(story, _position, _clock.Now);
        _stories.Index(story, query);
        _homes.Add(member.Report, story.Number);
    }

    /// <summary>Measures a report against a story's reports in its own language and against the others; the view that speaks more for the story counts.</summary>
    private MeasuredStory Measure(ReportView view, StoryState story, bool copied)
    {
        var speaks = story.Speaks(view.Member.Language);
        MeasuredStory own = default;
        if (speaks)
        {
            var kind = StoryComparison.KindOf(view, story);
            var values = StoryComparison.Same(view, story, copied);
            own = new MeasuredStory(story, kind, values, Rank(story, kind, values));
            if (story.Languages < 2)
                return own;
        }

        var other = StoryComparison.KindAbroad(view, story);
        var abroad = StoryComparison.Foreign(view, story, copied);
        var foreign = new MeasuredStory(story, other, abroad, Rank(story, other, abroad));
        return speaks && own.Rank >= foreign.Rank ? own : foreign;
    }

    private double Rank(StoryState story, ComparisonKind kind, double[] values) => _ranker.Score(kind, values) + (_settings.Larger(kind) * Math.Log(story.Reports));

    /// <summary>The first of the best-ranked stories that the report belongs to, by its place; minus one when it belongs to none of them.</summary>
    private (int Place, double Probability) Decide(List<MeasuredStory> ranked, bool isPost)
    {
        var highest = 0.0;
        for (var i = 0; i < Math.Min(MaxDecisions, ranked.Count); i++)
        {
            var values = ranked[i].Values;
            if (!StoryComparison.IsCopied(values) && !_view.Terms.TimeIsRead && StoryComparison.IsPast(values))
                continue;
            var probability = Probability(_view, ranked[i], isPost);
            if (probability >= 0.5)
                return (i, probability);
            highest = Math.Max(highest, probability);
        }

        return (-1, highest);
    }

    /// <summary>The probability that a report belongs to a story.</summary>
    private double Belongs(ReportView view, StoryState story)
    {
        view.InOrder = _clock.IsInOrder;
        var measured = Measure(view, story, false);
        return StoryComparison.IsPast(measured.Values) ? 0 : Probability(view, measured, false);
    }

    private double Probability(ReportView view, MeasuredStory measured, bool isPost)
    {
        var bias = _settings.Bias(measured.Kind, isPost, StoryComparison.IsDated(measured.Values), _stories.Told(view.Member.Language));
        return 1 / (1 + Math.Exp(-_joiner.Score(measured.Kind, measured.Values) - bias));
    }

    /// <summary>A new story, and one that has doubled, looks for the thread it continues; every story leaves its signature.</summary>
    private ImmutableArray<Evidence> Continue(StoryState story, List<MeasuredStory> ranked)
    {
        if (!BitOperations.IsPow2(story.Reports))
            return [];
        ImmutableArray<Evidence> evidence = [];
        if (story.Thread == story.Number && _threads.Find(story, _view) is { } found)
            (story.Thread, evidence) = (found.Thread, found.Evidence);
        else if (story.Reports == 1 && Teacher is null && Resumed(ranked) is { } earlier)
            (story.Thread, evidence) = (earlier.Story.Thread, Explanation.Resumes(_view, story, earlier.Story, earlier.Probability));
        _threads.Note(story);
        return evidence;
    }

    /// <summary>A story of the report's language that it would nearly have joined, had that not been silent for a day: a corrected count, a last toll.</summary>
    private (StoryState Story, double Probability)? Resumed(List<MeasuredStory> ranked)
    {
        (StoryState Story, double Probability)? resumed = null;
        foreach (var measured in ranked.Take(MaxDecisions))
        {
            if (StoryComparison.IsForeign(measured.Kind) || _view.Time is not { } time || measured.Story.Last is not { } last || (time - last).TotalHours < ThreadLinker.SilentHours)
                continue;
            var probability = Probability(_view, measured, false);
            if (probability >= (resumed?.Probability ?? (measured.Kind == ComparisonKind.Short ? NearlyJoins : WholeNearlyJoins)))
                resumed = (measured.Story, probability);
        }

        return resumed;
    }

    /// <summary>A date weeks from what the stream says it is, is a mistake or a late find: the words decide.</summary>
    private bool IsDoubtful(DateTimeOffset? time) => time is { } date && _clock.IsFarOff(date, MaxTrustedGap);

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
}
