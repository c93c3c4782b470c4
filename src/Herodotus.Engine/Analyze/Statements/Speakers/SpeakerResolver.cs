using System.Runtime.InteropServices;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>Who a statement's source is: an actor of the report, a named body without one, an unnamed source, or nobody we can tell.</summary>
/// <param name="Actor">Index into the report's actors, or -1.</param>
/// <param name="Named">True when the source is a named party.</param>
/// <param name="Phrase">The source as written, where the actor's name would not say it all ("Mexico's navy").</param>
internal readonly record struct ResolvedSpeaker(int Actor, bool Named, UnnamedSource? Unnamed = null, string? Phrase = null)
{
    public static ResolvedSpeaker Nobody => new(-1, false);

    public bool IsKnown => Actor >= 0 || Unnamed is not null || Phrase is not null;
}

/// <summary>
/// Resolves sources to the actors of the report: a name by its mention, a pronoun or description by what the actor layer joined, a
/// surname by who bears it, and what is left by who spoke last. It abstains rather than guess between two.
/// </summary>
internal sealed partial class SpeakerResolver
{
    /// <summary>Words before a name among which stands that they are somebody's lawyer.</summary>
    private const int WordsOfAgent = 8;

    private readonly Passage _passage;
    private readonly ImmutableArray<ReportActor> _actors;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly List<(TextSpan Span, int Actor)> _descriptions = [];
    private readonly NameParts _parts;
    private readonly KnowledgeBase _knowledge;

    public SpeakerResolver(Passage passage, ImmutableArray<ReportActor> actors, KnowledgeBase knowledge)
    {
        (_passage, _actors, _parts, _knowledge) = (passage, actors, new NameParts(actors), knowledge);
        for (var a = 0; a < actors.Length; a++)
        {
            _byId.TryAdd(actors[a].Id, a);
            foreach (var span in actors[a].Descriptions)
                _descriptions.Add((span, a));
        }

        _descriptions.Sort((x, y) => x.Span.CompareTo(y.Span));
    }

    /// <summary>Resolves one source phrase.</summary>
    /// <param name="last">The speaker of the statement before it.</param>
    /// <param name="person">The last speaker that is a person.</param>
    /// <param name="turns">Who "I" and "you" are outside quotations.</param>
    public ResolvedSpeaker Resolve(TokenRange source, ResolvedSpeaker last, ResolvedSpeaker person, Turns turns)
    {
        if (source.IsEmpty)
            return ResolvedSpeaker.Nobody;
        var first = source.Start;
        // "Q:" and "A:" name nobody.
        if (source.Count == 1 && _passage.Tokens[first].Span.Length == 1 && _passage.IsMark(source.End, ':'))
            return turns.Speaker(Math.Min(source.End + 1, _passage.Count - 1));
        if (source.Count == 1 && _passage.Is(first, WordClass.Relative) && Antecedent(source) is { IsEmpty: false } antecedent)
            return Resolve(antecedent, last, person, turns);
        if (source.Count == 1 && _passage.Is(first, WordClass.Pronoun | WordClass.Relative | WordClass.Possessive | WordClass.First) && _passage.NameAt(first) < 0)
        {
            if (_passage.Is(first, WordClass.First))
                return turns.Speaker(first);
            if (_passage.Is(first, Particle.You) && turns.Addressed(first) is { Actor: >= 0 } addressed)
                return addressed;
            if (Described(source) is >= 0 and var meant)
                return last.Actor != meant && IsNamedInQuote(first, meant) && FitsPronoun(first, last) ? last : new(meant, true);
            return FitsPronoun(first, last) ? last : FitsPronoun(first, person) ? person
                : !last.IsKnown && !person.IsKnown && _passage.Is(first, Particle.He) && OnlyPerson(first) is >= 0 and var only ? new(only, true) : ResolvedSpeaker.Nobody;
        }

        if (source.Count == 1 && _passage.Is(first, Particle.Latter))
            return LastNamed(first) is >= 0 and var latter ? new(latter, true) : last;
        var indefinite = _passage.Is(first, Particle.Indefinite);
        var name = HeadName(source);
        if (name < 0 && !indefinite && Described(source) is >= 0 and var named)
            return OfBody(named, source);
        var unnamed = UnnamedSources.Read(_passage, source);
        if (unnamed is null && name >= 0)
        {
            if (_passage.Names[name].Actor is { } id && _byId.TryGetValue(id, out var actor))
                return OfBody(actor, source);
            if (ByParts(source) is >= 0 and var bearer)
                return new(bearer, true);
            return ByCapital(source) is >= 0 and var state ? new(state, true) : new(-1, true, null, Words(source));
        }

        // "Peru will appeal, its foreign ministry said".
        if (name < 0 && _passage.Is(first, WordClass.Possessive) && HasBody(source) && StateBefore(first) is >= 0 and var own)
            return new(own, true);
        if (unnamed is not null && !indefinite && ByApposition(source) is >= 0 and var apposed)
            return new(apposed, true);
        if (unnamed is { } found)
            return Follows(source, last) ? last : IsTheOfficial(source, found) && IsPerson(last) ? last : new(-1, false, found);
        if (!indefinite && Described(source) is >= 0 and var described)
            return OfBody(described, source);
        if (ByParts(source) is >= 0 and var part)
            return new(part, true);
        if (ByCapital(source) is >= 0 and var capital)
            return new(capital, true);
        if (!indefinite && ByApposition(source) is >= 0 and var holder)
            return new(holder, true);
        if (!indefinite && IsHolder(source) && person.Actor >= 0 && MayHold(person.Actor))
            return Beside(source, person.Actor);
        if (IsThing(source))
            return ResolvedSpeaker.Nobody;
        return new(-1, !indefinite && (HasCapital(source) || HasBody(source)), null, Words(source));
    }

