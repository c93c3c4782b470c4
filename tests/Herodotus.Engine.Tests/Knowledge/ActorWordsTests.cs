using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Knowledge;

public sealed class ActorWordsTests
{
    [Theory]
    [InlineData("no-such-kind\tthe", "no such kind")]
    [InlineData("article", "not a kind and its words")]
    public void A_line_in_another_form_is_refused_with_its_code(string line, string reason)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "en"));
            File.WriteAllText(Path.Combine(folder.FullName, "en", "actor-words.tsv"), line);
            Should.Throw<InvalidDataException>(() => ActorWords.Load(DataFolder.At(folder.FullName), "en")).Message.ShouldStartWith($"HDT0901: actor-words.tsv: {reason}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("en", "He", true)]
    [InlineData("es", "he", false)] // "he visto": I have
    [InlineData("es", "Él", true)]
    [InlineData("es", "el", false)]
    public void A_word_is_what_it_is_in_its_own_language(string language, string word, bool isHe) =>
        (ActorWords.Load(DataFolder.Find(), language).Of(word) & ActorWord.He).ShouldBe(isHe ? ActorWord.He : ActorWord.None);
}
