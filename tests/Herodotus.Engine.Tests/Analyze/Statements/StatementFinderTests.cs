using System.Collections.Immutable;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Statements;

public sealed class StatementFinderTests
{
    private static readonly Analyzer Analyzer = Analyzer.Load(DataFolder.Find());

    private static ImmutableArray<Statement> Read(string text, string language = "en", ReportKind kind = ReportKind.Article, string? author = null) =>
        Analyzer.Analyze(
            new Report { Id = "r", Text = text, Language = language, Kind = kind, Author = author },
            Layers.Statements | Layers.Actors).Annotations.Statements;

    private static string Words(ImmutableArray<Text.TextSpan> spans, string text) => string.Join(" … ", spans.Select(s => s.Of(text)));

    [Theory]
    [InlineData("“The road is open,” said Anna Brandt, the mayor of Bergdorf.", "said", "“The road is open,”")]
    [InlineData("Mayor Anna Brandt said the road was open.", "said", "the road was open")]
    [InlineData("According to Reuters, the road was open.", "According to", "the road was open")]
    public void Cue_and_content_are_found(string text, string cue, string content)
    {
        var statement = Read(text).ShouldHaveSingleItem();
        Words(statement.Cue, text).ShouldBe(cue);
        Words(statement.Content, text).ShouldBe(content);
    }

    [Theory]
    [InlineData("El alcalde Luis Prieto dijo que la carretera está abierta.", "dijo", "que la carretera está abierta")]
    [InlineData("“La carretera está abierta”, afirmó el alcalde Luis Prieto.", "afirmó", "“La carretera está abierta”")]
    [InlineData("Según la alcaldía, la carretera está abierta.", "Según", "la carretera está abierta")]
    public void Spanish_cue_and_content_are_found(string text, string cue, string content)
    {
        var statement = Read(text, "es").ShouldHaveSingleItem();
        Words(statement.Cue, text).ShouldBe(cue);
        Words(statement.Content, text).ShouldBe(content);
    }

    [Fact]
    public void An_unnamed_source_is_described_with_its_anonymity()
    {
        const string Text = "A senior administration official, speaking anonymously, said the road would open on Monday.";
        var statement = Read(Text).ShouldHaveSingleItem();
        statement.Named.ShouldBeFalse();
        statement.SourceType.ShouldBe("official");
        statement.Description.ShouldBe("A senior administration official, speaking anonymously");
    }

    [Fact]
    public void A_post_speaks_for_its_author()
    {
        var statements = Read("The road is open again.", kind: ReportKind.Post, author: "City of Bergdorf");
        statements.ShouldContain(s => s.Named && s.Description == "City of Bergdorf");
    }

    [Theory]
    [InlineData("“")]
    [InlineData("'")]
    [InlineData("said said said said")]
    [InlineData("Q: Where were you? A: At home. Q: Who says so?")]
    [InlineData("Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,")]
    [InlineData("THE MAYOR SAID THE ROAD WAS OPEN.")]
    [InlineData("“The whole of this report is one quotation and nobody is named in it at all.”")]
    public void Odd_text_gives_valid_spans(string text) => Check(text, "en");

    [Theory]
    [InlineData("“The whole of this report is one quotation and nobody is named in it at all.”")]
    [InlineData("“This quotation never closes, and what comes after it is a report that goes on for a while\n\nand then a second paragraph that has nothing to do with it.")]
    [InlineData("Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date.")]
    [InlineData("The dogs' owners' clubs' '90s rules 'n' regulations weren't the ministers' business.")]
    [InlineData("The so-called “expert” drove a “smart” car to the “summit.”")]
    public void Where_nobody_speaks_there_is_no_statement_with_a_speaker(string text)
    {
        Check(text, "en");
        Read(text).ShouldNotContain(s => s.Speaker != null || s.Named);
    }

