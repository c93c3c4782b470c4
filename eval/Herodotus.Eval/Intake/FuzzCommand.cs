using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Herodotus.Eval.Intake;

/// <summary>
/// <c>fuzz</c>: damages real pages, feeds, archives, letters and texts at random and gives them to one of the <see cref="FuzzTargets"/>, until the
/// time is up. What throws, or takes longer than it may, is written to a file with the seed that makes it again.
/// </summary>
internal static class FuzzCommand
{
    /// <summary>Time one input may take, for each megabyte of it and at least once.</summary>
    private static readonly TimeSpan PerMegabyte = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var folders = new Argument<string[]>("folder") { Description = "Folders of files to damage.", Arity = ArgumentArity.OneOrMore };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
        var seed = new Option<int>("--seed") { Description = "Where to begin.", DefaultValueFactory = _ => 1 };
        var largest = new Option<int>("--largest") { Description = "Files above this many bytes are left.", DefaultValueFactory = _ => 300_000 };
        var target = new Option<string>("--target") { Description = string.Join(", ", FuzzTargets.Names), DefaultValueFactory = _ => FuzzTargets.Door };
        target.AcceptOnlyFromAmong([.. FuzzTargets.Names]);
        var command = new Command("fuzz", "Reads damaged input until something breaks or the time is up.") { folders, seconds, seed, largest, target };
        command.SetAction(parsed =>
        {
            var files = parsed.GetValue(folders)!.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Where(file => new FileInfo(file).Length is > 0 and var length && length < parsed.GetValue(largest)).Order(StringComparer.Ordinal).ToArray();
            var read = FuzzTargets.Of(parsed.GetValue(target)!);
            var watch = Stopwatch.StartNew();
            var (runs, broken) = (0, 0);
            for (var number = parsed.GetValue(seed); watch.Elapsed.TotalSeconds < parsed.GetValue(seconds); number++, runs++)
            {
                var random = new Random(number);
                var file = files[random.Next(files.Length)];
                var bytes = Damage(File.ReadAllBytes(file), random, files);
                if (Read(read, bytes) is not { } failure)
                    continue;
                broken++;
                var kept = string.Create(CultureInfo.InvariantCulture, $"fuzz-{number}.bin");
                File.WriteAllBytes(kept, bytes);
                Console.Out.WriteLine($"seed {number}, {file} -> {kept}: {failure}");
            }

            Console.Out.WriteLine($"runs={runs} broken={broken}");
            return broken == 0 ? 0 : 1;
        });
        return command;
    }

    private static string? Read(Action<byte[]> target, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            target(bytes);
        }
        catch (Exception failure)
        {
            return failure.ToString();
        }

        return watch.Elapsed > PerMegabyte * Math.Max(1, bytes.Length / 1e6) ? $"took {watch.Elapsed.TotalSeconds:0.0} s for {bytes.Length} bytes" : null;
    }

    private static byte[] Damage(byte[] bytes, Random random, string[] files)
    {
        var list = bytes.ToList();
        for (var cuts = random.Next(1, 12); cuts > 0 && list.Count > 1; cuts--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(7))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(random.Next(1, 400), list.Count - at));
                    break;
                case 2:
                    list.InsertRange(at, list.GetRange(at, Math.Min(random.Next(1, 400), list.Count - at)));
                    break;
                case 3:
                    list.RemoveRange(at, list.Count - at);
                    break;
                case 4:
                    // The same again and again: what is not linear shows.
                    var piece = list.GetRange(at, Math.Min(random.Next(1, 12), list.Count - at));
                    for (var n = random.Next(1, 2_000); n > 0; n--)
                        list.InsertRange(at, piece);
                    break;
                case 5:
                    var other = File.ReadAllBytes(files[random.Next(files.Length)]);
                    var from = random.Next(other.Length);
                    list.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 4_000), other.Length - from)).ToArray());
                    break;
                default:
                    for (var n = random.Next(1, 60); n > 0; n--)
                        list[random.Next(list.Count)] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. list];
    }
}
