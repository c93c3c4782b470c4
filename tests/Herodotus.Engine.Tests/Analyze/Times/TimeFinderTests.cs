using Herodotus.Learning.Files;
using Herodotus.Reports;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Times;

public sealed class TimeFinderTests
{
    private static readonly TimeFinder Finder = new(DataFolder.Find());
    private static readonly PublicationTime Friday = new(new DateOnly(2025, 8, 8));

    [Fact]
    public void A_language_without_rules_has_no_times() => Finder.Find("heute", "de", Friday).ShouldBeEmpty();

    [Fact]
    public void A_region_does_not_matter() => Finder.Find("ayer", "es-MX", Friday).Length.ShouldBe(1);

    [Fact]
    public void Without_a_publication_date_nothing_is_guessed()
    {
        Finder.Find("They met on Friday.", "en", null)[0].Value.ShouldBe("XXXX-WXX-5");
        Finder.Find("Se reunieron el viernes.", "es", null)[0].Value.ShouldBe("XXXX-WXX-5");
        Finder.Find("They met on 2 May.", "en", null)[0].Value.ShouldBe("XXXX-05-02");
        Finder.Find("They met in 2019.", "en", null)[0].Value.ShouldBe("2019");
    }

    [Fact]
    public void An_event_that_the_text_dates_is_an_anchor()
    {
        const string Text = "The referendum was held on 3 June 2019. Two days after the referendum the minister resigned.";
        var time = Finder.Find(Text, "en", Friday)[^1];
        (time.Value, time.From, time.To).ShouldBe(("P2D", "2019-06-05", "2019-06-06"));
    }

    [Fact]
    public void An_event_that_the_text_does_not_date_is_none()
    {
        var time = Finder.Find("Two days after the referendum the minister resigned.", "en", Friday)[0];
        (time.Value, time.From, time.To).ShouldBe(("P2D", null, null));
    }

    [Fact]
    public void A_date_alone_at_the_top_is_the_day_of_publication()
    {
        var times = Finder.Find("May 7, 2005\n\nThe company said on Friday that sales fell last month.", "en", null);
        times.Select(t => t.Value).ShouldBe(["2005-05-07", "2005-05-06", "2005-04"]);
    }

    [Fact]
    public void A_history_goes_from_date_to_date()
    {
        const string Text = "The war began in May 1861. Battles followed in 1862 and 1863. By 1864 the south was starving. In April 1865 it was over: on April 9 "
            + "the army gave up. The president was shot five days later. In 1866 and 1867 laws were passed.";
        var values = Finder.Find(Text, "en", Friday).Select(t => t.Value).ToList();
        values.ShouldContain("1865-04-09");
        values.ShouldContain("1865-04-14");
    }

    [Fact]
    public void Finding_nothing_allocates_next_to_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("The committee heard the minister and adjourned without a decision on the matter. ", 200));
        Finder.Find(text, "en", Friday);
        Allocations.Of(() => Finder.Find(text, "en", Friday)).ShouldBeLessThan(1024);
    }

    [Theory]
    [InlineData("en", "on 31 February 2020")]
    [InlineData("en", "in the year 0")]
    [InlineData("en", "in 12,000 AD they")]
    [InlineData("en", "99999999999999999999 years ago")]
    [InlineData("es", "el 31 de febrero de 2020")]
    [InlineData("es", "el 99/99/9999")]
    [InlineData("es", "hace 99999999999 años")]
    public void What_no_calendar_holds_has_no_value(string language, string text)
    {
        foreach (var time in Finder.Find(text, language, Friday))
            (time.Value is null or "PAST_REF").ShouldBeTrue($"{time.Span.Of(text)} is {time.Value}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Any_text_gives_sorted_spans_inside_it(string language)
    {
        string[] bits =
        [
            "May", " ", "1", "31", "/", "-", "2020", "Monday", "lunes", "de", "the", "last", "year", "ago", "años", "hace", "every", "\n\n", "\ud800", "(",
            "T", ":", "15", "30", "pm", ".", ",", "'s", "90s", "BC", "first", "quarter", "y medio", "\u0000", "٣", "½", "fin de semana", "siglo", "XIX", "of", " that month ", " later ", " 1999 ", " three days ", " earlier ", " ese mes ", " después ", " the next ", " week ",
            " quarter ", " the day before ", " 9999 ", " years ", " before ", "Easter", "fin de", " 13 BC ", " antes ", " the same period ", " last year "," Q", "24:00", "%",
        ];
        var texts = Gen.Elements(bits).ListOf().Select(parts => string.Concat(parts));
        Check.One(Properties.Config(2000), Prop.ForAll(texts.ToArbitrary(), text => IsSound(text, language)));
        Prop.ForAll<string>(text => IsSound(text ?? "", language)).Holds();
    }

    [Theory]
    [InlineData("7")]
    [InlineData("May ")]
    [InlineData("(")]
    [InlineData("a")]
    [InlineData("12/")]
    [InlineData("twenty-")]
    [InlineData("10:00 ")]
    public void Long_runs_of_anything_are_read_in_little_time(string bit)
    {
        // A megabyte of digits, less of the rest: a quadratic step would take minutes in either.
        var text = string.Concat(Enumerable.Repeat(bit, bit == "7" ? 1_000_000 : 200_000 / bit.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        IsSound(text, "en").ShouldBeTrue();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static bool IsSound(string text, string language)
    {
        var end = 0;
        foreach (var time in Finder.Find(text, language, Friday))
        {
            if (time.Span.Start < end || time.Span.IsEmpty || time.Span.End > text.Length)
                return false;
            end = time.Span.End;
        }

        return true;
    }
}
