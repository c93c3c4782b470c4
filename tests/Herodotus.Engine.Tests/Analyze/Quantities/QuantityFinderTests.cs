using System.Collections.Immutable;
using System.Diagnostics;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Quantities;

public sealed class QuantityFinderTests
{
    [Theory]
    [InlineData("The farm has 253,000 hectares (625,000 acres) of coca.", "253000 ha = 625000 acr", true)]
    [InlineData("The farm has 253,000 hectares (500,000 acres) of coca.", "253000 ha = 500000 acr", false)]
    [InlineData("It lies 180 miles (289 kilometers) to the west.", "180 mi = 289 km", true)]
    [InlineData("It lies 180 miles (189 kilometers) to the west.", "180 mi = 189 km", false)]
    [InlineData("It lies 100 km, or about 62 miles, to the west.", "100 km = 62 mi", true)]
    [InlineData("Highs reach 35°C (95°F) today.", "35 Cel = 95 degF", true)]
    [InlineData("Highs reach 35°C (85°F) today.", "35 Cel = 85 degF", false)]
    [InlineData("Lows fell by 5°C (9°F) at night.", "5 Cel = 9 degF", true)]
    [InlineData("A load of 10 to 12 kg (22 to 26 pounds) is usual.", "10 to 12 kg = 22 to 26 lb", true)]
    public void Recomputes_conversions(string text, string says, bool holds)
    {
        var check = Find(text).SelectMany(quantity => quantity.Checks).ShouldHaveSingleItem();
        check.Says.ShouldBe(says);
        check.Holds.ShouldBe(holds);
    }

    [Fact]
    public void Two_measures_side_by_side_are_no_conversion() =>
        Find("They walked 5 km and rode 9 miles.").SelectMany(quantity => quantity.Checks).ShouldBeEmpty();

    [Theory]
    [InlineData("es", "Costó 900 pesos.", null, null)]
    [InlineData("es", "Costó 900 pesos.", "MEX", "MXN")]
    [InlineData("es", "Costó 900 pesos.", "COL", "COP")]
    [InlineData("es", "Costó $900.", "CHL", "CLP")]
    [InlineData("es", "Costó $900.", null, "USD")]
    [InlineData("en", "It cost $900.", "COL", "USD")]
    [InlineData("en", "It cost $900.", "AUS", null)]
    [InlineData("en", "It cost 900 dollars.", "CAN", null)]
    [InlineData("en", "It cost 900 kronor.", "SWE", "SEK")]
    [InlineData("en", "It cost 900 kronor.", null, null)]
    public void Shared_names_of_money_wait_for_the_country(string language, string text, string? country, string? unit) =>
        QuantityFinder.Find(text, language, country, []).ShouldHaveSingleItem().Unit.ShouldBe(unit);

    [Fact]
    public void A_report_that_marks_US_dollars_means_others_by_the_bare_sign()
    {
        var found = Find("The debt is US$113 million ($161 million).");
        found.Select(quantity => quantity.Unit).ShouldBe(["USD", null]);
    }

    [Fact]
    public void What_the_time_layer_took_is_no_quantity()
    {
        const string Text = "On 14 of them he spoke for three hours.";
        var day = new TimeMention(new TextSpan(3, 2), TimeType.Date, "XXXX-XX-14");
        QuantityFinder.Find(Text, "en", null, [day]).ShouldHaveSingleItem().Unit.ShouldBe("h");
    }

    [Theory]
    [InlineData("1,500 vecinos", "MEX", 1500)]
    [InlineData("1.500 vecinos", "ESP", 1500)]
    [InlineData("1,500 vecinos y 2.5 metros", null, 1500)]
    [InlineData("Piden abrir 4.300 urnas.", "PER", 4300)]
    public void Decimal_marks_follow_country_and_text(string text, string? country, int value) =>
        QuantityFinder.Find(text, "es", country, [])[0].Value.ShouldBe(value);

    [Theory]
    [InlineData("a $50 million reward for his capture", "reward")]
    [InlineData("a reward of $50 million", "reward")]
    [InlineData("8 miles of new tunnels", "new tunnels")]
    public void Says_what_is_measured(string text, string of) => Find(text)[0].Of.ShouldBe(of);

    [Theory]
    [InlineData("The index rose 2 percent but fell by 1.", 1, "%")]
    [InlineData("Sales reached 30,000 cars, up from 25,000 the year before.", 25000, "cars")]
    [InlineData("The storm hit 6 million homes, including 1.5 million in the capital.", 1500000, "homes")]
    [InlineData("The fare went from $14 to 24.", 24, "USD")]
    [InlineData("At least 43 people died and more than 200 were injured.", 200, "people")]
    [InlineData("There are 68,400 people who wait and 95,800 who gave up.", 95800, "people")]
    public void A_unit_left_out_is_the_one_before(string text, int value, string unit)
    {
        var last = Find(text)[^1];
        (last.To ?? last.Value).ShouldBe(value);
        (last.Unit ?? last.UnitText).ShouldBe(unit);
    }

