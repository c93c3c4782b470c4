using System.Globalization;
using System.Runtime.InteropServices;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>
/// Who is who within one report: mentions of one actor joined, roles read, capitals told from governments, places resolved, descriptions and
/// pronouns given to whom they mean.
/// </summary>
public static class ActorFinder
{
    /// <summary>A report with more names is a list; the rest of its names stay without actor.</summary>
    private const int MostNames = 20_000;

    private static readonly ImmutableSortedDictionary<string, string> NoLinks = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The actors in order of first mention, and the names with <see cref="NameMention.Actor"/> and <see cref="NameMention.Role"/> set.</summary>
    public static (ImmutableArray<ReportActor> Actors, ImmutableArray<NameMention> Names) Find(
        Report report, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<NameMention> names, string language, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(language);
        if (tokens.Length == 0)
            return ([], names);

        var words = new ReportWords(report.Text, sentences, tokens, knowledge.Words(language), knowledge);
        var mentions = MentionReader.Read(words, names.Length > MostNames ? names[..MostNames] : names);
        var map = new MentionMap(words, mentions);
        var governments = new List<GovernmentOf>();
        RuleBodyReader.Read(words, map, mentions, governments);
        GovernmentReader.Decide(words, map, mentions);
        var phrases = new RolePhraseReader(words, map).Read();
        RoleReader.Attach(words, map, phrases);

        var joiner = new ActorJoiner(words, report.Id);
        var drafts = joiner.Join(mentions);
        new AliasReader(words, map, mentions, joiner, report.Id).Read();
        GiveRoles(phrases, knowledge);
        MarkOrigins(words, map, mentions);
        PlaceResolver.Resolve(words, map, drafts, report);
        new DescriptionReader(words, map, drafts).Read(phrases, governments);
        return Build(report, names, mentions, drafts);
    }

