using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class FirstReadingTests
{
    private const uint Person = 3;
    private const uint PersonGoesOn = 2;

    [Fact]
    public void The_names_before_and_after_are_known_to_every_token_between()
    {
        // "Ana Ruiz , Leo walked far away home again Eva"
        var said = FirstReading.For(10);
        (said.Own[0], said.Own[1], said.Own[3], said.Own[9]) = (Person, PersonGoesOn, Person, Person);
        uint[] words = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
        said.Surround(0, 10, words);
        said.Before[0].ShouldBe(0u);
        said.Before[3].ShouldNotBe(0u);
        said.After[0].ShouldBe(said.After[1]);
        said.After[0].ShouldNotBe(0u);
        said.Before[9].ShouldBe(0u, "too far off");
        said.Says(0, 4).ShouldBeTrue();
        said.Says(9, 10).ShouldBeFalse();
    }

    [Fact]
    public void Guidelines_are_told_by_the_kind_of_text()
    {
        var trainer = new LinearTrainer(["0", "1"], new TrainingOptions { MinCount = 1, PruneBelow = 0 });
        var tokenizer = Tokenizer.Load(DataFolder.Find(), "en");
        var rows = new FeatureRows();
        foreach (var (text, label) in new[] { ("lol @ana see this http://x.y", 1), ("The council met on Tuesday and voted.", 0), ("@leo omg lol", 1), ("The mayor of the town spoke at length.", 0) })
        {
            for (var times = 0; times < 20; times++)
            {
                rows.Clear();
                TextGuidelines.Describe(text, tokenizer.Split(text).AsSpan(), rows);
                trainer.Add(rows, label);
            }
        }

        var guidelines = new TextGuidelines(trainer.Train());
        guidelines.Of("omg @eva lol", tokenizer.Split("omg @eva lol").AsSpan()).ShouldBe(1u);
        guidelines.Of("The mayor spoke.", tokenizer.Split("The mayor spoke.").AsSpan()).ShouldBe(0u);
        guidelines.Of("", []).ShouldBeLessThanOrEqualTo(1u);
        const string both = "omg @eva lol. The mayor of the town spoke at length.";
        var tokens = tokenizer.Split(both);
        guidelines.Of(both, tokens.AsSpan(0..3)).ShouldBe(1u);
        guidelines.Of(both, tokens.AsSpan(4..)).ShouldBe(0u, "other tokens of the same text");
        guidelines.Of(both, tokens.AsSpan((tokens.Length - 3)..)).ShouldBe(0u, "as many other tokens");
        guidelines.Of(both, tokens.AsSpan(0..3)).ShouldBe(1u);
    }

    [Fact]
    public void One_set_of_posts_marks_the_whole_of_a_tag()
    {
        var guidelines = TextGuidelines.Load(DataFolder.Find().File("en", "names.model")).ShouldNotBeNull();
        guidelines.MarksTags(3).ShouldBeTrue();
        guidelines.MarksTags(5).ShouldBeFalse();
        guidelines.MarksTags(0).ShouldBeFalse();
    }

    [Fact]
    public void Posts_and_releases_have_a_form_of_address_in_the_name()
    {
        var guidelines = TextGuidelines.Load(DataFolder.Find().File("en", "names.model")).ShouldNotBeNull();
        Enumerable.Range(0, 7).Where(set => guidelines.KeepsAddress((uint)set)).ShouldBe([3, 5, 6]);
    }
}
