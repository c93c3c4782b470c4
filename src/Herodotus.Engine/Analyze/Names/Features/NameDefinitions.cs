using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.Names.Features;

/// <summary>
/// What a text says a name is: "X is a Danish chain of …", "X, the official news agency". Of such a phrase the noun at its head is found, which
/// tells the type better than anything near the name. Made to be filled again.
/// </summary>
public sealed class NameDefinitions
{
    /// <summary>The head is looked for in so many tokens.</summary>
    private const int Far = 8;

    private static readonly uint Comma = TokenSheet.WordHash(",");
    private static readonly uint Dash = TokenSheet.WordHash("-");

    private readonly int[] _heads = new int[TokenSheet.Window];

    /// <summary>The token that says what the run or chain of a token is; -1 without one.</summary>
    public int Head(int at) => _heads[at];

    /// <summary>Fills the heads for the runs of a sheet.</summary>
    public void Fill(TokenSheet sheet, NameRuns runs, NameCues cues)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(cues);
        _heads.AsSpan(0, sheet.Count).Fill(-1);
        if (cues.Copula.Count == 0)
            return;
        for (var at = 0; at < sheet.Count; at++)
        {
            if (runs.Start(at) != at)
                continue;
            var (start, end) = runs.Chain(at) == at ? (at, runs.ChainEnd(at)) : (at, runs.End(at));
            if (HeadAfter(sheet, end, cues) is var head and >= 0)
                _heads.AsSpan(start, end - start).Fill(head);
            at = end - 1;
        }
    }

    private static int HeadAfter(TokenSheet sheet, int end, NameCues cues)
    {
        if (end + 2 >= sheet.Count || !cues.Some.Contains(sheet[end + 1].Lower) || !(sheet[end].Lower == Comma || cues.Copula.Contains(sheet[end].Lower)))
            return -1;
        var head = -1;
        for (var at = end + 2; at < sheet.Count && at < end + 2 + Far; at++)
        {
            if (sheet[at].Case == TokenCase.Mark && sheet[at].Lower != Dash)
                break;
            if (cues.Limit.Contains(sheet[at].Lower))
                break;
            if (sheet[at].Case == TokenCase.Lower)
                head = at;
        }

        return head;
    }
}
