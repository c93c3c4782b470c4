using System.IO.Compression;
using System.Text;
using Herodotus.Clean.Extraction;
using Herodotus.Ingest;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Clean;

/// <summary>The one door: what it is given is found out by content, and bad input is answered in its place.</summary>
public sealed class ReportReaderTests
{
    private const string Text = "The ministry said the port would stay closed until Friday. Shipping firms asked for talks.";

    [Fact]
    public void A_bad_line_is_answered_in_its_place()
    {
        var results = Reading.All("{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n{\"id\":\"b\"}\n\n{\"id\":\"c\",\"text\":\"Three \\ud800.\"}\n");
        results.Select(result => result.Report?.Id ?? result.Refusal!.Code).ShouldBe(["a", Refusal.NotJson, Refusal.NoText, "c"]);
        results[1].Refusal!.Line.ShouldBe(2);
        results[2].Refusal!.Id.ShouldBe("b");
        results[3].Report!.Text.ShouldBe("Three \ud800.");
    }

    [Theory]
    [InlineData("", Refusal.Empty)]
    [InlineData("  \n \t\n", Refusal.Empty)]
    [InlineData("%PDF-1.7 something", Refusal.Binary)]
    [InlineData("\u0001\0\u0002\0\u0007\u0006\0\u0005abc\0\0\u0004", Refusal.Binary)]
    [InlineData("{\"id\": 1,\n", Refusal.NotJson)]
    public void What_is_no_text_is_refused_with_its_code(string input, string code) =>
        Reading.All(input).Single().Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_single_line_of_five_megabytes_is_read() =>
        Reading.One(new string('x', 5 * 1024 * 1024)).Text.Length.ShouldBe(5 * 1024 * 1024);

    [Fact]
    public void Ten_thousand_brackets_are_a_refusal_or_a_text() =>
        Reading.All(new string('[', 10_000)).Count.ShouldBe(1);

    [Fact]
    public void A_page_is_a_page_whatever_its_name()
    {
        var report = Reading.One("<!DOCTYPE html><html lang=en><head><title>Port closed</title></head><body><article><p>" + Text + "</p></article></body></html>");
        report.Text.ShouldBe(Text);
        report.Language.ShouldBe("en");
    }

    [Fact]
    public void Foreign_fields_are_mapped()
    {
        var report = Reading.One("{\"nr\":7,\"body\":\"Hola a todos.\",\"meta\":{\"when\":\"2025-03-04\"}}", "id=nr,text=body,published=meta.when");
        (report.Id, report.Text, report.Published.ToString()).ShouldBe(("7", "Hola a todos.", "2025-03-04"));
    }

    [Fact]
    public void A_table_is_read_row_by_row()
    {
        var results = Reading.All("headline;body;date\n\"Uno; dos\";\"Dijo \"\"no\"\"\ny se fue\";2025-03-04\nVacío;;\n", map: "text=body,title=headline,published=date");
        var report = results[0].Report!;
        (report.Title, report.Text, report.Published.ToString()).ShouldBe(("Uno; dos", "Dijo \"no\"\ny se fue", "2025-03-04"));
        results[1].Refusal!.Code.ShouldBe(Refusal.NoText);
    }

    [Fact]
    public void A_letter_gives_its_text_subject_and_sender()
    {
        var report = Reading.One(
            "From: =?utf-8?Q?Bolet=C3=ADn_del_Puerto?= <b@puerto.example>\r\nTo: x@y.example\r\nSubject: =?iso-8859-1?B?UmV1bmnzbg==?=\r\nDate: Tue, 4 Mar 2025 09:30:00 -0500 (COT)\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "La reuni=C3=B3n ser=C3=A1=\r\n ma=C3=B1ana.\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>La <a href=\"https://puerto.example/1\">reunión</a></p>\r\n--b1--\r\n");
        (report.Source, report.Title, report.Text, report.Published.ToString()).ShouldBe(("Boletín del Puerto", "Reunión", "La reunión será mañana.", "2025-03-04T09:30:00-05:00"));
        report.Links.ShouldBe(["https://puerto.example/1"]);
    }

