using System.Globalization;
using System.Runtime.CompilerServices;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Quantities;

/// <summary>Own sentences with what they count, as data in Specs/: one a line.</summary>
public sealed class QuantitySpecTests
{
    public static TheoryData<string, string> Cases()
    {
        var result = new TheoryData<string, string>();
        foreach (var language in new[] { "en", "es" })
        {
            foreach (var line in File.ReadLines(Path.Combine(Folder(), "Specs", $"{language}.tsv")))
            {
                if (!line.StartsWith('#'))
                    result.Add(language, line);
            }
        }

        return result;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds(string language, string line)
    {
        var fields = line.Split('\t');
        var text = fields[0];
        var found = QuantityFinder.Find(text, language, country: null, times: []);
        if (fields.Length == 1)
        {
            found.ShouldBeEmpty();
            return;
        }

        var quantity = found.ShouldHaveSingleItem();
        quantity.Span.Of(text).ShouldBe(fields[1]);
        ((double)(quantity.Value ?? quantity.From)!.Value).ShouldBe(Number(fields[2]), 1e-9);
        if (fields[3].Length > 0)
            ((double)quantity.To!.Value).ShouldBe(Number(fields[3]), 1e-9);
        else
            quantity.To.ShouldBeNull();
        (quantity.Unit ?? "").ShouldBe(fields[4]);
        (quantity.UnitText ?? "").ShouldBe(fields[5]);
        ContractNames.Sign(quantity.Change).ShouldBe(fields[6]);
        if (fields.Length > 7)
            (quantity.Of ?? "").ShouldBe(fields[7]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
