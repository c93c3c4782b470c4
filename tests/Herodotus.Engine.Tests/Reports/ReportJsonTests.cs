using System.Text;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Reports;

public sealed class ReportJsonTests
{
    [Fact]
    public void A_report_comes_back_as_it_was_written()
    {
        var report = new Report
        {
            Id = "r1",
            Text = "Uno.\nDos “tres” 🇨🇴",
            Title = "T",
            Language = "es",
            Published = PublicationTime.Parse("2025-08-11T09:30:00-03:00"),
            Source = "Diario",
            Kind = ReportKind.Post,
            Part = 2,
            Links = ["https://example.org/"],
        };
        var line = ReportJson.Line(json => ReportJson.Write(json, report));
        var (read, error) = ReportJson.Read(line, out var document);
        document!.Dispose();
        error.ShouldBeNull();
        (read! with { Links = [] }).ShouldBe(report with { Links = [] });
        read.Links.ShouldBe(report.Links);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"text\":\"x\"}")]
    [InlineData("{\"id\":\"x\",\"text\":\"y\",\"published\":\"soon\"}")]
    [InlineData("nothing")]
    [InlineData("")]
    public void What_is_no_report_is_refused_with_a_reason(string line)
    {
        var (report, error) = ReportJson.Read(Encoding.UTF8.GetBytes(line), out _);
        report.ShouldBeNull();
        error.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_kept_as_one_code_unit()
    {
        var (report, _) = ReportJson.Read(@"{""id"":""x"",""text"":""a\ud800b""}"u8.ToArray(), out var document);
        document!.Dispose();
        report!.Text.ShouldBe("a\ud800b");
    }

    [Fact]
    public void Ten_thousand_brackets_are_refused()
    {
        var line = "{\"id\":\"x\",\"text\":\"y\",\"z\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        ReportJson.Read(Encoding.UTF8.GetBytes(line), out _).Error.ShouldNotBeNull();
    }
}
