using System.Collections.Immutable;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameFinderTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var language in (string[])["en", "es"])
        {
            foreach (var fields in SpecFile.Lines($"Analyze/Names/Specs/{language}.tsv"))
                cases.Add(language, fields[0], fields.Length > 1 ? fields[1] : "");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_are_found_with_their_types(string language, string text, string expected) =>
        string.Join(", ", Find(language, text).Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}")).ShouldBe(expected);

    [Fact]
    public void A_text_without_names_costs_no_memory_once_read()
    {
        var text = string.Concat(Enumerable.Repeat("they walked slowly along the wet road and said very little about it. ", 40));
        var (reader, finder) = Load("en");
        var (tokens, sentences) = reader.Read(text);
        // Until all of it is compiled with optimization: code that is not boxes what it compares.
        for (var i = 0; i < 2000; i++)
            finder.Find(text, tokens, sentences).ShouldBeEmpty();
        Allocations.Of(() =>
        {
            for (var i = 0; i < 20; i++)
                finder.Find(text, tokens, sentences);
        }).ShouldBe(0);
    }

    [Fact]
    public void Any_text_gives_sorted_names_with_a_word_each()
    {
        var (reader, finder) = Load("en");
        var pieces = Gen.OneOf(
            Gen.Elements("Lima ", "#LimaPeru", "##", "@ana ", "@", "RBU (", "Rio Boat Union (RBU) ", "\uD800", "\uDC00", "👩‍👩", "\u0301", "\n\n", "…", ")", "ÑÑÑ ", "of the ", "- "),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            var (tokens, sentences) = reader.Read(text);
            var names = finder.Find(text, tokens, sentences);
            var end = 0;
            foreach (var name in names)
            {
                name.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                name.Span.Length.ShouldBeGreaterThan(0);
                end = name.Span.End;
                end.ShouldBeLessThanOrEqualTo(text.Length);
            }

            finder.Find(text, tokens, sentences).ShouldBe(names);
        }).Holds();
    }

    [Fact]
    public void A_report_longer_than_what_is_kept_is_read_as_its_parts_are()
    {
        var (reader, finder) = Load("en");
        var text = string.Concat(Enumerable.Repeat("The mayor of Lima met Ana Torres. ", 6_000));
        var (tokens, sentences) = reader.Read(text);
        var names = finder.Find(text, tokens, sentences);
        names.Select(name => (name.Span.Of(text), name.Type)).Distinct().Count().ShouldBeLessThanOrEqualTo(4);
        names[^1].Span.Of(text).ShouldBe("Ana Torres");
    }

    /// <summary>Words between names that are no names by themselves: they may not be passed over.</summary>
    [Theory]
    [InlineData("The talks were held at the University of the Andes in Bogota.", "University of the Andes")]
    [InlineData("The envoy works for the United Nations High Commissioner for Refugees.", "United Nations High Commissioner for Refugees")]
    public void Small_words_within_names_belong_to_them(string text, string expected) =>
        Find("en", text).Select(name => name.Span.Of(text)).ShouldContain(expected);

    [Fact]
    public void What_was_read_before_changes_nothing()
    {
        const string text = "we flew to lima with ana torres, and the minister of health (she knows the bank of spain well) told us of Quito. A strike began there.";
        var (reader, finder) = Load("en");
        var (tokens, sentences) = reader.Read(text);
        var first = finder.Find(text, tokens, sentences);
        foreach (var other in (string[])["The bank was robbed.", "TORRES AND LIMA", "Ana Torres of the Bank of Spain spoke in Lima.", text + text])
        {
            var (otherTokens, otherSentences) = reader.Read(other);
            finder.Find(other, otherTokens, otherSentences);
            finder.Find(text, tokens, sentences).ShouldBe(first);
        }
    }

    private static ImmutableArray<NameMention> Find(string language, string text)
    {
        var (reader, finder) = Load(language);
        var (tokens, sentences) = reader.Read(text);
        return finder.Find(text, tokens, sentences);
    }

    private static (LanguageReader Reader, NameFinder Finder) Load(string language) =>
        (LanguageReader.Load(Data, language, PhraseTable.Empty, models: false), NameFinder.Load(Data, language, Phrases)!);
}
