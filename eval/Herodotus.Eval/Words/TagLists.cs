using System.Text.Json;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Tokens;

namespace Herodotus.Eval.Words;

/// <summary>A lexicon that gives each word its tags, likeliest first: words with the same list are of one kind, and the kinds are numbered.</summary>
internal static class TagLists
{
    /// <summary>A list that fewer words share is known by its first tag only.</summary>
    private const int MinWords = 8;

    /// <summary>The number of each word's list, from 1 on.</summary>
    public static IEnumerable<(uint Word, uint Number)> Read(string path)
    {
        var lists = new SortedDictionary<uint, string>();
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var entry in document.RootElement.EnumerateObject().OrderBy(entry => char.IsUpper(entry.Name.FirstOrDefault())).ThenBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var list = string.Join(' ', entry.Value.EnumerateArray().Select(tag => tag.GetString()!).Distinct(StringComparer.Ordinal));
            var word = TokenSheet.WordHash(entry.Name);
            // What a word is with a capital counts beside what it is without.
            lists[word] = lists.TryGetValue(word, out var plain) ? plain.EndsWith('+') || plain == list ? plain : plain + " +" : list;
        }

        var uses = lists.Values.GroupBy(list => list, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        string Kept(string list) => uses[list] >= MinWords ? list : list.Split(' ')[0] + " *";
        var numbers = lists.Values.Select(Kept).GroupBy(list => list, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(WordKinds.MaxTags).Index().ToDictionary(item => item.Item.Key, item => (uint)item.Index + 1, StringComparer.Ordinal);
        foreach (var (word, list) in lists)
        {
            if (numbers.TryGetValue(Kept(list), out var number))
                yield return (word, number);
        }
    }
}
