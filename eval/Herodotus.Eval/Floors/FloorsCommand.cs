using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Herodotus.Eval.Floors;

/// <summary><c>floors</c>: runs the built program on gold data, scores it with the independent scorers, and holds every figure to its floor.</summary>
public static class FloorsCommand
{
    public static Command Create()
    {
        var program = new Option<string>("--program") { Description = "The herodotus program to measure.", Required = true };
        var shared = new Option<string>("--shared") { Description = "The folder with corpora/ and score/.", DefaultValueFactory = _ => "../shared" };
        var folder = new Option<string>("--floors") { Description = "The folder of floor files.", DefaultValueFactory = _ => "eval/floors" };
        var only = new Option<string?>("--only") { Description = "Only the layer of this name." };
        var command = new Command("floors", "Holds the quality figures to their floors; the last line is 'N passed, N failed'.") { program, shared, folder, only };
        command.SetAction(parsed => Run(parsed.GetValue(program)!, parsed.GetValue(shared)!, parsed.GetValue(folder)!, parsed.GetValue(only)));
        return command;
    }

    private static int Run(string program, string shared, string folder, string? only)
    {
        var (passed, failed) = (0, 0);
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var work = Directory.CreateTempSubdirectory("herodotus-floors-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(FloorFile.Read))
            {
                if (only is not null && file.Layer != only)
                    continue;
                foreach (var floor in file.Floors)
                {
                    var (holds, says) = Check(floor, program, shared, work.FullName, outputs);
                    Console.Out.WriteLine($"{(holds ? "ok   " : "FAILS")} {file.Layer}: {floor.Name}: {says}");
                    _ = holds ? passed++ : failed++;
                }
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    private static (bool Holds, string Says) Check(Floor floor, string program, string shared, string work, Dictionary<string, string> outputs)
    {
        if (floor.Score is ["own"])
            return CheckOwn(floor, outputs);
        var gold = Path.Combine(shared, floor.Score[1]);
        if (floor.GoldSha256 is { } expected && !Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(gold))).StartsWith(expected, StringComparison.Ordinal))
            return (false, $"the gold {floor.Score[1]} is not the one the floor was pinned on");
        var key = string.Join('\u0001', [.. floor.Run, floor.Input ?? ""]);
        if (!outputs.TryGetValue(key, out var output))
        {
            output = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{outputs.Count}.jsonl"));
            var error = Answer(floor, program, shared, output);
            if (error is not null)
                return (false, error);
            outputs.Add(key, output);
        }

        var arguments = floor.Score.Select(word => word == "{output}" ? output : Resolve(word, shared)).ToArray();
        var (code, text) = Start("python3", [Path.Combine(shared, "score", floor.Score[0]), .. arguments[1..]], null, null);
        return Judge(floor, text.TrimEnd().Split('\n')[^1], code);
    }

    /// <summary>Sets written for this project are scored by this program: a line a set, <c>aliases b_cubed_f1=0.99 …</c>; the metric names both.</summary>
    private static (bool Holds, string Says) CheckOwn(Floor floor, Dictionary<string, string> outputs)
    {
        var key = string.Join('\u0001', floor.Run);
        if (!outputs.TryGetValue(key, out var text))
            outputs.Add(key, text = Start(Environment.ProcessPath!, floor.Run, null, null).Output);
        var set = floor.Metric.Split('.')[0];
        var line = text.Split('\n').LastOrDefault(line => line.StartsWith(set + " ", StringComparison.Ordinal)) ?? "";
        return Judge(floor with { Metric = floor.Metric[(set.Length + 1)..] }, line, 0);
    }

    /// <summary>Finds the figure in a line of <c>key=value</c> and holds it to the floor.</summary>
    private static (bool Holds, string Says) Judge(Floor floor, string line, int code)
    {
        var value = line.Split(' ').Select(word => word.Split('=')).Where(pair => pair.Length == 2 && pair[0] == floor.Metric)
            .Select(pair => double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null).FirstOrDefault();
        if (value is not { } figure)
            return (false, $"the scorer (exit code {code}) gave no {floor.Metric}: {line}");
        var holds = !(figure < floor.Least) && !(figure > floor.Most);
        return (holds, string.Create(CultureInfo.InvariantCulture, $"{floor.Metric} {figure:0.####} (floor {floor.Least}{(floor.Most is { } most ? $", ceiling {most}" : "")})"));
    }

    private static string? Answer(Floor floor, string program, string shared, string output)
    {
        var (code, _) = Start(program, [.. floor.Run.Select(word => Resolve(word, shared))], floor.Input is { } input ? Path.Combine(shared, input) : null, output);
        return code is 0 or 3 ? null : string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', floor.Run)} ended with {code}");
    }

    private static string Resolve(string word, string shared) => word.StartsWith("corpora/", StringComparison.Ordinal) || word == "seeds" ? Path.Combine(shared, word) : word;

    private static (int Code, string Output) Start(string program, string[] arguments, string? input, string? output)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var feeding = Task.Run(() =>
        {
            using var sink = process.StandardInput.BaseStream;
            if (input is null)
                return;
            using var file = File.OpenRead(input);
            using Stream source = input.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            source.CopyTo(sink);
        });
        var text = "";
        if (output is null)
        {
            text = process.StandardOutput.ReadToEnd();
        }
        else
        {
            using var file = File.Create(output);
            process.StandardOutput.BaseStream.CopyTo(file);
        }

        feeding.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
