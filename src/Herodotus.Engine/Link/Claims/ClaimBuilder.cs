using System.Security.Cryptography;
using System.Text;
using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>The claims of a story: what happened, who said what, how much, who is what; each with every place where it is made.</summary>
public static class ClaimBuilder
{
    /// <summary>
    /// Claims in the order in which the reports first make them. An id is made from what is claimed: the same proposition in another story of
    /// the thread, or in a later telling, has the same.
    /// </summary>
    public static ImmutableArray<Claim> Build(StoryContext story, ImmutableArray<Actor> actors)
    {
        ArgumentNullException.ThrowIfNull(story);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return [.. EventClaims.Build(story)
            .Concat(StatementClaims.Build(story))
            .Concat(FigureClaims.Build(story))
            .Concat(RoleClaims.Build(story, actors))
            .Where(claim => !claim.Assertions.IsEmpty)
            .OrderBy(claim => claim.Kind)
            .ThenBy(claim => story.PlaceOf(claim.Assertions[0].Report))
            .ThenBy(claim => claim.Assertions[0].Span)
            .ThenBy(claim => claim.Text, StringComparer.Ordinal)
            .GroupBy(claim => IdOf(story.Name, claim, digest), StringComparer.Ordinal)
            .SelectMany(same => same.Select((claim, index) => story.Count(claim with { Id = index == 0 ? same.Key : string.Create(null, $"{same.Key}-{index + 1}") })))];
    }

    /// <summary>Eight hex digits: a story has hundreds of claims, and two that meet get a number.</summary>
    private static string IdOf(string story, Claim claim, IncrementalHash digest)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        digest.AppendData(Encoding.UTF8.GetBytes($"{story}\n{claim.Kind}\n{claim.Id}"));
        digest.GetHashAndReset(hash);
        return $"c{Convert.ToHexStringLower(hash[..4])}";
    }
}
