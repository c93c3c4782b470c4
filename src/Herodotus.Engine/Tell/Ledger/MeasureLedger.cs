using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Tell.Ledger;

/// <summary>The ledger: dated measures, by date, the undated last.</summary>
public static class MeasureLedger
{
    public static ImmutableArray<Measure> Of(Story story, ContentWords content) =>
    [
        .. story.Claims
            .Where(claim => claim.Event is { Mode: not null } && !IsToldByName(claim.Event, story, content))
            .OrderBy(claim => claim.Event!.Date ?? "9999", StringComparer.Ordinal)
            .ThenBy(claim => claim.Event!.Mode)
            .Select((claim, index) => new Measure(
                string.Create(null, $"m{index + 1}"),
                claim.Event!.Mode!.Value,
                claim.Event.Actors.IsEmpty ? Words(claim.Event.ActorText) : claim.Event.Actors,
                claim.Event.Targets.IsEmpty ? Words(claim.Event.TargetText) : claim.Event.Targets,
                claim.Event.Date,
                claim.Event.Amount,
                claim.Event.Status,
                claim.Event.Basis,
                [claim.Id])),
    ];

    /// <summary>
    /// "The designation of various cartels", where the story has the designation of cartels by their names: what is told without a number or a name
    /// is no measure of its own.
    /// </summary>
    internal static bool IsToldByName(EventClaim measure, Story story, ContentWords content)
    {
        if (measure is not { Targets.IsEmpty: true, TargetText: { } words, Amount: null } || words.Any(char.IsAsciiDigit) || !words.EndsWith('s'))
            return false;
        var kinds = content.Of(words);
        var named = story.Claims.Select(claim => claim.Event).OfType<EventClaim>()
            .Where(other => other.Mode == measure.Mode && other.Status == measure.Status && !other.Targets.IsEmpty && SameIssuer(measure, other, story) && SameDate(measure.Date, other.Date)
                && story.Actors.FirstOrDefault(actor => actor.Id == other.Targets[0]) is { } target && target.Names.Any(name => content.Of(name).Overlaps(kinds)))
            .Select(other => other.Targets[0]).Distinct(StringComparer.Ordinal).Count();
        return named > 1;
    }

    private static bool SameDate(string? one, string? other) => one is null || other is null || one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>A government and who governs issue one measure.</summary>
    private static bool SameIssuer(EventClaim one, EventClaim other, Story story) => one.Actors.IsEmpty || other.Actors.IsEmpty || one.Actors.Any(other.Actors.Contains)
        || one.Actors.Any(id => Country(id, story) is { } country && other.Actors.Any(own => Country(own, story) == country));

    private static string? Country(string id, Story story) => story.Actors.FirstOrDefault(actor => actor.Id == id)?.Country;

    private static ImmutableArray<string> Words(string? text) => text is null ? [] : [text];
}
