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
        return new(new[] { "en", "es" }.SelectMany(language => data.Lines(language, "topics.tsv"))
            .Select(line => line.Split('\t') is [var mode, var words] && modes.TryGetValue(mode, out var known)
                ? (Mode: known, Words: words.Split(',', StringSplitOptions.TrimEntries))
                : throw new InvalidDataException($"HDT0901: topics.tsv: not a mode and its words: {line}"))
            .GroupBy(line => line.Mode)
            .ToImmutableDictionary(group => group.Key, group => group.SelectMany(line => line.Words).ToLookup(word => word[0])));
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
