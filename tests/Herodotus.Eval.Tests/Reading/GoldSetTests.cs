using System.IO.Compression;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Eval.Reading;

public sealed class GoldSetTests
{
    [Theory]
    [InlineData("person", "person")]
    [InlineData("PER", "person")]
    [InlineData("PERSON", "person")]
    [InlineData("per", "person")]
    [InlineData("ORG", "organization")]
    [InlineData("org", "organization")]
    [InlineData("LOC", "place")]
    [InlineData("GPE", "place")]
    [InlineData("location", "place")]
    [InlineData("loc", "place")]
    [InlineData("MISC", "other")]
    [InlineData("misc", "other")]
    [InlineData("vessel", "vessel")]
    public void A_type_of_another_set_is_the_contracts(string given, string type)
    {
        var set = Read("""{"id":"a","text":"Ana Ruiz spoke."}""", $$"""{"id":"a","names":[{"start":0,"length":8,"type":"{{given}}"}]}""");
        var name = set.Reports.ShouldHaveSingleItem().Names.ShouldHaveSingleItem();
        (name.Kind, name.Span).ShouldBe((type, new TextSpan(0, 8)));
    }

    [Fact]
    public void Names_are_in_the_order_of_the_text_and_those_of_a_headline_are_left_out()
    {
        var set = Read(
            """{"id":"a","text":"Ana Ruiz went to Lima.","language":"en"}""",
            """{"id":"a","names":[{"start":17,"length":4,"type":"place","alt":["organization"]},{"start":0,"length":8,"type":"person","in":"text"},{"start":0,"length":3,"type":"person","in":"headline"}],"ignore":[{"start":9,"length":4}]}""");
        var report = set.Reports.ShouldHaveSingleItem();
        report.Language.ShouldBe("en");
        report.Names.Select(name => name.Span.Start).ShouldBe([0, 17]);
        report.Names[1].Also.ShouldBe(["organization"]);
        report.Ignored.ShouldHaveSingleItem().Span.ShouldBe(new TextSpan(9, 4));
    }

    [Fact]
    public void A_report_without_a_gold_is_left_out()
    {
        var set = Read("{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n", "{\"id\":\"b\"}\n{\"id\":\"c\"}\n");
        set.Reports.ShouldHaveSingleItem().Id.ShouldBe("b");
        set.Reports[0].Names.ShouldBeEmpty();
    }

    [Fact]
    public void Packed_files_are_read_and_a_set_has_its_folders_name()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "dev.reports.jsonl"), """{"id":"a","text":"Lima"}""");
        using (var packed = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "dev.gold.jsonl.gz")), CompressionLevel.Fastest)))
            packed.Write("""{"id":"a","names":[{"start":0,"length":4,"type":"LOC"}]}""");
        var set = GoldSet.ReadPart(folder, "dev");
        set.Name.ShouldBe(Path.GetFileName(folder));
        set.Reports.ShouldHaveSingleItem().Names.ShouldHaveSingleItem().Kind.ShouldBe("place");
        Directory.Delete(folder, recursive: true);
    }

    private static GoldSet Read(string reports, string gold)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (first, second) = (Path.Combine(folder, "r.jsonl"), Path.Combine(folder, "g.jsonl"));
        File.WriteAllText(first, reports);
        File.WriteAllText(second, gold);
        var set = GoldSet.Read(first, second);
        Directory.Delete(folder, recursive: true);
        return set;
    }
}
