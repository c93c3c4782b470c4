using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Link.Copies;

/// <summary>
/// Finds, as each report arrives, the earlier report it was copied from: sampled shingles name candidates, an _alignment of the words
/// verifies them, and a small learned model decides.
/// </summary>
/// <remarks>
/// Time and memory are bounded: a shingle keeps few holders, few candidates are verified, exact copies are not indexed again, and reports
/// leave with the window. After Broder 1997 (resemblance and containment), with verification in place of estimates.
/// </remarks>
public sealed class CopyDetector
{
    /// <summary>Words of a shingle of the _index.</summary>
    private const int ShingleWords = 5;

    /// <summary>Candidates that are aligned, by shared sampled shingles.</summary>
    private const int MaxCandidates = 8;

    /// <summary>The lead is sampled more densely than the rest: copies keep leads, and short texts are all lead.</summary>
    private const int LeadWords = 120;

    /// <summary>Unrelated reports that must hold a shingle before it is a formula (a footer, a disclaimer).</summary>
    private const int FormulaHolders = 3;

    private readonly LogisticModel _model;
    private readonly ShingleIndex _index = new();
    private readonly CopyAlignment _alignment = new();
    private readonly Dictionary<string, int> _byUrl = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private readonly int _capacity;
    private readonly long _wordCapacity;
    private long _words;
    private int _firstLive;

    /// <param name="model">Weights of <see cref="CopyComparison.Features"/>.</param>
    /// <param name="capacity">Reports kept at most, whatever their dates.</param>
    /// <param name="wordCapacity">Words kept at most: twelve bytes each.</param>
    internal CopyDetector(LogisticModel model, int capacity = 250_000, long wordCapacity = 40_000_000)
    {
        _model = model;
        _capacity = capacity;
        _wordCapacity = wordCapacity;
    }

    public static CopyDetector Load(DataFolder folder) => new(CopyComparison.Load(folder));

    /// <summary>Probability at which a pair counts as a copy.</summary>
    internal double Threshold { get; init; } = 0.5;

    /// <summary>Sees the features of each pair that was compared, for training.</summary>
    internal Action<string, string, double[]>? Observed { get; init; }

    /// <summary>Adds a report; returns what it was copied from, or null.</summary>
    public CopyMatch? Add(Report report)
    {
        var words = CopyWords.Scan(report.Text);
        var number = _firstLive + _entries.Count;
        var sampled = Sample(words);
        var match = Find(report, words, sampled, out var root);
        var entry = new Entry(report.Id, report.Source, report.Url, words, match is null ? number : root);
        _entries.Add(entry);
        if (report.Url is { Length: > 0 } url)
            _byUrl[url] = number;
        if (match is null || match.Overlap < 0.98)
        {
            foreach (var key in sampled)
                _index.Add(key, number);
        }

        _words += words.Count;
        if (_entries.Count > _capacity || _words > _wordCapacity)
            Expire(1 + (_entries.Count / 20));
        return match;
    }

    /// <summary>Forgets the oldest reports: the window has passed them.</summary>
    public void Expire(int count)
    {
        count = Math.Clamp(count, 0, _entries.Count);
        for (var i = 0; i < count; i++)
        {
            _words -= _entries[i].Words.Count;
            if (_entries[i].Url is { } url && _byUrl.GetValueOrDefault(url, -1) == _firstLive + i)
                _byUrl.Remove(url);
        }

        _entries.RemoveRange(0, count);
        _firstLive += count;
        _index.FirstLive = _firstLive;
    }

    public int Count => _entries.Count;

    /// <summary>The features of two texts by themselves, with nothing known of formulas.</summary>
    internal static double[] Measure(string fresh, string old, bool sameSource)
    {
        var (left, right) = (CopyWords.Scan(fresh), CopyWords.Scan(old));
        var alignment = new CopyAlignment();
        alignment.Prepare(left.Hashes);
        var values = new double[CopyComparison.Features.Length];
        CopyComparison.Measure(left, right, alignment.Align(right.Hashes), new bool[left.Count], new bool[right.Count], sameSource, values);
        return values;
    }

    private static List<uint> Sample(CopyWords words)
    {
        var keys = new List<uint>();
        for (var i = 0; i + ShingleWords <= words.Count; i++)
        {
            var key = CopyWords.Shingle(words.Hashes, i, ShingleWords);
            if ((key & (i < LeadWords ? 1u : 7u)) == 0)
                keys.Add(key);
        }

        return keys;
    }

