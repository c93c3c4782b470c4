using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Link.Claims;

public sealed class TellingWordsTests
{
    private static readonly TellingWords Words = TellingWords.Load(DataFolder.Find());

    [Theory]
    [InlineData(TellingWord.Possessive, "Their", true)]
    [InlineData(TellingWord.Possessive, "sus", true)]
    [InlineData(TellingWord.Possessive, "there", false)]
    [InlineData(TellingWord.Relative, "quienes", true)]
    [InlineData(TellingWord.Relative, "", false)]
    public void A_word_is_of_a_kind_in_whatever_case(TellingWord kind, string word, bool expected) => Words.Is(kind, word).ShouldBe(expected);

    [Theory]
    [InlineData("of rape", true)]
    [InlineData("De corrupción", true)]
    [InlineData("a los jueces", true)]
    [InlineData("A court ruled", false)]
    [InlineData("office was searched", false)]
    [InlineData("of", false)]
    public void A_content_leans_on_its_cue_by_its_first_word(string content, bool expected) => Words.Begins(TellingWord.Leaning, content).ShouldBe(expected);

    [Theory]
    [InlineData("an official who told the radio", 11, 5)]
    [InlineData("the whole board", -1, 0)]
    [InlineData("nobody knows who", -1, 0)]
    [InlineData("two whom we met who left", 15, 5)]
    public void A_word_inside_has_a_blank_on_both_sides(string words, int at, int length)
    {
        Words.Find(TellingWord.Who, words, out var found).ShouldBe(at);
        found.ShouldBe(length);
    }

    [Theory]
    [InlineData("Ana Ruiz y Tom Reed", "deny")]
    [InlineData("Ann Brown and Paul Reed", "deny")]
    [InlineData("officials familiar with the talks", "deny")]
    [InlineData("the people of the valley", "deny")]
    [InlineData("a group of officials", "denies")]
    [InlineData("la autoridad de los puertos", "denies")]
    [InlineData("the press", "denies")]
    [InlineData("Ana Torres", "denies")]
    public void The_act_takes_the_number_of_its_speaker(string speaker, string act) =>
        StatementText.Verb(CueClass.Deny, speaker, Words).ShouldBe(act);

    [Fact]
    public void And_is_that_of_the_reports_language()
    {
        Words.And("es").ShouldBe("y");
        Words.And("en").ShouldBe("and");
        Words.And("pt").ShouldBe("and");
        Words.And(null).ShouldBe("and");
    }

    [Fact]
    public void A_kind_that_is_none_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "en"));
            File.WriteAllText(Path.Combine(folder.FullName, "en", "telling.tsv"), "nonsense\tword\n");
            Should.Throw<InvalidDataException>(() => TellingWords.Load(DataFolder.At(folder.FullName))).Message.ShouldContain("HDT0901");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
