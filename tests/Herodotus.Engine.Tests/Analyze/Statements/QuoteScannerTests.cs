using FsCheck.Fluent;
using Herodotus.Analyze.Statements.Quotations;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Statements;

public sealed class QuoteScannerTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in SpecFile.Lines("Analyze/Statements/Specs/quotes.tsv"))
            cases.Add(line[0], line.Length > 1 ? line[1] : "");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quotations_are_found(string text, string expected)
    {
        var found = QuoteScanner.Scan(text).Where(q => q.Depth == 0).Select(q => q.Inner.Of(text));
        string.Join('|', found).ShouldBe(expected);
    }

    [Fact]
    public void A_quotation_that_goes_on_in_the_next_paragraph_says_so()
    {
        var found = QuoteScanner.Scan("“One.\n\n“Two.”");
        found.Select(q => q.End).ShouldBe([QuoteEnd.Continued, QuoteEnd.Closed]);
    }

    [Fact]
    public void Any_text_gives_sorted_spans_within_it()
    {
        var marks = Gen.Elements('"', '“', '”', '\'', '‘', '’', '«', '»', 'a', ' ', '\n', '.', '—', '\ud800');
        Prop.ForAll(Gen.ArrayOf(marks).Select(c => new string(c)).ToArbitrary(), text =>
        {
            var found = QuoteScanner.Scan(text);
            for (var i = 0; i < found.Length; i++)
            {
                found[i].Span.End.ShouldBeLessThanOrEqualTo(text.Length);
                found[i].Span.Contains(found[i].Inner).ShouldBeTrue();
                if (i > 0)
                    found[i].Span.Start.ShouldBeGreaterThanOrEqualTo(found[i - 1].Span.Start);
            }
        }).Holds();
    }

    [Fact]
    public void Five_thousand_marks_in_a_row_are_no_trouble()
    {
        foreach (var mark in "\"“”'‘’«»—")
            QuoteScanner.Scan(new string(mark, 5000)).Length.ShouldBeLessThanOrEqualTo(5000);
    }
}
