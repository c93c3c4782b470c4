using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Speakers;

/// <content>Whom a pronoun means, said or unsaid.</content>
internal sealed partial class SpeakerResolver
{
    /// <summary>Tokens between a quotation and who says it: its marks.</summary>
    private const int WordsToQuote = 3;

    private bool FitsPronoun(int token, ResolvedSpeaker speaker)
    {
        var plural = _passage.Is(token, Particle.They);
        if (speaker.Actor < 0)
        {
            if (speaker.Unnamed is not { } unnamed)
                return speaker.Phrase is not null && (plural || _passage.Is(token, Particle.Thing) || (_passage.Is(token, Particle.He) && IsPersonDescribed(speaker.Phrase)));
            var words = unnamed.Span.Of(_passage.Lower.AsSpan());
            var space = words.IndexOf(' ');
            return plural || (space > 0 && _passage.Words.ParticleOf(words[..space]).HasFlag(Particle.Indefinite));
        }

        var person = _actors[speaker.Actor].Type == ActorType.Person;
        return _passage.Is(token, Particle.He) ? person : _passage.Is(token, Particle.Thing) ? !person : plural;
    }

    /// <summary>“Mr. Reed is at home,” he said: whom the quotation right before names does not speak it.</summary>
    private bool IsNamedInQuote(int token, int actor)
    {
        var t = token - 1;
        while (t > 0 && token - t <= WordsToQuote && _passage.QuotationAt(t) < 0)
            t--;
        if (t <= 0 || _passage.QuotationAt(t) is not (>= 0 and var quotation))
            return false;
        for (; t >= 0 && _passage.QuotationAt(t) == quotation; t--)
        {
            if (_passage.NameAt(t) is >= 0 and var name && _passage.Names[name].Actor is { } id && _byId.TryGetValue(id, out var named) && named == actor)
                return true;
        }

        return false;
    }

    /// <summary>"La revista Candela corrigió … de Ana Paz y | precisó": what "and" joins to a verb has the name for its subject that opens the sentence; -1 where none does.</summary>
    private int Opening(int token)
    {
        if (token == 0 || !_passage.Is(token - 1, WordClass.Conjunction))
            return -1;
        for (var t = Adjuncts.PastDateline(_passage, _passage.Sentences[_passage.SentenceAt(token)].FirstToken); t < token; t++)
        {
            if (_passage.NameAt(t) is >= 0 and var name)
                return _passage.Names[name] is { Type: NameType.Person or NameType.Organization, Actor: { } id } && _byId.TryGetValue(id, out var actor) ? actor : -1;
            if (_passage.Is(t, WordClass.Verbal | WordClass.Preposition | WordClass.Punctuation))
                return -1;
        }

        return -1;
    }

    /// <summary>"Reed, the magnate's lawyer": a name that the names layer has not, with who they are.</summary>
    private static bool IsPersonDescribed(string phrase) => char.IsUpper(phrase[0]) && phrase.Contains(", ", StringComparison.Ordinal);

    /// <summary>The one person that the report has named so far, or -1: whom "he" means where nobody has spoken.</summary>
    private int OnlyPerson(int token)
    {
        var only = -1;
        for (var t = 0; t < token; t++)
        {
            if (_passage.NameAt(t) is not (>= 0 and var name) || _passage.Names[name] is not { Type: NameType.Person, Actor: { } id } || !_byId.TryGetValue(id, out var actor) || actor == only)
                continue;
            if (only >= 0)
                return -1;
            only = actor;
        }

        return only;
    }

    /// <summary>
    /// Who an unsaid subject is (Spanish "dijo"): who spoke before in the paragraph, else the person the sentence before is about.
    /// </summary>
    public ResolvedSpeaker Unsaid(int token, int lastAt, ResolvedSpeaker last, ResolvedSpeaker person)
    {
        if (Opening(token) is >= 0 and var opening)
            return new(opening, true);
        if (last.IsKnown && lastAt >= _passage.ParagraphStart(token))
            return last;
        var sentence = _passage.SentenceAt(token);
        for (var s = sentence; s >= Math.Max(0, sentence - 2); s--)
        {
            for (var t = _passage.Sentences[s].FirstToken; t < Math.Min(token, _passage.Sentences[s].EndToken); t++)
            {
                if (_passage.NameAt(t) is >= 0 and var name && _passage.QuotationAt(t) < 0 && _passage.Names[name] is { Type: NameType.Person, Actor: { } id } && _byId.TryGetValue(id, out var actor)
                    && !(person.Actor >= 0 && person.Actor != actor && s < sentence - 1))
                    return new(actor, true);
            }
        }

        return person.IsKnown ? person : last;
    }

    /// <summary>The actor named last in the sentence before: "Esta" is the latter.</summary>
    private int LastNamed(int token)
    {
        var sentence = _passage.SentenceAt(token);
        for (var t = token - 1; t >= 0 && _passage.SentenceAt(t) >= sentence - 1; t--)
        {
            if (_passage.NameAt(t) is >= 0 and var name && _passage.Names[name].Actor is { } id && _byId.TryGetValue(id, out var actor))
                return actor;
        }

        return -1;
    }

    /// <summary>"…, who also said": the noun phrase that "who" hangs on, when it stands right before.</summary>
    private TokenRange Antecedent(TokenRange source)
    {
        // "a local official who told the radio": the phrase right before.
        if (source.Start > 0 && _passage.Is(source.Start, Particle.Who) && !_passage.Is(source.Start - 1, WordClass.Punctuation | WordClass.Verbal | WordClass.Preposition | WordClass.Conjunction))
        {
            var phrase = SourceRules.Before(_passage, source.Start - 1, _passage.Sentences[_passage.SentenceAt(source.Start)].FirstToken);
            while (phrase.Count > 1 && _passage.Is(phrase.Start, WordClass.Verbal) && _passage.NameAt(phrase.Start) < 0)
                phrase = phrase with { Start = phrase.Start + 1 };
            return phrase;
        }

        if (!_passage.IsMark(source.Start - 1, ',') || !_passage.Is(source.Start, Particle.WhoOrWhich))
            return default;
        var found = SourceRules.Before(_passage, source.Start, _passage.Sentences[_passage.SentenceAt(source.Start)].FirstToken);
        // "Ann Reed, an opposition leader, who said": the name that the phrase describes.
        if (found.Start > 1 && _passage.IsMark(found.Start - 1, ',') && _passage.Is(found.Start, WordClass.Determiner) && _passage.NameAt(found.Start - 2) is >= 0 and var apposed
            && _passage.Names[apposed].Type == NameType.Person)
            return new(found.Start - 2, found.Start - 1);
        return found.Contains(source.Start) || (found.Count == 1 && _passage.Is(found.Start, WordClass.Relative)) ? default : found;
    }
}
