using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Link.Claims;

public sealed class ContentWordsTests
{
    private static readonly ContentWords Content = ContentWords.Load(DataFolder.Find());

    [Fact]
    public void Forms_of_one_word_meet_and_function_words_of_both_languages_are_left_out() =>
        Content.Of("The designation, según los ministros, was DESIGNATED").Order(StringComparer.Ordinal).ShouldBe(["design", "minist"]);

    [Fact]
    public void Nothing_has_no_words()
    {
        Content.Of((string?)null).ShouldBeEmpty();
        Content.Of("12 — to !?").ShouldBeEmpty();
    }

    [Fact]
    public void Whole_words_come_one_after_the_other()
    {
        var start = 0;
        Content.NextWhole("The two ministers, y los Jueces", ref start).ShouldBe("ministers");
        Content.NextWhole("The two ministers, y los Jueces", ref start).ShouldBe("jueces");
        Content.NextWhole("The two ministers, y los Jueces", ref start).ShouldBeNull();
    }

    [Fact]
    public void A_function_word_longer_than_a_stem_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "es"));
            File.WriteAllText(Path.Combine(folder.FullName, "es", "claims.tsv"), "function\tentonces\n");
            Should.Throw<InvalidDataException>(() => ContentWords.Load(DataFolder.At(folder.FullName))).Message.ShouldContain("HDT0901");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
