using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>Compares an actor of a report with an actor of others: a sum of named features, each with the values it compared.</summary>
internal sealed class ActorComparison(NameTranslator translator)
{
    private readonly Dictionary<string, TranslatableName> _names = new(StringComparer.Ordinal);

    private static readonly string[] OneHolder = ["president", "prime-minister", "chancellor", "king", "queen", "supreme-leader", "head-of-state", "minister:foreign", "minister:defense", "minister:interior", "minister:finance", "attorney-general"];

    public static bool Comparable(ActorType a, ActorType b) => a == b || (IsBody(a) && IsBody(b));

    private static bool IsBody(ActorType type) => type is ActorType.Organization or ActorType.ArmedGroup or ActorType.Other;

    /// <param name="bearers">How many other clusters bear the short name: a surname held by two tells nothing.</param>
    public double Score(ActorNode node, ActorCluster cluster, int bearers, List<Evidence>? evidence)
    {
        if (!Comparable(node.Actor.Type, cluster.Type))
            return 0;
        if (node.Entry is not null && cluster.Entry is not null && node.Entry != cluster.Entry)
            return ActorFeatures.OtherEntry;
        var (kind, mine, theirs, weight) = node.Actor.Type switch
        {
            ActorType.Person => PersonName(node, cluster),
            ActorType.Place => PlaceName(node, cluster),
            _ => BodyName(node, cluster),
        };
        if (weight == 0)
            return 0;
        var score = Add(evidence, node, kind, mine, theirs, weight);
        if (kind is "surname" or "same-short-name")
        {
            if (bearers <= 1)
                score += Add(evidence, node, "only-bearer", mine, theirs, ActorFeatures.OnlyBearer);
            else if (cluster.IsFull)
                score += Add(evidence, node, "common-name", mine, theirs, ActorFeatures.CommonName);
        }

        if (node.Story is { } story && kind is not "short-form" && cluster.Stories.Contains(story))
            score += Add(evidence, node, "same-story", story, null, ActorFeatures.SameStory);
        if (node.Actor.Country is { } country && cluster.Country is { } other)
            score += country == other ? Add(evidence, node, "same-country", country, null, ActorFeatures.SameCountry) : Add(evidence, node, "other-country", country, other, ActorFeatures.OtherCountry);
        if (node.Actor.Type == ActorType.Person)
            score += Person(node, cluster, kind is "same-name" or "name-agrees", evidence);
        else if (node.Actor.Type == ActorType.ArmedGroup && cluster.Type == ActorType.ArmedGroup)
            score += Add(evidence, node, "both-armed", mine, theirs, ActorFeatures.BothArmed);

        var common = 0;
        foreach (var entry in node.Context)
            common += cluster.Context.Contains(entry) ? 1 : 0;
        if (common > 0)
            score += Add(evidence, node, "shared-context", evidence is null ? "" : $"{common} countries and bodies", null, common > 2 ? ActorFeatures.MuchContext : ActorFeatures.SharedContext);
        return score;
    }

    /// <summary>What two people have beside their names: gender and offices.</summary>
    private static double Person(ActorNode node, ActorCluster cluster, bool sameName, List<Evidence>? evidence)
    {
        var score = 0.0;
        if (node.Actor.Links.TryGetValue("gender", out var gender) && cluster.Gender is { } otherGender && gender != otherGender)
            score += Add(evidence, node, "other-gender", gender, otherGender, ActorFeatures.OtherGender);
        if (cluster.Offices.Count > 0 && node.Actor.Links.TryGetValue("offices", out var offices))
        {
            var mine = offices.Split(' ');
            if (mine.FirstOrDefault(cluster.Offices.Contains) is { } shared)
                score += Add(evidence, node, "same-office", shared, null, ActorFeatures.SameOffice);
            else if (!sameName && mine.Any(OneHolder.Contains) && cluster.Offices.Any(OneHolder.Contains))
                score += Add(evidence, node, "other-office", offices, evidence is null ? "" : string.Join(' ', cluster.Offices), ActorFeatures.OtherOffice);
        }

        return score;
    }

