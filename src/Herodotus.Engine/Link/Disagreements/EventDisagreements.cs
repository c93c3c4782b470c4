using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Link.Disagreements;

/// <summary>One measure told with several dates, or as done in one report and as planned, or not done, in another.</summary>
internal static class EventDisagreements
{
    /// <summary>Dates of one measure on one target in one year that are compared: more are a series, not a disagreement.</summary>
    private const int MaxDates = 8;

    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        foreach (var measure in claims.Where(claim => claim.Event is { Mode: not null } happening && !happening.Targets.IsEmpty)
            .GroupBy(claim => (claim.Event!.Mode, Target: string.Join(' ', claim.Event.Targets))))
        {
            foreach (var dated in measure.Where(claim => claim.Event!.Date is { Length: >= 7 }).GroupBy(claim => (Year: claim.Event!.Date![..4], claim.Event.Date.Length, claim.Event.Status)))
            {
                Claim[] dates = [.. Possible(story, dated.DistinctBy(claim => claim.Event!.Date).OrderBy(claim => claim.Event!.Date, StringComparer.Ordinal))];
                if (dates.Length is > 1 and <= MaxDates)
                    yield return Of(DisagreementKind.Date, DisagreementReason.Conflict, dates, claim => claim.Event!.Date!);
            }

            foreach (var other in measure.Where(claim => claim.Event!.Status is not (EventStatus.Done or EventStatus.Lifted or EventStatus.Suspended or EventStatus.Extended)))
            {
                if (measure.FirstOrDefault(claim => claim.Event!.Status == EventStatus.Done && SameDate(claim.Event, other.Event!)) is not { } done)
                    continue;
                var isEarlier = Told(story, other) is { } planned && Told(story, done) is { } told && planned < told && other.Event!.Status != EventStatus.Denied;
                yield return Of(DisagreementKind.Status, isEarlier ? DisagreementReason.Update : DisagreementReason.Conflict, [other, done], claim => ContractNames.Name(claim.Event!.Status));
            }
        }
    }

    /// <summary>Of dates in order those that a report could mean: what one told of before the day that another gives is a second event ("held for trial" after "arrested").</summary>
    private static IEnumerable<Claim> Possible(StoryContext story, IEnumerable<Claim> dates)
    {
        DateOnly? told = null;
        foreach (var claim in dates)
        {
            if (claim.Event!.Status == EventStatus.Done && told is { } first && IsoDay.Read(claim.Event.Date) is { } day && day > first)
                continue;
            if (Told(story, claim) is { } own && (told is null || own < told))
                told = own;
            yield return claim;
        }
    }

    private static bool SameDate(EventClaim one, EventClaim other) =>
        one.Date is null || other.Date is null || one.Date.StartsWith(other.Date, StringComparison.Ordinal) || other.Date.StartsWith(one.Date, StringComparison.Ordinal);

    private static DateOnly? Told(StoryContext story, Claim claim) => claim.Assertions.Min(assertion => story.Reports[story.PlaceOf(assertion.Report)].Report.Published?.Date);

    private static Disagreement Of(DisagreementKind kind, DisagreementReason because, IReadOnlyList<Claim> claims, Func<Claim, string> says) =>
        new(kind, because, [.. claims.Select(claim => claim.Id)], [.. claims.Select(claim => new DisagreementSide($"{EventText.WithoutStatus(claim)}: {says(claim)}", claim.Assertions))]);
}
