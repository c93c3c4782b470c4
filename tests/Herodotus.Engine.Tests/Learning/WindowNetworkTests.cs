using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class WindowNetworkTests
{
    private static readonly LabelSet Labels = new(["A", "B"]);
    private static readonly WindowOptions Options = new() { Depth = 8, Width = 32, Epochs = 60, Dropout = 0, HiddenDropout = 0 };

    /// <summary>An item is B when just one of its neighbors is "x": no sum of what each neighbor says alone can tell.</summary>
    [Fact]
    public void Learns_what_two_neighbors_say_together()
    {
        var network = Learn(Path.GetTempFileName());
        foreach (var (left, right) in ((string, string)[])[("x", "x"), ("x", "y"), ("y", "x"), ("y", "y")])
        {
            var scores = Ask(network, [left, "?", right], 1);
            (scores[1] > scores[0]).ShouldBe(left != right, $"{left} ? {right}");
        }
    }

    [Fact]
    public void The_same_examples_give_the_same_file()
    {
        var (first, second) = (Path.GetTempFileName(), Path.GetTempFileName());
        Learn(first);
        Learn(second);
        File.ReadAllBytes(second).ShouldBe(File.ReadAllBytes(first));
        var bytes = File.ReadAllBytes(first);
        bytes[12] ^= 1;
        File.WriteAllBytes(first, bytes);
        Should.Throw<InvalidDataException>(() => WindowNetwork.Read(first)).Message.ShouldContain("HDT091");
    }

    [Fact]
    public void What_a_word_brings_is_the_same_when_it_is_kept()
    {
        var network = Learn(Path.GetTempFileName());
        var (memory, first, second) = (new HiddenMemory(network), new int[network.Width], new int[network.Width]);
        const ulong far = 1UL << 63;
        memory.Add([7, far], first).ShouldBe(0b11u);
        memory.Put(7, Vector(network, "x"), 1, first);
        memory.Add([far, 7], second).ShouldBe(0b01u);
        second.ShouldBe(first);
        memory.Put(far, Vector(network, "y"), 2, first);
        Array.Clear(second);
        memory.Add([7, far], second).ShouldBe(0u);
        second.ShouldBe(first);
        memory.Put(9, Vector(network, "y"), 1, first);
        memory.Add([7, 9], second).ShouldBe(0u, "two on one place stay");
        memory.Add([7], second).ShouldBe(0u);
        memory.Put(11, Vector(network, "y"), 1, first);
        memory.Add([7, 9, 11], second).ShouldBe(0b010u, "the two asked for last");
    }

    [Fact]
    public void A_word_brings_the_products_of_its_vector_in_whole_units()
    {
        var (network, vector) = (Learn(Path.GetTempFileName()), new float[8]);
        var (one, all, hidden) = (new short[network.Width], new int[network.Width], new short[network.Width]);
        // What the vector's values bring each by itself, rounded, is what they bring together but for the roundings.
        for (var at = 0; at < vector.Length; at++)
        {
            vector.AsSpan().Clear();
            vector[at] = at - 3.5f;
            network.Project(vector, 1, one);
            for (var unit = 0; unit < all.Length; unit++)
                all[unit] += one[unit];
        }

        for (var at = 0; at < vector.Length; at++)
            vector[at] = at - 3.5f;
        network.Project(vector, 1, hidden);
        hidden.ShouldContain(unit => unit != 0);
        for (var unit = 0; unit < all.Length; unit++)
            Math.Abs(hidden[unit] - all[unit]).ShouldBeLessThanOrEqualTo(4);
        Array.Fill(vector, 1e7f);
        network.Project(vector, 1, hidden);
        hidden.ShouldContain(unit => unit == short.MaxValue || unit == short.MinValue, "what is too large stays at the limit");
    }

    /// <summary>"x" is seen as an A or a B, and as a B for certain: nothing speaks for A.</summary>
    [Fact]
    public void What_may_be_either_of_two_labels_teaches_that_it_is_none_of_the_others()
    {
        var (path, rows) = (Path.GetTempFileName(), new FeatureRows());
        var trainer = new WindowNetworkTrainer(new LabelSet(["A", "B", "C"]), Options);
        for (var example = 0; example < 40; example++)
        {
            Fill(rows, ["x", "y"]);
            trainer.Add(rows, [example % 2 == 0 ? 0b011UL : 0b010UL, 0b100UL]);
            Fill(rows, ["z"]);
            trainer.Add(rows, [0b111UL]);
        }

        trainer.Train(path);
        var scores = Ask(WindowNetwork.Read(path), ["x", "y"], 0);
        scores[1].ShouldBeGreaterThan(scores[0]);
        scores[1].ShouldBeGreaterThan(scores[2] + 2);
        Ask(WindowNetwork.Read(path), ["x", "y"], 1)[2].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Rows_together_are_what_rows_are_one_after_another()
    {
        const int depth = 8, width = 64;
        var random = new Random(5);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        var (rows, factors, sums, other, dots) = (Some(depth * width), Some(depth), Some(width), Some(width), Some(depth));
        var (wantedSums, wantedDots) = (sums.ToArray(), dots.ToArray());
        for (var row = 0; row < depth; row++)
        {
            FloatRows.AddScaled(rows.AsSpan(row * width, width), factors[row], wantedSums);
            wantedDots[row] += FloatRows.Dot(rows.AsSpan(row * width, width), other);
        }

        FloatRows.AddAll(rows, factors, sums);
        FloatRows.AddDots(rows, other, dots);
        sums.ShouldBe(wantedSums);
        dots.ShouldBe(wantedDots);
    }

    private static WindowNetwork Learn(string path)
    {
        var (trainer, random, rows) = (new WindowNetworkTrainer(Labels, Options), new Random(3), new FeatureRows());
        for (var example = 0; example < 60; example++)
        {
            string[] words = [random.Next(2) == 0 ? "x" : "y", "?", random.Next(2) == 0 ? "x" : "y"];
            Fill(rows, words);
            trainer.Add(rows, [0, words[0] != words[2] ? 2UL : 1UL, 0]);
        }

        trainer.Train(path);
        return WindowNetwork.Read(path);
    }

    private static float[] Vector(WindowNetwork network, string word)
    {
        var vector = new float[network.Depth];
        network.Vector([FeatureHash.Of(word)], vector);
        return vector;
    }

    private static void Fill(FeatureRows rows, string[] words)
    {
        rows.Clear();
        for (var at = -WindowNetwork.Margin; at < words.Length + WindowNetwork.Margin; at++)
        {
            rows.StartItem();
            if (at >= 0 && at < words.Length)
                rows.Add(FeatureHash.Of(words[at]));
        }

        foreach (var word in words)
        {
            rows.StartItem();
            rows.Add(FeatureHash.Of("alone " + word));
        }
    }

    private static float[] Ask(WindowNetwork network, string[] words, int at)
    {
        var (memory, hidden, scores) = (new HiddenMemory(network), network.Bias.ToArray(), new float[network.Stride]);
        for (var role = 0; role < WindowNetwork.Alone; role++)
        {
            var place = at + WindowNetwork.Places[role];
            if (place >= 0 && place < words.Length)
                memory.Put((ulong)role + 1, Vector(network, words[place]), role, hidden);
        }

        network.Answer(hidden, scores);
        return scores;
    }
}