    [Theory]
    [InlineData("The school opened 30 rooms, and 12 burned.")]
    [InlineData("It sold 30 cars. Up from there, 12 remain.")]
    public void A_unit_is_not_carried_over_without_cause(string text) => Find(text)[^1].UnitText.ShouldBeNull();

    [Fact]
    public void An_amount_in_brackets_stands_under_the_bound_before_it() =>
        Find("Moths fly more than 100 kilometers (62 miles).").Select(quantity => quantity.Change).ShouldBe([QuantityChange.AtLeast, QuantityChange.AtLeast]);

    [Fact]
    public void The_same_change_in_another_unit_goes_the_same_way() =>
        Find("Oil fell $1.20, or 1.5%.").Select(quantity => quantity.Change).ShouldBe([QuantityChange.Down, QuantityChange.Down]);

    [Theory]
    [InlineData("99999999999999999999 million people")]
    [InlineData("on 31 February, in year 0 and in 12,000 AD")]
    [InlineData("(1 km (0.6 mi (3,168 ft (966 m (1 km")]
    [InlineData("\u202E5 km\u202C \u05D0\u05D1 12 \u0663\u0664 kg")]
    [InlineData("12 km and 3 m and 4 cm and 5 mm and 6 m and")]
    [InlineData("up from up from up from 3 who whom by by 4")]
    public void Bad_input_gives_values_or_none(string text)
    {
        Valid(text, "en").ShouldBeTrue();
        Valid(text, "es").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Mexico said the bridge cost 900 pesos.", "MXN")]
    [InlineData("In Manila the bridge cost 900 pesos.", "PHP")]
    [InlineData("Mexico and Chile paid 900 pesos.", null)]
    [InlineData("The Norwegian firm paid 900 crowns.", "NOK")]
    [InlineData("It cost Rs 900.", "INR")]
    [InlineData("Pakistan paid Rs 900.", "PKR")]
    [InlineData("In Australia it cost 900 dollars.", "USD")]
    public void A_shared_name_means_the_currency_of_the_country_spoken_of(string text, string? unit) =>
        QuantityFinder.Find(text, "en", null, [], Knowledge.Value).ShouldHaveSingleItem().Unit.ShouldBe(unit);

    [Fact]
    public void Overflow_is_stated()
    {
        var quantity = Find("It owes 99999999999999999999999999999999 dollars.")[0];
        quantity.Overflow.ShouldBeTrue();
        quantity.Value.ShouldBeNull();
        Find("99999999999999999999 million people")[0].Value.ShouldBe(99999999999999999999000000m);
    }

    [Fact]
    public void Every_span_is_inside_sorted_and_apart()
    {
        var pieces = Gen.Elements(
            "12", "1,2", "3.4.5", "$", "US$", "€", "one", "half", "a", "million", "hundreds", "of", "to", "-", "–", " ", "  ", "(", ")", "%", "km", "miles", "from", "between", "and",
            "and a half", "un", "millones", "de", "menos", "º", "½", "'", "\"", "\uD83D", "\uDE00", "\u0000", "\u202E", "e10", "^", "9999999999999999999999999999999", "per", "day", "/", ":", "\n", "ñ", "١٢");
        var texts = from words in Gen.ListOf(pieces) select string.Concat(words);
        Prop.ForAll(texts.ToArbitrary(), text => Valid(text, "en") && Valid(text, "es")).Holds();
        Prop.ForAll<string>(text => Valid(text ?? "", "en") && Valid(text ?? "", "es")).Holds();
    }

    [Theory]
    [InlineData("7")]
    [InlineData("a")]
    [InlineData("(1 km (")]
    [InlineData("one ")]
    [InlineData("million ")]
    [InlineData("1-")]
    [InlineData("1, ")]
    [InlineData("5\" ")]
    [InlineData("\u202E12 \u05D0")]
    public void A_long_run_of_anything_takes_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Valid(text, "en").ShouldBeTrue();

        // Linear reading takes a fraction of a second; anything worse takes hours. The bound is wide for loaded machines.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static readonly Lazy<KnowledgeBase> Knowledge = new(() => KnowledgeBase.Load(DataFolder.Find()));

    private static ImmutableArray<Quantity> Find(string text) => QuantityFinder.Find(text, "en", null, []);

    private static bool Valid(string text, string language)
    {
        var end = 0;
        foreach (var quantity in QuantityFinder.Find(text, language, null, []))
        {
            if (quantity.Span.Start < end || quantity.Span.IsEmpty || quantity.Span.End > text.Length || (quantity.OfSpan is { } of && of.End > text.Length))
                return false;
            end = quantity.Span.End;
        }

        return true;
    }
}
