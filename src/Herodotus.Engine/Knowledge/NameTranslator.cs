using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>
/// Names of bodies across languages: their common nouns through a bilingual lexicon, their countries through the country list. "Cartel de
/// los Soles" and "Cartel of the Suns" have the same words.
/// </summary>
public sealed class NameTranslator
{
    private readonly Dictionary<string, string[]> _translations = new(StringComparer.Ordinal);
    private readonly KnowledgeBase _knowledge;

    private NameTranslator(KnowledgeBase knowledge) => _knowledge = knowledge;

    public static NameTranslator Load(DataFolder data, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(data);
        var translator = new NameTranslator(knowledge);
        var pairs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var line in data.Lines("knowledge", "lexicon-en-es.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                continue;
            var english = NameKey.Of(line.AsSpan(0, tab));
            foreach (var word in line[(tab + 1)..].Split('|'))
            {
                var spanish = NameKey.Of(word);
                Add(pairs, english, spanish);
                Add(pairs, spanish, english);
            }
        }

        foreach (var (word, others) in pairs)
            translator._translations[word] = [.. others.Distinct(StringComparer.Ordinal)];
        return translator;
    }

    /// <summary>The content words of a name; countries and their adjectives as codes.</summary>
    public ImmutableArray<string> Words(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Acronyms.IsSmall(word))
                continue;
            var country = _knowledge.FindDemonym(word) ?? (word.Length > 3 ? _knowledge.FindCountry(string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1))) : null);
            words.Add(country is not null ? country.Id : word);
        }

        return words.ToImmutable();
    }

    /// <summary>The word, its singulars, and the translations of each: what it is found by.</summary>
    public IEnumerable<string> Forms(string word)
    {
        foreach (var form in Singulars(word))
        {
            yield return form;
            foreach (var other in _translations.GetValueOrDefault(form) ?? [])
                yield return other;
        }
    }

    /// <summary>True when each content word of one has its like in the other; at least two words.</summary>
    public bool SameInTranslation(string left, string right) => Same(Read(left), Read(right));

    /// <summary>A name's content words, laid out to be compared with many.</summary>
    internal TranslatableName Read(string key)
    {
        var words = Words(key);
        return new(words, [.. words.Select(word => Singulars(word).ToArray())]);
    }

    internal bool Same(TranslatableName left, TranslatableName right)
    {
        var (a, b) = (left.Words, right.Words);
        if (a.Length != b.Length || a.Length is < 2 or > 12)
            return false;
        Span<bool> used = stackalloc bool[12];
        used.Clear();
        for (var w = 0; w < a.Length; w++)
        {
            var found = false;
            for (var i = 0; i < b.Length && !found; i++)
            {
                if (!used[i] && (b[i] == a[w] || Alike(left.Singulars[w], right.Singulars[i])))
                    used[i] = found = true;
            }

            if (!found)
                return false;
        }

        return true;
    }

    private bool Alike(string[] a, string[] b)
    {
        foreach (var mine in a)
        {
            var translations = _translations.GetValueOrDefault(mine);
            foreach (var theirs in b)
            {
                if (mine == theirs || Cognate(mine, theirs) || (translations is not null && Array.IndexOf(translations, theirs) >= 0))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"conservative" and "conservador": most of the word in common. The other words of the name must agree as well.</summary>
    private static bool Cognate(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= 5 && 5 * common >= 3 * Math.Max(a.Length, b.Length) && Math.Abs(a.Length - b.Length) <= 3;
    }

    /// <summary>The word, without the plural's "s", "es", in the masculine.</summary>
    private static IEnumerable<string> Singulars(string word)
    {
        yield return word;
        if (word.Length > 3 && word[^1] == 's')
            yield return word[..^1];
        if (word.Length > 4 && word.EndsWith("ves", StringComparison.Ordinal))
            yield return word[..^3] + "f";
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        if (word.Length > 4 && word[^1] == 'a')
            yield return word[..^1] + "o"; // a Spanish adjective is listed in the masculine
        if (word.Length > 5 && word.EndsWith("as", StringComparison.Ordinal))
            yield return word[..^2] + "o";
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal))
            yield return word[..^2];
    }

    private static void Add(Dictionary<string, List<string>> pairs, string from, string to)
    {
        if (from.Length == 0 || to.Length == 0)
            return;
        if (!pairs.TryGetValue(from, out var list))
            pairs.Add(from, list = []);
        list.Add(to);
    }
}

/// <summary>The content words of a body's name, and beside each the singulars it may be of.</summary>
internal sealed record TranslatableName(ImmutableArray<string> Words, ImmutableArray<string[]> Singulars);
