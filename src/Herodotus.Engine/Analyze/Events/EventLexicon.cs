using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.Events;

/// <summary>The words of one language that tell events, and those that say how real an event is: <c>events.tsv</c> and <c>event-status.tsv</c>.</summary>
public sealed class EventLexicon
{
    private readonly Dictionary<string, ImmutableArray<EventTrigger>>.AlternateLookup<ReadOnlySpan<char>> _triggersOf;

    /// <summary>Phrases that say how real an event is, by their first word.</summary>
    private readonly Dictionary<string, (ImmutableArray<string> Words, StatusCue Cue)[]> _cues;

    private EventLexicon(Dictionary<string, ImmutableArray<EventTrigger>> triggers, IEnumerable<(ImmutableArray<string> Words, StatusCue Cue)> cues, EventWords words)
    {
        Words = words;
        _triggersOf = triggers.GetAlternateLookup<ReadOnlySpan<char>>();
        _cues = cues.GroupBy(cue => cue.Words[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public EventWords Words { get; }

    /// <summary>Reads the files of a language; an absent file gives a lexicon without entries.</summary>
    /// <exception cref="InvalidDataException">HDT0901: a line is not in the form that the head of the file gives.</exception>
    public static EventLexicon Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        var triggers = data.Lines(language, "events.tsv").SelectMany(Trigger)
            .GroupBy(pair => pair.Form, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Trigger).ToImmutableArray(), StringComparer.Ordinal);
        return new EventLexicon(triggers, data.Lines(language, "event-status.tsv").SelectMany(Cues), EventWords.Load(data, language));
    }

    /// <summary>The triggers that a lower-case word may be.</summary>
    public ImmutableArray<EventTrigger> Triggers(ReadOnlySpan<char> word) =>
        _triggersOf.TryGetValue(word, out var found) ? found : [];

    /// <summary>True for a lower-case word that tells an event, or speaks of a measure told before.</summary>
    public bool MayTell(ReadOnlySpan<char> word) => _triggersOf.ContainsKey(word) || Words.IsMeasure(word);

    /// <summary>The strongest cue among lower-case words that stand before a trigger in its clause; null when they are plain.</summary>
    public StatusCue? CueIn(List<string> words)
    {
        StatusCue? strongest = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!_cues.TryGetValue(words[i], out var cues))
                continue;
            foreach (var (phrase, cue) in cues)
            {
                if (cue < StatusCue.Outsider && (strongest is null || cue > strongest) && StandsAt(words, i, phrase))
                    strongest = cue;
            }
        }

        return strongest;
    }

    /// <summary>What became of a measure that was in force before: lifted, suspended, extended; null where the words say nothing of it.</summary>
    /// <param name="next">The word behind it: "put" alone turns nothing, "put off" does.</param>
    public StatusCue? TurnOf(string verb, string next) =>
        _cues.TryGetValue(verb, out var cues) && Array.Find(cues, entry => entry.Cue > StatusCue.Outsider && (entry.Words.Length == 1 || entry.Words[1] == next)) is { Words.IsDefaultOrEmpty: false } found ? found.Cue : null;

    /// <summary>True when the words say that whoever they speak of only takes a stand on the event, or meets it.</summary>
    public bool IsOutside(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (_cues.TryGetValue(words[i], out var cues) && Array.Exists(cues, entry => entry.Cue == StatusCue.Outsider && StandsAt(words, i, entry.Words)))
                return true;
        }

        return false;
    }

    /// <summary>True when the word is one of the alternatives, of which those that end in <c>*</c> match by their beginning.</summary>
    internal static bool Matches(string word, ImmutableArray<string> alternatives)
    {
        foreach (var alternative in alternatives)
        {
            if (alternative[^1] == '*' ? word.AsSpan().StartsWith(alternative.AsSpan()[..^1], StringComparison.Ordinal) : word == alternative)
                return true;
        }

        return false;
    }

    private static bool StandsAt(List<string> words, int at, ImmutableArray<string> phrase)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            if (words[at + i] != phrase[i])
                return false;
        }

        return true;
    }

    private static IEnumerable<(string Form, EventTrigger Trigger)> Trigger(string line)
    {
        var columns = line.Split('\t');
        if (columns.Length != 6 || !Enum.TryParse<EventType>(columns[2], ignoreCase: true, out var type))
            throw new InvalidDataException($"HDT0901: events.tsv: not a trigger: {line}");
        MeasureMode? mode = columns[3] == "-" ? null
            : Enum.TryParse<MeasureMode>(columns[3].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) ? known
            : throw new InvalidDataException($"HDT0901: events.tsv: no such mode: {line}");
        var targets = columns[5] == "-" ? [] : List(columns[5]);
        var trigger = new EventTrigger(columns[1] == "verb", type, mode, columns[4] == "-" ? [] : List(columns[4]), targets.Contains("object"), targets.Remove("object"));
        return List(columns[0]).Select(form => (form, trigger));
    }

    private static IEnumerable<(ImmutableArray<string>, StatusCue)> Cues(string line)
    {
        var columns = line.Split('\t');
        return columns.Length == 2 && Enum.TryParse<StatusCue>(columns[0], ignoreCase: true, out var cue)
            ? List(columns[1]).Select(phrase => (phrase.Split(' ').ToImmutableArray(), cue))
            : throw new InvalidDataException($"HDT0901: event-status.tsv: not a status and its words: {line}");
    }

    private static ImmutableArray<string> List(string column) => [.. column.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>What one word may tell.</summary>
/// <param name="IsVerb">False for a noun.</param>
/// <param name="Needs">Words of which one must stand in the clause; empty when none is needed.</param>
/// <param name="TakesObject">The target may stand as the object.</param>
/// <param name="Prepositions">Words after which the target may stand.</param>
public sealed record EventTrigger(
    bool IsVerb, EventType Type, MeasureMode? Mode, ImmutableArray<string> Needs, bool TakesObject, ImmutableArray<string> Prepositions);

/// <summary>How real an event is, weakest first: the strongest cue of a clause wins.</summary>
public enum StatusCue
{
    Planned,
    Hypothetical,
    Alleged,
    Requested,
    Threatened,
    Denied,
    Negated,

    /// <summary>Says nothing of how real it is, only that the subject is not who does it: "Peru rejected the sanctions".</summary>
    Outsider,

    /// <summary>From here on: what became of a measure that was in force.</summary>
    Lifted,
    Suspended,
    Extended,
}