    [Fact]
    public void A_transcript_of_questions_and_answers_is_read_turn_by_turn()
    {
        const string Text = "Q: Where were you in May?\n\nA: At home, with my sister.\n\nQ: Who says so?\n\nA: My sister says so.";
        Check(Text, "en");
        var turns = Read(Text).Where(s => Words(s.Cue, Text) == ":").ToList();
        turns.Select(s => Words(s.Content, Text)).ShouldBe(["Where were you in May?", "At home, with my sister.", "Who says so?", "My sister says so."]);
        turns.ShouldAllBe(s => s.Speaker == null);
    }

    [Fact]
    public void Text_in_capitals_is_read_as_far_as_it_goes() => Check("THE MAYOR, ANNA BRANDT, SAID THE ROAD WAS OPEN. “IT IS,” SHE SAID.", "en");

    [Fact]
    public void The_time_is_linear_in_the_text()
    {
        // Ten times the text may take little more than ten times as long: squares would take a hundred.
        var piece = "“We will go,” said Anna Brandt, the mayor, adding that “nobody” who, she said, lives here — officials say so — was asked. Paul Keller denied it.\n\n";
        Time(string.Concat(Enumerable.Repeat(piece, 20)));
        var small = Time(string.Concat(Enumerable.Repeat(piece, 40)));
        var large = Time(string.Concat(Enumerable.Repeat(piece, 400)));
        large.ShouldBeLessThan((small * 40) + TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Time(string text)
    {
        var before = System.Diagnostics.Stopwatch.GetTimestamp();
        Read(text);
        return System.Diagnostics.Stopwatch.GetElapsedTime(before);
    }

    [Fact]
    public void Any_transcript_gives_valid_sorted_spans()
    {
        var piece = Gen.Elements(
            "Q: ", "A: ", "KELLER: ", "Mr. Keller?", "My name is Anna Brandt", "\n\n", " I think ", " that ", " you ", "?", ".", " interview with Anna Brandt ", " Creo que ", "“", "”", " said ", ":", "― Anna Brandt", " they, argue, ");
        Prop.ForAll(Gen.ArrayOf(piece).Select(string.Concat).ToArbitrary(), text =>
        {
            Check(text, "en");
            Check(text, "es");
        }).Holds();
    }

    [Fact]
    public void The_same_text_gives_the_same_statements()
    {
        const string Text = "Mayor Anna Brandt and Paul Keller said the dam was safe. “It is,” she said.";
        Read(Text).Select(s => s.ToString()).ShouldBe(Read(Text).Select(s => s.ToString()));
    }

    [Fact]
    public void Five_thousand_quotation_marks_are_no_trouble()
    {
        Check(new string('"', 5000), "en");
        Check(string.Concat(Enumerable.Repeat("“a” said ", 5000)), "en");
        Check(string.Concat(Enumerable.Repeat("\"dijo ", 5000)), "es");
    }

    [Fact]
    public void Any_text_gives_valid_sorted_spans()
    {
        var piece = Gen.Elements(
            "“", "”", "\"", "'", " said ", " Anna Brandt ", " that ", ",", ".", "\n\n", " he ", " dijo ", " que ", " según ", "\ud800", " official ", " told Reuters ", "—", " the ", "(", ")");
        Prop.ForAll(Gen.ArrayOf(piece).Select(string.Concat).ToArbitrary(), text =>
        {
            Check(text, "en");
            Check(text, "es");
        }).Holds();
    }

    private static void Check(string text, string language)
    {
        var last = 0;
        foreach (var statement in Read(text, language))
        {
            statement.Content.ShouldNotBeEmpty();
            foreach (var spans in (ImmutableArray<Text.TextSpan>[])[statement.Source, statement.Cue, statement.Content])
            {
                for (var i = 0; i < spans.Length; i++)
                {
                    spans[i].Length.ShouldBeGreaterThan(0);
                    spans[i].End.ShouldBeLessThanOrEqualTo(text.Length);
                    if (i > 0)
                        spans[i].Start.ShouldBeGreaterThanOrEqualTo(spans[i - 1].End);
                }
            }

            var first = statement.Source.Concat(statement.Cue).Concat(statement.Content).Min(s => s.Start);
            first.ShouldBeGreaterThanOrEqualTo(last);
            last = first;
        }
    }
}
