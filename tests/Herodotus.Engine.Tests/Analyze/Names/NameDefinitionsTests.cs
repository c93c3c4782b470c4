using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameDefinitionsTests
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(DataFolder.Find(), "en");
    private static readonly NameLexicon Lexicon = NameLexicon.Empty with { Cues = NameCues.Load(DataFolder.Find(), "en") };

    [Theory]
    [InlineData("Tarvia is a Danish chain of shops.", "chain")]
    [InlineData("The Old Harbor are an English rock band from Leeds.", "band")]
    [InlineData("Reporters of Lumen, the official news agency, saw it.", "agency")]
    [InlineData("Lumen was the oldest paper in town.", "paper")]
    [InlineData("Tarvia is closed.", null)]
    [InlineData("Tarvia is a.", null)]
    [InlineData("Tarvia was", null)]
    public void A_name_is_told_by_the_noun_that_defines_it(string text, string? expected)
    {
        var (sheet, clues) = (new TokenSheet(), new NameClues());
        var tokens = Tokenizer.Split(text);
        sheet.Fill(text, tokens.AsSpan(), 0, tokens.Length, Lexicon);
        clues.Fill(text, tokens.AsSpan(), 0, sheet, Lexicon);
        var heads = Enumerable.Range(0, sheet.Count).Select(clues.Definitions.Head).Where(head => head >= 0).Distinct().ToArray();
        heads.Select(head => tokens[head].Span.Of(text).ToString()).ShouldBe(expected is null ? [] : [expected]);
    }
}
