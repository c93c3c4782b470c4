using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>What words of other languages may mean, as English stems: the way reports in two languages meet.</summary>
internal sealed class MeaningTable
{
    /// <summary>Kind of the ids of countries, apart from those of words.</summary>
    private const uint CountryKind = 3;

    private readonly WordForms _forms;
    private readonly KnowledgeBase? _knowledge;
    private readonly FrozenSet<string> _countryStarts;
    private readonly FrozenDictionary<(string Language, string Stem), (uint Id, float Share)[]> _meanings;
    private readonly ILookup<string, (string Sister, bool End, string From, string To)> _bridges;

    private MeaningTable(
        WordForms forms, KnowledgeBase? knowledge, FrozenDictionary<(string, string), (uint, float)[]> meanings,
        ILookup<string, (string, bool, string, string)> bridges)
    {
        (_forms, _knowledge, _meanings, _bridges) = (forms, knowledge, meanings, bridges);
        _countryStarts = CountryStarts(knowledge);
    }

    public static MeaningTable Load(DataFolder folder, WordForms forms, KnowledgeBase? knowledge)
    {
        var found = new Dictionary<(string, string), List<(uint, float)>>();
        void Add(string language, string stem, string english, float share)
        {
            if (!found.TryGetValue((language, stem), out var list))
                found[(language, stem)] = list = [];
            list.Add((WordForms.Id(english), share));
        }

        // Stems as they were learnt; the table is of one's own making, so its rows are taken as they are.
        foreach (var line in folder.Lines("stories", "meaning.es.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (var meaning in line[(tab + 1)..].Split(' '))
            {
                var colon = meaning.IndexOf(':', StringComparison.Ordinal);
                Add("es", line[..tab], meaning[..colon], float.Parse(meaning.AsSpan(colon + 1), CultureInfo.InvariantCulture));
            }
        }

        // A dictionary knows the words that commentary seldom uses; what was learnt goes before it.
        var learnt = found.Keys.ToHashSet();
        foreach (var line in folder.Lines("stories", "lexicon.es.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var stem = forms.Stem("es", LetterFolding.Fold(line.AsSpan(0, tab)));
            var words = line[(tab + 1)..].Split(' ');
            if (!learnt.Contains(("es", stem)))
            {
                foreach (var word in words)
                    Add("es", stem, forms.Stem("en", LetterFolding.Fold(word)), 1f / words.Length);
            }
        }

        // What was written by hand goes before both: commentary has few words of sport and of the day.
        var written = folder.Lines("stories", "concepts.es.tsv").Select(line => line.Split('\t'))
            .SelectMany(cells => cells[1].Split(','), (cells, word) => (Stem: forms.Stem("es", LetterFolding.Fold(word)), English: cells[0].Split(' ', '-'))).ToList();
        foreach (var (stem, _) in written)
            found.Remove(("es", stem));
        foreach (var (stem, english) in written)
        {
            foreach (var word in english)
                Add("es", stem, forms.Stem("en", LetterFolding.Fold(word)), 1f / english.Length);
        }

        string[]? columns = null;
        foreach (var cells in folder.Lines("stories", "concepts.tsv").Select(line => line.Split('\t')))
        {
            if (columns is null)
            {
                columns = cells;
                continue;
            }

            for (var i = 1; i < cells.Length; i++)
            {
                foreach (var word in cells[i].Split(','))
                    Add(columns[i], forms.Stem(columns[i], LetterFolding.Fold(word)), forms.Stem("en", LetterFolding.Fold(cells[0])), 1);
            }
        }

        return new MeaningTable(
            forms,
            knowledge,
            found.ToFrozenDictionary(p => p.Key, p => p.Value.DistinctBy(m => m.Item1).ToArray()),
            folder.Lines("stories", "bridges.tsv").Select(line => line.Split('\t')).OrderByDescending(r => r[3].Length)
                .ToLookup(r => r[0], r => (r[1], r[2] == "end", r[3], r[4]), StringComparer.Ordinal));
    }

    /// <summary>The English stems a folded word may stand for; its own stem for English and for a word nobody knows.</summary>
    public ReadOnlySpan<(uint Id, float Share)> Of(string language, string folded, string stem)
    {
        if (language != "en")
        {
            if (_meanings.TryGetValue((language, stem), out var known))
                return known;
            if (Bridge(language, folded) is { } bridged)
                return bridged;
        }

        return default;
    }

    /// <summary>True when a country's name or its people's begins with this folded word.</summary>
    public bool MayBeginCountry(string folded) => _countryStarts.Contains(folded);

    /// <summary>The country that one to three words name, by itself or by its people.</summary>
    public (uint Id, string Name)? CountryOf(ReadOnlySpan<char> words)
    {
        if (_knowledge is null)
            return null;
        var country = _knowledge.FindCountry(words) ?? _knowledge.FindDemonym(words);
        return country is null ? null : (WordForms.Id(country.Code, CountryKind), country.Name);
    }

    private static FrozenSet<string> CountryStarts(KnowledgeBase? knowledge)
    {
        var starts = new HashSet<string>(StringComparer.Ordinal);
        var names = knowledge is null ? [] : knowledge.Countries.SelectMany(country => country.Names.Concat(country.Demonyms)).Concat(knowledge.Lore.CountryNames.Select(pair => pair.Name));
        foreach (var name in names)
        {
            var length = 0;
            while (length < name.Length && (char.IsLetterOrDigit(name[length]) || LetterFolding.IsMark(name[length])))
                length++;
            starts.Add(LetterFolding.Fold(name.AsSpan(0, length)));
        }

        return starts.ToFrozenSet(StringComparer.Ordinal);
    }

    private (uint Id, float Share)[]? Bridge(string language, string folded)
    {
        string? sister = null;
        foreach (var (to, end, from, into) in _bridges[language])
        {
            sister = to;
            if (!end)
                folded = folded.Replace(from, into, StringComparison.Ordinal);
        }

        if (sister is null)
            return null;
        foreach (var (_, end, from, into) in _bridges[language])
        {
            if (end && folded.Length > from.Length + 2 && folded.EndsWith(from, StringComparison.Ordinal))
            {
                folded = string.Concat(folded.AsSpan(0, folded.Length - from.Length), into);
                break;
            }
        }

        var stem = _forms.Stem(sister, folded);
        return sister == "en" ? [(WordForms.Id(stem), 1)] : _meanings.TryGetValue((sister, stem), out var known) ? known : null;
    }
}
