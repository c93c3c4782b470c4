using System.Text.Json;
using System.Threading.Channels;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Lines;

/// <summary>
/// A stage as a pipe: JSON Lines in, JSON Lines out, in order, whatever the number of threads. A bad line is answered in its place.
/// </summary>
public static class LinePipe
{
    /// <summary>Answers every report line with what <paramref name="answer"/> makes of it.</summary>
    /// <returns>The exit code: 3 when a line was refused.</returns>
    public static Task<int> RunReportsAsync(Func<Report, JsonElement, byte[]> answer, int threads, CancellationToken cancel) =>
        RunAsync(
            line =>
            {
                var (report, error) = ReportJson.Read(line, out var document);
                using (document)
                {
                    return report is null ? (null, "HDT0102", error) : (answer(report, document!.RootElement), null, null);
                }
            },
            threads,
            cancel);

    /// <summary>Answers every line with bytes, or with a code and a message that say what is wrong with it.</summary>
    public static async Task<int> RunAsync(Func<byte[], (byte[]? Answer, string? Code, string? Error)> answer, int threads, CancellationToken cancel)
    {
        await using var input = Console.OpenStandardInput();
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        var work = Channel.CreateBounded<Task<(byte[] Line, bool Refused)>>(Math.Max(1, threads * 4));
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    var lines = new LineReader(input);
                    while (await lines.ReadAsync(cancel).ConfigureAwait(false) is { } line)
                    {
                        if (line.Bytes.Length == 0 && !line.TooLong)
                            continue;
                        var number = lines.Number;
                        var task = threads > 1
                            ? Task.Run(() => Answer(line.Bytes, line.TooLong, number, answer), cancel)
                            : Task.FromResult(Answer(line.Bytes, line.TooLong, number, answer));
                        await work.Writer.WriteAsync(task, cancel).ConfigureAwait(false);
                    }
                }
                finally
                {
                    work.Writer.Complete();
                }
            },
            cancel);

        var refused = false;
        while (await work.Reader.WaitToReadAsync(cancel).ConfigureAwait(false))
        {
            while (work.Reader.TryRead(out var task))
            {
                if (!task.IsCompleted)
                    await output.FlushAsync(cancel).ConfigureAwait(false);
                var (line, bad) = await task.ConfigureAwait(false);
                refused |= bad;
                output.Write(line);
                output.WriteByte((byte)'\n');
            }

            await output.FlushAsync(cancel).ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        return refused ? ExitCode.SomeRefused : ExitCode.Done;
    }

    /// <summary>The contract's answer to a line that was refused.</summary>
    public static byte[] Refusal(string? id, string code, string message, int? line) => ReportJson.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        if (line is { } number)
            json.WriteNumber("line", number);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static (byte[] Line, bool Refused) Answer(
        byte[] line, bool tooLong, int number, Func<byte[], (byte[]? Answer, string? Code, string? Error)> answer)
    {
        if (tooLong)
            return (Refusal(null, "HDT0103", $"a line is at most {LineReader.DefaultMaxLength} bytes", number), true);
        byte[]? bytes;
        string? code, error;
        try
        {
            (bytes, code, error) = answer(line);
        }
        catch (Exception exception)
        {
            // A bug met on one line must not cost the caller the others: it is answered, with all that is needed to report it.
            (bytes, code, error) = (null, "HDT0998", $"a failure of ours on this line, please report it: {exception}");
        }

        return bytes is null ? (Refusal(IdOf(line), code ?? "HDT0102", error ?? "refused", number), true) : (bytes, false);
    }

    private static string? IdOf(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = ReportJson.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? ReportJson.Text(document.RootElement, "id") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
