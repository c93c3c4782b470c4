using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Analyze.Actors;

/// <summary>Joins the mentions of one actor by their names: same name, knowledge entry, short name after full, short form of a body's name.</summary>
internal sealed class ActorJoiner(ReportWords words, string report)
{
    private readonly Dictionary<string, ActorDraft> _byKey = new(StringComparer.Ordinal);
    private readonly List<ActorDraft> _people = [];
    private readonly List<ActorDraft> _all = [];

    public List<ActorDraft> Join(List<Mention> mentions)
    {
        // Full names first, so that a short name finds them wherever it stands.
        foreach (var mention in mentions)
        {
            if (mention.Kind == MentionKind.Person && Words(mention) > 1)
                JoinFullName(mention);
        }

        foreach (var mention in mentions)
        {
            if (mention.Kind == MentionKind.Person && Words(mention) == 1)
                JoinShortName(mention);
            else if (mention.Kind is MentionKind.Country or MentionKind.Place or MentionKind.Organization)
                Join(mention, KeyOf(mention));
        }

        JoinShortBodies();
        return _all;
    }

    private static string KeyOf(Mention mention) =>
        mention.Kind == MentionKind.Country ? mention.Country!.Id
        : mention.Body is { } body ? body.Id
        : mention.Outlet is { } outlet ? outlet.Id
        : mention.RuleKey is { } rule ? "rule:" + rule
        : (mention.Kind == MentionKind.Place ? "place:" : "name:") + mention.Key;

    public ActorDraft Join(Mention mention, string key)
    {
        if (!_byKey.TryGetValue(key, out var draft))
        {
            _byKey.Add(key, draft = Add(mention));
        }
        else
        {
            draft = draft.Root;
            if (draft.Mentions.TrueForAll(other => other.Key != mention.Key))
                draft.Evidence.Add(new Evidence(key.StartsWith("rule:", StringComparison.Ordinal) ? "same-office" : "knowledge", $"{draft.FullestName()} = {mention.Text}", 1, report, mention.Span));
            draft.Mentions.Add(mention);
            Learn(draft, mention);
        }

        mention.Actor = draft;
        return draft;
    }

    private ActorDraft Add(Mention mention)
    {
        var draft = new ActorDraft { Kind = mention.Kind };
        draft.Mentions.Add(mention);
        Learn(draft, mention);
        mention.Actor = draft;
        _all.Add(draft);
        return draft;
    }

    private static void Learn(ActorDraft draft, Mention mention)
    {
        draft.Known ??= mention.Country;
        draft.Body ??= mention.Body;
        draft.Outlet ??= mention.Outlet;
        draft.RuleKey ??= mention.RuleKey;
        draft.Armed |= mention.Armed;
        draft.Country ??= mention.Kind == MentionKind.Country ? mention.Country!.Code : mention.From ?? mention.Outlet?.Country;
        if (draft.Gender == Gender.Unknown)
            draft.Gender = mention.Gender;
    }

    private void JoinFullName(Mention mention)
    {
        ActorDraft? match = null;
        foreach (var draft in _people)
        {
            if (draft.Mentions.Exists(other => NameWords.Agree(other.Key, mention.Key)))
            {
                if (match is not null)
                    return; // two may be meant: neither is
                match = draft;
            }
        }

        if (match is null)
        {
            match = Add(mention);
            _people.Add(match);
            match.Gender = words.Knowledge.Lore.GenderOf(FirstWord(mention.Key));
        }
        else
        {
            if (match.Mentions.TrueForAll(other => other.Key != mention.Key))
                match.Evidence.Add(new Evidence("full-name", $"{match.FullestName()} = {mention.Text}", 1, report, mention.Span));
            match.Mentions.Add(mention);
            mention.Actor = match;
        }
    }

