using Herodotus.Knowledge;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>A phrase that names a role, with the country or body it says.</summary>
/// <param name="First">First token, country and status included, article not.</param>
/// <param name="End">The token after it.</param>
/// <param name="Title">The title without country and body: "Defense Secretary", "Ambassador to Mexico".</param>
/// <param name="Country">ISO alpha-3 of the country whose role it is.</param>
/// <param name="Body">The words that name the body or country.</param>
/// <param name="BodyMention">The mention they are.</param>
/// <param name="Pair">"counterpart": the role is another's.</param>
internal sealed record RolePhrase(
    int First, int End, string Title, string? Office, string? Status, Gender Gender, string? Country, string? Body, Mention? BodyMention, bool Pair, TextSpan Span)
{
    /// <summary>The person it was given to; null for a role that stands alone ("the president").</summary>
    public Mention? Holder { get; set; }

    /// <summary>The article before it, or a possessive.</summary>
    public bool Definite { get; init; }

    /// <summary>"his", "her": whose counterpart.</summary>
    public bool AfterPossessivePronoun { get; init; }
}