    private CopyMatch? Find(Report report, CopyWords words, List<uint> sampled, out int root)
    {
        root = -1;
        var counts = new Dictionary<int, int>();
        var formulas = new HashSet<uint>();
        Span<int> found = stackalloc int[ShingleIndex.MaxHolders];
        foreach (var key in sampled)
        {
            var holders = _index.Find(key, found);
            if (Unrelated(found[..holders]) >= FormulaHolders)
                formulas.Add(key);
            foreach (var holder in found[..holders])
                counts[holder] = counts.GetValueOrDefault(holder) + (formulas.Contains(key) ? 0 : 1);
        }

        var earlier = report.Url is { Length: > 0 } url && _byUrl.TryGetValue(url, out var page) && page >= _firstLive ? page : -1;
        if (earlier >= 0)
            counts.TryAdd(earlier, 1);
        if (counts.Count == 0)
            return null;

        // One shared shingle among many is chance; a copy that keeps a quarter of a text shares three and more.
        var enough = Math.Clamp(sampled.Count / 12, 1, 3);
        var candidates = counts.Where(c => c.Value >= enough || c.Key == earlier).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates).Select(c => c.Key).ToList();
        foreach (var candidate in candidates.ToArray())
        {
            var group = Of(candidate).Root;
            if (group >= _firstLive && !candidates.Contains(group))
                candidates.Add(group);
        }

        _alignment.Prepare(words.Hashes);
        var formulaNew = Mark(words, formulas);
        Span<double> values = stackalloc double[CopyComparison.Features.Length];
        var (bestScore, best) = (0.0, -1);
        List<CopyPassage> bestPassages = [];
        foreach (var candidate in candidates)
        {
            var old = Of(candidate);
            var passages = _alignment.Align(old.Words.Hashes);
            if (passages.Count == 0)
                continue;
            var sameSource = report.Source is not null && string.Equals(report.Source, old.Source, StringComparison.OrdinalIgnoreCase);
            CopyComparison.Measure(words, old.Words, passages, formulaNew, Mark(old.Words, formulas), sameSource, values);
            Observed?.Invoke(report.Id, old.Id, values.ToArray());
            var score = _model.Probability(values);

            // The first of its group is named when it shows the copying as clearly as a later one.
            var isRoot = old.Root == candidate;
            if (score >= Threshold && (best < 0 || score > bestScore + (isRoot ? -0.05 : 0.05)))
                (bestScore, best, bestPassages) = (score, candidate, passages);
        }

        if (best < 0)
            return null;
        var chosen = Of(best);
        root = chosen.Root;
        return new CopyMatch(
            report.Id, chosen.Id, Math.Round(CopyComparison.Overlap(words.Hashes, chosen.Words.Hashes), 4), Math.Round(bestScore, 4), best == earlier,
            [.. bestPassages.Select(p => new SharedPassage(words.SpanOf(p.NewStart, p.NewCount), chosen.Words.SpanOf(p.OldStart, p.OldCount)))]);
    }

    /// <summary>Holders that are no copies of one another.</summary>
    private int Unrelated(ReadOnlySpan<int> holders)
    {
        var count = 0;
        for (var i = 0; i < holders.Length; i++)
        {
            var root = Of(holders[i]).Root;
            var known = false;
            for (var j = 0; j < i && !known; j++)
                known = Of(holders[j]).Root == root;
            count += known ? 0 : 1;
        }

        return count;
    }

    /// <summary>Marks words that stand in a formula. Only sampled shingles are known, so short ways between two of them are filled in.</summary>
    private static bool[] Mark(CopyWords words, HashSet<uint> formulas)
    {
        var marks = new bool[words.Count];
        if (formulas.Count == 0)
            return marks;
        var last = -1;
        for (var i = 0; i + ShingleWords <= words.Count; i++)
        {
            if (!formulas.Contains(CopyWords.Shingle(words.Hashes, i, ShingleWords)))
                continue;
            var from = last >= 0 && i - last < 24 ? last : i;
            for (var k = from; k < i + ShingleWords; k++)
                marks[k] = true;
            last = i;
        }

        return marks;
    }

    private Entry Of(int number) => _entries[number - _firstLive];

    /// <summary>A report kept for comparison; <c>Root</c> is the first of its copy group.</summary>
    private sealed record Entry(string Id, string? Source, string? Url, CopyWords Words, int Root);
}
