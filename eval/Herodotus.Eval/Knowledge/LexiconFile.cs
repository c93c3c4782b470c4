using System.Globalization;

namespace Herodotus.Eval.Knowledge;

/// <summary>Makes <c>lexicon-en-es.tsv</c>: nouns and adjectives that names are made of, English with their Spanish, from the Wiktionary lists.</summary>
internal static class LexiconFile
{
    /// <summary>Words rarer than this (zipf, of a thousand million words) name few bodies, and their translations are poor.</summary>
    private const double Rarest = 3.0;

    public static void Build(string source, string target)
    {
        var english = Frequent(Path.Combine(source, "frequency", "en.tsv.gz"));
        var spanish = Frequent(Path.Combine(source, "frequency", "es.tsv.gz"));
        var pairs = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var row in OpenFiles.Lines(Path.Combine(source, "lexicon", "en-es.tsv.gz")).Skip(1).Select(line => line.Split('\t')))
        {
            if (row.Length > 2 && row[1] is "n" or "adj" or "a" or "prop")
                Add(row[0], row[2]);
        }

        foreach (var row in OpenFiles.Lines(Path.Combine(source, "lexicon", "es-en.tsv.gz")).Skip(1).Select(line => line.Split('\t')))
        {
            if (row.Length > 2 && row[1] is "m" or "f" or "mf" or "n" or "adj" or "prop")
                Add(row[2].StartsWith("A ", StringComparison.Ordinal) ? row[2][2..] : row[2], row[0]);
        }

        File.WriteAllLines(target, ["# English, Spanish. Compiled by 'Herodotus.Eval knowledge build' from Wiktionary (CC BY-SA 3.0); see SOURCE.md.", .. pairs.Select(pair => pair.Key + "\t" + string.Join('|', pair.Value))]);
        Console.WriteLine($"{pairs.Count} words of the lexicon: {target}");

        void Add(string left, string right)
        {
            (left, right) = (left.ToLowerInvariant(), right.ToLowerInvariant());
            if (!english.Contains(left) || !spanish.Contains(right) || left.Length < 3 || right.Length < 3)
                return;
            if (!pairs.TryGetValue(left, out var set))
                pairs.Add(left, set = new SortedSet<string>(StringComparer.Ordinal));
            set.Add(right);
        }
    }

    private static HashSet<string> Frequent(string path) =>
        [.. OpenFiles.Lines(path).Skip(1).Select(line => line.Split('\t')).Where(row => double.Parse(row[1], CultureInfo.InvariantCulture) >= Rarest).Select(row => row[0])];
}
