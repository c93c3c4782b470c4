using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Words;

/// <summary>
/// <c>words</c>: induces word clusters from running text at three nested grains and joins them with word frequencies into
/// <c>data/&lt;language&gt;/words.bin</c>. Nothing of the text can be read back: words are hashes.
/// </summary>
internal static class WordsCommand
{
    /// <summary>Bits of the path for each grain, coarse to fine: 16, up to 512, up to 65,536 classes.</summary>
    private static readonly int[] Bits = [4, 5, 7];

    public static Command Create()
    {
        var text = new Option<string[]>("--text") { Description = "Plain lines or reports (.jsonl, .jsonl.gz); - is standard input.", AllowMultipleArgumentsPerToken = true, Required = true };
        var frequency = new Option<string[]>("--frequency") { Description = "Word and zipf, or zipf and words, tab-separated.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var language = new Option<string>("--language") { Required = true };
        var output = new Option<string>("--out") { Required = true };
        var classes = new Option<int>("--classes") { DefaultValueFactory = _ => 512 };
        var minCount = new Option<int>("--min-count") { DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 8 };
        var command = new Command("words", "Induces word clusters and compiles them with word frequencies.") { text, frequency, language, output, classes, minCount, rounds };
        command.SetAction(parsed =>
        {
            var tokenizer = Tokenizer.Load(DataFolder.Find(), parsed.GetValue(language)!);
            var counts = new PairCounts();
            foreach (var line in parsed.GetValue(text)!.SelectMany(TextLines.Read))
                counts.Add(tokenizer.Split(line).Select(token => TokenSheet.WordHash(token.Span.Of(line.AsSpan()))));
            var words = Cluster(counts, parsed.GetValue(minCount), parsed.GetValue(classes), parsed.GetValue(rounds));
            foreach (var list in parsed.GetValue(frequency)!)
                AddFrequencies(list, words);
            WordTable.Write(parsed.GetValue(output)!, words);
            Console.WriteLine($"{words.Count} words, {new FileInfo(parsed.GetValue(output)!).Length} bytes");
        });
        return command;
    }

    private static Dictionary<uint, WordTable.Word> Cluster(PairCounts counts, int minCount, int classes, int rounds)
    {
        var (keys, left, right, uses) = counts.Build(minCount);
        Console.Error.WriteLine($"{keys.Length} words clustered, {uses.Sum():F0} uses");
        var fine = Run(left, right, uses, classes, rounds, out var fineClasses);
        var middle = Run(fine.Left, fine.Right, fine.Uses, Math.Max(16, classes / 6), 20, out var middleClasses);
        Run(middle.Left, middle.Right, middle.Uses, 16, 20, out var coarseClasses);
        var words = new Dictionary<uint, WordTable.Word>();
        var middleNumber = Numbers(middleClasses, coarseClasses.Length, index => coarseClasses[index], 1 << Bits[1]);
        var fineNumber = Numbers(fine.Order, 0, index => middleClasses[index], 1 << Bits[2]);
        for (var word = 0; word < keys.Length; word++)
        {
            var item = fine.ItemOf[fineClasses[word]];
            var between = middle.ItemOf[middleClasses[item]];
            var path = (coarseClasses[between] << (Bits[1] + Bits[2])) | (middleNumber[between] << Bits[2]) | fineNumber[item];
            words[keys[word]] = new WordTable.Word((ushort)path, (byte)Bits.Sum(), 1);
        }

        return words;
    }

    /// <summary>Clusters, then counts pairs of the classes so that they can be clustered again.</summary>
    private static Grain Run(Neighbor[][] left, Neighbor[][] right, float[] uses, int classes, int rounds, out int[] classOf)
    {
        var exchange = new Exchange(classes, left, right, uses);
        for (var round = 0; round < rounds; round++)
        {
            var moved = exchange.Round();
            Console.Error.WriteLine($"{classes} classes, round {round + 1}: {moved} of {uses.Length} moved");
            if (moved * 200 < uses.Length)
                break;
        }

        classOf = exchange.ClassOf.ToArray();
        return Grain.Of(classOf, right, uses, classes);
    }

    /// <summary>Numbers the items within the class above them, in order; past the room there is, numbers are shared.</summary>
    private static int[] Numbers(int[] items, int count, Func<int, int> above, int room)
    {
        count = count == 0 ? items.Length : count;
        var next = new Dictionary<int, int>();
        var numbers = new int[count];
        for (var item = 0; item < count; item++)
        {
            var group = above(item);
            next[group] = next.GetValueOrDefault(group) + 1;
            numbers[item] = (next[group] - 1) % room;
        }

        return numbers;
    }

    private static void AddFrequencies(string path, Dictionary<uint, WordTable.Word> words)
    {
        foreach (var parts in TextLines.Read(path).Select(line => line.Split('\t')).Where(parts => parts.Length > 1))
        {
            var zipfFirst = double.TryParse(parts[0], CultureInfo.InvariantCulture, out var zipf) && char.IsLetter(parts[1].FirstOrDefault());
            if (!zipfFirst && !double.TryParse(parts[1], CultureInfo.InvariantCulture, out zipf))
                continue;
            foreach (var hash in zipfFirst ? parts[1].Split(' ').Select(word => TokenSheet.WordHash(word)) : [TokenSheet.WordHash(parts[0])])
            {
                var common = (byte)(2 + Math.Round(Math.Clamp(zipf, 0, 8) * 2));
                words[hash] = words.GetValueOrDefault(hash) with { Commonness = Math.Max(common, words.GetValueOrDefault(hash).Commonness) };
            }
        }
    }
}
