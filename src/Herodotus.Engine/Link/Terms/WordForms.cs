using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Learning.Files;
using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>What is known of words, language by language: endings, words without content, frequencies. All of it is data.</summary>
public sealed class WordForms
{
    private readonly FrozenDictionary<string, Rule[][]> _endings;
    private readonly FrozenDictionary<string, Rule[]> _beginnings;
    private readonly FrozenDictionary<string, FrozenSet<string>> _stopwords;
    private readonly Dictionary<string, Dictionary<uint, float>> _logUses;

    private WordForms(
        FrozenDictionary<string, Rule[][]> endings, FrozenDictionary<string, Rule[]> beginnings, FrozenDictionary<string, FrozenSet<string>> stopwords,
        Dictionary<string, Dictionary<uint, float>> logUses)
    {
        _endings = endings;
        _beginnings = beginnings;
        _stopwords = stopwords;
        _logUses = logUses;
    }

    /// <summary>Languages with a list of frequencies.</summary>
    private static readonly ImmutableArray<string> Counted = ["en", "es", "pt", "fr", "de", "it", "ru", "ar", "sl"];

    /// <summary>Uses of a word nobody knows, base 10 logarithm in a thousand million words.</summary>
    private const float UnknownUses = 2.2f;

    /// <summary>The share of all words that a term has, as far as the frequency lists know; an unknown term is taken as rare.</summary>
    internal float Rate(string language, uint term) =>
        MathF.Pow(10, (_logUses.TryGetValue(language, out var list) && list.TryGetValue(term, out var known) ? known : UnknownUses) - 9);

    public static WordForms Load(DataFolder folder)
    {
        var rules = folder.Lines("stories", "stems.tsv").Select(line => line.Split('\t')).ToList();
        var endings = rules.Where(r => r[1] != "start").GroupBy(r => r[0], StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key,
            g => g.GroupBy(r => r[1], StringComparer.Ordinal).OrderBy(p => p.Key, StringComparer.Ordinal).Select(Longest).ToArray(),
            StringComparer.Ordinal);
        var beginnings = rules.Where(r => r[1] == "start").GroupBy(r => r[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, Longest, StringComparer.Ordinal);
        var stopwords = folder.Lines("stories", "stopwords.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(
            p => p[0], p => p[1].Split(' ').Select(w => LetterFolding.Fold(w)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var forms = new WordForms(endings, beginnings, stopwords, []);
        foreach (var language in Counted)
            forms.ReadFrequencies(folder, language);
        return forms;
    }

    public bool IsStopword(string language, string folded) =>
        _stopwords.TryGetValue(language, out var words) && words.Contains(folded);

    /// <summary>The language whose empty words a text uses most; by script where it has a script of its own; <c>und</c> when nothing says.</summary>
    public string Guess(IReadOnlyList<string> folded)
    {
        var (best, most) = ("und", 0);
        foreach (var (language, words) in _stopwords.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var count = 0;
            foreach (var word in folded)
                count += words.Contains(word) ? 1 : 0;
            if (count > most)
                (best, most) = (language, count);
        }

        return best;
    }

    /// <summary>The part of a folded word that stays when its endings change.</summary>
    public string Stem(string language, string folded)
    {
        if (_beginnings.TryGetValue(language, out var starts))
        {
            foreach (var rule in starts)
            {
                if (folded.Length - rule.Ending.Length >= rule.Remaining && folded.StartsWith(rule.Ending, StringComparison.Ordinal))
                {
                    folded = folded[rule.Ending.Length..];
                    break;
                }
            }
        }

        if (!_endings.TryGetValue(language, out var passes))
            return folded;
        foreach (var pass in passes)
        {
            foreach (var rule in pass)
            {
                if (folded.Length - rule.Ending.Length >= rule.Remaining && folded.EndsWith(rule.Ending, StringComparison.Ordinal))
                {
                    folded = string.Concat(folded.AsSpan(0, folded.Length - rule.Ending.Length), rule.Replacement);
                    break;
                }
            }
        }

        return folded;
    }

    /// <summary>The id of a term: words, and by a prefix other kinds of terms.</summary>
    public static uint Id(ReadOnlySpan<char> term, uint kind = 0)
    {
        var hash = 2166136261u ^ (kind * 0x9e3779b1u);
        foreach (var c in term)
            hash = (hash ^ c) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6du;
        return hash ^ (hash >> 13);
    }

    private static Rule[] Longest(IEnumerable<string[]> rules) =>
    [
        .. rules.Select(r => new Rule(r[2], r[3], int.Parse(r[4], CultureInfo.InvariantCulture))).OrderByDescending(r => r.Ending.Length)
            .ThenBy(r => r.Ending, StringComparer.Ordinal),
    ];

    private void ReadFrequencies(DataFolder folder, string language)
    {
        var list = _logUses[language] = [];
        foreach (var line in folder.Lines("stories", $"frequency.{language}.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var uses = double.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture);
            foreach (var word in line[(tab + 1)..].Split(' '))
            {
                var id = Id(Stem(language, LetterFolding.Fold(word)));
                var sum = Math.Pow(10, uses) + (list.TryGetValue(id, out var known) ? Math.Pow(10, known) : 0);
                list[id] = (float)Math.Log10(sum);
            }
        }
    }

    private readonly record struct Rule(string Ending, string Replacement, int Remaining);
}
