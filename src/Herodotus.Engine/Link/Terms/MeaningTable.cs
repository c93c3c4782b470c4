using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>What words of other languages may mean, as English stems: the way reports in two languages meet.</summary>
internal sealed class MeaningTable
{
    /// <summary>Kind of the ids of countries, apart from those of words.</summary>
    private const uint CountryKind = 3;

    /// <summary>Letters of a part of a compound; shorter ones stand in many words by chance.</summary>
    private const int MinPart = 4;

    private readonly WordForms _forms;
    private readonly KnowledgeBase? _knowledge;
    private readonly FrozenSet<string> _countryStarts;
    private readonly FrozenDictionary<(string Language, string Stem), (uint Id, float Share)[]> _meanings;
    private readonly FrozenDictionary<(string Language, string Stem), (uint Id, string Name)> _peoples;
    private readonly FrozenDictionary<string, string[]> _joints;
    private readonly ILookup<string, (string Sister, bool End, string From, string To)> _bridges;

    private MeaningTable(
        WordForms forms, KnowledgeBase? knowledge, FrozenDictionary<(string, string), (uint, float)[]> meanings, FrozenDictionary<(string, string), (uint, string)> peoples,
        FrozenDictionary<string, string[]> joints, ILookup<string, (string, bool, string, string)> bridges)
    {
        (_forms, _knowledge, _meanings, _peoples, _joints, _bridges) = (forms, knowledge, meanings, peoples, joints, bridges);
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

            var english = cells[0].Split(' ', '-');
            for (var i = 1; i < cells.Length; i++)
            {
                foreach (var word in cells[i].Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    foreach (var part in english)
                        Add(columns[i], forms.Stem(columns[i], LetterFolding.Fold(word)), forms.Stem("en", LetterFolding.Fold(part)), 1f / english.Length);
                }
            }
        }

        return new MeaningTable(
            forms,
            knowledge,
            found.ToFrozenDictionary(p => p.Key, p => p.Value.DistinctBy(m => m.Item1).ToArray()),
            Peoples(folder, forms, knowledge),
            folder.Lines("stories", "compounds.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(cells => cells[0], cells => cells[1].Split(',', StringSplitOptions.None), StringComparer.Ordinal),
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
            if (_joints.TryGetValue(language, out var joints) && Parts(language, folded, joints) is { } parts)
                return parts;
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

    /// <summary>The country that a word of a language names in any of its forms, by itself or by its people.</summary>
    public (uint Id, string Name)? PeopleOf(string language, string stem) => _peoples.TryGetValue((language, stem), out var country) ? country : null;

    private static FrozenDictionary<(string, string), (uint, string)> Peoples(DataFolder folder, WordForms forms, KnowledgeBase? knowledge)
    {
        var found = new Dictionary<(string, string), (uint, string)>();
        string[]? columns = null;
        foreach (var cells in folder.Lines("stories", "peoples.tsv").Select(line => line.Split('\t')))
        {
            if (columns is null)
            {
                columns = cells;
                continue;
            }

            var name = knowledge?.CountryByCode(cells[0])?.Name ?? cells[0];
            for (var i = 1; i < cells.Length; i++)
            {
                foreach (var word in cells[i].Split(',', StringSplitOptions.RemoveEmptyEntries))
                    found[(columns[i], forms.Stem(columns[i], LetterFolding.Fold(word)))] = (WordForms.Id(cells[0], CountryKind), name);
            }
        }

        return found.ToFrozenDictionary();
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

    /// <summary>
    /// The meanings of both parts of a word that is made of two which are known, "goldmedaille": the longest last part counts, with a joint between or without.
    /// </summary>
    private (uint Id, float Share)[]? Parts(string language, string folded, string[] joints)
    {
        for (var at = MinPart; at <= folded.Length - MinPart; at++)
        {
            if (!_meanings.TryGetValue((language, _forms.Stem(language, folded[at..])), out var last))
                continue;
            foreach (var joint in joints)
            {
                var end = at - joint.Length;
                if (end >= MinPart && folded.AsSpan(0, at).EndsWith(joint) && Part(language, folded[..end]) is { } first)
                    return [.. first.Select(m => (m.Item1, m.Item2 / 2)), .. last.Select(m => (m.Id, m.Share / 2))];
            }
        }

        return null;
    }

    private (uint, float)[]? Part(string language, string folded) =>
        _meanings.TryGetValue((language, _forms.Stem(language, folded)), out var known) ? known
        : _peoples.TryGetValue((language, _forms.Stem(language, folded)), out var country) ? [(country.Id, 1)] : null;

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
