using System.Collections.Frozen;
using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell.Positions;

/// <summary>Words by which a statement speaks of a measure of some mode: <c>topics.tsv</c> of each language.</summary>
public sealed class TopicLexicon
{
    /// <summary>Entries of a mode by their first letter.</summary>
    private readonly FrozenDictionary<(MeasureMode Mode, char Letter), ImmutableArray<string>> _words;

    private TopicLexicon(FrozenDictionary<(MeasureMode Mode, char Letter), ImmutableArray<string>> words) => _words = words;

    /// <exception cref="InvalidDataException">HDT0901: a line is not a mode and its words.</exception>
    public static TopicLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var modes = Enum.GetValues<MeasureMode>().ToDictionary(mode => ContractNames.Name(mode), StringComparer.Ordinal);
        return new(data.WordsByKind("topics.tsv")
            .Select(pair => modes.TryGetValue(pair.Kind, out var mode) ? (Mode: mode, pair.Word) : throw new InvalidDataException($"HDT0901: topics.tsv: no such mode: {pair.Kind}"))
            .GroupBy(pair => (pair.Mode, pair.Word[0]))
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Word).ToImmutableArray()));
    }

    /// <summary>How many different words of the topic stand among the words (lower case).</summary>
    public int Count(MeasureMode mode, IReadOnlyList<string> words)
    {
        var found = new List<string>();
        foreach (var word in words)
        {
            if (!_words.TryGetValue((mode, word[0]), out var entries))
                continue;
            foreach (var entry in entries)
            {
                if (WordPattern.Matches(entry, word) && !found.Contains(entry))
                    found.Add(entry);
            }
        }

        return found.Count;
    }
}
