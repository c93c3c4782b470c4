using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>Names by which speakers call one another, or themselves, as actors of the report.</summary>
internal sealed class Callers
{
    private readonly Passage _passage;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ReportActor> _actors;
    private readonly NameParts _parts;

    public Callers(Passage passage, ImmutableArray<ReportActor> actors)
    {
        (_passage, _actors, _parts) = (passage, actors, new NameParts(actors));
        for (var a = 0; a < actors.Length; a++)
            _byId.TryAdd(actors[a].Id, a);
    }

    /// <summary>Who a label names; its words where no actor bears them.</summary>
    public ResolvedSpeaker Named(TokenRange label)
    {
        if (Person(label) is >= 0 and var actor)
            return new(actor, true);
        var words = _passage.Text[_passage.Tokens[label.Start].Span.Start.._passage.Tokens[label.End - 1].Span.End];
        return words.Length <= 2 ? ResolvedSpeaker.Nobody : new(-1, true, null, words);
    }

    /// <summary>The person of "My name is Ann Brown", "I'm Ann Brown".</summary>
    public ResolvedSpeaker Introduced(TokenRange paragraph)
    {
        for (var t = paragraph.Start; t + 3 < paragraph.End; t++)
        {
            if (_passage.QuotationAt(t) >= 0)
                continue;
            var at = _passage.PastPhrase(t, _passage.Words.Introductions);
            if (at > t && _passage.NameAt(at) is >= 0 and var name && _passage.Names[name] is { Type: NameType.Person, Actor: { } id } && _byId.TryGetValue(id, out var actor))
                return new(actor, true);
        }

        return ResolvedSpeaker.Nobody;
    }

    /// <summary>Who is called in a paragraph: by name at its start ("Mr. Brown, …") or its end ("…, Ms. Reed?"); alone when it is nothing but the call.</summary>
    public (ResolvedSpeaker Who, bool Alone) Called(TokenRange paragraph)
    {
        var last = paragraph.End;
        while (last > paragraph.Start && _passage.Is(last - 1, WordClass.Punctuation))
            last--;
        var first = Vocative(paragraph.Start, last);
        if (first.End >= last && !first.IsEmpty)
            return (Of(first), true);
        if (!first.IsEmpty && _passage.IsMark(first.End, ','))
            return (Of(first), false);
        for (var t = last - 1; t > paragraph.Start && last - t <= 4; t--)
        {
            if (_passage.IsMark(t - 1, ',') && Vocative(t, last) is { IsEmpty: false } end && end.End >= last)
                return (Of(end), false);
        }

        return (ResolvedSpeaker.Nobody, false);
    }

    private ResolvedSpeaker Of(TokenRange call) => Person(call) is >= 0 and var actor ? new(actor, true) : ResolvedSpeaker.Nobody;

    /// <summary>A title with a name ("Mr. Brown", "Justice Reed"): capitals and stops from a token on, a person's name among them.</summary>
    private TokenRange Vocative(int start, int end)
    {
        var t = start;
        var named = false;
        for (; t < end && t - start < 5 && (_passage.Is(t, WordClass.Capital) || _passage.IsMark(t, '.')); t++)
            named |= Person(new(t, t + 1)) >= 0;
        return named ? new(start, t) : default;
    }

    private int Person(TokenRange words)
    {
        for (var t = words.Start; t < words.End; t++)
        {
            if (_passage.NameAt(t) is >= 0 and var name && _passage.Names[name].Actor is { } id && _byId.TryGetValue(id, out var actor) && _actors[actor].Type == ActorType.Person)
                return actor;
        }

        for (var t = words.End - 1; t >= words.Start; t--)
        {
            if (_passage.Tokens[t].Span.Length > 2 && _passage.Is(t, WordClass.Capital) && _parts.Bearer(_passage.Word(t), int.MaxValue) is >= 0 and var bearer
                && _actors[bearer].Type == ActorType.Person)
                return bearer;
        }

        return -1;
    }
}
