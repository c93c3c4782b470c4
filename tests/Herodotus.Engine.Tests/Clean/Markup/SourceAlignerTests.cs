using System.Text;
using Herodotus.Clean.Encodings;
using Herodotus.Ingest;
using Herodotus.Learning.Files;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Markup;

public sealed class SourceAlignerTests
{
    [Fact]
    public void A_paragraph_of_a_page_leads_to_its_bytes()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<html><body><nav>Inicio</nav><p>La reuni&oacute;n <b>será</b>\n mañana.</p><p>Nadie  vino.</p></body></html>")];
        var decoded = TextDecoder.Decode(bytes);
        const string Text = "La reunión será mañana.\nNadie vino.";
        var segments = new SourceAligner(decoded, SourceForm.Html).Align(Text);
        segments.Length.ShouldBe(2);
        Of(bytes, segments[0]).ShouldBe("La reuni&oacute;n <b>será</b>\n mañana.");
        Of(bytes, segments[1]).ShouldBe("Nadie  vino.");
        segments[1].Span.Of(Text).ShouldBe("Nadie vino.");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void Places_are_counted_in_the_encoding_of_the_bytes(string label)
    {
        var encoding = KnownEncodings.Find(label)!;
        var bytes = encoding.GetBytes("Título añadido\nUn párrafo más, según él.");
        var segments = new SourceAligner(TextDecoder.Decode(bytes), SourceForm.Plain).Align("Un párrafo más, según él.");
        encoding.GetString(bytes, segments[0].ByteStart, segments[0].ByteLength).ShouldBe("Un párrafo más, según él.");
    }

    [Fact]
    public void Equal_paragraphs_find_each_its_own()
    {
        var decoded = TextDecoder.Decode("Again.\nAgain.\n"u8);
        new SourceAligner(decoded, SourceForm.Plain).Align("Again.\nAgain.").Select(segment => segment.ByteStart).ShouldBe([0, 7]);
    }

    /// <summary>Each kind of source that holds several reports, or wraps its text: every paragraph leads to the bytes that say it.</summary>
    [Theory]
    [InlineData("feed.xml", "<rss><channel><title>T</title><item><title>One</title><description>&lt;p&gt;La reuni&amp;oacute;n&lt;/p&gt;&lt;p&gt;Nadie &lt;b&gt;vino&lt;/b&gt;.&lt;/p&gt;</description></item><item><title>Two</title><description><![CDATA[<p>Again&amp;again.</p>]]></description></item></channel></rss>", "La reuni&amp;oacute;n|Nadie &lt;b&gt;vino&lt;/b&gt;.|Again&amp;again.")]
    [InlineData("feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>La reuni\\u00f3n \\\"fue\\\" larga.<\\/p>\"},{\"id\":\"2\",\"content_text\":\"Nadie vino.\\nAdi\\u00f3s.\"}]}", "La reuni\\u00f3n \\\"fue\\\" larga.|Nadie vino.|Adi\\u00f3s.")]
    [InlineData("post.json", "[{\"id\":\"1\",\"created_at\":\"2025-08-11T09:30:00Z\",\"content\":\"<p>Nadie &amp; todos.<\\/p>\",\"account\":{\"acct\":\"a@b.example\",\"display_name\":\"A\"}}]", "Nadie &amp; todos.")]
    [InlineData("letter.eml", "From: A <a@b.example>\r\nSubject: S\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nLa reuni=C3=B3n fue =\r\nlarga.\r\nNadie vino.\r\n", "La reuni=C3=B3n fue =\r\nlarga.|Nadie vino.")]
    [InlineData("html.eml", "From: A <a@b.example>\nSubject: S\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n<p>Nadie <b>vino</b>.</p>\n--x--\n", "Nadie <b>vino</b>.")]
    public void Every_kind_of_source_leads_back_to_its_bytes(string name, string source, string stretches)
    {
        var bytes = Encoding.UTF8.GetBytes(source);
        using var item = new Item(name, bytes);
        var reports = ReportReader.Load(DataFolder.Find(), withSourceMap: true).Read(item).Select(result => result.Report).OfType<Reports.Report>().ToList();
        reports.SelectMany(report => report.SourceMap).Select(segment => Of(bytes, segment)).ShouldBe(stretches.Split('|'));
        foreach (var report in reports)
            report.SourceMap.Length.ShouldBe(report.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_letter_in_base64_leads_to_the_lines_that_hold_it()
    {
        var packed = Convert.ToBase64String(Encoding.UTF8.GetBytes("La reunión fue larga.\nNadie vino.\n"));
        var bytes = Encoding.ASCII.GetBytes($"From: A <a@b.example>\nSubject: S\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{packed[..30]}\n{packed[30..]}\n");
        using var item = new Item("b.eml", bytes);
        var report = ReportReader.Load(DataFolder.Find(), withSourceMap: true).Read(item).Single().Report.ShouldNotBeNull();
        report.SourceMap.Length.ShouldBe(2);
        var second = report.SourceMap[1];
        (second.ByteStart > bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(packed[..30])), second.ByteStart + second.ByteLength <= bytes.Length).ShouldBe((true, true));
    }

    /// <summary>Whatever the source: segments are sorted by their place in the text and lie inside both.</summary>
    [Fact]
    public void Segments_lie_inside_text_and_source() => Prop.ForAll<string, string>((text, source) =>
    {
        foreach (var form in Enum.GetValues<SourceForm>())
        {
            var wrapped = (source ?? "") + (text ?? "");
            var decoded = TextDecoder.Decode(Encoding.UTF8.GetBytes(wrapped));
            var bytes = Encoding.UTF8.GetByteCount(decoded.Text) + decoded.MarkLength;
            var before = 0;
            foreach (var segment in new SourceAligner(decoded, form).Align(text ?? ""))
            {
                if (segment.Span.Start < before || segment.Span.End > text!.Length || segment.ByteStart < 0 || segment.ByteLength < 0 || segment.ByteStart + segment.ByteLength > bytes)
                    return false;
                before = segment.Span.End;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static string Of(byte[] bytes, Herodotus.Text.SourceSegment segment) => Encoding.UTF8.GetString(bytes, segment.ByteStart, segment.ByteLength);
}
