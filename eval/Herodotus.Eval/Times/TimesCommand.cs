using System.CommandLine;

namespace Herodotus.Eval.Times;

/// <summary><c>times run</c> answers report lines.</summary>
internal static class TimesCommand
{
    public static Command Create()
    {
        var command = new Command("times", "Time expressions: answer reports");
        var reports = new Argument<string>("reports") { Description = "A file of report lines" };
        var output = new Option<string>("--out") { Description = "Where to write annotations", DefaultValueFactory = _ => "-" };
        var run = new Command("run", "Write the times of each report") { reports, output };
        run.SetAction(parsed =>
        {
            using var input = Open(parsed.GetValue(reports)!);
            using var stream = parsed.GetValue(output) is "-" or null ? Console.OpenStandardOutput() : File.Create(parsed.GetValue(output)!);
            using var buffered = new BufferedStream(stream, 1 << 16);
            TimesRun.Write(input, buffered);
            return 0;
        });
        command.Subcommands.Add(run);
        return command;
    }

    private static StreamReader Open(string path)
    {
        Stream stream = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal)
            ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress) : stream);
    }
}