    [Theory]
    [InlineData("""window.YTD.tweets.part0 = [{"tweet":{"id_str":"9","full_text":"Cerrado &amp; sin fecha #Puerto","created_at":"Wed Oct 10 20:19:24 +0000 2018","lang":"es"}}]""", null, "Cerrado & sin fecha #Puerto")]
    [InlineData("""{"data":[{"id":"9","text":"Closed","author_id":"4","created_at":"2018-10-10T20:19:24.000Z"}],"includes":{"users":[{"id":"4","name":"Port","username":"port"}]}}""", "@port", "Closed")]
    [InlineData("""[{"id":"9","created_at":"2018-10-10T20:19:24.000Z","content":"<p>Closed<br>today</p>","account":{"acct":"port@social.example","display_name":"Port"},"language":"en"}]""", "@port@social.example", "Closed\ntoday")]
    [InlineData("""{"feed":[{"post":{"uri":"at://did/app.bsky.feed.post/9","author":{"handle":"port.example","displayName":"Port"},"record":{"text":"Closed","createdAt":"2018-10-10T20:19:24Z","langs":["en"]}}}]}""", "@port.example", "Closed")]
    public void Posts_of_the_platforms_are_posts(string json, string? source, string text)
    {
        var report = Reading.One(json);
        (report.Kind, report.Source, report.Text).ShouldBe((ReportKind.Post, source, text));
        report.Published!.Value.Instant.ShouldBe(new DateTimeOffset(2018, 10, 10, 20, 19, 24, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("<html><head><title>Just a moment...</title></head><body><h1>Verify you are human</h1><p>Checking your browser before you go on.</p></body></html>", PageNotes.Robot)]
    [InlineData("<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Go back to the start.</p></body></html>", PageNotes.Error)]
    public void A_wall_in_an_articles_place_is_no_report(string page, string code) => Reading.All(page).Single().Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_mailbox_gives_each_letter()
    {
        var letter = "From x Tue Mar  4 09:30:00 2025\nFrom: Ana <a@example.org>\nTo: b@example.org\nSubject: S\n\nThe port is closed.\n>From now on ships wait.\n\n";
        var reports = Reading.Reports(letter + letter.Replace("closed", "open", StringComparison.Ordinal));
        reports.Select(report => report.Part).ShouldBe([0, 1]);
        reports[1].Text.ShouldStartWith("The port is open.");
    }

    [Fact]
    public void A_text_that_never_ends_is_refused_by_its_limit()
    {
        using var item = new Item("endless.txt", new Endless());
        ReportReader.Load(DataFolder.Find()).Read(item).Single().Refusal!.Code.ShouldBe(Refusal.TooLarge);
    }

    [Theory]
    [InlineData("<rss><channel><item><description>", "&lt;a ")]
    [InlineData("<rss><channel><item><description>", "&lt;noscript&gt;")]
    [InlineData("<rss><channel>", "<item a='b' ")]
    [InlineData("From: a@b.c\nTo: d@e.f\nSubject: s\nX-Long: y", "\n z")]
    [InlineData("From: a@b.c\nTo: d@e.f\nSubject: s\nContent-Type: text/html\n\n", "<div>")]
    public void A_hundred_thousand_of_one_thing_are_read_in_time(string start, string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Reading.All(start + string.Concat(Enumerable.Repeat(piece, 100_000))).ShouldNotBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    /// <summary>Whatever is damaged in whatever form: an answer, never an exception.</summary>
    [Fact]
    public void Any_damage_to_any_form_is_survived()
    {
        byte[][] samples =
        [
            Encoding.UTF8.GetBytes("{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two \\u00e9.\"}\n"),
            Encoding.UTF8.GetBytes("title,text,date\n\"A\",\"B, \"\"c\"\"\",2025-03-04\n"),
            Encoding.UTF8.GetBytes("From: a@b.c\nTo: d@e.f\nSubject: =?utf-8?B?w6k=?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHello.\n--x--\n"),
            Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><article><p>" + Text + "</p></article></body></html>"),
            Encoding.UTF8.GetBytes("<rss><channel><title>T</title><item><title>&eacute;</title><description><![CDATA[<p>x]]></description></item></channel></rss>"),
            Encoding.UTF8.GetBytes(Record("response", "http://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>a \r\n0\r\n\r\n") + Record("warcinfo", null, "x")),
            Encoding.UTF8.GetBytes("http://a.example/ 1.2.3.4 20140216050221 text/html 20\nHTTP/1.1 200 OK\n\n<p>a\n"),
            Gzip(Encoding.UTF8.GetBytes(Text)),
        ];
        var random = new Random(484);
        for (var round = 0; round < 400; round++)
        {
            var bytes = samples[round % samples.Length].ToList();
            for (var cuts = random.Next(1, 6); cuts > 0 && bytes.Count > 1; cuts--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                        break;
                    case 2:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                        break;
                    default:
                        bytes.RemoveRange(at, bytes.Count - at);
                        break;
                }
            }

            foreach (var result in Reading.All([.. bytes]))
                (result.Report is not null || result.Refusal is not null || result.Feed is not null).ShouldBeTrue();
        }
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'a', offset, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Fact]
    public void Compressed_text_is_text() => Reading.All(Gzip(Encoding.UTF8.GetBytes(Text))).Single().Report!.Text.ShouldBe(Text);

    [Fact]
    public void A_truncated_gzip_gives_what_it_holds_or_says_why()
    {
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{{\"id\":\"{n}\",\"text\":\"Line {n * 7919 % 10007} of many.\"}}\n"));
        var packed = Gzip(Encoding.UTF8.GetBytes(lines));
        var results = Reading.All(packed[..(packed.Length / 2)]);
        results.Count(result => result.Report is not null).ShouldBeGreaterThan(5_000);
        results[^1].Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_bomb_is_refused_by_its_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)'a');
            for (var i = 0; i < 80; i++)
                gzip.Write(zeros);
        }

