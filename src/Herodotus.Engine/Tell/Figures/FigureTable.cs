using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell.Figures;

/// <summary>The figures of a story: those that most reports give first.</summary>
public static class FigureTable
{
    /// <summary>Characters of a sentence shown as context for a figure that does not say what it measures.</summary>
    private const int MaxContext = 120;

    public static ImmutableArray<Figure> Of(Story story)
    {
        var people = story.Actors.Where(actor => actor.Type == ActorType.Person).SelectMany(actor => actor.Names).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. story.Claims
                // How long something took is no figure of the story unless reports agree on it, or do not.
                .Where(claim => claim.Figure is { } figure && (!FigureText.IsDuration(figure) || claim.ReportCount > 1 || claim.Status is ClaimStatus.Disputed or ClaimStatus.Superseded))
                .OrderByDescending(claim => claim.ReportCount)
                .Select((claim, index) => new Figure(string.Create(null, $"f{index + 1}"), What(claim, people), claim.Figure!, [claim.Id])),
        ];
    }

    /// <param name="people">The names of the story's people.</param>
    private static string What(Claim claim, HashSet<string> people)
    {
        var figure = claim.Figure!;
        if (figure.Toll is { } toll)
            return ContractNames.Name(toll);
        // What is counted stands with the number already; who promises a sum is not what it is of.
        if ((figure.Unit is not null || figure.UnitText is null) && figure.Of is { } of && !char.IsUpper(of[0]) && !people.Contains(of))
            return of;
        return Around(claim.Assertions[0].Quote.ReplaceLineEndings(" ").Trim(), claim.Text);
    }

    /// <summary>The words around the figure, as far as the clause goes.</summary>
    private static string Around(string sentence, string figure)
    {
        var at = sentence.IndexOf(figure, StringComparison.Ordinal);
        if (sentence.Length <= MaxContext || at < 0)
            return sentence.Length <= MaxContext ? sentence : $"{sentence[..Cut(sentence, MaxContext)]} …";
        var (start, end) = (at, at + figure.Length);
        while (start > 0 && end - start < MaxContext && !(sentence[start - 1] == ' ' && start > 1 && sentence[start - 2] is ',' or ';' or ':' or '—' or '–' or '”' or '"'))
            start--;
        while (end < sentence.Length && end - start < MaxContext && !(sentence[end] is ',' or ';' or ':' or '—' or '–' && end + 1 < sentence.Length && sentence[end + 1] == ' '))
            end++;
        if (start > 0 && sentence[start - 1] != ' ')
            start = sentence.IndexOf(' ', start) is >= 0 and var next && next < at ? next + 1 : at;
        if (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
            end = Math.Max(at + figure.Length, sentence.LastIndexOf(' ', end));
        return $"{(start > 0 ? "… " : "")}{sentence[start..end].TrimEnd()}{(end < sentence.Length ? " …" : "")}";
    }

    private static int Cut(string sentence, int length) => sentence.LastIndexOf(' ', length) is > 0 and var cut ? cut : length;
}
