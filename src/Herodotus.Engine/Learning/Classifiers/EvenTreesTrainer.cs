namespace Herodotus.Learning.Classifiers;

/// <summary>
/// Learns <see cref="EvenTrees"/> that mend a first guess: each tree is what most lessens the loss that those before it have left (Friedman 2001), by sums
/// over values in few bins. Deterministic.
/// </summary>
/// <example><code>
/// var trainer = new EvenTreesTrainer(width: 3);
/// foreach (var item in gold) trainer.Add([item.Odds, item.Length, item.Mentions], guess: item.Odds, right: item.IsName);
/// var trees = trainer.Train();
/// </code></example>
public sealed class EvenTreesTrainer(int width)
{
    private const int MaxBins = 48;

    /// <summary>Items and measures a tree is shown, so that no two lean on the same.</summary>
    private const double Shown = 0.7;
    private const double Asked = 0.6;

    /// <summary>A leaf of few items says little: as if so much weight of items spoke neither for nor against.</summary>
    private const double Ridge = 20;

    private readonly List<float[]> _rows = [];
    private readonly List<float> _guesses = [];
    private readonly List<bool> _right = [];

    /// <summary>How many trees are learnt; chosen with <see cref="Rate"/> on the development sets of names: 60 to 200 hardly differ.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>How much of what a tree would say it says.</summary>
    public double Rate { get; init; } = 0.1;

    public int Seed { get; init; } = 7;

    public int ItemCount => _rows.Count;

    /// <summary>Adds an item: its measures, the log-odds it has already, and the truth.</summary>
    public void Add(ReadOnlySpan<float> measures, float guess, bool right)
    {
        _rows.Add(measures[..width].ToArray());
        _guesses.Add(guess);
        _right.Add(right);
    }

    public EvenTrees Train(Action<string>? log = null)
    {
        var edges = Enumerable.Range(0, width).Select(Edges).ToArray();
        var bins = new byte[_rows.Count * width];
        for (var at = 0; at < bins.Length; at++)
            bins[at] = Bin(edges[at % width], _rows[at / width][at % width]);
        var scores = _guesses.Select(guess => (double)guess).ToArray();
        var (slopes, bends) = (new double[scores.Length], new double[scores.Length]);
        var nodes = new int[scores.Length];
        var random = new Random(Seed);
        var (measures, least, says) = (new byte[Trees * EvenTrees.Depth], new float[Trees * EvenTrees.Depth], new float[Trees * EvenTrees.Leaves]);
        for (var tree = 0; tree < Trees; tree++)
        {
            var loss = Slopes(scores, slopes, bends);
            if (tree % 50 == 0)
                log?.Invoke(string.Create(null, $"tree {tree + 1}: loss {loss / Math.Max(1, scores.Length):F4} an item"));
            var shown = Enumerable.Range(0, scores.Length).Where(_ => random.NextDouble() < Shown).ToArray();
            var asked = Enumerable.Range(0, width).Where(_ => random.NextDouble() < Asked).ToArray();
            Array.Clear(nodes);
            for (var level = 0; level < EvenTrees.Depth; level++)
            {
                var (measure, bin) = Best(bins, nodes, 1 << level, shown, asked, edges, slopes, bends);
                // No question helps: one that all answer with no.
                (measures[(tree * EvenTrees.Depth) + level], least[(tree * EvenTrees.Depth) + level]) =
                    measure < 0 ? ((byte)0, float.PositiveInfinity) : ((byte)measure, edges[measure][bin - 1]);
                for (var item = 0; measure >= 0 && item < nodes.Length; item++)
                    nodes[item] |= bins[(item * width) + measure] >= bin ? 1 << level : 0;
            }

            Say(nodes, shown, slopes, bends, says.AsSpan(tree * EvenTrees.Leaves, EvenTrees.Leaves));
            for (var item = 0; item < scores.Length; item++)
                scores[item] += says[(tree * EvenTrees.Leaves) + nodes[item]];
        }

        return new EvenTrees(width, measures, least, says);
    }

