using System.Buffers;
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
        Claim[] claims =
        [
            .. EventClaims.Build(story)
                .Concat(StatementClaims.Build(story))
                .Concat(FigureClaims.Build(story))
                .Concat(RoleClaims.Build(story, actors))
                .Where(claim => !claim.Assertions.IsEmpty)
                .Select(claim => story.Count(claim, IdOf(story.Name, claim)))
                .OrderBy(claim => claim.Kind)
                .ThenBy(claim => story.PlaceOf(claim.Assertions[0].Report))
                .ThenBy(claim => claim.Assertions[0].Span)
                .ThenBy(claim => claim.Text, StringComparer.Ordinal),
        ];
        return claims.DistinctBy(claim => claim.Id, StringComparer.Ordinal).Count() == claims.Length ? [.. claims]
            : [.. claims.GroupBy(claim => claim.Id, StringComparer.Ordinal).SelectMany(same => same.Select((claim, index) => index == 0 ? claim : claim with { Id = string.Create(null, $"{same.Key}-{index + 1}") }))];
    }

    /// <summary>Eight hex digits: a story has hundreds of claims, and two that meet get a number.</summary>
    private static string IdOf(string story, Claim claim)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var kind = claim.Kind.ToString();
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(story.Length + kind.Length + claim.Id.Length + 2));
        var length = Encoding.UTF8.GetBytes(story, bytes);
        bytes[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(kind, bytes.AsSpan(length));
        bytes[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(claim.Id, bytes.AsSpan(length));
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return $"c{Convert.ToHexStringLower(hash[..4])}";
    }
}