    private void JoinShortName(Mention mention)
    {
        ActorDraft? match = null;
        var doubtful = false;
        foreach (var draft in _people)
        {
            if (!draft.Mentions.Exists(other => (other.Key == mention.Key || NameWords.IsSurnameOf(mention.Key, other.Key))))
                continue;
            if (match is not null)
            {
                // Two bear the name. It stays with whom it has meant before the other came in; else nobody is meant.
                var (one, two) = (FirstSeen(match), FirstSeen(draft));
                var early = one < two ? match : draft;
                doubtful = !early.Mentions.Exists(other => other.Key == mention.Key && other.Span.Start < Math.Max(one, two)) && mention.Span.Start > Math.Max(one, two);
                match = early;
            }
            else
            {
                match = draft;
            }
        }

        if (match is null)
        {
            foreach (var draft in _people)
            {
                if (draft.Mentions.Exists(other => IsGivenNameOf(mention.Key, other.Key) && other.Span.Start < mention.Span.Start))
                {
                    doubtful |= match is not null;
                    match = draft;
                }
            }
        }

        if (match is null || doubtful)
        {
            match = Join(mention, "person:" + mention.Key);
            if (!_people.Contains(match) && !doubtful)
                _people.Add(match);
            return;
        }

        if (match.Mentions.TrueForAll(other => other.Key != mention.Key))
            match.Evidence.Add(new Evidence("short-name", $"{match.FullestName()} = {mention.Text}", 0.9, report, mention.Span));
        match.Mentions.Add(mention);
        mention.Actor = match;
    }

    /// <summary>"Gaitanista Army" after "Gaitanista Army of Colombia"; "Exxon" after "Exxon Mobil": the beginning of one longer name and of no other.</summary>
    private void JoinShortBodies()
    {
        var bodies = _all.Where(draft => draft.Kind == MentionKind.Organization && draft.Body is null && draft.Outlet is null && draft.RuleKey is null && draft.JoinedInto is null).ToList();
        if (bodies.Count > 400)
            return; // a list of companies, not a report: the pairs would cost more than they tell
        foreach (var small in bodies)
        {
            var key = small.Mentions[0].Key;
            if (!key.Contains(' ', StringComparison.Ordinal) && (key.Length < 4 || words.Language.Body(key) is not null || words.Knowledge.FindDemonym(key) is not null || words.Knowledge.FindPlaces(key).Length > 0))
                continue;
            ActorDraft? match = null;
            var several = false;
            foreach (var long_ in bodies)
            {
                if (long_ == small || long_.JoinedInto is not null || !long_.Mentions.Exists(m => m.Key.Length > key.Length && m.Key.StartsWith(key, StringComparison.Ordinal) && m.Key[key.Length] == ' '))
                    continue;
                several |= match is not null;
                match = long_;
            }

            if (match is not null && !several)
                Merge(match, small, new Evidence("short-form", $"{match.FullestName()} = {small.FullestName()}", 0.8, report, small.Mentions[0].Span));
        }
    }

    public void Merge(ActorDraft into, ActorDraft other, Evidence because)
    {
        (into, other) = (into.Root, other.Root);
        if (into == other)
            return;
        other.JoinedInto = into;
        into.Mentions.AddRange(other.Mentions);
        into.Mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
        into.Roles.AddRange(other.Roles);
        into.Offices.UnionWith(other.Offices);
        into.Evidence.AddRange(other.Evidence);
        into.Evidence.Add(because);
        into.Armed |= other.Armed;
        into.Country ??= other.Country;
        into.Body ??= other.Body;
        into.RuleKey ??= other.RuleKey;
        if (into.Gender == Gender.Unknown)
            into.Gender = other.Gender;
    }

    private static bool IsGivenNameOf(string word, string full) =>
        word.Length > 2 && full.Length > word.Length && full.StartsWith(word, StringComparison.Ordinal) && full[word.Length] == ' ';

    private static int FirstSeen(ActorDraft draft) => draft.Mentions.Min(mention => mention.Span.Start);

    private static int Words(Mention mention)
    {
        var count = 1;
        foreach (var c in mention.Key)
        {
            if (c == ' ')
                count++;
        }

        return count;
    }

    private static ReadOnlySpan<char> FirstWord(string key) => key.AsSpan(0, key.IndexOf(' ', StringComparison.Ordinal) is var blank && blank < 0 ? key.Length : blank);
}
