using Herodotus.Reports;

namespace Herodotus.Tell.Ledger;

/// <summary>The ledger: dated measures, by date, the undated last.</summary>
public static class MeasureLedger
{
    public static ImmutableArray<Measure> Of(Story story) =>
    [
        .. story.Claims
            .Where(claim => claim.Event is { Mode: not null })
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

    private static ImmutableArray<string> Words(string? text) => text is null ? [] : [text];
}
