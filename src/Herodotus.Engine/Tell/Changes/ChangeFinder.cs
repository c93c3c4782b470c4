using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Tell.Changes;

/// <summary>One story told twice, from fewer reports and from more, held against each other claim by claim.</summary>
public static class ChangeFinder
{
    /// <summary>Code units of a report's beginning that stand for the report where it is cited whole.</summary>
    private const int Beginning = 80;

    /// <summary>The stories in which something changed, in the order told now.</summary>
    /// <param name="before">The stories as told from fewer reports; a story keeps its id when reports come in.</param>
    /// <param name="now">The stories as told from all.</param>
    public static ImmutableArray<StoryChanges> Between(ImmutableArray<StoryBrief> before, ImmutableArray<StoryBrief> now)
    {
        var earlier = before.ToDictionary(story => story.Story.Id, StringComparer.Ordinal);
        return
        [
            .. now.Select(story => (Then: Before(story.Story, earlier), Now: story))
                .Select(pair => new StoryChanges(pair.Now, pair.Then.IsEmpty, Compare(pair.Then, pair.Now)))
                .Where(changes => !changes.Changes.IsEmpty),
        ];
    }

    /// <summary>The story as it was, and those that went into it since.</summary>
    private static ImmutableArray<StoryBrief> Before(Story story, Dictionary<string, StoryBrief> earlier) =>
    [
        .. story.Corrections.Select(correction => correction.MergedInto is null ? correction.SplitFrom! : correction.Story).Prepend(story.Id).Distinct(StringComparer.Ordinal)
            .Select(id => earlier.GetValueOrDefault(id)).OfType<StoryBrief>(),
    ];

    private static ImmutableArray<StoryChange> Compare(ImmutableArray<StoryBrief> before, StoryBrief now)
    {
        var names = now.Story.Actors.ToDictionary(actor => actor.Id, actor => actor.Name, StringComparer.Ordinal);
        return
        [
            .. Reports(before, now).Concat(Claims(before, now)).Concat(Disagreements(before, now)).Concat(Positions(before, now, names))
                .OrderBy(change => change.Kind),
        ];
    }

    private static IEnumerable<StoryChange> Reports(ImmutableArray<StoryBrief> before, StoryBrief now)
    {
        var known = Known(before.SelectMany(story => story.Story.Reports).Select(report => report.Report.Id));
        return now.Story.Reports.Where(report => !known.Contains(report.Report.Id)).Select(report => new StoryChange(
            ChangeKind.Report,
            $"{SourceLine.Title(report.Report)} · {SourceLine.Of(report)}",
            [new Citation(report.Report.Id, new TextSpan(0, Whole(report.Report.Text, Math.Min(Beginning, report.Report.Text.Length))))]));
    }

    private static IEnumerable<StoryChange> Claims(ImmutableArray<StoryBrief> before, StoryBrief now)
    {
        // A date that became known, or a thread that was joined, changes a claim's id but not what it says.
        var byId = before.SelectMany(story => story.Story.Claims).DistinctBy(claim => claim.Id, StringComparer.Ordinal).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        var byText = before.SelectMany(story => story.Story.Claims).ToLookup(claim => (claim.Kind, claim.Text));
        foreach (var claim in now.Story.Claims)
        {
            var earlier = byId.GetValueOrDefault(claim.Id) ?? byText[(claim.Kind, claim.Text)].FirstOrDefault();
            if (earlier is null)
            {
                if (NewKind(claim) is { } kind)
                    yield return new StoryChange(kind, Text(claim), Citations(claim));
            }
            else if (earlier.Status != claim.Status)
            {
                yield return new StoryChange(ChangeKind.Status, $"{Text(claim)}: {ContractNames.Name(claim.Status)}, was {ContractNames.Name(earlier.Status)}", Citations(claim));
            }
            else if (claim.OriginCount > earlier.OriginCount)
            {
                yield return new StoryChange(ChangeKind.Support, $"{Text(claim)}: {StoryCounts.Plural(claim.OriginCount, "origin")}, were {earlier.OriginCount}", Citations(claim));
            }
        }
    }

    private static ChangeKind? NewKind(Claim claim) => claim.Kind switch
    {
        ClaimKind.Event => claim.Event?.Mode is null ? null : ChangeKind.Measure,
        ClaimKind.Statement => ChangeKind.Statement,
        ClaimKind.Figure => ChangeKind.Figure,
        ClaimKind.Role => ChangeKind.Role,
        _ => null,
    };

    private static IEnumerable<StoryChange> Disagreements(ImmutableArray<StoryBrief> before, StoryBrief now)
    {
        var known = Known(before.SelectMany(story => story.Story.Disagreements).Select(Text));
        return now.Story.Disagreements.Where(disagreement => !known.Contains(Text(disagreement))).Select(disagreement => new StoryChange(
            ChangeKind.Disagreement, Text(disagreement), [.. disagreement.Sides.SelectMany(side => side.Assertions).Select(Cite).Distinct()]));
    }

    private static IEnumerable<StoryChange> Positions(ImmutableArray<StoryBrief> before, StoryBrief now, Dictionary<string, string> names)
    {
        var earlier = before.SelectMany(story => story.Positions).ToLookup(position => (position.Actor, position.Question), position => position.Stance);
        var claims = now.Story.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        foreach (var position in now.Positions)
        {
            var was = earlier[(position.Actor, position.Question)].Select(stance => (Stance?)stance).FirstOrDefault();
            if (was == position.Stance)
                continue;
            var text = $"{names.GetValueOrDefault(position.Actor, position.Actor)}: {ContractNames.Name(position.Stance)}{(was is { } stance ? $", was {ContractNames.Name(stance)}" : "")}: {position.Question}";
            yield return new StoryChange(ChangeKind.Position, text, [.. position.Statements.Where(claims.ContainsKey).SelectMany(id => claims[id].Assertions).Select(Cite).Distinct()]);
        }
    }

    private static string Text(Claim claim) => claim.Event is { Date: { } date } ? $"{claim.Text}, {date}" : claim.Text.ReplaceLineEndings(" ");

    private static string Text(Disagreement disagreement) =>
        $"{ContractNames.Name(disagreement.Kind)} ({ContractNames.Name(disagreement.Because)}): {string.Join("; ", disagreement.Sides.Select(side => side.Says.ReplaceLineEndings(" ")))}";

    private static ImmutableArray<Citation> Citations(Claim claim) => [.. claim.Assertions.Select(Cite).Distinct()];

    private static Citation Cite(Assertion assertion) => new(assertion.Report, assertion.Span);

    private static HashSet<string> Known(IEnumerable<string>? items) => new(items ?? [], StringComparer.Ordinal);

    /// <summary>The length, less a half of a surrogate pair at its end.</summary>
    private static int Whole(string text, int length) => length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