    /// <summary>The actors of a source that names several ("Rubio and Johnson", "Peru and Ecuador"): in order, or none when it names one.</summary>
    public ImmutableArray<int> Joint(TokenRange source, ResolvedSpeaker first)
    {
        if (first.Actor < 0)
            return [];
        ImmutableArray<int>.Builder? all = null;
        for (var t = source.Start + 1; t < source.End - 1; t++)
        {
            if (_passage.IsMark(t, ',') && _passage.NameAt(t - 1) >= 0)
                continue;
            if (!_passage.Is(t, Particle.And) || _passage.NameAt(t) >= 0)
                continue;
            var rest = new TokenRange(t + 1, source.End);
            var name = HeadName(rest);
            var type = name < 0 ? NameType.Other : _passage.Names[name].Type;
            // "the minister of Finance and Trade": what follows is of another kind than the speaker.
            if (name < 0 || _passage.Names[name].Actor is not { } id || !_byId.TryGetValue(id, out var actor) || actor == first.Actor
                || (type == NameType.Person) != IsPerson(first))
                continue;
            all ??= ImmutableArray.CreateBuilder<int>();
            if (all.Count == 0)
                all.Add(first.Actor);
            if (!all.Contains(actor))
                all.Add(actor);
        }

        return all is null ? [] : all.ToImmutable();
    }

    public bool IsPerson(ResolvedSpeaker speaker) => speaker.Actor >= 0 && _actors[speaker.Actor].Type == ActorType.Person;

    private string Words(TokenRange source)
    {
        var end = source.End;
        while (end > source.Start + 1 && (_passage.IsMark(end - 1, ',') || _passage.Is(end - 1, Particle.OwnerMark)))
            end--;
        // "The court on Thursday" is the court.
        for (var t = source.Start + 1; t < end; t++)
        {
            if (_passage.NameAt(t) < 0 && _passage.Pos(t - 1) != PartOfSpeech.Verb && Adjuncts.PastTime(_passage, t, end) == end)
                end = t;
        }

        return _passage.Text[_passage.Tokens[source.Start].Span.Start.._passage.Tokens[end - 1].Span.End];
    }

    /// <summary>"Podgorica dismissed": a capital alone speaks for its country, when the report has that as an actor.</summary>
    private int ByCapital(TokenRange source)
    {
        if (source.Count > 3 || !_passage.Is(source.Start, WordClass.Capital) || _knowledge.FindCapital(Words(source)) is not { } country)
            return -1;
        for (var a = 0; a < _actors.Length; a++)
        {
            if (_actors[a].Country == country.Code && _actors[a].Type is ActorType.Government or ActorType.Place)
                return a;
        }

        return -1;
    }

    /// <summary>"the Trump administration" speaks for itself, not for Trump; "Mexico's navy" speaks for Mexico.</summary>
    private ResolvedSpeaker OfBody(int actor, TokenRange source)
    {
        var person = _actors[actor].Type == ActorType.Person;
        // "Company president Ann Reed": the body is part of her title.
        var end = _passage.IsMark(source.End - 1, ',') ? source.End - 1 : source.End;
        if (person && _passage.NameAt(end - 1) is >= 0 and var own && _passage.Names[own].Type == NameType.Person && !_passage.Is(end - 1, WordClass.Body))
            return new(actor, true);
        var phrase = PhraseOfBody(source, within: person);
        if (phrase is not null && BodyAt(source, end) is >= 0 and var body)
            return new(body, true);
        return person && phrase is not null ? new(-1, true, null, phrase) : new(actor, true, null, phrase);
    }

