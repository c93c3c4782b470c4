using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Herodotus.Learning.Files;
using Herodotus.Link.Terms;
using Herodotus.Text;

namespace Herodotus.Eval.Groups;

/// <summary><c>meaning-train</c>: which English stems a Spanish stem stands for, learnt from aligned text (IBM model 1, Brown et al. 1993).</summary>
internal static class MeaningTraining
{
    private const long Span = 200_000;

    private const int Rounds = 4;

    /// <summary>Sentence pairs read: enough for every word that is frequent enough to be kept.</summary>
    private const int MaxPairs = 70_000;

    private const int MinUses = 10;

    private const int MaxMeanings = 3;

    private const double MinShare = 0.12;

    public static Command Create()
    {
        var english = new Argument<string>("english") { Description = "One sentence a line." };
        var spanish = new Argument<string>("spanish") { Description = "Its translation, line by line." };
        var output = new Option<string>("--out") { Description = "Where to write the table.", Required = true };
        var command = new Command("meaning-train", "Learns which English stems a Spanish stem stands for.") { english, spanish, output };
        command.SetAction(parsed =>
        {
            var forms = WordForms.Load(DataFolder.Find());
            var pairs = new List<(int[] English, int[] Spanish)>();
            var (en, es) = (new Vocabulary("en", forms), new Vocabulary("es", forms));
            foreach (var (left, right) in File.ReadLines(parsed.GetValue(english)!).Zip(File.ReadLines(parsed.GetValue(spanish)!)))
            {
                if (left.Length > 0 && right.Length > 0 && pairs.Count < MaxPairs)
                    pairs.Add((en.Read(left), es.Read(right)));
            }

            // Rare words are most of the pairs and none of the table.
            pairs = pairs.ConvertAll(p => (p.English.Where(w => en.Uses(w) >= MinUses).ToArray(), p.Spanish.Where(w => es.Uses(w) >= MinUses).ToArray()));
            var table = new Dictionary<long, float>();
            for (var round = 0; round < Rounds; round++)
            {
                var counts = new Dictionary<long, float>();
                var totals = new float[es.Count];
                foreach (var (targets, sources) in pairs)
                {
                    foreach (var target in targets)
                    {
                        var sum = 1e-9f;
                        foreach (var source in sources)
                            sum += round == 0 ? 1 : table.GetValueOrDefault(Key(source, target));
                        foreach (var source in sources)
                        {
                            var share = (round == 0 ? 1 : table.GetValueOrDefault(Key(source, target))) / sum;
                            if (share < 1e-2)
                                continue;
                            CollectionsMarshal.GetValueRefOrAddDefault(counts, Key(source, target), out _) += share;
                            totals[source] += share;
                        }
                    }
                }

                table = counts.ToDictionary(p => p.Key, p => p.Value / totals[p.Key / Span]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {table.Count} pairs"));
            }

            var lines = table.Where(p => p.Value >= MinShare).GroupBy(p => (int)(p.Key / Span))
                .Select(g => (Source: g.Key, Best: g.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(MaxMeanings).ToList()))
                .OrderByDescending(g => es.Uses(g.Source)).ThenBy(g => g.Source)
                .Where(g => !(g.Best.Count == 1 && en.Word((int)(g.Best[0].Key % Span)) == es.Word(g.Source)))
                .Select(g => es.Word(g.Source) + "\t" + string.Join(' ', g.Best.Select(p => en.Word((int)(p.Key % Span)) + ":" + p.Value.ToString("0.0#", CultureInfo.InvariantCulture))));
            File.WriteAllLines(parsed.GetValue(output)!, ["# Spanish stem, the English stems it stands for with their shares; the most used first. Learnt by 'meaning-train' from aligned commentary; see SOURCE.md.", .. lines]);
        });
        return command;
    }

    /// <summary>Not two halves of a long: the platform hashes those to their exclusive or, and all small pairs collide.</summary>
    private static long Key(int source, int target) => (source * Span) + target;

    private sealed class Vocabulary(string language, WordForms forms)
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<string> _words = [];
        private readonly List<int> _uses = [];
        private readonly Dictionary<string, int> _cache = new(StringComparer.Ordinal);

        public int Count => _words.Count;

        public string Word(int id) => _words[id];

        public int Uses(int id) => _uses[id];

        public int[] Read(string line)
        {
            var found = new List<int>();
            var start = -1;
            for (var i = 0; i <= line.Length; i++)
            {
                if (i < line.Length && char.IsLetter(line[i]))
                {
                    if (start < 0)
                        start = i;
                    continue;
                }

                if (start >= 0 && i - start > 1 && Id(line[start..i]) is >= 0 and var id && !found.Contains(id))
                {
                    found.Add(id);
                    _uses[id]++;
                }

                start = -1;
            }

            return [.. found];
        }

        private int Id(string word)
        {
            if (_cache.TryGetValue(word, out var known))
                return known;
            var folded = LetterFolding.Fold(word);
            var id = -1;
            if (!forms.IsStopword(language, folded))
            {
                var stem = forms.Stem(language, folded);
                if (!_ids.TryGetValue(stem, out id))
                {
                    _ids[stem] = id = _words.Count;
                    _words.Add(stem);
                    _uses.Add(0);
                }
            }

            _cache[word] = id;
            return id;
        }
    }
}
