using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Cli;

public sealed class PipeTests
{
    [Fact]
    public async Task A_bad_line_is_answered_in_its_place_and_the_rest_is_done()
    {
        var result = await Cli.RunWithInputAsync("{\"id\":\"a\",\"text\":\"One.\"}\nnot json\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"Four.\"}\n"u8.ToArray(), "analyze");
        result.Code.ShouldBe(3);
        result.Lines.Length.ShouldBe(4);
        result.Lines[1].ShouldContain("\"code\":\"HDT0102\"");
        result.Lines[1].ShouldContain("\"line\":2");
        result.Lines[2].ShouldContain("\"id\":\"c\"");
        JsonDocument.Parse(result.Lines[3]).RootElement.GetProperty("id").GetString().ShouldBe("d");
    }

    [Fact]
    public async Task Only_the_layers_asked_for_are_written()
    {
        var result = await Cli.RunWithInputAsync("{\"id\":\"a\",\"text\":\"Petro spoke in Bogota.\"}\n"u8.ToArray(), "analyze", "--layers", "tokens,sentences");
        var json = JsonDocument.Parse(result.Lines[0]).RootElement;
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "sentences", "tokens"]);
        json.GetProperty("tokens").GetArrayLength().ShouldBe(5);
    }

    [Theory]
    [InlineData("analyze", "--layers", "smells")]
    [InlineData("brief")]
    [InlineData("no-such-command")]
    public async Task Wrong_usage_says_so(params string[] arguments)
    {
        var result = await Cli.RunAsync(arguments);
        result.Code.ShouldBe(2);
        result.Error.ShouldStartWith("HDT0001");
    }

    [Fact]
    public async Task The_order_of_answers_does_not_depend_on_threads()
    {
        var input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"{{\"id\":\"{i}\",\"text\":\"{string.Concat(Enumerable.Repeat("President Petro said on Friday that 7,500 members left. ", 1 + (i % 7)))}\"}}\n")));
        var one = await Cli.RunWithInputAsync(input, "analyze", "--threads", "1");
        var two = await Cli.RunWithInputAsync(input, "analyze", "--threads", "2");
        two.Output.ShouldBe(one.Output);
    }
}
