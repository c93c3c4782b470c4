using Herodotus.Learning.Classifiers;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class EvenTreesTests
{
    [Fact]
    public void Mends_a_guess_where_two_measures_say_it_together()
    {
        // Right where just one of two is large: neither says anything alone.
        var trees = Learnt(out _);
        foreach (var (first, second, right) in new[] { (0.1f, 0.9f, true), (0.9f, 0.1f, true), (0.1f, 0.1f, false), (0.9f, 0.9f, false) })
            (trees.Score([first, second, 0.5f]) > 0).ShouldBe(right);
    }

    [Fact]
    public void The_same_items_give_the_same_trees()
    {
        Learnt(out var first);
        Learnt(out var second);
        second.ShouldBe(first);
    }

    [Fact]
    public void Trees_are_read_as_they_were_written()
    {
        var trees = Learnt(out var bytes);
        var again = EvenTrees.Read(new BinaryReader(new MemoryStream(bytes)));
        again.Width.ShouldBe(3);
        again.Score([0.3f, 0.8f, 0.1f]).ShouldBe(trees.Score([0.3f, 0.8f, 0.1f]));
    }

    [Fact]
    public void A_tree_that_asks_for_what_there_is_not_is_refused()
    {
        Learnt(out var bytes);
        // The measure of the first question.
        bytes[2 * sizeof(int)] = 200;
        Should.Throw<InvalidDataException>(() => EvenTrees.Read(new BinaryReader(new MemoryStream(bytes)))).Message.ShouldContain("HDT0912");
    }

    [Fact]
    public void Without_anything_to_learn_the_guess_stands()
    {
        var trainer = new EvenTreesTrainer(2);
        for (var item = 0; item < 50; item++)
            trainer.Add([1, 2], 0, item % 2 == 0);
        Math.Abs(trainer.Train().Score([1, 2])).ShouldBeLessThan(0.5f);
        new EvenTreesTrainer(2).Train().Score([5, 5]).ShouldBe(0);
    }

    private static EvenTrees Learnt(out byte[] bytes)
    {
        var trainer = new EvenTreesTrainer(3);
        var random = new Random(5);
        for (var item = 0; item < 4000; item++)
        {
            float[] measures = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            trainer.Add(measures, 0, measures[0] > 0.5f != measures[1] > 0.5f);
        }

        var trees = trainer.Train();
        var stream = new MemoryStream();
        trees.Write(new BinaryWriter(stream));
        bytes = stream.ToArray();
        return trees;
    }
}
