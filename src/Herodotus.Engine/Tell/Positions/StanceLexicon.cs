using System.Collections.Frozen;
using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Tell.Positions;

/// <summary>Words by which a statement is for or against what it speaks of: <c>stance.tsv</c> of each language.</summary>
public sealed class StanceLexicon
{
    /// <summary>Words before a phrase among which a negation turns it round: "does not support", "not at all necessary".</summary>
    private const int NegationReach = 3;

    /// <summary>Words on either side of one against something among which a neutral noun says against what.</summary>
    private const int NeutralReach = 9;

    /// <summary>The kind of words that turn what follows round.</summary>
    private const string Negation = "negation";

    /// <summary>Phrases by the first letter of their first word: few of them can begin at a word.</summary>
    private readonly FrozenDictionary<char, ImmutableArray<(ImmutableArray<string> Words, Stance Stance)>> _phrases;

    private readonly FrozenSet<string> _negations;

    private StanceLexicon(IEnumerable<(ImmutableArray<string> Words, Stance Stance)> phrases, FrozenSet<string> negations)
    {
        _phrases = phrases.GroupBy(phrase => phrase.Words[0][0]).ToFrozenDictionary(letter => letter.Key, letter => letter.ToImmutableArray());
        _negations = negations;
    }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a stance and its words.</exception>
    public static StanceLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var words = data.WordsByKind("stance.tsv").ToLookup(pair => pair.Kind == Negation);
        return new([.. words[false].Select(pair => Enum.TryParse<Stance>(pair.Kind, ignoreCase: true, out var stance)
            ? (pair.Word.Split(' ').ToImmutableArray(), stance)
            : throw new InvalidDataException($"HDT0901: stance.tsv: no such stance: {pair.Kind}"))], words[true].Select(pair => pair.Word).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>How many phrases for and against stand in the words (lower case); a negated phrase for something is against it.</summary>
    public (int For, int Against) Count(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (pro, contra) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            if (!_phrases.TryGetValue(words[i][0], out var phrases))
                continue;
            foreach (var (phrase, stance) in phrases)
            {
                if (i + phrase.Length > words.Count || !Stands(words, i, phrase))
                    continue;
                if (stance == Stance.Neutral || (stance == Stance.Against && HasNeutral(words, i)))
                    continue;
                if (stance == Stance.For && !IsNegated(words, i))
                    pro++;
                else
                    contra++;
            }
        }

        return (pro, contra);
    }

    /// <summary>"rejected the appeal", "el recurso fue rechazado": what is turned down is no measure.</summary>
    private bool HasNeutral(IReadOnlyList<string> words, int at)
    {
        for (var i = Math.Max(0, at - NeutralReach); i < Math.Min(words.Count, at + NeutralReach + 1); i++)
        {
            if (!_phrases.TryGetValue(words[i][0], out var phrases))
                continue;
            foreach (var (phrase, stance) in phrases)
            {
                if (stance == Stance.Neutral && i + phrase.Length <= words.Count && Stands(words, i, phrase))
                    return true;
            }
        }

        return false;
    }

    private bool IsNegated(IReadOnlyList<string> words, int at)
    {
        for (var i = Math.Max(0, at - NegationReach); i < at; i++)
        {
            if (_negations.Contains(words[i]))
                return true;
        }

        return false;
    }

    private static bool Stands(IReadOnlyList<string> words, int at, ImmutableArray<string> phrase)
    {
        for (var j = 0; j < phrase.Length; j++)
        {
            if (!WordPattern.Matches(phrase[j], words[at + j]))
                return false;
        }

        return true;
    }
}