        Reading.All(packed.ToArray()).Single().Refusal!.Code.ShouldBeOneOf(Refusal.ExpandsTooFar, Refusal.TooLarge);
    }

    [Fact]
    public void A_zip_is_read_member_by_member()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "a.txt", Text);
            Write(zip, "b/c.jsonl", "{\"id\":\"x\",\"text\":\"Two.\"}\n{\"id\":\"y\",\"text\":\"Three.\"}\n");
            Write(zip, ".hidden", "no");
        }

        var results = Reading.All(packed.ToArray(), "bundle.zip");
        results.Select(result => result.Report!.File).ShouldBe(["bundle.zip!/a.txt", "bundle.zip!/b/c.jsonl", "bundle.zip!/b/c.jsonl"]);
    }

    [Fact]
    public void A_web_archive_gives_its_pages_only()
    {
        var page = "<html><body><p>" + Text + "</p></body></html>";
        var archive = Record("warcinfo", null, "software: x") + Record("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n")
            + Record("response", "http://a.example/", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{page.Length:x}\r\n{page}\r\n0\r\n\r\n")
            + "\0\0" + Record("response", "http://a.example/old", "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>moved</p>")
            + Record("response", "http://a.example/2", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}")[..^60];
        var results = Reading.All(archive, "a.warc");
        results.Select(result => result.Report!.Url).ShouldBe(["http://a.example/", "http://a.example/2"]);
        results[0].Report!.Text.ShouldBe(Text);
        results[1].Report!.Notes.ShouldNotBeEmpty();
    }

    private static string Record(string type, string? uri, string block) =>
        $"WARC/1.0\r\nWARC-Type: {type}\r\n{(uri is null ? "" : $"WARC-Target-URI: {uri}\r\n")}WARC-Date: 2025-03-04T00:00:00Z\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
