using Herodotus.Learning;

namespace Herodotus.Analyze.Events;

/// <summary>A language's words by which events keep to their clause, by kind: <c>event-words.tsv</c>.</summary>
public sealed class EventWords
{
    private readonly ILookup<string, string> _words;

    private EventWords(ILookup<string, string> words)
    {
        _words = words;
        (Agent, Relative, SoughtBefore, Sought) = (Of("agent"), Of("relative"), Of("sought-before"), Of("sought"));
        (WantedBefore, Wanted, NounBefore, EffectBefore) = (Of("wanted-before"), Of("wanted"), Of("noun-before"), Of("effect-before"));
        (Effect, House, Government, Said, Opener) = (Of("effect"), Of("house"), Of("government"), Of("said"), Of("opener"));
        (When, Earlier, Information, Destination, DestinationWhom) = (Of("when"), Of("earlier"), Of("information"), Of("destination"), Of("destination-whom"));
    }

    public ImmutableArray<string> Agent { get; }

    public ImmutableArray<string> Relative { get; }

    public ImmutableArray<string> SoughtBefore { get; }

    public ImmutableArray<string> Sought { get; }

    public ImmutableArray<string> WantedBefore { get; }

    public ImmutableArray<string> Wanted { get; }

    public ImmutableArray<string> NounBefore { get; }

    public ImmutableArray<string> EffectBefore { get; }

    public ImmutableArray<string> Effect { get; }

    public ImmutableArray<string> House { get; }

    public ImmutableArray<string> Government { get; }

    public ImmutableArray<string> Said { get; }

    public ImmutableArray<string> Opener { get; }

    public ImmutableArray<string> When { get; }

    public ImmutableArray<string> Earlier { get; }

    public ImmutableArray<string> Information { get; }

    public ImmutableArray<string> Destination { get; }

    public ImmutableArray<string> DestinationWhom { get; }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public static EventWords Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Lines(language, "event-words.tsv").SelectMany(line => line.Split('\t') is [var kind, var words]
                ? words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => (kind, word))
                : throw new InvalidDataException($"HDT0901: event-words.tsv: not a kind and its words: {line}"))
            .ToLookup(pair => pair.kind, pair => pair.word, StringComparer.Ordinal));
    }

    private ImmutableArray<string> Of(string kind) => [.. _words[kind]];
}
