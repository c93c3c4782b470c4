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
        RunReportsAsync(answer, bytes => bytes, threads, cancel);

    /// <summary>Reads every report line on any thread, ahead of the others, and answers them one after another in their order.</summary>
    /// <returns>The exit code: 3 when a line was refused.</returns>
    public static Task<int> RunReportsAsync<T>(Func<Report, JsonElement, T> prepare, Func<T, byte[]> answer, int threads, CancellationToken cancel) =>
        RunAsync(
            line =>
            {
                var (report, error) = ReportJson.Read(line, out var document);
                using (document)
                {
                    return report is null ? new Prepared<T>(default, "HDT0102", error) : new Prepared<T>(prepare(report, document!.RootElement), null, null);
                }
            },
            answer,
            threads,
            cancel);

    /// <summary>Answers every line with bytes, or with a code and a message that say what is wrong with it.</summary>
    public static Task<int> RunAsync(Func<byte[], (byte[]? Answer, string? Code, string? Error)> answer, int threads, CancellationToken cancel) =>
        RunAsync(
            line => answer(line) is var (bytes, code, error) && bytes is null ? new Prepared<byte[]>(null, code ?? "HDT0102", error ?? "refused") : new Prepared<byte[]>(bytes, null, null),
            bytes => bytes,
            threads,
            cancel);

    private static async Task<int> RunAsync<T>(Func<byte[], Prepared<T>> prepare, Func<T, byte[]> answer, int threads, CancellationToken cancel)
    {
        await using var source = Console.OpenStandardInput();
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        var work = Channel.CreateBounded<Task<(byte[] Line, int Number, Prepared<T> Prepared)>>(Math.Max(1, threads * 4));
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    var lines = new LineReader(source);
                    while (await lines.ReadAsync(cancel).ConfigureAwait(false) is { } line)
                    {
                        if (line.Bytes.Length == 0 && !line.TooLong)
                            continue;
                        var number = lines.Number;
                        var task = threads > 1
                            ? Task.Run(() => (line.Bytes, number, Prepare(line.Bytes, line.TooLong, prepare)), cancel)
                            : Task.FromResult((line.Bytes, number, Prepare(line.Bytes, line.TooLong, prepare)));
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
                var (input, number, prepared) = await task.ConfigureAwait(false);
                var (line, bad) = Answer(input, number, prepared, answer);
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

    private static Prepared<T> Prepare<T>(byte[] line, bool tooLong, Func<byte[], Prepared<T>> prepare)
    {
        if (tooLong)
            return new Prepared<T>(default, "HDT0103", $"a line is at most {LineReader.DefaultMaxLength} bytes");
        try
        {
            return prepare(line);
        }
        catch (Exception exception)
        {
            // A bug met on one line must not cost the caller the others: it is answered, with all that is needed to report it.
            return new Prepared<T>(default, "HDT0998", $"a failure of ours on this line, please report it: {exception}");
        }
    }

    private static (byte[] Line, bool Refused) Answer<T>(byte[] line, int number, Prepared<T> prepared, Func<T, byte[]> answer)
    {
        var (made, code, error) = prepared;
        if (code is null)
        {
            try
            {
                return (answer(made!), false);
            }
            catch (Exception exception) when (exception is not IOException)
            {
                (code, error) = ("HDT0998", $"a failure of ours on this line, please report it: {exception}");
            }
        }

        return (Refusal(code == "HDT0103" ? null : IdOf(line), code, error ?? "refused", number), true);
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

    /// <summary>What was made of a line, or why it is refused.</summary>
    private readonly record struct Prepared<T>(T? Made, string? Code, string? Error);
}
