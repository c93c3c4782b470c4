using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Statements;

/// <summary>
/// <c>statements clusters</c>: groups words that stand beside the same words, by exchange: each word in turn moves to the class that makes
/// the text's neighbors likeliest (Uszkoreit and Brants 2008, here with the words before and after). Text comes on standard input.
/// </summary>
public static class WordClusters
{
    private const int MaxWords = 40_000;
    private const int MinCount = 6;
    private const int Rounds = 8;

    public static Command Create()
    {
        var output = new Option<string>("--out") { DefaultValueFactory = _ => "data/en/statements-words.bin" };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var command = new Command("clusters", "Makes word clusters from text on standard input.") { output, language };
        command.SetAction(parsed =>
        {
            var reader = LanguageReader.Load(DataFolder.Find(), parsed.GetValue(language)!, PhraseTable.Empty, models: false);
            var (text, hashes) = ReadText(reader);
            Console.Error.WriteLine($"{text.Count} tokens, {hashes.Length} words");
            var fine = Exchange(text, hashes.Length, 512);
            var coarse = Exchange(text, hashes.Length, 64);
            var words = hashes.Select((hash, i) => KeyValuePair.Create(hash, new WordTable.Word((ushort)((coarse[i] << 9) | fine[i]), 15, 1)));
            WordTable.Write(parsed.GetValue(output)!, new SortedDictionary<uint, WordTable.Word>(words.ToDictionary()));
            return 0;
        });
        return command;
    }

    /// <summary>The text as word numbers, -1 for a rare word or a line's end.</summary>
    private static (List<int> Text, uint[] Hashes) ReadText(LanguageReader reader)
    {
        var (raw, counts) = (new List<uint>(), new Dictionary<uint, int>());
        while (Console.In.ReadLine() is { } line)
        {
            foreach (var token in reader.Read(line).Tokens)
            {
                var hash = TokenSheet.WordHash(token.Span.Of(line.AsSpan()));
                raw.Add(hash);
                counts[hash] = counts.GetValueOrDefault(hash) + 1;
            }

            raw.Add(0);
        }

        counts.Remove(0);
        var hashes = counts.Where(c => c.Value >= MinCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxWords).Select(c => c.Key).ToArray();
        var numbers = hashes.Index().ToDictionary(h => h.Item, h => h.Index);
        return ([.. raw.Select(h => numbers.GetValueOrDefault(h, -1))], hashes);
    }

    private static int[] Exchange(List<int> text, int words, int classes)
    {
        var (before, after) = (Neighbors(text, words, -1), Neighbors(text, words, 1));
        var totals = before.Select((b, w) => Math.Max(1, b.Sum(n => n.Count))).ToArray();
        var of = Enumerable.Range(0, words).Select(w => w % classes).ToArray();
        var (left, right, size) = (new int[words * classes], new int[words * classes], new long[classes]);
        for (var w = 0; w < words; w++)
            Move(w, of[w], 1);
        var gain = new double[classes];
        for (var round = 0; round < Rounds; round++)
        {
            var moved = 0;
            for (var w = 0; w < words; w++)
            {
                Move(w, of[w], -1);
                Array.Clear(gain);
                Gain(before[w], left);
                Gain(after[w], right);
                for (var c = 0; c < classes; c++)
                    gain[c] -= 2 * (Entropy(size[c] + totals[w]) - Entropy(size[c]));
                var best = of[w];
                for (var c = 0; c < classes; c++)
                {
                    if (gain[c] > gain[best] + 1e-9)
                        best = c;
                }

                moved += best != of[w] ? 1 : 0;
                Move(w, of[w] = best, 1);
            }

            Console.Error.WriteLine($"{classes} classes, round {round + 1}: {moved} moved");
        }

        return of;

        void Move(int w, int c, int sign)
        {
            foreach (var (v, n) in before[w])
                left[(v * classes) + c] += sign * n;
            foreach (var (v, n) in after[w])
                right[(v * classes) + c] += sign * n;
            size[c] += sign * totals[w];
        }

        void Gain((int Word, int Count)[] neighbors, int[] table)
        {
            foreach (var (v, n) in neighbors)
            {
                var row = table.AsSpan(v * classes, classes);
                var alone = Entropy(n);
                for (var c = 0; c < row.Length; c++)
                    gain[c] += row[c] == 0 ? alone : Entropy(row[c] + n) - Entropy(row[c]);
            }
        }
    }

    private static readonly double[] Small = [.. Enumerable.Range(0, 4096).Select(n => n == 0 ? 0 : n * Math.Log(n))];

    private static double Entropy(long n) => n < Small.Length ? Small[n] : n * Math.Log(n);

    private static (int Word, int Count)[][] Neighbors(List<int> text, int words, int step)
    {
        var counts = new Dictionary<int, int>?[words];
        for (var i = 1; i < text.Count - 1; i++)
        {
            var (w, v) = (text[i], text[i + step]);
            if (w < 0 || v < 0)
                continue;
            var own = counts[w] ??= [];
            own[v] = own.GetValueOrDefault(v) + 1;
        }

        return [.. counts.Select(c => c is null ? [] : c.OrderBy(n => n.Key).Select(n => (n.Key, n.Value)).ToArray())];
    }
}
