using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>The claims of a story: what happened, who said what, how much, who is what; each with every place where it is made.</summary>
public static class ClaimBuilder
{
    /// <summary>Claims in the order in which the reports first make them, numbered <c>c1</c>, <c>c2</c>, … within the story.</summary>
    public static ImmutableArray<Claim> Build(StoryContext story, ImmutableArray<Actor> actors)
    {
        ArgumentNullException.ThrowIfNull(story);
        return [.. EventClaims.Build(story)
            .Concat(StatementClaims.Build(story))
            .Concat(FigureClaims.Build(story))
            .Concat(RoleClaims.Build(story, actors))
            .Where(claim => !claim.Assertions.IsEmpty)
            .OrderBy(claim => claim.Kind)
            .ThenBy(claim => story.PlaceOf(claim.Assertions[0].Report))
            .ThenBy(claim => claim.Assertions[0].Span)
            .ThenBy(claim => claim.Text, StringComparer.Ordinal)
            .Select((claim, index) => story.Count(claim with { Id = string.Create(null, $"c{index + 1}") }))];
    }
}