    /// <summary>The values at which a bin begins, the first bin left out: all there are, or some that part the items evenly.</summary>
    private float[] Edges(int measure)
    {
        var values = _rows.Select(row => row[measure]).Order().ToArray();
        var distinct = values.Distinct().ToArray();
        return distinct.Length <= MaxBins
            ? [.. distinct.Skip(1)]
            : [.. Enumerable.Range(1, MaxBins - 1).Select(bin => values[(int)((long)values.Length * bin / MaxBins)]).Where(value => value > values[0]).Distinct()];
    }

    private static byte Bin(float[] edges, float value)
    {
        var at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at + 1 : ~at);
    }

    /// <summary>The first and second slopes of the logarithmic loss at each item; returns the loss.</summary>
    private double Slopes(double[] scores, double[] slopes, double[] bends)
    {
        var loss = 0.0;
        for (var item = 0; item < scores.Length; item++)
        {
            var chance = 1 / (1 + Math.Exp(-scores[item]));
            slopes[item] = (_right[item] ? 1 : 0) - chance;
            bends[item] = Math.Max(1e-6, chance * (1 - chance));
            loss -= Math.Log(Math.Max(1e-9, _right[item] ? chance : 1 - chance));
        }

        return loss;
    }

    /// <summary>The question that helps most over all branches: a measure and the first bin that is a yes.</summary>
    private (int Measure, int Bin) Best(byte[] bins, int[] nodes, int branches, int[] shown, int[] asked, float[][] edges, double[] slopes, double[] bends)
    {
        var sums = new (double Slope, double Bend)[branches * width * MaxBins];
        foreach (var item in shown)
        {
            var (row, cells) = (item * width, nodes[item] * width * MaxBins);
            foreach (var measure in asked)
            {
                ref var cell = ref sums[cells + (measure * MaxBins) + bins[row + measure]];
                cell = (cell.Slope + slopes[item], cell.Bend + bends[item]);
            }
        }

        var (best, found) = (1e-3, (-1, 0));
        foreach (var measure in asked)
        {
            var gains = new double[edges[measure].Length];
            for (var branch = 0; branch < branches; branch++)
                AddGains(sums.AsSpan(((branch * width) + measure) * MaxBins, MaxBins), gains);
            for (var edge = 0; edge < gains.Length; edge++)
            {
                if (gains[edge] > best)
                    (best, found) = (gains[edge], (measure, edge + 1));
            }
        }

        return found;
    }

    /// <summary>What parting the items of a branch at each edge would gain.</summary>
    private static void AddGains(ReadOnlySpan<(double Slope, double Bend)> cells, double[] gains)
    {
        var (slope, bend) = (0.0, 0.0);
        foreach (var cell in cells)
            (slope, bend) = (slope + cell.Slope, bend + cell.Bend);
        var (low, lowBend) = (0.0, 0.0);
        for (var edge = 0; edge < gains.Length; edge++)
        {
            (low, lowBend) = (low + cells[edge].Slope, lowBend + cells[edge].Bend);
            gains[edge] += Worth(low, lowBend) + Worth(slope - low, bend - lowBend) - Worth(slope, bend);
        }
    }

    private static double Worth(double slope, double bend) => slope * slope / (bend + Ridge);

    private void Say(int[] nodes, int[] shown, double[] slopes, double[] bends, Span<float> says)
    {
        var sums = new (double Slope, double Bend)[says.Length];
        foreach (var item in shown)
            sums[nodes[item]] = (sums[nodes[item]].Slope + slopes[item], sums[nodes[item]].Bend + bends[item]);
        for (var leaf = 0; leaf < says.Length; leaf++)
            says[leaf] = (float)(Rate * sums[leaf].Slope / (sums[leaf].Bend + Ridge));
    }
}