    private static void GiveRoles(List<RolePhrase> phrases, KnowledgeBase knowledge)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Holder is not { Actor: { } draft } holder || phrase.Pair)
                continue;
            var actor = draft.Root;
            var body = phrase.BodyMention is { Kind: MentionKind.Organization } named ? named.Body?.Name ?? named.Text
                : phrase.BodyMention is { Kind: MentionKind.Place } place ? place.Text : knowledge.CountryByCode(phrase.Country)?.Name ?? phrase.Body;
            actor.Roles.Add(new RoleMention(phrase.Title, body, phrase.Status, phrase.Span));
            if (phrase.Office is { } office)
                actor.Offices.Add(office);
            if (phrase.Gender != Gender.Unknown && actor.Gender == Gender.Unknown)
                actor.Gender = phrase.Gender;
            actor.Country ??= phrase.Country;
            holder.Role ??= (phrase.Status is "former" or "acting" ? phrase.Status + " " : "") + (body is null ? phrase.Title : $"{phrase.Title} of {body}");
        }
    }

    /// <summary>"Venezuela's Tren de Aragua", "Colombia's National Liberation Army": whence a body is.</summary>
    private static void MarkOrigins(ReportWords words, MentionMap map, List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Kind != MentionKind.Organization || mention.Actor?.Root is not { } actor || actor.Country is not null || actor.Outlet is not null)
                continue;
            var at = mention.First - 1;
            while (at > 0 && words.IsPossessive(at))
                at--;
            if (at >= 0 && map.EndingAt(at + 1) is { Kind: MentionKind.Country or MentionKind.People, Country: { } country } && words.SentenceOf(at) == words.SentenceOf(mention.First)
                && (at < mention.First - 1 || map[at]!.Kind == MentionKind.People))
                actor.Country = country.Code;
        }
    }

    private static (ImmutableArray<ReportActor>, ImmutableArray<NameMention>) Build(Report report, ImmutableArray<NameMention> names, List<Mention> mentions, List<ActorDraft> drafts)
    {
        var live = drafts.Where(draft => draft.JoinedInto is null && draft.Mentions.Count > 0)
            .OrderBy(draft => draft.Mentions.Min(mention => mention.Span)).ThenBy(draft => draft.FullestName(), StringComparer.Ordinal).ToList();
        var ids = new Dictionary<ActorDraft, string>();
        var actors = ImmutableArray.CreateBuilder<ReportActor>(live.Count);
        foreach (var draft in live)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"a{actors.Count + 1}");
            ids.Add(draft, id);
            actors.Add(Finish(id, draft));
        }

        var changed = names.ToBuilder();
        foreach (var mention in mentions)
        {
            if (mention.Name >= 0 && mention.Actor is { } draft && ids.TryGetValue(draft.Root, out var id))
                changed[mention.Name] = names[mention.Name] with { Actor = id, Role = mention.Role ?? names[mention.Name].Role };
        }

        return (actors.ToImmutable(), changed.ToImmutable());
    }

    private static ReportActor Finish(string id, ActorDraft draft)
    {
        var names = Names(draft);
        var links = NoLinks;
        if (draft.Kind == MentionKind.Country)
            links = links.Add("herodotus", draft.Known!.Id);
        else if (draft.Body is { } body)
            links = links.Add("herodotus", body.Id);
        else if (draft.Outlet is { } outlet)
            links = links.Add("herodotus", outlet.Id);
        else if (draft.RuleKey is { } rule)
            links = links.Add("herodotus", "office:" + rule);
        if (draft.Place is { } place)
        {
            links = links.Add("geonames", place.Id.ToString(CultureInfo.InvariantCulture));
            links = links.Add("coordinates", string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.####},{place.Longitude:0.####}"));
            if (place.Region is { } region)
                links = links.Add("region", region);
        }

        if (draft.Offices.Count > 0)
            links = links.Add("offices", string.Join(' ', draft.Offices));
        if (draft.Gender != Gender.Unknown)
            links = links.Add("gender", draft.Gender == Gender.Male ? "m" : "f");
        return new ReportActor
        {
            Id = id,
            Type = draft.Kind switch
            {
                MentionKind.Person => ActorType.Person,
                MentionKind.Country => ActorType.Government,
                MentionKind.Place => ActorType.Place,
                MentionKind.Organization => draft.Armed ? ActorType.ArmedGroup : ActorType.Organization,
                _ => ActorType.Other,
            },
            Name = names[0],
            Names = names,
            Mentions = Places(draft, [], descriptions: false),
            Descriptions = Places(draft, draft.Descriptions, descriptions: true),
            Roles = draft.Roles.Count < 2 ? [.. draft.Roles] : [.. draft.Roles.OrderBy(role => role.Span).ThenBy(role => role.Title, StringComparer.Ordinal)],
            Country = draft.Country,
            Links = links,
            Evidence = [.. draft.Evidence],
        };
    }

    /// <summary>What the actor is called, the longest first; what merely describes it only where nothing names it.</summary>
    private static ImmutableArray<string> Names(ActorDraft draft)
    {
        var named = draft.Mentions.Exists(mention => !mention.Description);
        var names = new List<string>(draft.Mentions.Count);
        foreach (var mention in draft.Mentions)
        {
            if (!named || !mention.Description)
                names.Add(mention.Text);
        }

        names.Sort((a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b));
        return EachOnce(names);
    }

    /// <summary>Where the actor is named, or described, in order.</summary>
    private static ImmutableArray<TextSpan> Places(ActorDraft draft, List<TextSpan> more, bool descriptions)
    {
        var places = new List<TextSpan>(more);
        foreach (var mention in draft.Mentions)
        {
            if (mention.Description == descriptions)
                places.Add(mention.Span);
        }

        places.Sort();
        return EachOnce(places);
    }

    /// <summary>What stands in order, without its repetitions.</summary>
    private static ImmutableArray<T> EachOnce<T>(List<T> ordered)
        where T : IEquatable<T>
    {
        var kept = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            if (kept == 0 || !ordered[i].Equals(ordered[kept - 1]))
                ordered[kept++] = ordered[i];
        }

        return [.. CollectionsMarshal.AsSpan(ordered)[..kept]];
    }
}
