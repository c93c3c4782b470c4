using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class LinearClassifierTests
{
    [Fact]
    public void Learns_a_threshold_on_two_values()
    {
        var trainer = new LinearTrainer(["no", "yes"], new TrainingOptions { MinCount = 1, Step = 1f / 1024, PruneBelow = 0, Epochs = 30 });
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var (x, y) = (random.NextSingle(), random.NextSingle());
            trainer.Add(Row(x, y), x + y > 1 ? 1 : 0);
        }

        var path = Path.GetTempFileName();
        trainer.Train().Write(path);
        var classifier = LinearClassifier.Read(path);
        File.Delete(path);
        classifier.Classify(Row(0.9f, 0.8f)).Label.ShouldBe(1);
        classifier.Classify(Row(0.1f, 0.3f)).Label.ShouldBe(0);
        classifier.Classify(Row(0.9f, 0.9f)).Probability.ShouldBeGreaterThan(0.9f);
        classifier.Classify(Row(0.5f, 0.5f)).Probability.ShouldBeLessThan(0.75f);
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, new byte[100]);
        Should.Throw<InvalidDataException>(() => LinearClassifier.Read(path)).Message.ShouldContain("HDT0910");
        File.Delete(path);
    }

    private static FeatureRows Row(float x, float y)
    {
        var rows = new FeatureRows();
        rows.StartItem();
        rows.Add(1, x);
        rows.Add(2, y);
        return rows;
    }
}
