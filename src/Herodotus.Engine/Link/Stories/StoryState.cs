using Herodotus.Link.Streams;
using Herodotus.Link.Terms;

namespace Herodotus.Link.Stories;

/// <summary>A live story: sums of its reports' terms, some of its reports, its time.</summary>
internal sealed class StoryState(int number)
{
    /// <summary>Reports kept one by one: the first, which said what it is about, and the latest.</summary>
    public const int MaxMembers = 12;

    /// <summary>Terms by which a story is found. More would bring in stories that share background only.</summary>
    public const int MaxIndexed = 96;

    /// <summary>Languages with a sum of their own; what is told in more is known by its meaning and spelling.</summary>
    private const int MaxLanguages = 16;

    /// <summary>
    /// How much of a headline that another repeats word for word does not count, and how alike it must be for that: forty outlets under one headline are one
    /// wording, and the sum is to know the others too. Both were checked, not learnt; 0.9 and the square do alike.
    /// </summary>
    private const float Repeated = 0.95f;

    private List<(string Language, TermSum Sum)>? _own;
    private TermWeights? _spelling;
    private TermSum? _meaning;

    public int Number { get; } = number;

    public string Id => $"s{Number}";

    public List<StoryMember> Members { get; } = new(1);

    /// <summary>Terms under which the index knows it.</summary>
    public uint[] Indexed { get; private set; } = [];

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public int Reports { get; private set; }

    /// <summary>True while it has headlines and posts only.</summary>
    public bool IsShort { get; private set; } = true;

    /// <summary>The stream position of its latest report.</summary>
    public long Touched { get; set; }

    /// <summary>What the stream's clock said when its latest report came.</summary>
    public DateTimeOffset? TouchedAt { get; set; }

    /// <summary>Its own number's thread until it is found to continue another.</summary>
    public int Thread { get; set; } = number;

    /// <summary>Numbers of the stories that were merged into it.</summary>
    public int[] Absorbed { get; set; } = [];

    /// <summary>Stories in other languages that may be the same; none for most.</summary>
    public StoryKin? Kin { get; set; }

    /// <summary>Languages it is told in.</summary>
    public int Languages => Members.Count == 0 ? 0 : _own?.Count ?? 1;

    /// <summary>True when a report of the language is in it.</summary>
    public bool Speaks(string language) => _own is null ? Members.Count > 0 && Members[0].Language == language : SumOf(language) is not null;

    /// <summary>The languages themselves.</summary>
    public IEnumerable<string> Tellings => _own is null ? Members.Take(1).Select(member => member.Language) : _own.Select(sum => sum.Language);

    /// <summary>The sum of its reports in a language it is told in. A story of one report has no sums of its own: they are made in <paramref name="scratch"/>.</summary>
    public TermSum Own(string language, StoryScratch scratch) => SumOf(language) ?? scratch.Sum(Members[0].Own);

    public TermWeights Spelling(StoryScratch scratch) => _spelling ?? scratch.Weights(Members[0].Spelling);

    public TermSum Meaning(StoryScratch scratch) => _meaning ?? SumOf("en") ?? scratch.Sum(Members[0].Meaning);

    public void Add(StoryMember member, bool trustTime)
    {
        Reports++;
        IsShort &= member.Short;
        if (Reports == 2)
            Sum(Members[0], 1);
        if (Reports >= 2)
            Sum(member, member.Short ? Fresh(member) : 1);
        if (Members.Count == MaxMembers)
            Members.RemoveAt(1);
        Members.Add(member);
        if (trustTime)
            Stretch(member.Time);
    }

    /// <summary>Takes all reports of another story in.</summary>
    public void Absorb(StoryState other)
    {
        if (_own is null)
            Sum(Members[0], 1);
        if (other._own is null)
        {
            Sum(other.Members[0], 1);
        }
        else
        {
            if (other._meaning is not null)
                _meaning ??= SumOf("en") is { } english ? english.Copy() : new TermSum();
            _meaning?.Add(other._meaning ?? other.SumOf("en")!);
            foreach (var (language, sum) in other._own)
            {
                if (SumOf(language) is { } known)
                    known.Add(sum);
                else if (_own!.Count < MaxLanguages)
                    _own.Add((language, sum.Copy()));
            }

            _spelling!.Add(other._spelling!);
        }

        Reports += other.Reports;
        IsShort &= other.IsShort;
        Stretch(other.First);
        Stretch(other.Last);
        Mix(other.Members);
    }

    /// <summary>Makes it the story of some of its reports only.</summary>
    /// <param name="members">Those it still has one by one: what it knows is made of them.</param>
    /// <param name="others">Earlier reports that it no longer has one by one.</param>
    public void Keep(IEnumerable<StoryMember> members, int others)
    {
        (_own, _spelling, _meaning, First, Last, Reports, IsShort, Indexed) = (null, null, null, null, null, 0, true, []);
        Members.Clear();
        foreach (var member in members)
            Add(member, trustTime: true);
        Reports += others;
    }