    /// <summary>The weight, kept with the two values compared, or the one that both have, when evidence is asked for.</summary>
    private static double Add(List<Evidence>? evidence, ActorNode node, string kind, string mine, string? theirs, double weight)
    {
        evidence?.Add(new Evidence(kind, theirs is null ? mine : $"{mine} / {theirs}", weight, node.Report.Id, node.Actor.Mentions.IsEmpty ? null : node.Actor.Mentions[0]));
        return weight;
    }

    private static NameMatch PersonName(ActorNode node, ActorCluster cluster)
    {
        var best = default(NameMatch);
        foreach (var mine in node.Keys)
        {
            var whole = ActorNode.IsWhole(mine);
            foreach (var theirs in cluster.Keys)
            {
                var found = default(NameMatch);
                if (mine == theirs)
                    found = whole ? new("same-name", mine, null, ActorFeatures.SameName) : new("same-short-name", mine, null, ActorFeatures.SameShortName);
                else if (whole && ActorNode.IsWhole(theirs))
                    found = Full(mine, theirs);
                else if (NameWords.IsSurnameOf(whole ? theirs : mine, whole ? mine : theirs))
                    found = new("surname", mine, theirs, ActorFeatures.Surname);
                if (found.Weight > best.Weight)
                    best = found;
            }
        }

        // Two whole names that do not agree outweigh a surname shared.
        return best.Kind is "surname" or "same-short-name" && node.IsFull && cluster.IsFull ? default : best;
    }

    private static NameMatch Full(string mine, string theirs) =>
        NameWords.Agree(mine, theirs) ? new("name-agrees", mine, theirs, ActorFeatures.NameAgrees)
        : NameWords.SoundAlike(mine, theirs) ? new("name-sounds", mine, theirs, ActorFeatures.NameSounds) : default;

    private static NameMatch PlaceName(ActorNode node, ActorCluster cluster)
    {
        if (node.Place is not null && cluster.Place is not null)
            return node.Place == cluster.Place ? new("same-place", node.Place, null, ActorFeatures.SameName) : default;
        foreach (var key in node.Keys)
        {
            if (cluster.Has(key))
                return new("same-name", key, null, ActorFeatures.SameShortName + ActorFeatures.OnlyBearer);
        }

        return default;
    }

    private NameMatch BodyName(ActorNode node, ActorCluster cluster)
    {
        if (node.Entry is not null && node.Entry == cluster.Entry)
            return new("knowledge", node.Entry, null, ActorFeatures.SameName);
        var best = default(NameMatch);
        foreach (var mine in node.Keys)
        {
            foreach (var theirs in cluster.Keys)
            {
                var found = default(NameMatch);
                if (mine == theirs)
                    found = mine.Length > 4 || ActorNode.IsWhole(mine) ? new("same-name", mine, null, ActorFeatures.SameName) : new("same-letters", mine, null, ActorFeatures.SameShortName);
                else if (translator.Same(Read(mine), Read(theirs)))
                    found = new("translation", mine, theirs, ActorFeatures.Translation);
                else if (Short(mine, theirs) || Short(theirs, mine))
                    found = new("acronym", mine, theirs, ActorFeatures.Acronym);
                else if (theirs.StartsWith(mine, StringComparison.Ordinal) && theirs.Length > mine.Length && theirs[mine.Length] == ' ' && mine.Length > 4)
                    found = new("short-form", mine, theirs, ActorFeatures.ShortForm);
                if (found.Weight > best.Weight)
                    best = found;
            }
        }

        return best;
    }

    /// <summary>Names are compared with many others: each is taken apart once.</summary>
    private TranslatableName Read(string key)
    {
        if (!_names.TryGetValue(key, out var name))
            _names.Add(key, name = translator.Read(key));
        return name;
    }

    private static bool Short(string letters, string name) =>
        letters.Length is >= 2 and <= 8 && !ActorNode.IsWhole(letters) && ActorNode.IsWhole(name) && Acronyms.Fits(letters, name);

    /// <summary>How two names agree: the names, one when both have it, and what that weighs; no weight when they do not.</summary>
    private readonly record struct NameMatch(string Kind, string Mine, string? Theirs, double Weight);
}