    /// <summary>The body that the whole phrase is a mention of ("Mexico's navy"), or -1.</summary>
    private int BodyAt(TokenRange source, int end)
    {
        var (start, stop) = (_passage.Tokens[source.Start].Span, _passage.Tokens[end - 1].Span.End);
        var first = _passage.Is(source.Start, WordClass.Determiner) ? start.End + 1 : start.Start;
        for (var a = 0; a < _actors.Length; a++)
        {
            if (_actors[a].Type is ActorType.Organization && _actors[a].Mentions.Any(mention => mention.Start >= start.Start && mention.Start <= first && mention.End >= stop))
                return a;
        }

        return -1;
    }

    /// <summary>The whole phrase where a name only modifies a body ("Mexico's navy"), else null.</summary>
    /// <param name="within">The body may be part of a name ("Trump administration").</param>
    private string? PhraseOfBody(TokenRange source, bool within)
    {
        for (var t = source.Start; t < source.End; t++)
        {
            if (_passage.Is(t, WordClass.Preposition | WordClass.Punctuation) && _passage.FirstChar(t) is not ('\'' or '’'))
                return null;
            if (_passage.Is(t, WordClass.Body) && (_passage.NameAt(t) < 0 || (within && t == source.End - 1)))
                return Words(source);
            // "Mexico's Financial Intelligence Unit", a name that no list has.
            if (!within && _passage.Is(t, Particle.OwnerMark) && IsTitle(t + 1, source.End))
                return Words(source);
        }

        return null;
    }

    /// <summary>Several words in capitals, no name among them.</summary>
    private bool IsTitle(int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (!_passage.Is(t, WordClass.Capital) || _passage.NameAt(t) >= 0)
                return false;
        }

