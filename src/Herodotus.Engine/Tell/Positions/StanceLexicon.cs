using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Tell.Positions;

/// <summary>Words by which a statement is for or against what it speaks of: <c>stance.tsv</c> of each language.</summary>
public sealed class StanceLexicon
{
    private readonly ImmutableArray<(ImmutableArray<string> Words, Stance Stance)> _phrases;

    private StanceLexicon(ImmutableArray<(ImmutableArray<string>, Stance)> phrases) => _phrases = phrases;

    /// <exception cref="InvalidDataException">HDT0901: a line is not a stance and its words.</exception>
    public static StanceLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new([.. new[] { "en", "es" }.SelectMany(language => data.Lines(language, "stance.tsv")).SelectMany(line =>
        {
            var columns = line.Split('\t');
            return columns.Length == 2 && Enum.TryParse<Stance>(columns[0], ignoreCase: true, out var stance)
                ? columns[1].Split(',', StringSplitOptions.TrimEntries).Select(phrase => (phrase.Split(' ').ToImmutableArray(), stance))
                : throw new InvalidDataException($"HDT0901: stance.tsv: not a stance and its words: {line}");
        })]);
    }

    /// <summary>How many phrases for and against stand in the words (lower case).</summary>
    public (int For, int Against) Count(IReadOnlyList<string> words)
    {
        var (pro, contra) = (0, 0);
        foreach (var (phrase, stance) in _phrases)
        {
            for (var i = 0; i + phrase.Length <= words.Count; i++)
            {
                if (!Stands(words, i, phrase))
                    continue;
                if (stance == Stance.For)
                    pro++;
                else
                    contra++;
            }
        }

        return (pro, contra);
    }

    private static bool Stands(IReadOnlyList<string> words, int at, ImmutableArray<string> phrase)
    {
        for (var j = 0; j < phrase.Length; j++)
        {
            var wanted = phrase[j];
            if (wanted[^1] == '*' ? !words[at + j].AsSpan().StartsWith(wanted.AsSpan()[..^1], StringComparison.Ordinal) : words[at + j] != wanted)
                return false;
        }

        return true;
    }
}
