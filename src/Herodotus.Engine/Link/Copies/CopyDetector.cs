using System.Buffers;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Link.Streams;
using Herodotus.Reports;

namespace Herodotus.Link.Copies;

/// <summary>
/// Finds, as each report arrives, the earlier report it was copied from: sampled shingles name candidates, an alignment of the words
/// verifies them, and a small learned model decides.
/// </summary>
/// <remarks>
/// Time and memory are bounded: a shingle keeps few holders, few candidates are verified, exact copies are not indexed again, and reports
/// leave with the window. After Broder 1997 (resemblance and containment), with verification in place of estimates.
/// </remarks>
public sealed class CopyDetector
{
    /// <summary>Candidates that are aligned, by shared sampled shingles.</summary>
    private const int MaxCandidates = 8;

    /// <summary>A text this much of which stands in an earlier one adds nothing to the index.</summary>
    private const double IndexedBelow = 0.98;

    /// <summary>Unrelated reports that must hold a shingle before it is a formula (a footer, a disclaimer).</summary>
    private const int FormulaHolders = 3;

    private readonly LogisticModel _model;
    private readonly ShingleIndex _index = new();
    private readonly CopyAlignment _alignment = new();
    private readonly ShingleSet _shingles = new();
    private readonly CopyWindow _window;

    /// <param name="model">Weights of <see cref="CopyComparison.Features"/>.</param>
    /// <param name="capacity">Reports kept at most, whatever their dates.</param>
    /// <param name="wordCapacity">Words kept at most: two bytes each.</param>
    /// <param name="windowDays">Days of the stream's clock for which a report is kept.</param>
    internal CopyDetector(LogisticModel model, int capacity = 300_000, long wordCapacity = 100_000_000, double windowDays = 14)
    {
        _model = model;
        _window = new CopyWindow(capacity, wordCapacity, windowDays);
    }

    public static CopyDetector Load(DataFolder folder) => new(CopyComparison.Load(folder));

    /// <summary>Probability at which a pair counts as a copy.</summary>
    internal double Threshold { get; init; } = 0.5;

    /// <summary>Sees the features of each pair that was compared, for training.</summary>
    internal Action<string, string, double[]>? Observed { get; init; }

    /// <summary>Adds a report; returns what it was copied from, or null.</summary>
    public CopyMatch? Add(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Add(report, CopyWords.Scan(report.Text));
    }

    /// <summary>Adds a report whose words are read already, on whatever thread.</summary>
    internal CopyMatch? Add(Report report, CopyWords words)
    {
        var match = Find(report, words, out var root);
        var number = _window.Add(report, words, root);
        if (match is null || match.Overlap < IndexedBelow)
        {
            foreach (var key in words.Samples)
                _index.Add(key, number);
        }

        _index.FirstLive = _window.FirstLive;
        return match;
    }

    public int Count => _window.Count;

    internal void Write(SnapshotWriter snapshot)
    {
        _index.Write(snapshot);
        _window.Write(snapshot);
    }

    internal void Read(SnapshotReader snapshot)
    {
        _index.Read(snapshot);
        _window.Read(snapshot);
    }

    /// <summary>The features of two texts by themselves, with nothing known of formulas.</summary>
    internal static double[] Measure(string fresh, string old, bool sameSource)
    {
        var (left, right) = (CopyWords.Scan(fresh), CopyWords.Scan(old));
        var alignment = new CopyAlignment();
        alignment.Prepare(left.Words);
        var shingles = new ShingleSet();
        shingles.Fill(left.Shingles);
        var values = new double[CopyComparison.Features.Length];
        CopyComparison.Measure(
            left.Words, right.Words, shingles.Shared(right.Shingles), alignment.Align(right.Words), new bool[left.Count], new bool[right.Count], sameSource, values);
        return values;
    }

