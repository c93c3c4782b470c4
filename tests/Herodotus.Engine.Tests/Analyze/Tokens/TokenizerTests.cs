using Herodotus.Learning.Files;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Tokens;

public sealed class TokenizerTests
{
    private static readonly DataFolder Data = DataFolder.Find();

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var line in SpecFile.Lines("Analyze/Tokens/Specs/tokens.tsv"))
            cases.Add(line[0], line[1], line[2]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cuts_as_the_treebanks_do(string language, string text, string tokens) =>
        string.Join('·', Tokenizer.Load(Data, language).Split(text).Select(token => token.Span.Of(text))).ShouldBe(tokens);

    [Fact]
    public void Any_text_gives_sorted_spans_that_hold_every_letter()
    {
        var tokenizers = new[] { "en", "es", "und" }.Select(language => Tokenizer.Load(Data, language)).ToArray();
        var pieces = Gen.OneOf(
            Gen.Elements("a.", "U.S.", "don't", "-", "'", "http://", "@", "#", "\uD800", "\uDC00", "🇵", "👩", "\u200D", "\u0301", "\0", "\n", "…", "9", ",", "字"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Check.One(Properties.Config(400), Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            foreach (var tokenizer in tokenizers)
            {
                var end = 0;
                foreach (var token in tokenizer.Split(text))
                {
                    token.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                    token.Span.Length.ShouldBeGreaterThan(0);
                    text.AsSpan(end, token.Span.Start - end).IndexOfAnyInRange('a', 'z').ShouldBe(-1);
                    end = token.Span.End;
                }

                end.ShouldBeLessThanOrEqualTo(text.Length);
            }
        }));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("#a")]
    [InlineData("a.")]
    [InlineData("-a")]
    [InlineData("1,")]
    [InlineData("\uD83C")]
    public void A_megabyte_of_one_thing_ends_soon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var tokens = Tokenizer.Load(Data, "en").Split(text);
        tokens.ShouldNotBeEmpty();
        tokens.Max(token => token.Span.Length).ShouldBeLessThanOrEqualTo(2 * Tokenizer.MaxTokenLength);
    }
}
