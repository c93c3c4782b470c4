using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>Compares an actor of a report with an actor of others: a sum of named features, each with the values it compared.</summary>
internal sealed class ActorComparison(NameTranslator translator)
{
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
        var (kind, value, weight) = node.Actor.Type switch
        {
            ActorType.Person => PersonName(node, cluster),
            ActorType.Place => PlaceName(node, cluster),
            _ => BodyName(node, cluster),
        };
        if (weight == 0)
            return 0;
        var score = Add(evidence, node, kind, value, weight);
        var person = node.Actor.Type == ActorType.Person;
        if (kind is "surname" or "same-short-name")
        {
            if (bearers <= 1)
                score += Add(evidence, node, "only-bearer", value, ActorFeatures.OnlyBearer);
            else if (cluster.IsFull)
                score += Add(evidence, node, "common-name", value, ActorFeatures.CommonName);
        }

        if (node.Story is { } story && cluster.Stories.Contains(story) && kind is not "short-form")
            score += Add(evidence, node, "same-story", story, ActorFeatures.SameStory);
        if (node.Actor.Country is { } country && cluster.Country is { } other)
            score += country == other ? Add(evidence, node, "same-country", country, ActorFeatures.SameCountry) : Add(evidence, node, "other-country", $"{country} / {other}", ActorFeatures.OtherCountry);
        if (person)
        {
            if (node.Actor.Links.TryGetValue("gender", out var gender) && cluster.Gender is { } otherGender && gender != otherGender)
                score += Add(evidence, node, "other-gender", $"{gender} / {otherGender}", ActorFeatures.OtherGender);
            if (node.Actor.Links.TryGetValue("offices", out var offices) && cluster.Offices.Count > 0)
            {
                var mine = offices.Split(' ');
                if (mine.FirstOrDefault(cluster.Offices.Contains) is { } shared)
                    score += Add(evidence, node, "same-office", shared, ActorFeatures.SameOffice);
                else if (mine.Any(OneHolder.Contains) && cluster.Offices.Any(OneHolder.Contains) && kind != "same-name" && kind != "name-agrees")
                    score += Add(evidence, node, "other-office", $"{offices} / {string.Join(' ', cluster.Offices)}", ActorFeatures.OtherOffice);
            }
        }
        else if (node.Actor.Type == ActorType.ArmedGroup && cluster.Type == ActorType.ArmedGroup)
        {
            score += Add(evidence, node, "both-armed", value, ActorFeatures.BothArmed);
        }

        var common = node.Context.Count(cluster.Context.Contains);
        if (common > 0)
            score += Add(evidence, node, "shared-context", $"{common} countries and bodies", common > 2 ? ActorFeatures.MuchContext : ActorFeatures.SharedContext);
        return score;
    }

    private static double Add(List<Evidence>? evidence, ActorNode node, string kind, string value, double weight)
    {
        evidence?.Add(new Evidence(kind, value, weight, node.Report.Id, node.Actor.Mentions.IsEmpty ? null : node.Actor.Mentions[0]));
        return weight;
    }

    private static (string, string, double) PersonName(ActorNode node, ActorCluster cluster)
    {
        var best = ("", "", 0.0);
        foreach (var mine in node.Keys)
        {
            foreach (var theirs in cluster.Keys)
            {
                var whole = mine.Contains(' ', StringComparison.Ordinal);
                var found = ("", "", 0.0);
                if (mine == theirs)
                    found = whole ? ("same-name", mine, ActorFeatures.SameName) : ("same-short-name", mine, ActorFeatures.SameShortName);
                else if (whole && theirs.Contains(' ', StringComparison.Ordinal))
                    found = Full(mine, theirs);
                else if (NameWords.IsSurnameOf(whole ? theirs : mine, whole ? mine : theirs))
                    found = ("surname", $"{mine} / {theirs}", ActorFeatures.Surname);
                if (found.Item3 > best.Item3)
                    best = found;
            }
        }

        // Two whole names that do not agree outweigh a surname shared.
        if (best.Item1 is "surname" or "same-short-name" && node.IsFull && cluster.IsFull)
            return ("", "", 0);
        return best;
    }

    private static (string, string, double) Full(string mine, string theirs)
    {
        if (NameWords.Agree(mine, theirs))
            return ("name-agrees", $"{mine} / {theirs}", ActorFeatures.NameAgrees);
        return NameWords.SoundAlike(mine, theirs) ? ("name-sounds", $"{mine} / {theirs}", ActorFeatures.NameSounds) : ("", "", 0);
    }

    private static (string, string, double) PlaceName(ActorNode node, ActorCluster cluster)
    {
        if (node.Place is not null && cluster.Place is not null)
            return node.Place == cluster.Place ? ("same-place", node.Place, ActorFeatures.SameName) : ("", "", 0);
        foreach (var key in node.Keys)
        {
            if (cluster.Keys.Contains(key))
                return ("same-name", key, ActorFeatures.SameShortName + ActorFeatures.OnlyBearer);
        }

        return ("", "", 0);
    }

    private (string, string, double) BodyName(ActorNode node, ActorCluster cluster)
    {
        if (node.Entry is not null && node.Entry == cluster.Entry)
            return ("knowledge", node.Entry, ActorFeatures.SameName);
        var best = ("", "", 0.0);
        foreach (var mine in node.Keys)
        {
            foreach (var theirs in cluster.Keys)
            {
                var found = ("", "", 0.0);
                if (mine == theirs)
                    found = mine.Contains(' ', StringComparison.Ordinal) || mine.Length > 4 ? ("same-name", mine, ActorFeatures.SameName) : ("same-letters", mine, ActorFeatures.SameShortName);
                else if (translator.SameInTranslation(mine, theirs))
                    found = ("translation", $"{mine} / {theirs}", ActorFeatures.Translation);
                else if (Short(mine, theirs) || Short(theirs, mine))
                    found = ("acronym", $"{mine} / {theirs}", ActorFeatures.Acronym);
                else if (theirs.StartsWith(mine, StringComparison.Ordinal) && theirs.Length > mine.Length && theirs[mine.Length] == ' ' && mine.Length > 4)
                    found = ("short-form", $"{mine} / {theirs}", ActorFeatures.ShortForm);
                if (found.Item3 > best.Item3)
                    best = found;
            }
        }

        return best;
    }

    private static bool Short(string letters, string name) =>
        letters.Length is >= 2 and <= 8 && !letters.Contains(' ', StringComparison.Ordinal) && name.Contains(' ', StringComparison.Ordinal) && Acronyms.Fits(letters, name);
}
