using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze;

public sealed class LanguageReaderTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly LanguageReaders Readers = new(Data);

    [Theory]
    [InlineData("en", "President Gustavo Petro met Ana Torres in Bogota on Friday.", "person:Gustavo Petro, person:Ana Torres, place:Bogota")]
    [InlineData("es", "El presidente Gustavo Petro viajó a Caracas con Luis Gómez.", "person:Gustavo Petro, place:Caracas, person:Luis Gómez")]
    public void Names_have_their_words_and_types(string language, string text, string expected)
    {
        var reader = Readers.For(language);
        var (tokens, sentences) = reader.Read(text);
        var names = reader.FindNames(text, tokens, sentences);
        string.Join(", ", names.Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("en", "She quickly reads the old books .", "PRON ADV VERB DET ADJ NOUN PUNCT")]
    [InlineData("es", "Ella lee los libros viejos .", "PRON VERB DET NOUN ADJ PUNCT")]
    public void Parts_of_speech_are_universal(string language, string text, string expected) =>
        string.Join(' ', Readers.For(language).Read(text).Tokens.Select(token => token.Pos.ToString().ToUpperInvariant())).ShouldBe(expected);

    [Fact]
    public void Any_text_gives_sorted_names_within_it()
    {
        var pieces = Gen.OneOf(
            Gen.Elements("President ", "Lima ", "#Peru", "@ana", "U.S.", "\uD800", "👩", "\u0301", "\n\n", "…", "(", "\"", "OAS", "de la "),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            foreach (var language in (string[])["en", "es", "und"])
            {
                var reader = Readers.For(language);
                var (tokens, sentences) = reader.Read(text);
                sentences.Sum(sentence => sentence.TokenCount).ShouldBe(tokens.Length);
                var end = 0;
                foreach (var name in reader.FindNames(text, tokens, sentences))
                {
                    name.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                    name.Span.Length.ShouldBeGreaterThan(0);
                    end = name.Span.End;
                    end.ShouldBeLessThanOrEqualTo(text.Length);
                }
            }
        }));
    }

    [Fact]
    public void Reading_again_gives_the_same()
    {
        const string Text = "Maduro spoke in Caracas. The National Liberation Army (ELN) denied it. The ELN wants talks, Maduro said.";
        var reader = Readers.For("en");
        var (tokens, sentences) = reader.Read(Text);
        reader.FindNames(Text, tokens, sentences).ShouldBe(reader.FindNames(Text, tokens, sentences));
    }

    [Fact]
    public void Tagging_in_place_allocates_nothing_once_warm()
    {
        const string Text = "The minister met the mayor of Lima in the old town, and both spoke for an hour about water and roads.";
        var tagger = PartsOfSpeech.PartOfSpeechTagger.Load(Data, "en", Tokens.WordTable.Load(Data, "en"))!;
        var (tokens, sentences) = LanguageReader.Load(Data, "en", PhraseTable.Empty, models: false).Read(Text);
        var (work, groups) = (tokens.ToArray(), sentences.ToArray());
        for (var i = 0; i < 50; i++)
            tagger.Tag(Text, work, groups);
        Allocations.Of(() =>
        {
            for (var i = 0; i < 50; i++)
                tagger.Tag(Text, work, groups);
        }).ShouldBe(0);
        work[0].Pos.ShouldBe(PartOfSpeech.Det);
    }
}
