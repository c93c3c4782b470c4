using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>
/// Who is meant by "the president", "the Venezuelan leader", "her counterpart", "the group", "she". One pass from left to right that keeps
/// who was named last; where two could be meant it says nothing.
/// </summary>
internal sealed class DescriptionReader(ReportWords words, MentionMap map, List<ActorDraft> drafts)
{
    /// <summary>How many sentences back a description may reach; a pronoun reaches one.</summary>
    private const int Reach = 6;

    private readonly List<(ActorDraft Actor, int Token, int Sentence)> _seen = [];

    /// <summary>Where the dateline ends that heads the report: the agency credited there is no company the report speaks of.</summary>
    private readonly int _head = Dateline.Length(words.Text);

    public void Read(List<RolePhrase> phrases, List<GovernmentOf> governments)
    {
        var next = 0;
        var government = 0;
        var people = drafts.Where(draft => draft.Kind == MentionKind.Person && draft.JoinedInto is null).ToList();
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var t = 0; t < words.Count; t++)
        {
            while (next < phrases.Count && phrases[next].First < t)
                next++;
            if (next < phrases.Count && phrases[next].First == t)
            {
                var phrase = phrases[next++];
                if (phrase.Pair && phrase.Holder is { Actor: not null } holder)
                    Counterpart(phrase, holder);
                else if (phrase.Holder is null && phrase.Definite)
                    Office(phrase, people);
            }

            while (government < governments.Count && governments[government].Span.Start < words.Span(t).End)
                Government(governments[government++]);
            if (map[t] is { } mention)
            {
                if (mention.First == t && mention.Span.Start >= _head && mention.Actor?.Root is { Kind: MentionKind.Person or MentionKind.Organization } actor)
                    _seen.Add((actor, t, words.SentenceOf(t)));
                continue;
            }

            if (words.Is(t, ActorWord.He | ActorWord.She))
                Pronoun(t, words.Is(t, ActorWord.She) ? Gender.Female : Gender.Male);
            else if (words.Is(t - 1, ActorWord.The))
                Group(t, key);
        }
    }

    private void Office(RolePhrase phrase, List<ActorDraft> people)
    {
        if (phrase.Office is null)
            return;
        ActorDraft? match = null;
        var several = false;
        foreach (var person in people)
        {
            if (person.JoinedInto is not null || !Holds(person, phrase.Office) || !Suits(person, phrase.Country, phrase.Gender))
                continue;
            several |= match is not null;
            match = person;
        }

        if (several || (match is null && phrase.Country is not null))
            match = several ? Last(actor => actor.Kind == MentionKind.Person && Holds(actor, phrase.Office) && Suits(actor, phrase.Country, phrase.Gender), words.SentenceOf(phrase.First), Reach)
                : OfCountry(people, phrase);
        if (match is null)
            return;
        Describe(match, phrase.Span, phrase.First);
    }

    /// <summary>"The Venezuelan leader", "the dictator": the one person of that country with a head's office.</summary>
    private ActorDraft? OfCountry(List<ActorDraft> people, RolePhrase phrase)
    {
        if (phrase.Office is not ("leader" or "dictator" or "head-of-state" or "president" or "chief"))
            return null;
        ActorDraft? match = null;
        foreach (var person in people)
        {
            if (person.JoinedInto is not null || person.Country != phrase.Country || !person.Offices.Overlaps(["president", "prime-minister", "chancellor", "king", "supreme-leader", "dictator", "head-of-state"]))
                continue;
            if (match is not null)
                return null;
            match = person;
        }

        return match;
    }

    /// <summary>"His Mexican counterpart, Claudia Sheinbaum": the role of whom "his" means, for Mexico.</summary>
    private void Counterpart(RolePhrase phrase, Mention holder)
    {
        var other = Last(actor => actor.Kind == MentionKind.Person && actor != holder.Actor!.Root && actor.Roles.Count > 0, words.SentenceOf(phrase.First), 2);
        if (other is null || phrase.Country is null)
            return;
        var role = other.Roles.Find(role => role.Status is null);
        if (role.Title is null)
            return;
        var country = words.Knowledge.CountryByCode(phrase.Country);
        var actor = holder.Actor!.Root;
        actor.Roles.Add(new RoleMention(role.Title, country?.Name, null, phrase.Span));
        actor.Offices.UnionWith(other.Offices);
        actor.Country ??= phrase.Country;
        holder.Role ??= country is null ? role.Title : $"{role.Title} of {country.Name}";
    }

    private void Government(GovernmentOf government)
    {
        var head = government.Head.Actor?.Root;
        if (head?.Country is null)
            return;
        var state = drafts.Find(draft => draft.JoinedInto is null && draft.Kind == MentionKind.Country && draft.Known?.Code == head.Country);
        state?.Descriptions.Add(government.Span);
    }

    private void Group(int token, Span<char> key)
    {
        if ((words.Begins(token) & WordBegins.Body) == 0)
            return;
        if (words.Language.Body(key[..words.Key(token, token + 1, key)]) is not { Kind: "group" or "company" or "ministry" } word)
            return;
        var armed = word.Function is "cartel" or "gang" or "militia" or "guerrilla";
        var match = Last(
            actor => actor.Kind == MentionKind.Organization && actor.Outlet is null
                && (word.Kind == "ministry" ? actor.RuleKey is not null || actor.Body?.Kind == BodyKind.Ministry : (!armed || actor.Armed) && actor.RuleKey is null && actor.Body is null or { Kind: BodyKind.Armed or BodyKind.Company or BodyKind.Ngo or BodyKind.Party }),
            words.SentenceOf(token), 3);
        if (match is not null && word.Kind == "company" && IsPublic(match))
            return;
        if (match is not null && !(token + 1 < words.Count && words.StartsUpper(token + 1)))
            Describe(match, words.Span(token), token);
    }

    /// <summary>"the Criminal Division", "la Cámara de Comercio": no company.</summary>
    private bool IsPublic(ActorDraft actor)
    {
        foreach (var word in actor.Mentions[0].Key.Split(' '))
        {
            if (words.Language.Body(word) is { Kind: not ("company" or "group") })
                return true;
        }

        return false;
    }

    private void Pronoun(int token, Gender gender)
    {
        // The subject of this sentence if one suits before it; else of the sentence before. Two that suit, neither of them first: no answer.
        var sentence = words.SentenceOf(token);
        ActorDraft? match = null;
        var several = false;
        var first = int.MaxValue;
        foreach (var (actor, at, where) in _seen)
        {
            if (where != sentence || actor.Root.Kind != MentionKind.Person || !Suits(actor.Root, null, gender))
                continue;
            several |= match is not null && match != actor.Root;
            if (match is null)
                (match, first) = (actor.Root, at);
        }

        if (several && first - words.SentenceStart(token) > 8)
            return;
        // Of the sentence before the first, unless another there is known to be a woman, or a man, and that one is not.
        for (var i = 0; i < _seen.Count && match is null or { Gender: Gender.Unknown } && first == int.MaxValue; i++)
        {
            var (actor, where) = (_seen[i].Actor.Root, _seen[i].Sentence);
            if (where == sentence - 1 && actor.Kind == MentionKind.Person && Suits(actor, null, gender) && (match is null || actor.Gender == gender))
                match = actor;
        }

        if (match is not null)
            Describe(match, words.Span(token), token);
    }

    private void Describe(ActorDraft actor, TextSpan span, int token)
    {
        actor.Descriptions.Add(span);
        _seen.Add((actor, token, words.SentenceOf(token)));
        if (_seen.Count > 256)
            _seen.RemoveRange(0, 128); // far behind any reach
    }

    /// <summary>The last seen that suits; null when its sentence has two.</summary>
    private ActorDraft? Last(Func<ActorDraft, bool> suits, int sentence, int reach)
    {
        ActorDraft? match = null;
        var where = -1;
        for (var i = _seen.Count - 1; i >= 0 && _seen[i].Sentence >= sentence - reach; i--)
        {
            var actor = _seen[i].Actor.Root;
            if (!suits(actor))
                continue;
            if (match is null)
                (match, where) = (actor, _seen[i].Sentence);
            else if (actor != match && _seen[i].Sentence == where)
                return null;
        }

        return match;
    }

    private static bool Holds(ActorDraft person, string office) =>
        person.Offices.Contains(office) || (office == "minister" && person.Offices.Any(o => o.StartsWith("minister:", StringComparison.Ordinal)))
            || (office == "secretary" && person.Offices.Any(o => o.StartsWith("minister:", StringComparison.Ordinal)));

    private static bool Suits(ActorDraft person, string? country, Gender gender) =>
        (country is null || person.Country is null || person.Country == country) && (gender == Gender.Unknown || person.Gender == Gender.Unknown || person.Gender == gender);
}