        return end > start + 1;
    }

    /// <summary>The first country that the sentence names before a word, where a body that "its" tells of is that country's; -1 without one.</summary>
    private int StateBefore(int token)
    {
        for (var t = _passage.Sentences[_passage.SentenceAt(token)].FirstToken; t < token; t++)
        {
            if (_passage.NameAt(t) is >= 0 and var name && _passage.Names[name] is { Type: NameType.Place, Actor: { } id } && _byId.TryGetValue(id, out var actor)
                && _actors[actor].Country is not null && !_passage.Is(t - 1, WordClass.Preposition))
                return actor;
        }

        return -1;
    }

    /// <summary>The actor whose description starts the source, or -1.</summary>
    private int Described(TokenRange source)
    {
        var span = TextSpan.FromBounds(_passage.Tokens[source.Start].Span.Start, _passage.Tokens[source.End - 1].Span.End);
        var at = ((ReadOnlySpan<(TextSpan Span, int Actor)>)CollectionsMarshal.AsSpan(_descriptions)).FirstFrom(span.Start, description => description.Span.Start);
        for (; at < _descriptions.Count && _descriptions[at].Span.Start < span.End; at++)
        {
            var from = _descriptions[at].Span;
            // "his wife" is not he.
            if (span.Contains(from) && from.Start - span.Start <= 5 && !(source.Count > 1 && from.End == _passage.Tokens[source.Start].Span.End && _passage.Is(source.Start, WordClass.Possessive) && !HasBody(source)))
                return _descriptions[at].Actor;
        }

        return -1;
    }

    /// <summary>Who bears a name that stands in the source: "Undurraga", "the fund". Only who was named before, and only one.</summary>
    private int ByParts(TokenRange source)
    {
        var start = _passage.Tokens[source.Start].Span.Start;
        for (var t = source.Start; t < source.End; t++)
        {
            if (_passage.Is(t, WordClass.Preposition | WordClass.Punctuation))
                break;
            var head = t == source.End - 1 && _passage.Is(source.Start, WordClass.Determiner);
            if (!_passage.Is(t, WordClass.Capital) && !head)
                continue;
            if (_passage.Is(t, WordClass.Determiner | WordClass.Office) || _passage.Tokens[t].Span.Length < 3)
                continue;
            if (_parts.Bearer(_passage.Word(t), start) is >= 0 and var actor && (head || _actors[actor].Type is ActorType.Person or ActorType.Organization))
                return actor;
        }

        return -1;
    }

    /// <summary>"the rector", after "the rector, Ann Reed": who was called so last.</summary>
    private int ByApposition(TokenRange source)
    {
        const int farthest = 600;
        const int apposition = 7;
        if (source.Count is not (2 or 3) || !_passage.Is(source.Start, WordClass.Determiner) || !char.IsLetter(_passage.FirstChar(source.End - 1)))
            return -1;
        var head = _passage.Word(source.End - 1);
        for (var t = source.Start - 1; t >= Math.Max(0, source.Start - farthest); t--)
        {
            if (!_passage.Word(t).SequenceEqual(head))
                continue;
            // "She was not in court. Her lawyer, Ann Reed, …": what the next sentence begins with is no apposition.
            var stop = Math.Min(_passage.Sentences[_passage.SentenceAt(t)].EndToken, Math.Min(source.Start, t + apposition));
            for (var next = t + 1; next < stop && !_passage.Is(next, WordClass.Verbal | WordClass.ParagraphStart | WordClass.Relative); next++)
            {
                // "the mining company Minas del Istmo": the name right behind is the company's.
                if (_passage.NameAt(next) is >= 0 and var name && (_passage.Names[name].Type == NameType.Person || (next == t + 1 && _passage.Names[name].Type == NameType.Organization))
                    && _passage.Names[name].Actor is { } id && _byId.TryGetValue(id, out var actor))
                    return actor;
            }
        }

        return -1;
    }

    /// <summary>"The official", one and known: the person who spoke before, who has been named by then.</summary>
    private bool IsTheOfficial(TokenRange source, UnnamedSource unnamed) => unnamed.Type == "official" && source.Count == 2 && !HasBody(source)
        && _passage.Is(source.Start, Particle.The) && !_passage.Ends(source.End - 1, WordEnding.Plural);

    /// <summary>"the minister": a holder of an office without a name, who is most likely the person who spoke last.</summary>
    private bool IsHolder(TokenRange source) => source.Count is 2 or 3 && _passage.Is(source.Start, WordClass.Determiner) && !_passage.Is(source.Start, WordClass.Possessive)
        && _passage.Is(source.End - 1, WordClass.Office) && _passage.NameAt(source.Start + 1) < 0;

    /// <summary>False for somebody of whom the report says only that they speak for another, their lawyer or spokesman: they hold no office.</summary>
    private bool MayHold(int actor)
    {
        if (!_actors[actor].Roles.IsDefaultOrEmpty)
            return _actors[actor].Roles.Any(role => !_passage.Words.IsAgent(role.Title));
        // "El abogado de Reed, Raúl Prado": the words before a comma and the name.
        foreach (var mention in _actors[actor].Mentions)
        {
            var at = _passage.Tokens.AsSpan().FirstFrom(mention.Start, token => token.Span.Start);
            for (var t = at - 1; at < _passage.Count && t >= Math.Max(_passage.Sentences[_passage.SentenceAt(at)].FirstToken, at - WordsOfAgent); t--)
            {
                if (_passage.Is(t, WordClass.Verbal))
                    break;
                if (_passage.Words.Is(_passage.Word(t), WordEnding.Agent))
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The person who spoke last, unless the sentence names them before the office: "Reed accused Mr Brown of lying, a charge the minister denied" is
    /// Brown, if nobody else is named.
    /// </summary>
    private ResolvedSpeaker Beside(TokenRange source, int person)
    {
        var (named, other) = (false, -1);
        for (var t = _passage.Sentences[_passage.SentenceAt(source.Start)].FirstToken; t < source.Start; t++)
        {
            if (_passage.NameAt(t) is not (>= 0 and var name) || _passage.Names[name] is not { Type: NameType.Person, Actor: { } id } || !_byId.TryGetValue(id, out var actor))
                continue;
            if (actor == person)
                named = true;
            else if (other >= 0 && other != actor)
                return new(-1, false, null, Words(source));
            else
                other = actor;
        }

        return !named ? new(person, true) : other >= 0 ? new(other, true) : new(-1, false, null, Words(source));
    }

    /// <summary>"The official also said": the unnamed source of the statement before.</summary>
    private bool Follows(TokenRange source, ResolvedSpeaker last) =>
        last.Unnamed is { } before && source.Count <= 2 && _passage.Is(source.Start, WordClass.Determiner)
        && _passage.Is(source.Start, Particle.The | Particle.This)
        && UnnamedSources.Read(_passage, source) is { } now && now.Type == before.Type;
}
