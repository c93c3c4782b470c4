using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Events;

/// <summary>A language's words by which events keep to their clause, by kind: <c>event-words.tsv</c>.</summary>
public sealed class EventWords
{
    private readonly ILookup<string, string> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _measures;

    private EventWords(ILookup<string, string> words)
    {
        _words = words;
        _measures = words["measure"].ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        (Agent, Relative, SoughtBefore, Sought) = (Of("agent"), Of("relative"), Of("sought-before"), Of("sought"));
        (WantedBefore, Wanted, NounBefore, EffectBefore) = (Of("wanted-before"), Of("wanted"), Of("noun-before"), Of("effect-before"));
        (Effect, House, Government, Said, Opener) = (Of("effect"), Of("house"), Of("government"), Of("said"), Of("opener"));
        (Be, ClauseMarks, Clause, Preposition, ObjectEnd) = (Of("be"), Of("mark"), Of("clause"), Of("preposition"), Of("object-end"));
        (Possessive, Pronoun, Thing, Him, That) = (Of("possessive"), Of("pronoun"), Of("it"), Of("him"), Of("that"));
        (And, Article, OfWord, By, Where) = (Of("and"), Of("article"), Of("of"), Of("by"), Of("where"));
        (Infinitive, GerundBefore, ParticipleEnds, Perfect, Examples) = (Of("infinitive"), Of("gerund-before"), Of("participle-end"), Of("perfect"), Of("examples"));
        (Condition, Announce, Deadline, Foreseen, Issue, Basis, BasisBefore) = (Of("condition"), Of("announce"), Of("deadline"), Of("foreseen"), Of("issue"), Of("basis"), [.. Of("basis-before").Select(phrase => phrase.Split(' ').ToImmutableArray())]);
        (Raise, Allow, Broker, Called) = (Of("raise"), Of("allow"), Of("broker"), [.. Of("called").Select(phrase => phrase.Split(' ').ToImmutableArray())]);
        (Kin, Negation, Begins) = (Of("kin"), Of("negation"), Of("begins"));
        (Term, Order, Charge, Also, Asking, Court) = (Of("term"), Of("order"), Of("charge"), Of("also"), Of("asking"), Of("court"));
        Void = Of("void");
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

    public ImmutableArray<string> Raise { get; }

    public ImmutableArray<string> Allow { get; }

    public ImmutableArray<string> Broker { get; }

    public ImmutableArray<ImmutableArray<string>> Called { get; }

    public ImmutableArray<string> Kin { get; }

    public ImmutableArray<string> Negation { get; }

    public ImmutableArray<string> Begins { get; }

    public ImmutableArray<string> Term { get; }

    public ImmutableArray<string> Order { get; }

    public ImmutableArray<string> Charge { get; }

    public ImmutableArray<string> Also { get; }

    public ImmutableArray<string> Asking { get; }

    public ImmutableArray<string> Court { get; }

    public ImmutableArray<string> Void { get; }

    public ImmutableArray<string> When { get; }

    public ImmutableArray<string> Earlier { get; }

    public ImmutableArray<string> Information { get; }

    public ImmutableArray<string> Destination { get; }

    public ImmutableArray<string> DestinationWhom { get; }

    public ImmutableArray<string> Be { get; }

    public ImmutableArray<string> ClauseMarks { get; }

    public ImmutableArray<string> Clause { get; }

    public ImmutableArray<string> Preposition { get; }

    public ImmutableArray<string> ObjectEnd { get; }

    public ImmutableArray<string> Possessive { get; }

    public ImmutableArray<string> Pronoun { get; }

    public ImmutableArray<string> Thing { get; }

    public ImmutableArray<string> That { get; }

    public ImmutableArray<string> And { get; }

    public ImmutableArray<string> Article { get; }

    public ImmutableArray<string> OfWord { get; }

    public ImmutableArray<string> By { get; }

    public ImmutableArray<string> Infinitive { get; }

    public ImmutableArray<string> GerundBefore { get; }

    public ImmutableArray<string> Where { get; }

    public ImmutableArray<string> Examples { get; }

    public ImmutableArray<string> ParticipleEnds { get; }

    public ImmutableArray<string> Perfect { get; }

    /// <summary>A noun for a measure told before.</summary>
    public bool IsMeasure(ReadOnlySpan<char> word) => _measures.Contains(word);

    public ImmutableArray<string> Condition { get; }

    public ImmutableArray<string> Announce { get; }

    public ImmutableArray<string> Deadline { get; }

    public ImmutableArray<string> Foreseen { get; }

    public ImmutableArray<string> Issue { get; }

    public ImmutableArray<ImmutableArray<string>> BasisBefore { get; }

    public ImmutableArray<string> Basis { get; }

    public ImmutableArray<string> Him { get; }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public static EventWords Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.WordsByKind(language, "event-words.tsv").ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal));
    }

    private ImmutableArray<string> Of(string kind) => [.. _words[kind]];
}
