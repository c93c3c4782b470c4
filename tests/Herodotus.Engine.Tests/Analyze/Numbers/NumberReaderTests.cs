using System.Globalization;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Numbers;

public sealed class NumberReaderTests
{
    public static TheoryData<string, string, string, string, string> Cases()
    {
        var result = new TheoryData<string, string, string, string, string>();
        foreach (var language in new[] { "en", "es" })
        {
            foreach (var line in File.ReadLines(Path.Combine(Folder(), "Specs", $"{language}.tsv")))
            {
                if (!line.StartsWith('#') && line.Split('\t') is { Length: 4 } parts)
                    result.Add(language, parts[0], parts[1], parts[2], parts[3]);
            }
        }

        return result;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads(string language, string text, string read, string worth, string kind)
    {
        NumberReader.For(language).TryRead(text, 0, out var reading, read == "one hundred" ? NumberOptions.StopAtAnd : NumberOptions.None).ShouldBeTrue();
        reading.Span.Of(text).ShouldBe(read);
        reading.Kind.ToString().ShouldBe(kind);
        reading.Value.ShouldBe(decimal.Parse(worth, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("a man")]
    [InlineData("banana")]
    [InlineData("a third man")]
    public void Is_no_number(string text) => NumberReader.For("en").TryRead(text, 0, out _).ShouldBeFalse();

    [Theory]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("99999999999999999999 trillion")]
    [InlineData("1e99")]
    public void States_overflow(string text)
    {
        NumberReader.For("en").TryRead(text, 0, out var reading).ShouldBeTrue();
        reading.Overflow.ShouldBeTrue();
        reading.Span.Length.ShouldBe(text.Length);
    }

    [Fact]
    public void Writes_the_precision() =>
        new[] { "253,000", "1.5 million", "47", "180" }.Select(text => Read(text).Step).ShouldBe([1000m, 100_000m, 1m, 10m]);

    [Fact]
    public void Allocates_nothing()
    {
        var reader = NumberReader.For("en");
        const string Text = "two hundred and five thousand";
        reader.TryRead(Text, 0, out _);
        Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
                reader.TryRead(Text, 0, out _);
        }).ShouldBe(0);
    }

    private static NumberReading Read(string text)
    {
        NumberReader.For("en").TryRead(text, 0, out var reading).ShouldBeTrue();
        return reading;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
