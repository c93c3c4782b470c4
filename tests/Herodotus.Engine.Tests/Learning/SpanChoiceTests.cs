using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class SpanChoiceTests
{
    private static readonly LabelSet Bio = LabelSet.Bio("person", "place");
    private static readonly LabelSet Bioes = LabelSet.Bioes("person", "place");

    [Theory]
    [InlineData(3, false)]
    [InlineData(40, false)]
    [InlineData(400, false)]
    [InlineData(3, true)]
    [InlineData(40, true)]
    [InlineData(400, true)]
    public void Gives_the_spans_that_more_than_half_of_all_labellings_have(int spread, bool ends)
    {
        var tagger = Tagger(ends);
        var choice = new SpanChoice(tagger);
        var random = new Random(11);
        for (var round = 0; round < 150; round++)
        {
            var count = 1 + random.Next(4);
            var scores = new int[count * tagger.Stride];
            for (var at = 0; at < scores.Length; at++)
                scores[at] = at % tagger.Stride < tagger.Labels.Count ? random.Next(-spread, spread) : 0;
            var chances = Chances(tagger, scores, count);
            if (chances.Values.Any(chance => Math.Abs(chance - 0.5) < 0.01))
                continue;
            var labels = new byte[count];
            choice.Choose(scores, count, labels, 0.5f);
            Spans(tagger.Labels, labels).Order().ShouldBe(chances.Where(item => item.Value > 0.5).Select(item => item.Key).Order());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lower_bar_gives_more_and_they_stay_legal(bool ends)
    {
        var tagger = Tagger(ends);
        var choice = new SpanChoice(tagger);
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var count = 1 + random.Next(12);
            var scores = new int[count * tagger.Stride];
            for (var at = 0; at < scores.Length; at++)
                scores[at] = random.Next(-60, 60);
            var (few, many) = (new byte[count], new byte[count]);
            choice.Choose(scores, count, few, 0.6f);
            choice.Choose(scores, count, many, 0.2f);
            many.Count(label => label != 0).ShouldBeGreaterThanOrEqualTo(few.Count(label => label != 0));
            for (var item = 0; item < count; item++)
                (item == 0 ? tagger.Labels.MayStart(many[item]) : tagger.Labels.MayFollow(many[item - 1], many[item])).ShouldBeTrue();
            tagger.Labels.MayEnd(many[^1]).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spans_are_collected_in_order_with_the_chances_they_are_chosen_by(bool ends)
    {
        var tagger = Tagger(ends);
        var choice = new SpanChoice(tagger);
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var count = 1 + random.Next(4);
            var scores = new int[count * tagger.Stride];
            for (var at = 0; at < scores.Length; at++)
                scores[at] = at % tagger.Stride < tagger.Labels.Count ? random.Next(-40, 40) : 0;
            var spans = new List<SpanChance>();
            choice.Collect(scores, count, 0.1f, 100, spans);
            spans.Select(span => span.From).ShouldBeInOrder();
            foreach (var span in spans)
            {
                span.From.ShouldBeInRange(100, 100 + count - 1);
                span.To.ShouldBeInRange(span.From + 1, 100 + count);
                span.Chance.ShouldBeInRange(0.1f, 1.0001f);
            }

            var labels = new byte[count];
            choice.Choose(scores, count, labels, 0.5f);
            spans.Where(span => span.Chance > 0.5f).ShouldAllBe(span => TypeOf(tagger, labels[span.From - 100]) == TypeOf(tagger, span.Begins) && tagger.Labels.MayStart(labels[span.From - 100]));
        }
    }

    [Fact]
    public void Nothing_is_chosen_where_all_is_surely_outside_or_nothing_is_there()
    {
        var tagger = Tagger();
        var scores = new int[3 * tagger.Stride];
        foreach (var item in (int[])[0, 1, 2])
            scores[item * tagger.Stride] = 5000;
        var labels = new byte[] { 1, 1, 1 };
        new SpanChoice(tagger).Choose(scores, 3, labels, 0.3f);
        labels.ShouldAllBe(label => label == 0);
        new SpanChoice(tagger).Choose([], 0, [], 0.3f);
    }

    [Fact]
    public void What_is_known_to_be_outside_parts_what_stands_on_both_sides()
    {
        var tagger = Tagger();
        var random = new Random(7);
        var scores = new int[5 * tagger.Stride];
        for (var at = 0; at < scores.Length; at++)
            scores[at] = at % tagger.Stride < tagger.Labels.Count ? random.Next(-40, 40) : 0;
        scores.AsSpan(2 * tagger.Stride, tagger.Labels.Count).Clear();
        scores[2 * tagger.Stride] = 5000;
        var (asked, told) = (new List<SpanChance>(), new List<SpanChance>());
        new SpanChoice(tagger).Collect(scores, 5, 0.01f, 0, asked);
        scores.AsSpan(2 * tagger.Stride, tagger.Labels.Count).Fill(17);
        new SpanChoice(tagger).Collect(scores, 5, 0.01f, 0, told, [-1, -1, 0, -1, -1]);
        asked.ShouldNotBeEmpty();
        told.ShouldBe(asked);
    }

    /// <summary>The probability of every span, by trying all labellings.</summary>
    private static Dictionary<(int From, int To, int Begins), double> Chances(SequenceTagger tagger, int[] scores, int count)
    {
        var (chances, all) = (new Dictionary<(int, int, int), double>(), 0.0);
        var labels = new byte[count];
        Try(0, 0);
        return chances.ToDictionary(item => item.Key, item => item.Value / all);

        void Try(int item, long sum)
        {
            if (item == count)
            {
                if (!tagger.Labels.MayEnd(labels[^1]))
                    return;
                var weight = Math.Exp(sum * (double)tagger.Weights.Step);
                all += weight;
                foreach (var span in Spans(tagger.Labels, labels))
                    chances[span] = chances.GetValueOrDefault(span) + weight;
                return;
            }

            for (var label = 0; label < tagger.Labels.Count; label++)
            {
                if (item == 0 ? !tagger.Labels.MayStart(label) : !tagger.Labels.MayFollow(labels[item - 1], label))
                    continue;
                labels[item] = (byte)label;
                Try(item + 1, sum + scores[(item * tagger.Stride) + label] + (item == 0 ? tagger.Start(label) : tagger.Transition(labels[item - 1], label)));
            }
        }
    }

    private static List<(int From, int To, int Begins)> Spans(LabelSet set, ReadOnlySpan<byte> labels)
    {
        var spans = new List<(int, int, int)>();
        for (var at = 0; at < labels.Length;)
        {
            var end = at + 1;
            while (labels[at] != 0 && end < labels.Length && !set.MayStart(labels[end]))
                end++;
            if (labels[at] != 0)
                spans.Add((at, end, labels[at]));
            at = end;
        }

        return spans;
    }

    private static string TypeOf(SequenceTagger tagger, int label) => tagger.Labels.Names[label][2..];

    /// <summary>A tagger whose transitions say something; the scores are given in the tests.</summary>
    private static SequenceTagger Tagger(bool ends = false)
    {
        var trainer = new SequenceTrainer(ends ? Bioes : Bio, new TrainingOptions { Epochs = 3, MinCount = 1 });
        var rows = new FeatureRows();
        foreach (var known in ends ? (byte[][])[[1, 3, 0, 8], [0, 5, 7], [0, 0, 4]] : [[1, 2, 0, 3], [0, 3, 4], [0, 0, 1]])
        {
            rows.Clear();
            foreach (var label in known)
            {
                rows.StartItem();
                rows.Add(FeatureHash.Mix(1, label));
            }

            trainer.Add(rows, known);
        }

        return trainer.Train();
    }
}
