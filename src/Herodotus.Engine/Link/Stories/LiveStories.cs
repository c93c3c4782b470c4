using Herodotus.Link.Streams;

namespace Herodotus.Link.Stories;

/// <summary>The stories that may still get reports, in the order in which they were touched, and the index that finds them.</summary>
internal sealed class LiveStories(GroupingSettings settings)
{
    private readonly Dictionary<int, LinkedListNode<StoryState>> _stories = [];
    private readonly LinkedList<StoryState> _byTouch = new();
    private readonly StoryIndex _index = new();
    private readonly Dictionary<string, int> _tellings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _mergedInto = [];
    private int _opened;
    private DateTimeOffset? _began, _now;

    public int Count => _stories.Count;

    /// <summary>The number of the last story opened; set, the next has the number after it.</summary>
    public int Opened
    {
        get => _opened;
        set => _opened = value;
    }

    /// <summary>How many live stories are told in a language.</summary>
    public int Told(string language) => _tellings.GetValueOrDefault(language);

    /// <summary>Adds a report to a live story.</summary>
    public void Add(StoryState story, StoryMember member, bool trustTime)
    {
        var spoke = story.Speaks(member.Language);
        story.Add(member, trustTime);
        if (!spoke && story.Speaks(member.Language))
            _tellings[member.Language] = Told(member.Language) + 1;
    }

    /// <summary>The live story that a number stands for: its own, or the one it was merged into.</summary>
    public StoryState? Find(int number) => _stories.TryGetValue(_mergedInto.GetValueOrDefault(number, number), out var node) ? node.Value : null;

    public List<int> Candidates(Span<(uint Term, float Weight)> query, int limit) => _index.Find(query, limit);

    public StoryState Open()
    {
        var story = new StoryState(++_opened);
        _stories[story.Number] = _byTouch.AddLast(story);
        return story;
    }

    /// <summary>Puts a story under the terms of a query.</summary>
    public void Index(StoryState story, ReadOnlySpan<(uint Term, float Weight)> query)
    {
        Span<uint> terms = stackalloc uint[query.Length];
        for (var i = 0; i < query.Length; i++)
            terms[i] = query[i].Term;
        foreach (var term in story.Index(terms))
            _index.Add(term, story.Number);
    }

    /// <summary>Marks a story as told of now, and closes those that nothing was told of for too long.</summary>
    public void Touch(StoryState story, long position, DateTimeOffset? now)
    {
        _began ??= now;
        _now = now ?? _now;
        (story.Touched, story.TouchedAt) = (position, _now);
        var node = _stories[story.Number];
        _byTouch.Remove(node);
        _byTouch.AddLast(node);
        while (_byTouch.First is { } oldest && oldest != node && IsOver(oldest.Value, position))
            Close(oldest.Value);
    }

    /// <summary>Two stories were one: the other goes into the first.</summary>
    public void Merge(StoryState story, StoryState gone)
    {
        Close(gone);
        Tally(story, -1);
        story.Absorb(gone);
        Tally(story, 1);
        if (gone.Touched > story.Touched)
        {
            (story.Touched, story.TouchedAt) = (gone.Touched, gone.TouchedAt);
            _byTouch.Remove(_stories[story.Number]);
            _byTouch.AddLast(_stories[story.Number]);
        }

        story.Absorbed = [.. story.Absorbed, gone.Number, .. gone.Absorbed];
        foreach (var number in story.Absorbed)
            _mergedInto[number] = story.Number;
        foreach (var term in story.Index(gone.Indexed))
            _index.Add(term, story.Number);
    }

    /// <summary>One story was two: a part of the reports that it still has one by one becomes another.</summary>
    /// <param name="query">The terms a report is looked for by.</param>
    public StoryState Split(StoryState story, ImmutableArray<StoryMember> part, Func<StoryMember, (uint Term, float Weight)[]> query)
    {
        foreach (var term in story.Indexed)
            _index.Remove(term, story.Number);
        Tally(story, -1);
        var other = Open();
        (other.Touched, other.TouchedAt) = (story.Touched, story.TouchedAt);
        other.Keep(part, 0);
        story.Keep(story.Members.Except(part).ToList(), story.Reports - story.Members.Count);
        Tally(story, 1);
        Tally(other, 1);
        foreach (var member in story.Members)
            Index(story, query(member));
        foreach (var member in other.Members)
            Index(other, query(member));
        return other;
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(_opened);
        snapshot.Time(_began);
        snapshot.Time(_now);
        snapshot.Int(_byTouch.Count);
        foreach (var story in _byTouch)
            story.Write(snapshot);
        _index.Write(snapshot);
    }

    public void Read(SnapshotReader snapshot)
    {
        // The languages of a stream are few, the members many: one string serves all.
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        _opened = snapshot.Int();
        (_began, _now) = (snapshot.Time(), snapshot.Time());
        for (var left = snapshot.Count(int.MaxValue); left > 0; left--)
        {
            var story = StoryState.Read(snapshot, text => known.TryGetValue(text, out var same) ? same : known[text] = text);
            _stories[story.Number] = _byTouch.AddLast(story);
            Tally(story, 1);
            foreach (var number in story.Absorbed)
                _mergedInto[number] = story.Number;
        }

        _index.Read(snapshot);
    }

    private void Close(StoryState story)
    {
        foreach (var term in story.Indexed)
            _index.Remove(term, story.Number);
        foreach (var number in story.Absorbed)
            _mergedInto.Remove(number);
        Tally(story, -1);
        _byTouch.Remove(_stories[story.Number]);
        _stories.Remove(story.Number);
    }

    /// <summary>Counts a story among those of its languages, or no longer.</summary>
    private void Tally(StoryState story, int change)
    {
        foreach (var language in story.Tellings)
        {
            _tellings[language] = Told(language) + change;
            if (_tellings[language] == 0)
                _tellings.Remove(language);
        }
    }

    /// <summary>What was touched before the clock could be told is as old as the clock: else it would hold all that came after.</summary>
    private bool IsOver(StoryState story, long position) =>
        position - story.Touched > settings.WindowReports
        || (_now - (story.TouchedAt ?? _began))?.TotalDays > settings.WindowDays;
}
