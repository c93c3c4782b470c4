using System.Runtime.InteropServices;
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

    private readonly Dictionary<int, Signature> _signatures = [];
    private readonly Queue<int> _order = new();
    private readonly Dictionary<uint, List<int>> _index = [];

    /// <summary>Notes a story as it stands now.</summary>
    public void Note(StoryState story)
    {
        var meaning = story.Meaning.Heaviest(SignatureTerms);
        var signature = new Signature(story.Thread, meaning, story.Last);
        if (_signatures.TryGetValue(story.Number, out var old))
        {
            foreach (var i in old.Terms.Heaviest(IndexedTerms))
                Remove(old.Terms.Ids[i], story.Number);
        }
        else
        {
            _order.Enqueue(story.Number);
            if (_order.Count > MaxStories)
                Forget(_order.Dequeue());
        }

        _signatures[story.Number] = signature;
        foreach (var i in meaning.Heaviest(IndexedTerms))
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, meaning.Ids[i], out _);
            list ??= new List<int>(2);
            if (list.Count >= MaxUnderTerm)
                list.RemoveAt(0);
            list.Add(story.Number);
        }
    }

    /// <summary>The thread a new story continues, and why; null when it continues none.</summary>
    /// <param name="names">The texts of the report's terms, for people to read.</param>
    public (string Thread, int Story, ImmutableArray<Evidence> Evidence)? Find(
        StoryState story, StoryMember member, bool isShort, Func<uint, string?> names)
    {
        var counts = new Dictionary<int, double>();
        foreach (var i in member.Meaning.Heaviest(IndexedTerms * 2))
        {
            if (!_index.TryGetValue(member.Meaning.Ids[i], out var list))
                continue;
            foreach (var number in list)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _) += member.Meaning.Weights[i];
        }

        var (best, likeness, shared) = (0, 0.0, new List<int>());
        foreach (var (number, _) in counts.Where(c => c.Key < story.Number).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates))
        {
            var signature = _signatures[number];
            if (!Continues(member.Published, signature))
                continue;
            var score = TermVector.Cosine(member.Meaning, signature.Terms);
            if (score <= likeness || score < (isShort ? MinShortLikeness : MinLikeness))
                continue;
            var terms = Shared(member.Meaning, signature.Terms);
            if (terms.Count >= MinShared)
                (best, likeness, shared) = (number, score, terms);
        }

        if (best == 0)
            return null;
        var evidence = shared.Take(8).Select(i => new Evidence("shared", names(member.Meaning.Ids[i]) ?? "a term", Math.Round(member.Meaning.Weights[i], 4), member.Report))
            .Append(new Evidence("continues", $"s{best}", Math.Round(likeness, 4), member.Report)).ToList();
        if (member.Published is { } time && _signatures[best].Last is { } last && time > last)
            evidence.Add(new Evidence("later", $"{(int)(time - last).TotalDays} days after the last report of s{best}", 0.1, member.Report));
        return (_signatures[best].Thread, best, [.. evidence]);
    }

    /// <summary>Of two stories told on the same day neither continues the other: they are sisters.</summary>
    private static bool Continues(DateTimeOffset? published, Signature earlier) =>
        published is not { } time || earlier.Last is not { } last || (time - last).TotalHours >= 18;

    private static List<int> Shared(TermVector report, TermVector signature)
    {
        var shared = new List<int>();
        foreach (var i in report.Heaviest(report.Count))
        {
            if (Array.BinarySearch(signature.Ids, report.Ids[i]) >= 0)
                shared.Add(i);
        }

        return shared;
    }

    private void Forget(int number)
    {
        if (!_signatures.Remove(number, out var signature))
            return;
        foreach (var i in signature.Terms.Heaviest(IndexedTerms))
            Remove(signature.Terms.Ids[i], number);
    }

    private void Remove(uint term, int number)
    {
        if (_index.TryGetValue(term, out var list) && list.Remove(number) && list.Count == 0)
            _index.Remove(term);
    }

    private sealed record Signature(string Thread, TermVector Terms, DateTimeOffset? Last);
}
