using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Cli;

/// <summary>The stream of <c>group</c> stopped and begun again.</summary>
public sealed class GroupTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Journal => _scratch.File("stream.jsonl");

    [Fact]
    public async Task A_stream_killed_again_and_again_loses_and_doubles_nothing()
    {
        var input = Reports(600);
        var whole = await GroupAsync(input);
        whole.Code.ShouldBe(0);
        var answers = new List<string>();
        for (var kill = 1; kill <= 4; kill++)
        {
            // What was answered and what was only noted is not the same: the rest of the input begins after the last answer that came whole.
            answers.AddRange(await KilledAsync(input.Skip(answers.Count), answers: kill * 30));

            // A line torn by the kill.
            await File.AppendAllTextAsync(Journal, "{\"id\":\"torn\",\"text\":\"The brid", Cancel);
        }

        answers.AddRange((await KeptAsync(input.Skip(answers.Count))).Lines);
        answers.ShouldBe(whole.Lines);
        File.Exists(Journal + ".snapshot").ShouldBeTrue();
        (await KeptAsync(input)).Lines.ShouldBe(whole.Lines);
    }

    [Fact]
    public async Task A_broken_snapshot_is_told_and_the_journal_read_from_its_start()
    {
        var input = Reports(200);
        var whole = await KeptAsync(input);
        var bytes = await File.ReadAllBytesAsync(Journal + ".snapshot", Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Journal + ".snapshot", bytes, Cancel);
        var again = await KeptAsync(input);
        again.Code.ShouldBe(0);
        again.Error.ShouldStartWith("HDT0330");
        again.Lines.ShouldBe(whole.Lines);
    }

    [Fact]
    public async Task A_snapshot_of_another_journal_is_not_believed()
    {
        var input = Reports(200);
        var whole = await KeptAsync(input);
        File.Delete(Journal);
        var again = await KeptAsync(input);
        again.Error.ShouldStartWith("HDT0333");
        again.Lines.ShouldBe(whole.Lines);
    }

    [Fact]
    public async Task A_snapshot_of_a_newer_program_stops_the_command_and_is_left_alone()
    {
        await KeptAsync(Reports(200));
        var bytes = await File.ReadAllBytesAsync(Journal + ".snapshot", Cancel);
        bytes[8] = 99;
        await File.WriteAllBytesAsync(Journal + ".snapshot", bytes, Cancel);
        var again = await KeptAsync(Reports(10));
        again.Code.ShouldBe(1);
        again.Error.ShouldStartWith("HDT0331");
        (await File.ReadAllBytesAsync(Journal + ".snapshot", Cancel)).ShouldBe(bytes);
    }

    public void Dispose() => _scratch.Dispose();

    private static string[] Reports(int count) => [.. Enumerable.Range(0, count).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"id\":\"r{i}\",\"title\":\"Council of town {i % 23}\",\"text\":\"The council of town {i % 23} votes on Monday on budget {i % 41}, said mayor Teodor Vank{i % 7} of district {i % 13}.\",\"language\":\"en\",\"published\":\"2024-03-{1 + (i / 40):00}T10:{i % 60:00}Z\"}}"))];

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static Task<Cli.Result> GroupAsync(IEnumerable<string> lines) => Cli.RunWithInputAsync(Bytes(lines), "group", "--explain");

    private Task<Cli.Result> KeptAsync(IEnumerable<string> lines) => Cli.RunWithInputAsync(Bytes(lines), Arguments);

    private string[] Arguments => ["group", "--explain", "--checkpoint", Journal, "--snapshot-every", "50"];

    /// <summary>Kills the program when it has given some answers; returns all that came whole.</summary>
    private async Task<List<string>> KilledAsync(IEnumerable<string> lines, int answers)
    {
        using var process = Cli.Start(Arguments);
        var feeding = FeedAsync(process.StandardInput.BaseStream, Bytes(lines.Take(answers + 7)));
        var got = new List<string>();
        while (got.Count < answers && await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
            got.Add(line);
        process.Kill(entireProcessTree: true);
        await feeding;
        var rest = await process.StandardOutput.ReadToEndAsync(Cancel);
        var end = rest.LastIndexOf('\n');
        if (end >= 0)
            got.AddRange(rest[..end].Split('\n'));
        await process.WaitForExitAsync(Cancel);
        return got;
    }

    /// <summary>Writes, and leaves the input open: the program is stopped while it waits, not when it is done.</summary>
    private static async Task FeedAsync(Stream input, byte[] bytes)
    {
        try
        {
            await input.WriteAsync(bytes, Cancel);
            await input.FlushAsync(Cancel);
        }
        catch (IOException)
        {
            // It was killed while it was read to.
        }
    }
}
