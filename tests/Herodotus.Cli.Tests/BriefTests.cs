using System.Text.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Cli;

public sealed class BriefTests
{
    [Fact]
    public async Task The_same_samples_give_the_same_bytes_with_one_thread_and_with_two()
    {
        var one = await Cli.RunAsync("brief", Cli.Samples, "--format", "json", "--threads", "1");
        var two = await Cli.RunAsync("brief", Cli.Samples, "--format", "json", "--threads", "2");
        one.Code.ShouldBe(0);
        two.Output.ShouldBe(one.Output);
    }

    [Fact]
    public async Task Every_sentence_is_cited_and_every_quotation_stands_where_it_says()
    {
        var result = await Cli.RunAsync("brief", Cli.Samples, "--format", "json");
        using var document = JsonDocument.Parse(result.Output);
        var stories = document.RootElement.GetProperty("stories").EnumerateArray().ToList();
        var texts = stories.SelectMany(story => story.GetProperty("reports").EnumerateArray())
            .ToDictionary(report => report.GetProperty("id").GetString()!, report => report.GetProperty("text").GetString()!);
        foreach (var sentence in stories.SelectMany(story => story.GetProperty("brief").EnumerateArray()))
        {
            sentence.GetProperty("citations").GetArrayLength().ShouldBeGreaterThan(0);
            foreach (var citation in sentence.GetProperty("citations").EnumerateArray())
                (citation.GetProperty("start").GetInt32() + citation.GetProperty("length").GetInt32()).ShouldBeLessThanOrEqualTo(texts[citation.GetProperty("report").GetString()!].Length);
        }

        foreach (var assertion in stories.SelectMany(story => story.GetProperty("claims").EnumerateArray()).SelectMany(claim => claim.GetProperty("assertions").EnumerateArray()))
        {
            texts[assertion.GetProperty("report").GetString()!]
                .Substring(assertion.GetProperty("start").GetInt32(), assertion.GetProperty("length").GetInt32())
                .ShouldBe(assertion.GetProperty("quote").GetString());
        }
    }

    [Fact]
    public async Task Reports_put_together_already_are_told_as_one_story()
    {
        var result = await Cli.RunAsync("brief", Cli.Samples, "--format", "json", "--together");
        using var document = JsonDocument.Parse(result.Output);
        document.RootElement.GetProperty("stories").GetArrayLength().ShouldBe(1);
        document.RootElement.GetProperty("stories")[0].GetProperty("reports").GetArrayLength().ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_is_told()
    {
        using var folder = new Scratch();
        folder.Write("a.txt", "President Gustavo Petro said on Friday that talks had begun.");
        folder.Write("b.txt", "");
        folder.WriteBytes("c.bin", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 1, 2, 3, 0, 0, 255, 254, 0, 0]);
        var result = await Cli.RunAsync("brief", folder.Path, Path.Combine(folder.Path, "missing.txt"), "--format", "json");
        result.Code.ShouldBe(3);
        result.Error.ShouldContain("b.txt");
        result.Error.ShouldContain("c.bin");
        result.Error.ShouldContain("missing.txt");
        JsonDocument.Parse(result.Output).RootElement.GetProperty("stories").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_page_is_self_contained_and_shows_no_markup_of_a_report()
    {
        using var folder = new Scratch();
        folder.Write("a.txt", "Title: <img src=x onerror=alert(1)>\n\nPresident Petro said <script>alert(1)</script> on Friday.");
        var page = (await Cli.RunAsync("brief", folder.Path, "--format", "html")).Text;
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("http://");
    }
}
