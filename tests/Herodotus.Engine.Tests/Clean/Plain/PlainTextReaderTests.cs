using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Plain;

public sealed class PlainTextReaderTests
{
    private const string Prose =
        "The ministry said the port would stay closed until Friday. Officials in the capital gave no reason for the order, which took effect at noon. Shipping firms asked for talks.";

    [Fact]
    public void Posts_after_a_brief_are_reports_of_their_own()
    {
        var reports = Reading.Reports($"{Prose}\nEl puerto de #Cartagena sigue cerrado, dice la ministra https://t.co/a1B2c3\n🌐 Última hora | Navieras piden diálogo 🇨🇴 https://t.co/zzz");
        reports.Select(report => report.Kind).ShouldBe([ReportKind.Brief, ReportKind.Post, ReportKind.Post]);
        reports.Select(report => report.Part).ShouldBe([0, 1, 2]);
        reports[0].Text.ShouldBe(Prose);
        reports[1].Links.ShouldBe(["https://t.co/a1B2c3"]);
    }

    [Fact]
    public void A_link_to_more_reading_is_not_a_post() =>
        Reading.One($"{Prose}\nRead the full order on the ministry's pages: https://example.org/order").Kind.ShouldBe(ReportKind.Article);

    [Fact]
    public void A_last_paragraph_with_a_tag_stays_with_its_text()
    {
        var reports = Reading.Reports($"{Prose}\nThe order was first seen by readers who follow #Cartagena.\n🌐 Navieras piden diálogo https://t.co/zzz\nEl puerto, cerrado otra vez, dice @puerto\nHoy hablamos del cierre https://t.co/yyy");
        reports.Select(report => report.Kind).ShouldBe([ReportKind.Article, ReportKind.Post, ReportKind.Post, ReportKind.Post]);
        reports[0].Text.ShouldEndWith("#Cartagena.");
    }

    [Fact]
    public void A_file_of_posts_alone_is_posts()
    {
        var reports = Reading.Reports("🌐 Navieras piden diálogo https://t.co/zzz\n\nEl #puerto sigue cerrado hoy 🇨🇴\nHoy hablamos del cierre https://t.co/yyy\n");
        reports.Select(report => report.Kind).ShouldBe([ReportKind.Post, ReportKind.Post, ReportKind.Post]);
    }

    [Theory]
    [InlineData(" date 2025-03-04 512\n")]
    [InlineData("Date: 4 March 2025\n\n")]
    [InlineData("Fecha: 2025-03-04\n")]
    public void A_header_line_gives_the_date_and_is_not_text(string header)
    {
        var report = Reading.One(header + Prose);
        report.Published.ToString().ShouldBe("2025-03-04");
        report.Text.ShouldBe(Prose);
    }

    [Theory]
    [InlineData("Port Order Leaves Ships Waiting\nHarbor Post, 4 March 2025\n\n", null, "Harbor Post", "2025-03-04")]
    [InlineData("Port Order Leaves Ships Waiting\n\nBy Laura Benning, The Harbor Post\nMarch 4, 2025\n\n", "Laura Benning", "The Harbor Post", "2025-03-04")]
    [InlineData("Port Order Leaves Ships Waiting\nMarch 4, 2025, Harbor Post\n", null, "Harbor Post", "2025-03-04")]
    [InlineData("Navieras piden diálogo\nPor Ana Ruiz | Diario del Istmo\nPublicado el 4 de marzo de 2025\n", "Ana Ruiz", "Diario del Istmo", "2025-03-04")]
    [InlineData("Navieras piden diálogo\nEl Faro del Sur - 4 de marzo de 2025\n\n", null, "El Faro del Sur", "2025-03-04")]
    [InlineData("Port Order Leaves Ships Waiting\nHarbor Wire\nMarch 4, 2025\n\n", null, "Harbor Wire", "2025-03-04")]
    [InlineData("Port Order Leaves Ships Waiting\nTuesday, March 4, 2025 - 14:05 GMT\n", null, null, "2025-03-04T14:05:00Z")]
    public void Lines_between_title_and_text_give_author_outlet_and_date(string head, string? author, string? source, string date)
    {
        var report = Reading.One(head + Prose);
        (report.Author, report.Source, report.Published.ToString()).ShouldBe((author, source, date));
        report.Text.ShouldBe(Prose);
        report.Title.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Port Order Leaves Ships Waiting\nOfficials met on 4 March 2025, and nobody knew why.\n")]
    [InlineData("Port Order Leaves Ships Waiting\nBy noon, the harbor was empty\n")]
    [InlineData("Port Order Leaves Ships Waiting\nBogotá, Colombia\n")]
    [InlineData("Port Order Leaves Ships Waiting\nHarbor Wire\nShipping Lines\n")]
    public void A_line_not_wholly_understood_is_text(string head)
    {
        var report = Reading.One(head + Prose);
        (report.Author, report.Source, report.Published).ShouldBe((null, null, null));
        report.Text.Length.ShouldBeGreaterThan(Prose.Length);
    }

    [Fact]
    public void An_unknown_date_stays_absent() => Reading.One(Prose).Published.ShouldBeNull();

    [Fact]
    public void A_short_first_line_without_a_stop_is_the_title()
    {
        var report = Reading.One("U.S. Port Order Leaves Ships Waiting\n" + Prose);
        report.Title.ShouldBe("U.S. Port Order Leaves Ships Waiting");
        report.Text.ShouldBe(Prose);
    }

    [Theory]
    [InlineData("(MENAFN- The Lima Post) " + Prose, "The Lima Post", "MENAFN", ReportKind.Article)]
    [InlineData("CARTAGENA, Colombia (AP) — " + Prose, null, "Associated Press", ReportKind.Wire)]
    [InlineData("Lima, 3 ago (EFE).- " + Prose, null, "EFE", ReportKind.Wire)]
    [InlineData(Prose + "\n© Agence France-Presse", null, "Agence France-Presse", ReportKind.Wire)]
    [InlineData("The port (AP) stays closed, said the ministry on Monday. " + Prose, null, null, ReportKind.Article)]
    public void Credits_are_read_where_they_stand(string text, string? source, string? agency, ReportKind kind)
    {
        var report = Reading.One(text);
        (report.Source, report.Agency, report.Kind).ShouldBe((source, agency, kind));
        report.Text.ShouldBe(text);
    }

    [Fact]
    public void Ids_are_the_same_in_every_run() => Reading.One(Prose).Id.ShouldBe(Reading.One(Prose).Id);
}
