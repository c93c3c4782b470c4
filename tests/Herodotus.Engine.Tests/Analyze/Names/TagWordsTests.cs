using FsCheck.Fluent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Tags;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

/// <summary>Parting tags into words.</summary>
public sealed class TagWordsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly NameLexicon Lexicon = NameLexicon.Load(Data, "en", PhraseTable.Load(Data));

    [Theory]
    [InlineData("JuanPerez", "Juan Perez")]
    [InlineData("USArmy", "US Army")]
    [InlineData("CNNTownHall", "CNN Town Hall")]
    [InlineData("Cannes2013", "Cannes 2013")]
    [InlineData("visit_Lima", "visit Lima")]
    [InlineData("ripjohnnywinter", "rip johnny winter")]
    [InlineData("sundayinlondon", "sunday in london")]
    [InlineData("photography", "photography")]
    [InlineData("iPhone", "i Phone")]
    [InlineData("ABCdEfGhIjKlMnOpQrStUvWxYz", "")]
    public void A_tag_is_parted_by_its_capitals_or_by_how_common_its_words_are(string tag, string expected) => string.Join(' ', Part(tag)).ShouldBe(expected);

    [Fact]
    public void Words_are_in_order_and_within_the_tag_whatever_it_is()
    {
        var letters = Gen.Elements('a', 'n', 't', 'h', 'e', 'A', 'N', 'É', 'ñ', '_', '1', '\u0301', '\uD800').ListOf().Select(units => string.Concat(units));
        Prop.ForAll(letters.ToArbitrary(), tag =>
        {
            Span<TagWord> words = stackalloc TagWord[TagWords.Most];
            var end = 0;
            foreach (var word in words[..TagWords.Part(tag, Lexicon, words)])
            {
                word.Start.ShouldBeGreaterThanOrEqualTo(end);
                word.End.ShouldBeInRange(word.Start + 1, tag.Length);
                end = word.End;
            }
        }).Holds();
    }

    [Fact]
    public void Parting_a_tag_costs_no_memory()
    {
        Part();
        Allocations.Of(Part).ShouldBe(0);

        static void Part()
        {
            Span<TagWord> words = stackalloc TagWord[TagWords.Most];
            for (var round = 0; round < 100; round++)
                TagWords.Part("ripjohnnywinter", Lexicon, words);
        }
    }

    private static List<string> Part(string tag)
    {
        Span<TagWord> words = stackalloc TagWord[TagWords.Most];
        var parts = new List<string>();
        foreach (var word in words[..TagWords.Part(tag, Lexicon, words)])
            parts.Add(tag[word.Start..word.End]);
        return parts;
    }
}
