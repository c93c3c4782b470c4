using System.IO.Compression;
using System.Text;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Extraction;
using Herodotus.Ingest;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Clean;

/// <summary>Bad input by name: a clear coded answer, and nothing else disturbed.</summary>
public sealed class BadInputTests
{
    private const string Good = "{\"id\":\"good\",\"text\":\"The harbor opens.\"}\n";

    [Theory]
    [InlineData("BZh91AY&SY", "bzip2")]
    [InlineData("\u00FD7zXZ\0\0\u0004", "xz")]
    [InlineData("7z\u00BC\u00AF\u0027\u001C", "7z")]
    [InlineData("(\u00B5/\u00FD$\0", "Zstandard")]
    [InlineData("%PDF-1.7\n", "PDF")]
    public void What_is_not_unpacked_is_refused_by_its_name(string head, string name)
    {
        var refusal = Reading.All([.. Encoding.Latin1.GetBytes(head), .. new byte[200]]).Single().Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Message.Contains(name, StringComparison.Ordinal)).ShouldBe((Refusal.Binary, true));
    }

    [Fact]
    public void A_bomb_in_a_zip_is_refused_and_its_neighbors_are_read()
    {
        var results = Reading.All(Zip(("a.jsonl", Good), ("bomb.txt", new string('a', 80 << 20)), ("z.jsonl", Good)), "bundle.zip");
        results.Count(result => result.Report?.Id == "good").ShouldBe(2);
        results.Single(result => result.Refusal is not null).Refusal!.Code.ShouldBeOneOf(Refusal.ExpandsTooFar, Refusal.TooLarge);
    }

    [Fact]
    public void A_zip_cut_off_is_said_to_be_damaged()
    {
        var zip = Zip(("a.jsonl", Good), ("b.jsonl", Good));
        Reading.All(zip[..(zip.Length / 2)], "bundle.zip").Single().Refusal.ShouldNotBeNull().Code.ShouldBe(Refusal.Truncated);
    }

    [Fact]
    public void Zips_in_zips_end_at_a_depth()
    {
        var inner = Zip(("a.jsonl", Good));
        for (var n = 0; n < 6; n++)
            inner = Zip(($"{n}.zip", inner));
        Reading.All(inner, "nest.zip").Single().Refusal.ShouldNotBeNull().Code.ShouldBe(Refusal.TooDeep);
    }

    [Theory]
    [InlineData("<html><head><title>Example</title></head><body><div><h2>We value your privacy</h2><p>We and our partners store information on a device.</p></div></body></html>", PageNotes.Consent)]
    [InlineData("<html><head><title>Example</title></head><body><h1>Verify you are human</h1></body></html>", PageNotes.Robot)]
    [InlineData("<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>", PageNotes.Error)]
    [InlineData("<html><body></body></html>", PageNotes.NoText)]
    public void A_page_that_is_no_report_is_refused_with_what_it_is(string page, string code) => Reading.All(page, "page.html").Single().Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_page_behind_a_login_says_so_beside_its_opening() => Reading.One(
        "<html><body><article><h1>River rises</h1><p>The river rose two meters overnight, and people in the lower town were asked to leave their houses before noon.</p><h3>Subscribe to continue reading</h3></article></body></html>")
        .Notes.ShouldContain(note => note.Code == PageNotes.Login);

    [Fact]
    public void Entities_that_grow_and_entities_from_outside_stay_unread()
    {
        var levels = string.Concat(Enumerable.Range(1, 12).Select(n => $"<!ENTITY a{n} '{string.Concat(Enumerable.Repeat($"&a{n - 1};", 10))}'>"));
        var feed = $"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>{levels}<!ENTITY out SYSTEM 'file:///etc/hostname'>]><rss><channel><title>T</title><item><title>One</title><description>x &a12; &out; y</description></item></channel></rss>";
        var text = Reading.All(feed, "feed.xml").Single(result => result.Report is not null).Report!.Text;
        text.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_line_longer_than_its_limit_is_answered_in_its_place()
    {
        var endless = $"{{\"id\":\"long\",\"text\":\"{new string('a', InputLimits.MaxLineBytes)}\"}}\n";
        var results = Reading.All(Good + endless + Good);
        results.Select(result => result.Refusal?.Code).ShouldBe([null, Refusal.TooLarge, null]);
    }

    [Fact]
    public void A_report_dated_after_it_was_fetched_says_so()
    {
        using var item = new Item("page.html", Encoding.UTF8.GetBytes("<html><head><meta property=article:published_time content=2052-01-01></head><body><article><p>The harbor opens on Monday, the port's board said in a short letter to the town.</p></article></body></html>"))
        {
            Retrieved = new DateTimeOffset(2025, 3, 4, 0, 0, 0, TimeSpan.Zero),
        };
        var report = ReportReader.Load(DataFolder.Find()).Read(item).Single().Report.ShouldNotBeNull();
        report.Notes.ShouldContain(note => note.Code == "HDT0134");
        report.Published!.Value.Date.Year.ShouldBe(2052);
    }

    /// <summary>The four readers that the fuzz command also feeds, on damaged samples: same seed, same damage.</summary>
    [Fact]
    public void Any_damage_to_encoded_text_is_decoded_and_counted()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "El niño comió piña. Привет, как дела? 新华社北京电。こんにちは、世界。 Καλημέρα κόσμε.";
        var random = new Random(811);
        foreach (var name in new[] { "utf-8", "utf-16", "utf-16BE", "utf-32", "windows-1251", "koi8-r", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-8859-7", "iso-2022-jp" })
        {
            var whole = Encoding.GetEncoding(name).GetBytes(text);
            for (var round = 0; round < 40; round++)
            {
                var bytes = whole.ToList();
                for (var cuts = random.Next(1, 8); cuts > 0 && bytes.Count > 1; cuts--)
                {
                    var at = random.Next(bytes.Count);
                    if (random.Next(2) == 0)
                        bytes[at] = (byte)random.Next(256);
                    else
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                }

                var decoded = TextDecoder.Decode([.. bytes]);
                decoded.Damaged.ShouldBeInRange(0, bytes.Count);
                decoded.Text.Length.ShouldBeLessThanOrEqualTo(bytes.Count * 2);
            }
        }
    }

    private static byte[] Zip(params (string Name, object Content)[] members)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }
        }

        return packed.ToArray();
    }
}
