using System.Collections.Immutable;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class SequenceTaggerTests
{
    private static readonly string[] Words = ["the", "gray", "Ada", "Byron", "met", "Otto", "in", "Lima"];

    [Theory]
    [InlineData(SequenceMethod.Perceptron)]
    [InlineData(SequenceMethod.RandomField)]
    public void Learns_spans_it_was_shown(SequenceMethod method)
    {
        var tagger = Train(method, out _);
        Tag(tagger, "Ada Byron met Otto").ShouldBe("B-person I-person O B-person");
        Tag(tagger, "in Lima").ShouldBe("O B-place");
    }

    [Fact]
    public void Never_puts_an_inside_label_after_another_type()
    {
        var tagger = Train(SequenceMethod.Perceptron, out _);
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var words = string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Words[random.Next(Words.Length)]));
            var before = "O";
            foreach (var label in Tag(tagger, words).Split(' '))
            {
                if (label.StartsWith("I-", StringComparison.Ordinal))
                    before[1..].ShouldBe(label[1..], words);
                before = label;
            }
        }
    }

    [Fact]
    public void A_file_gives_the_same_tagger_back()
    {
        var tagger = Train(SequenceMethod.RandomField, out _);
        var (first, second) = (Path.GetTempFileName(), Path.GetTempFileName());
        tagger.Write(first);
        SequenceTagger.Read(first).Write(second);
        File.ReadAllBytes(second).ShouldBe(File.ReadAllBytes(first));
        Tag(SequenceTagger.Read(first), "Otto met Ada Byron").ShouldBe("B-person O B-person I-person");
        File.Delete(first);
        File.Delete(second);
    }

    [Fact]
    public void A_pinned_item_is_as_one_whose_label_scores_far_above_all()
    {
        const int far = 1 << 20;
        var tagger = Train(SequenceMethod.RandomField, out _);
        var (random, rows) = (new Random(7), new FeatureRows());
        for (var round = 0; round < 300; round++)
        {
            Fill(rows, string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Words[random.Next(Words.Length)])));
            var (scores, raised) = (new int[rows.Count * tagger.Stride], new int[rows.Count * tagger.Stride]);
            tagger.Score(rows, scores);
            scores.CopyTo(raised, 0);
            var (labels, wanted, pinned) = (new byte[rows.Count], new byte[rows.Count], new sbyte[rows.Count]);
            for (var item = 0; item < rows.Count; item++)
            {
                pinned[item] = (sbyte)(random.Next(3) == 0 ? 0 : -1);
                raised[item * tagger.Stride] += pinned[item] == 0 ? far : 0;
            }

            tagger.Decode(raised, rows.Count, wanted);
            tagger.Decode(scores, rows.Count, labels, pinned);
            labels.ShouldBe(wanted);
        }
    }

    [Fact]
    public void What_is_settled_by_itself_no_neighbor_changes()
    {
        const int count = 6;
        var tagger = Settling();
        var (random, settled) = (new Random(11), 0);
        for (var round = 0; round < 2000; round++)
        {
            var (scores, labels, pinned) = (new int[count * tagger.Stride], new byte[count], new sbyte[count]);
            for (var item = 0; item < count; item++)
            {
                var row = scores.AsSpan(item * tagger.Stride, tagger.Labels.Count);
                foreach (ref var score in row)
                    score = random.Next(-40, 40);
                row[random.Next(row.Length)] += random.Next(200);
                pinned[item] = (sbyte)tagger.Settled(scores.AsSpan(item * tagger.Stride, tagger.Stride));
                settled += pinned[item] >= 0 ? 1 : 0;
            }

            var (wanted, same) = (new byte[count], scores.AsSpan().ToArray());
            tagger.Decode(same, count, wanted);
            tagger.Decode(scores, count, labels, pinned);
            labels.ShouldBe(wanted);
            for (var item = 0; item < count; item++)
            {
                if (pinned[item] >= 0)
                    wanted[item].ShouldBe((byte)pinned[item]);
            }
        }

        settled.ShouldBeInRange(count * 200, count * 1900);
    }

    /// <summary>A tagger of labels that may all follow one another, with weights between them.</summary>
    private static SequenceTagger Settling()
    {
        var labels = new LabelSet(["NOUN", "VERB", "DET"]);
        return new SequenceTagger(labels, WeightTable.Quantize([1], [1, 0, 0, 0, 0, 0, 0, 0], 8, 3, 0.1f, 0), [20, -30, 5, 0, 10, 25, 40, -20, -50], [5, -10, 15]);
    }

    [Fact]
    public void In_large_pages_it_is_the_same_tagger()
    {
        var path = Path.GetTempFileName();
        var tagger = Train(SequenceMethod.RandomField, out var rows);
        tagger.Write(path);
        Fill(rows, "the gray Ada met Otto in Lima");
        var (scores, wanted) = (new int[rows.Count * tagger.Stride], new int[rows.Count * tagger.Stride]);
        tagger.Score(rows, wanted);
        SequenceTagger.ReadInLargePages(path).Score(rows, scores);
        scores.ShouldBe(wanted);
        File.Delete(path);
    }

    [Fact]
    public void A_label_is_clear_when_it_leads_by_the_margin()
    {
        var tagger = Train(SequenceMethod.RandomField, out _);
        var scores = new int[tagger.Stride];
        Array.Fill(scores, -100);
        scores.AsSpan(tagger.Labels.Count).Clear();
        scores[2] = -10;
        tagger.IsClear(scores, 90).ShouldBeTrue();
        tagger.IsClear(scores, 91).ShouldBeFalse();
        scores[1] = -10;
        tagger.IsClear(scores, 1).ShouldBeFalse();
    }

    [Fact]
    public void What_is_kept_for_a_key_is_the_sum_of_its_weights_or_is_not_there()
    {
        var tagger = Train(SequenceMethod.RandomField, out var rows);
        var memory = new ScoreMemory(tagger.Weights);
        var random = new Random(3);
        Fill(rows, "Ada met Otto in the gray Lima");
        for (var round = 0; round < 50_000; round++)
        {
            // Few places, so that keys fall on one another.
            var item = random.Next(rows.Count);
            var key = ((ulong)random.Next(3) << 60) | ((ulong)item << 2) | 1;
            var (scores, wanted) = (new int[tagger.Stride], new int[tagger.Stride]);
            tagger.Weights.AddTo(rows.Features(item), wanted);
            if (memory.Add([key], scores) != 0)
            {
                scores.ShouldAllBe(score => score == 0);
                memory.Put(key, rows.Features(item), scores);
            }

            if (!scores.AsSpan().SequenceEqual(wanted))
                scores.ShouldBe(wanted);
        }
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes()
    {
        var paths = new[] { Path.GetTempFileName(), Path.GetTempFileName() };
        foreach (var path in paths)
            Train(SequenceMethod.RandomField, out _).Write(path);
        File.ReadAllBytes(paths[1]).ShouldBe(File.ReadAllBytes(paths[0]));
        Array.ForEach(paths, File.Delete);
    }

    [Fact]
    public void Learning_starts_from_what_another_tagger_knows()
    {
        // Other labels, and guidelines that differ: a place is "other", and the last word of a name has a label of its own.
        var prior = Train(SequenceMethod.RandomField, out _);
        var labels = LabelSet.Bioes("person", "other");
        string[] sources = ["O", "B-person", "I-person", "I-person", "B-person", "B-place", "I-place", "I-place", "B-place"];
        SequenceTagger Learn(SequencePrior? from)
        {
            var (trainer, rows) = (new SequenceTrainer(labels, new TrainingOptions { MinCount = 1, Epochs = 20, Dropout = 0.2f }) { Prior = from }, new FeatureRows());
            Fill(rows, "Mei met the gray");
            trainer.Add(rows, [(byte)labels.IndexOf("S-person"), 0, 0, (byte)labels.IndexOf("S-person")]);
            return trainer.Train();
        }

        var knowing = Learn(new SequencePrior(prior, [.. sources.Select(source => ImmutableArray.Create(prior.Labels.IndexOf(source)))]));
        Tag(knowing, "Otto met Ada Byron in Lima").ShouldBe("S-person O B-person E-person O S-other");
        Tag(knowing, "Mei met the gray").ShouldBe("S-person O O S-person", "what is shown goes before what was known");
        Tag(Learn(null), "Otto met Ada Byron in Lima").ShouldNotContain("other");
    }

    [Fact]
    public void Tagging_allocates_nothing()
    {
        var tagger = Train(SequenceMethod.RandomField, out var rows);
        var labels = new byte[64];
        Fill(rows, "Ada Byron met Otto in Lima");
        for (var i = 0; i < 100; i++)
            tagger.Tag(rows, labels);
        Allocations.Of(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                Fill(rows, "Ada Byron met Otto in Lima");
                tagger.Tag(rows, labels);
            }
        }).ShouldBe(0);
    }

    /// <summary>Whatever the scores, decoding and probabilities keep to what may follow, begin and end; and a span that a text ends in is closed.</summary>
    [Fact]
    public void Spans_whose_last_item_has_a_label_of_its_own_are_closed()
    {
        var labels = LabelSet.Bioes("person", "place");
        var trainer = new SequenceTrainer(labels, new TrainingOptions { MinCount = 1, Epochs = 20 });
        var rows = new FeatureRows();
        foreach (var (text, gold) in new[]
        {
            ("Ada Byron met Otto in Lima", "B-person E-person O S-person O S-place"),
            ("Otto met Ada Maria Byron", "S-person O B-person I-person E-person"),
            ("the Lima", "O S-place"),
        })
        {
            Fill(rows, text);
            trainer.Add(rows, gold.Split(' ').Select(label => (byte)labels.IndexOf(label)).ToArray());
        }

        var tagger = trainer.Train();
        Tag(tagger, "in Lima Otto met Ada Byron").ShouldBe("O S-place S-person O B-person E-person");
        var random = new Random(9);
        for (var round = 0; round < 200; round++)
        {
            var count = 1 + random.Next(6);
            var scores = new int[count * tagger.Stride];
            for (var at = 0; at < scores.Length; at++)
                scores[at] = random.Next(-400, 400);
            var chances = new float[scores.Length];
            tagger.Marginals(scores, count, chances);
            var found = new byte[count];
            tagger.Decode(scores, count, found);
            for (var item = 0; item < count; item++)
                (item == 0 ? labels.MayStart(found[item]) : labels.MayFollow(found[item - 1], found[item])).ShouldBeTrue();
            labels.MayEnd(found[^1]).ShouldBeTrue();
            for (var label = 0; label < labels.Count; label++)
                (labels.MayEnd(label) || chances[((count - 1) * tagger.Stride) + label] == 0).ShouldBeTrue(labels.Names[label]);
        }
    }

    [Theory]
    [InlineData("O", "B-place", true)]
    [InlineData("O", "E-place", false)]
    [InlineData("B-place", "O", false)]
    [InlineData("B-place", "I-place", true)]
    [InlineData("I-place", "S-place", false)]
    [InlineData("B-person", "E-place", false)]
    [InlineData("E-place", "I-place", false)]
    [InlineData("E-place", "B-place", true)]
    [InlineData("S-place", "E-place", false)]
    public void What_may_follow_where_the_last_item_has_a_label_of_its_own(string before, string after, bool may)
    {
        var labels = LabelSet.Bioes("person", "place");
        labels.MayFollow(labels.IndexOf(before), labels.IndexOf(after)).ShouldBe(may);
        LabelSet.Bio("place").MayEnd(1).ShouldBeTrue();
    }

    private static SequenceTagger Train(SequenceMethod method, out FeatureRows rows)
    {
        var labels = LabelSet.Bio("person", "place");
        var trainer = new SequenceTrainer(labels, new TrainingOptions { Method = method, MinCount = 1, Epochs = 20 });
        rows = new FeatureRows();
        foreach (var (text, gold) in new[]
        {
            ("Ada Byron met Otto in Lima", "B-person I-person O B-person O B-place"),
            ("the gray Otto met Ada", "O O B-person O B-person"),
            ("in Lima Otto met Ada Byron", "O B-place B-person O B-person I-person"),
            ("the Lima", "O B-place"),
        })
        {
            Fill(rows, text);
            trainer.Add(rows, gold.Split(' ').Select(label => (byte)labels.IndexOf(label)).ToArray());
        }

        return trainer.Train();
    }

    private static void Fill(FeatureRows rows, string text)
    {
        rows.Clear();
        var before = 0u;
        foreach (var range in text.AsSpan().Split(' '))
        {
            rows.StartItem();
            var word = FeatureHash.Of(text.AsSpan()[range]);
            rows.Add(FeatureHash.Mix(1, word));
            rows.Add(FeatureHash.Mix(2, before));
            before = word;
        }
    }

    private static string Tag(SequenceTagger tagger, string text)
    {
        var rows = new FeatureRows();
        Fill(rows, text);
        var labels = new byte[rows.Count];
        tagger.Tag(rows, labels);
        return string.Join(' ', labels.Select(label => tagger.Labels.Names[label]));
    }
}