    private CopyMatch? Find(Report report, CopyWords words, out int root)
    {
        root = -1;
        var counts = new Dictionary<int, int>();
        HashSet<uint> formulas = [];
        var sampled = words.Samples;
        Span<int> found = stackalloc int[ShingleIndex.MaxHolders];
        foreach (var key in sampled)
        {
            var holders = _index.Find(key, found);
            if (Unrelated(found[..holders]) >= FormulaHolders)
                formulas.Add(key);
            foreach (var holder in found[..holders])
                counts[holder] = counts.GetValueOrDefault(holder) + (formulas.Contains(key) ? 0 : 1);
        }

        var earlier = _window.AtAddress(report.Url);
        if (earlier >= 0)
            counts.TryAdd(earlier, 1);
        if (counts.Count == 0)
            return null;

        // One shared shingle among many is chance; a copy that keeps a quarter of a text shares three and more.
        var enough = Math.Clamp(sampled.Length / 12, 1, 3);
        var candidates = counts.Where(c => c.Value >= enough || c.Key == earlier).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates).Select(c => c.Key).ToList();
        foreach (var candidate in candidates.ToArray())
        {
            var group = _window.RootOf(candidate);
            if (_window.Holds(group) && !candidates.Contains(group))
                candidates.Add(group);
        }

        if (candidates.Count == 0)
            return null;
        _alignment.Prepare(words.Words);
        _shingles.Fill(words.Shingles);
        var marks = ArrayPool<bool>.Shared.Rent(words.Count);
        var formulaNew = marks.AsSpan(0, words.Count);
        Mark(words.Shingles, formulas, formulaNew);
        var source = CopyWindow.SourceKey(report.Source);
        Span<double> values = stackalloc double[CopyComparison.Features.Length];
        var (bestScore, best, bestExact) = (0.0, -1, 0);
        List<CopyPassage> bestPassages = [];
        foreach (var candidate in candidates)
        {
            var old = _window.WordsOf(candidate);
            var passages = _alignment.Align(old);
            if (passages.Count == 0)
                continue;
            var sameSource = report.Source is not null && source == _window.SourceOf(candidate);
            var buffer = ArrayPool<uint>.Shared.Rent(old.Length);
            var oldShingles = buffer.AsSpan(0, CopyWords.ShinglesOf(old.Length));
            CopyWords.FillShingles(old, oldShingles);
            var exact = _shingles.Shared(oldShingles);
            var oldMarks = ArrayPool<bool>.Shared.Rent(old.Length);
            var formulaOld = oldMarks.AsSpan(0, old.Length);
            Mark(oldShingles, formulas, formulaOld);
            CopyComparison.Measure(words.Words, old, exact, passages, formulaNew, formulaOld, sameSource, values);
            ArrayPool<bool>.Shared.Return(oldMarks);
            ArrayPool<uint>.Shared.Return(buffer);
            Observed?.Invoke(report.Id, _window.IdOf(candidate), values.ToArray());
            var score = _model.Probability(values);

            // The first of its group is named when it shows the copying as clearly as a later one; of two firsts, the one that shares more, not a round-up that holds it.
            var isFirst = _window.RootOf(candidate) == candidate && (best < 0 || _window.RootOf(best) != best);
            if (score >= Threshold && (best < 0 || score > bestScore + (isFirst ? -0.05 : 0.05)))
                (bestScore, best, bestExact, bestPassages) = (score, candidate, exact, passages);
        }

        ArrayPool<bool>.Shared.Return(marks);
        if (best < 0)
            return null;
        root = _window.RootOf(best);
        return new CopyMatch(
            report.Id, _window.IdOf(best), Math.Round(bestExact / (double)Math.Max(1, _shingles.Count), 4), Math.Round(bestScore, 4), best == earlier,
            [.. bestPassages.Select(p => new SharedPassage(words.SpanOf(p.NewStart, p.NewCount), p.OldStart, p.OldCount))]);
    }

    /// <summary>Holders that are no copies of one another.</summary>
    private int Unrelated(ReadOnlySpan<int> holders)
    {
        var count = 0;
        for (var i = 0; i < holders.Length; i++)
        {
            var root = _window.RootOf(holders[i]);
            var known = false;
            for (var j = 0; j < i && !known; j++)
                known = _window.RootOf(holders[j]) == root;
            count += known ? 0 : 1;
        }

        return count;
    }

    /// <summary>Marks words that stand in a formula. Only sampled shingles are known, so short ways between two of them are filled in.</summary>
    private static void Mark(ReadOnlySpan<uint> shingles, HashSet<uint> formulas, Span<bool> marks)
    {
        marks.Clear();
        if (formulas.Count == 0)
            return;
        var last = -1;
        for (var i = 0; i < shingles.Length; i++)
        {
            if (!formulas.Contains(shingles[i]))
                continue;
            var from = last >= 0 && i - last < 24 ? last : i;
            marks[from..(i + CopyWords.ShingleWords)].Fill(true);
            last = i;
        }
    }
}
