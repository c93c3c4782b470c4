using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Herodotus.Cli;

/// <summary>Runs the built program as its users do: as a process.</summary>
internal static class Cli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string Samples => Path.Combine(Root, "samples");

    public sealed record Result(int Code, byte[] Output, string Error)
    {
        public string Text => Encoding.UTF8.GetString(Output);

        public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "herodotus"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HERODOTUS_DATA"] = Path.Combine(Root, "data");
        return Process.Start(start)!;
    }

    public static Task<Result> RunAsync(params string[] arguments) => RunWithInputAsync([], arguments);

    public static async Task<Result> RunWithInputAsync(byte[] input, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var process = Start(arguments);
        try
        {
            var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input, limit.Token);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // A program that refuses its arguments does not wait for its input.
            }

            await reading;
            await process.WaitForExitAsync(limit.Token);
            return new Result(process.ExitCode, output.ToArray(), await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
