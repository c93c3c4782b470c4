using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.PartsOfSpeech;

public sealed class PartOfSpeechLexiconTests
{
    [Theory]
    [InlineData("HarborPlan2.pdf", true)]
    [InlineData("MINUTES.XLS", true)]
    [InlineData("pier_photo.jpg", true)]
    [InlineData("https://example.org/minutes.pdf", false)]
    [InlineData("minutes.example", false)]
    [InlineData("pdf", false)]
    public void Names_of_files_are_one_word_and_links_are_another(string word, bool isFileName)
    {
        var (file, it) = (Traits("report.doc"), Traits(word));
        (it with { Key = file.Key, Length = file.Length } == file).ShouldBe(isFileName);
        it.Key.ShouldNotBe(file.Key);
    }

    private static TokenTraits Traits(string word)
    {
        var sheet = new TokenSheet();
        var tokens = Tokenizer.Load(DataFolder.Find(), "en").Split(word);
        tokens.Length.ShouldBe(1);
        sheet.Fill(word, tokens.AsSpan(), 0, 1, new PartOfSpeechLexicon(WordTable.Empty, WordKinds.Empty));
        return sheet[0];
    }
}