    /// <summary>Notes that the index knows it by more terms; returns those that are new.</summary>
    public ReadOnlySpan<uint> Index(ReadOnlySpan<uint> terms)
    {
        var known = Indexed.Length;
        Span<uint> fresh = stackalloc uint[MaxIndexed];
        var count = 0;
        foreach (var term in terms)
        {
            if (known + count < MaxIndexed && !Indexed.AsSpan().Contains(term) && !fresh[..count].Contains(term))
                fresh[count++] = term;
        }

        if (count > 0)
            Indexed = [.. Indexed, .. fresh[..count]];
        return Indexed.AsSpan(known);
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(Number);
        snapshot.Int(Members.Count);
        foreach (var member in Members)
            member.Write(snapshot);
        snapshot.Array<uint>(Indexed);
        snapshot.Array<int>(Absorbed);
        snapshot.Time(First);
        snapshot.Time(Last);
        snapshot.Int(Reports);
        snapshot.Bool(IsShort);
        snapshot.Long(Touched);
        snapshot.Time(TouchedAt);
        snapshot.Int(Thread);
        snapshot.Int(_own?.Count ?? -1);
        foreach (var (language, sum) in _own ?? [])
        {
            snapshot.Text(language);
            sum.Write(snapshot);
        }

        snapshot.Bool(_spelling is not null);
        _spelling?.Write(snapshot);
        snapshot.Bool(_meaning is not null);
        _meaning?.Write(snapshot);
        snapshot.Bool(Kin is not null);
        Kin?.Write(snapshot);
    }

    public static StoryState Read(SnapshotReader snapshot, Func<string, string> intern)
    {
        var story = new StoryState(snapshot.Int());
        for (var left = snapshot.Count(MaxMembers); left > 0; left--)
            story.Members.Add(StoryMember.Read(snapshot, intern));
        story.Indexed = snapshot.Array<uint>(0, out _);
        story.Absorbed = snapshot.Array<int>(0, out _);
        (story.First, story.Last) = (snapshot.Time(), snapshot.Time());
        story.Reports = snapshot.Int();
        story.IsShort = snapshot.Bool();
        story.Touched = snapshot.Long();
        story.TouchedAt = snapshot.Time();
        story.Thread = snapshot.Int();
        if (snapshot.Int() is >= 0 and <= MaxLanguages and var languages)
        {
            story._own = new(languages);
            for (var i = 0; i < languages; i++)
                story._own.Add((intern(snapshot.Text()), TermSum.Read(snapshot)));
        }

        story._spelling = snapshot.Bool() ? TermWeights.Read(snapshot) : null;
        story._meaning = snapshot.Bool() ? TermSum.Read(snapshot) : null;
        story.Kin = snapshot.Bool() ? StoryKin.Read(snapshot) : null;
        SnapshotReader.Check(story.Members.Count > 0);
        return story;
    }

    /// <summary>Keeps the first report, and of both stories' others the latest in turn.</summary>
    private void Mix(List<StoryMember> others)
    {
        var kept = new List<StoryMember>(MaxMembers);
        for (var back = 1; kept.Count < MaxMembers - 1 && (back < Members.Count || back <= others.Count); back++)
        {
            if (back < Members.Count)
                kept.Add(Members[^back]);
            if (back <= others.Count && kept.Count < MaxMembers - 1)
                kept.Add(others[^back]);
        }

        kept.Reverse();
        Members.RemoveRange(1, Members.Count - 1);
        Members.AddRange(kept);
    }

    private TermSum? SumOf(string language)
    {
        foreach (var (known, sum) in _own ?? [])
        {
            if (known == language)
                return sum;
        }

        return null;
    }

    private void Stretch(DateTimeOffset? time)
    {
        if (time is null)
            return;
        if (First is null || time < First)
            First = time;
        if (Last is null || time > Last)
            Last = time;
    }

    /// <summary>How much of a headline its story has not said in these words yet.</summary>
    private float Fresh(StoryMember headline)
    {
        var most = 0f;
        foreach (var member in Members)
        {
            if (member.Language == headline.Language)
                most = Math.Max(most, member.Own.Cosine(headline.Own));
        }

        most = Math.Min(1, most);
        return 1 - (Repeated * most * most * most);
    }

    private void Sum(StoryMember member, float share)
    {
        _own ??= new(1);
        var sum = SumOf(member.Language);
        if (sum is null && _own.Count < MaxLanguages)
            _own.Add((member.Language, sum = new TermSum()));

        // While all reports are English, their sum is that of the meanings too.
        if (member.Language != "en" && _meaning is null)
        {
            _meaning = new TermSum();
            if (SumOf("en") is { } before)
                _meaning.Add(before);
        }

        sum?.Add(member.Own, share);
        _meaning?.Add(member.Meaning, share);
        (_spelling ??= new TermWeights()).Add(member.Spelling, share);
    }
}
