using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Claims;

/// <summary>An event claim in one line.</summary>
internal static class EventText
{
    /// <summary>Longest clause, in code units, that one line shows.</summary>
    private const int MaxClause = 240;

    /// <param name="happening">The event.</param>
    /// <param name="clause">The report's own words from one party to the other: how an event outside the ledger is told, so that the line says no more than they do.</param>
    /// <param name="actor">The name of whoever did it.</param>
    public static string Of(EventClaim happening, string clause, string? actor)
    {
        if (happening.Mode is not { } mode)
            return clause.Length <= MaxClause ? clause : $"{clause[..MaxClause]}…";
        var who = actor ?? happening.ActorText;
        var text = ContractNames.Name(mode).Replace('-', ' ');
        text = char.ToUpperInvariant(text[0]) + text[1..];
        // What is sent stands without a name, against whom it is sent has one: "the deployment of 300 soldiers".
        if (happening.TargetText is { } target)
            text += happening.Targets.IsEmpty && IsSent(mode, target) ? $" of {target}" : Before(mode) + target;
        if (who is not null)
            text += $" by {who}";
        return text + Status(happening);
    }

    /// <summary>True for what is decreed, and for a number of those who are sent; "drug cartels" are whom they are sent against.</summary>
    public static bool IsSent(MeasureMode mode, string target) => mode == MeasureMode.Decree || (mode == MeasureMode.Deployment && target.Any(char.IsAsciiDigit));

    /// <summary>What stands between a measure and whom it is taken on.</summary>
    public static string Before(MeasureMode mode) => mode switch
    {
        MeasureMode.Negotiation or MeasureMode.Agreement => " with ",
        MeasureMode.Reward or MeasureMode.Asylum => " for ",
        MeasureMode.Sanction or MeasureMode.Tariff => " on ",
        MeasureMode.AuthorizationOfForce or MeasureMode.Deployment or MeasureMode.Decree => " against ",
        _ => " of ",
    };

    /// <summary>A measure's line without how real it is.</summary>
    public static string WithoutStatus(Claim measure) => measure.Text[..^Status(measure.Event!).Length];

    private static string Status(EventClaim happening) => happening.Status == EventStatus.Done ? "" : $" ({ContractNames.Name(happening.Status)})";
}
