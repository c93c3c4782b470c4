using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell.Positions;

/// <summary>Words by which a statement speaks of a measure of some mode: <c>topics.tsv</c> of each language.</summary>
public sealed class TopicLexicon
{
    /// <summary>Entries of a mode by their first letter.</summary>
    private readonly ImmutableDictionary<MeasureMode, ILookup<char, string>> _words;

    private TopicLexicon(ImmutableDictionary<MeasureMode, ILookup<char, string>> words) => _words = words;

    /// <exception cref="InvalidDataException">HDT0901: a line is not a mode and its words.</exception>
    public static TopicLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var modes = Enum.GetValues<MeasureMode>().ToDictionary(mode => ContractNames.Name(mode), StringComparer.Ordinal);
        return new(new[] { "en", "es" }.SelectMany(language => data.WordsByKind(language, "topics.tsv"))
            .Select(pair => modes.TryGetValue(pair.Kind, out var mode) ? (Mode: mode, pair.Word) : throw new InvalidDataException($"HDT0901: topics.tsv: no such mode: {pair.Kind}"))
            .GroupBy(pair => pair.Mode)
            .ToImmutableDictionary(group => group.Key, group => group.Select(pair => pair.Word).ToLookup(word => word[0])));
    }

    /// <summary>How many different words of the topic stand among the words (lower case).</summary>
    public int Count(MeasureMode mode, IReadOnlyList<string> words)
    {
        if (!_words.TryGetValue(mode, out var topic))
            return 0;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            foreach (var entry in topic[word[0]])
            {
                if (WordPattern.Matches(entry, word))
                    found.Add(entry);
            }
        }

        return found.Count;
    }
}
