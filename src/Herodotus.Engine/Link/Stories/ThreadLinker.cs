using System.Runtime.InteropServices;
using Herodotus.Link.Streams;
using Herodotus.Link.Terms;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// Finds the earlier story that a new one continues, over weeks or months: by what both speak of that few others do. Keeps a short
/// signature of each story when the story itself has closed.
/// </summary>
internal sealed class ThreadLinker
{
    /// <summary>Stories remembered; the oldest are forgotten first.</summary>
    private const int MaxStories = 60_000;

    /// <summary>Terms of a signature, and those among them it is found by.</summary>
    private const int SignatureTerms = 60;

    private const int IndexedTerms = 24;

    /// <summary>Stories under one term: in more it is a theme, not a thread.</summary>
    private const int MaxUnderTerm = 64;

    private const int MaxCandidates = 24;

    /// <summary>Shared terms needed: three may be a place, a person and a habit of speech.</summary>
    private const int MinShared = 4;

    /// <summary>The likeness asked of whole texts and of headlines, checked on the seeds and on commentary of one author.</summary>
    private const double MinLikeness = 0.16;

    private const double MinShortLikeness = 0.34;

    /// <summary>Terms of a headline at most: a post of several sentences names what is new beside what it continues.</summary>
    private const int HeadlineTerms = 20;

    /// <summary>Hours after a story's last report before another may continue it.</summary>
    public const double SilentHours = 18;

    private readonly Dictionary<int, Signature> _signatures = [];
    private readonly Queue<int> _order = new();
    private readonly Dictionary<uint, List<int>> _index = [];
    private readonly StoryScratch _scratch = new();
    private readonly TermProbe _probe = new();
    private readonly ScoreTable _scores = new(1 << 13);

    /// <summary>Notes a story as it stands now.</summary>
    public void Note(StoryState story)
    {
        var meaning = story.Meaning(_scratch).Vector(SignatureTerms);
        var signature = new Signature(story.Thread, meaning, story.Last);
        if (_signatures.TryGetValue(story.Number, out var old))
        {
            for (var i = 0; i < Math.Min(IndexedTerms, old.Terms.Count); i++)
                Remove(old.Terms.Ids[i], story.Number);
        }
        else
        {
            _order.Enqueue(story.Number);
            if (_order.Count > MaxStories)
                Forget(_order.Dequeue());
        }

        _signatures[story.Number] = signature;
        for (var i = 0; i < Math.Min(IndexedTerms, meaning.Count); i++)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, meaning.Ids[i], out _);
            list ??= new List<int>(2);
            if (list.Count >= MaxUnderTerm)
                list.RemoveAt(0);
            list.Add(story.Number);
        }
    }

    /// <summary>A story has gone into another: what it is found by leads to the thread of that one.</summary>
    public void Merge(StoryState story, StoryState gone)
    {
        if (_signatures.TryGetValue(gone.Number, out var signature))
            _signatures[gone.Number] = signature with { Thread = story.Thread };
        Note(story);
    }

    /// <summary>The thread a new story continues, and why; null when it continues none.</summary>
    public (int Thread, int Story, ImmutableArray<Evidence> Evidence)? Find(
        StoryState story, ReportView report)
    {
        var (member, isShort) = (report.Member, report.Terms.Short);
        _scores.Clear();
        for (var i = 0; i < Math.Min(IndexedTerms * 2, member.Meaning.Count); i++)
        {
            if (!_index.TryGetValue(member.Meaning.Ids[i], out var list))
                continue;
            foreach (var number in list)
            {
                if (number < story.Number)
                    _scores.Add(number, member.Meaning.Weight(i));
            }
        }

        var (best, likeness, shared) = (0, 0.0, new List<int>());
        foreach (var (number, _) in _scores.Best(MaxCandidates))
        {
            var signature = _signatures[number];
            if (!Continues(member.Time, signature))
                continue;
            var score = report.Meaning.Cosine(signature.Terms);
            if (score <= likeness || score < (isShort ? MinShortLikeness : MinLikeness))
                continue;
            _probe.Set(signature.Terms);
            var terms = _probe.Shared(member.Meaning);
            if (terms.Count >= MinShared && (!isShort || member.Meaning.Count > HeadlineTerms || KnowsName(member.Meaning, terms)))
                (best, likeness, shared) = (number, score, terms);
        }

        if (best == 0)
            return null;
        var evidence = shared.Take(8).Select(i => new Evidence("shared", report.Terms.Find(member.Meaning.Ids[i])?.Text ?? "a term", Math.Round(member.Meaning.Weight(i), 4), member.Report))
            .Append(new Evidence("continues", $"s{best}", Math.Round(likeness, 4), member.Report)).ToList();
        if (member.Time is { } time && _signatures[best].Last is { } last && time > last)
            evidence.Add(new Evidence("later", $"{(int)(time - last).TotalDays} days after the last report of s{best}", 0.1, member.Report));
        return (_signatures[best].Thread, best, [.. evidence]);
    }

    /// <summary>
    /// Whether the headline's heaviest name is among what is shared, if it has one: two teams leave in the same words, two players of one first name speak.
    /// </summary>
    private static bool KnowsName(TermVector headline, List<int> shared)
    {
        for (var i = 0; i < headline.Count; i++)
        {
            if ((headline.Traits(i) & TermTraits.Name) != 0)
                return shared.Contains(i);
        }

        return true;
    }

    /// <summary>Of two stories told on the same day neither continues the other: they are sisters.</summary>
    private static bool Continues(DateTimeOffset? published, Signature earlier) =>
        published is not { } time || earlier.Last is not { } last || (time - last).TotalHours >= SilentHours;

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Array<int>(_order.ToArray());
        foreach (var number in _order)
        {
            var signature = _signatures[number];
            snapshot.Int(signature.Thread);
            signature.Terms.Write(snapshot);
            snapshot.Time(signature.Last);
        }

        snapshot.Int(_index.Count);
        foreach (var (term, stories) in _index)
        {
            snapshot.Int((int)term);
            snapshot.Array<int>(CollectionsMarshal.AsSpan(stories));
        }
    }

    public void Read(SnapshotReader snapshot)
    {
        foreach (var number in snapshot.Array<int>(0, out _))
        {
            _order.Enqueue(number);
            _signatures[number] = new Signature(snapshot.Int(), TermVector.Read(snapshot), snapshot.Time());
        }

        for (var left = snapshot.Count(int.MaxValue); left > 0; left--)
            _index[(uint)snapshot.Int()] = [.. snapshot.Array<int>(0, out _)];
    }

    private void Forget(int number)
    {
        if (!_signatures.Remove(number, out var signature))
            return;
        for (var i = 0; i < Math.Min(IndexedTerms, signature.Terms.Count); i++)
            Remove(signature.Terms.Ids[i], number);
    }

    private void Remove(uint term, int number)
    {
        if (_index.TryGetValue(term, out var list) && list.Remove(number) && list.Count == 0)
            _index.Remove(term);
    }

    private sealed record Signature(int Thread, TermVector Terms, DateTimeOffset? Last);
}
