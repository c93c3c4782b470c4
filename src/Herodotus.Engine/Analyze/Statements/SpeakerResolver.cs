using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements;

/// <summary>Who a statement's source is: an actor of the report, an unnamed source, or nobody we can tell.</summary>
/// <param name="Actor">Index into the report's actors, or -1.</param>
/// <param name="Named">True when the source is a named party.</param>
internal readonly record struct ResolvedSpeaker(int Actor, bool Named, UnnamedSource? Unnamed)
{
    public static ResolvedSpeaker Nobody => new(-1, false, null);
}

/// <summary>
/// Resolves sources to the actors of the report: a name by its mention, a pronoun or description by what the actor layer joined, and
/// what is left by salience. It abstains rather than guess between two.
/// </summary>
internal sealed class SpeakerResolver
{
    private readonly Passage _passage;
    private readonly ImmutableArray<ReportActor> _actors;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly List<(TextSpan Span, int Actor)> _descriptions = [];

    public SpeakerResolver(Passage passage, ImmutableArray<ReportActor> actors)
    {
        (_passage, _actors) = (passage, actors);
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
    public ResolvedSpeaker Resolve(TokenRange source, ResolvedSpeaker last)
    {
        if (source.IsEmpty)
            return ResolvedSpeaker.Nobody;
        if (source.Count == 1 && _passage.Is(source.Start, WordClass.Pronoun | WordClass.Relative | WordClass.Possessive) && _passage.NameAt(source.Start) < 0)
        {
            if (Described(source) is >= 0 and var meant)
                return new(meant, true, null);
            return _passage.Is(source.Start, WordClass.First) || !FitsPronoun(source.Start, last) ? ResolvedSpeaker.Nobody : last;
        }

        var unnamed = UnnamedSources.Read(_passage, source);
        if (unnamed is null && HeadName(source) is >= 0 and var name)
        {
            var mention = _passage.Names[name];
            if (mention.Actor is { } id && _byId.TryGetValue(id, out var actor))
                return new(actor, true, null);
            return new(-1, true, null);
        }

        if (Described(source) is >= 0 and var described)
            return new(described, true, null);
        if (unnamed is { } found)
            return Follows(source, last) ? last : new(-1, false, found);
        return ResolvedSpeaker.Nobody;
    }

    /// <summary>The name at the head of a source: not under a preposition, not a mere modifier of another noun.</summary>
    private int HeadName(TokenRange source)
    {
        var fallback = -1;
        var under = false;
        for (var t = source.Start; t < source.End; t++)
        {
            var name = _passage.NameAt(t);
            if (name < 0)
            {
                if (_passage.Is(t, WordClass.Preposition))
                    under = true;
                else if (_passage.Is(t, WordClass.Punctuation) && _passage.FirstChar(t) != '-')
                    under = false;
                continue;
            }

            var end = t;
            while (end < source.End && _passage.NameAt(end) == name)
                end++;
            var type = _passage.Names[name].Type;
            var modifies = Modifies(end, source.End);
            if (type == NameType.Person && !modifies)
                return under && fallback >= 0 && _passage.Names[fallback].Type == NameType.Organization && !HasOffice(source.Start, t) ? fallback : name;
            if (fallback < 0 || (type == NameType.Organization && !under && _passage.Names[fallback].Type != NameType.Organization))
            {
                if (type is NameType.Organization or NameType.Place or NameType.Group or NameType.Other || (type == NameType.Person && !modifies))
                    fallback = name;
            }

            t = end - 1;
        }

        return fallback;
    }

    private bool HasOffice(int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (_passage.Is(t, WordClass.Office))
                return true;
        }

        return false;
    }

    private bool Modifies(int next, int end) => next < end && !_passage.Is(next, WordClass.Preposition | WordClass.Conjunction | WordClass.Relative | WordClass.Verbal)
        && (_passage.Word(next) is "'s" or "’s" or "'" or "’" || (!_passage.Is(next, WordClass.Punctuation) && _passage.NameAt(next) < 0));

    /// <summary>The actor whose description lies in the source and reaches its head, or -1.</summary>
    private int Described(TokenRange source)
    {
        var span = TextSpan.FromBounds(_passage.Tokens[source.Start].Span.Start, _passage.Tokens[source.End - 1].Span.End);
        var (low, high) = (0, _descriptions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_descriptions[middle].Span.Start < span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < _descriptions.Count && _descriptions[low].Span.Start < span.End; low++)
        {
            var from = _descriptions[low].Span;
            if (span.Contains(from) && from.Start - span.Start <= 5)
                return _descriptions[low].Actor;
        }

        return -1;
    }

    /// <summary>"The official also said": the unnamed source of the statement before.</summary>
    private bool Follows(TokenRange source, ResolvedSpeaker last) =>
        last.Unnamed is { } before && source.Count <= 2 && _passage.Is(source.Start, WordClass.Determiner)
        && _passage.Word(source.Start) is "the" or "this" or "that" or "el" or "la" or "este" or "esta" or "ese" or "esa"
        && UnnamedSources.Read(_passage, source) is { } now && now.Type == before.Type;

    private bool FitsPronoun(int token, ResolvedSpeaker last)
    {
        if (last.Actor < 0)
            return last.Unnamed is not null;
        var person = _actors[last.Actor].Type == ActorType.Person;
        return _passage.Word(token) switch
        {
            "he" or "she" or "él" or "ella" or "his" or "her" => person,
            "it" => !person,
            "who" or "quien" or "su" or "sus" or "they" or "ellos" or "their" => true,
            _ => false,
        };
    }
}
