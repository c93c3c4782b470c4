using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Claims;

/// <summary>An event claim in one line.</summary>
internal static class EventText
{
    /// <param name="happening">The event.</param>
    /// <param name="trigger">The word that tells it, for events outside the ledger.</param>
    /// <param name="actor">The name of whoever did it.</param>
    public static string Of(EventClaim happening, string trigger, string? actor)
    {
        var who = actor ?? happening.ActorText;
        if (happening.Mode is not { } mode)
            return $"{who} {trigger} {happening.TargetText}";
        var text = ContractNames.Name(mode).Replace('-', ' ');
        text = char.ToUpperInvariant(text[0]) + text[1..];
        if (happening.TargetText is { } target)
            text += mode switch
            {
                MeasureMode.Negotiation or MeasureMode.Agreement => $" with {target}",
                MeasureMode.Reward => $" for {target}",
                MeasureMode.Sanction or MeasureMode.Tariff => $" on {target}",
                MeasureMode.AuthorizationOfForce or MeasureMode.Deployment or MeasureMode.Decree => $" against {target}",
                _ => $" of {target}",
            };
        if (who is not null)
            text += $" by {who}";
        return happening.Status == EventStatus.Done ? text : $"{text} ({ContractNames.Name(happening.Status)})";
    }
}
