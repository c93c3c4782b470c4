using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.Names.Features;

/// <summary>
/// Runs of capitalized words in one sheet, and chains of runs joined by a small word ("Bank of America"): what a long name is told by
/// stands at the end of its run ("Centennial Convention Hall"), further off than neighbors reach. Made to be filled again.
/// </summary>
public sealed class NameRuns
{
    /// <summary>Zipf 5.5 and more: a first word of a sentence this common begins no run.</summary>
    private const byte CommonFirst = 13;

    private static readonly uint[] Joining =
    [
        .. new[] { "of", "the", "for", "and", "&", "de", "del", "la", "las", "los", "el", "y", "da", "do", "das", "dos", "e", "van", "von", "al", "bin", "ibn", "-", "'s", "para" }
            .Select(word => TokenSheet.WordHash(word)).Order(),
    ];

    private readonly int[] _starts = new int[TokenSheet.Window];
    private readonly int[] _ends = new int[TokenSheet.Window];
    private readonly int[] _heads = new int[TokenSheet.Window];
    private readonly int[] _chains = new int[TokenSheet.Window];
    private readonly int[] _chainEnds = new int[TokenSheet.Window];

    /// <summary>Where the run of a token begins; -1 when it is in none.</summary>
    public int Start(int at) => _starts[at];

    /// <summary>Where the run of a token ends, not included.</summary>
    public int End(int at) => _ends[at];

    /// <summary>The last word of the first run of the chain a run or joining word is in; -1 when the run stands alone.</summary>
    public int Head(int at) => _heads[at];

    /// <summary>Where the chain a run or joining word is in begins; -1 when the run stands alone.</summary>
    public int Chain(int at) => _chains[at];

    /// <summary>Where the chain that begins at a token ends, not included.</summary>
    public int ChainEnd(int start) => _chainEnds[start];

    /// <param name="sheet">The tokens.</param>
    /// <param name="gaps">What stands before each (<see cref="NameClues.Gaps"/>): no run goes over a line end.</param>
    public void Fill(TokenSheet sheet, ReadOnlySpan<byte> gaps)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var count = sheet.Count;
        _starts.AsSpan(0, count).Fill(-1);
        _heads.AsSpan(0, count).Fill(-1);
        _chains.AsSpan(0, count).Fill(-1);
        if (sheet.IsUpper || sheet.IsLower)
            return;
        var (head, ended) = (-1, -2);
        for (var at = 0; at < count;)
        {
            if (!IsPart(sheet, at))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < count && IsPart(sheet, end) && gaps[end] < 2)
                end++;
            for (var i = at; i < end; i++)
                (_starts[i], _ends[i]) = (at, end);

            // One or two small words between two runs join them.
            var gap = at - ended;
            if (head >= 0 && gap is 1 or 2 && Joins(sheet, ended, at, gaps))
            {
                for (var i = ended; i < end; i++)
                    _heads[i] = head;
                for (var i = head; i >= 0 && _starts[i] == _starts[head]; i--)
                    _heads[i] = head;
                var first = _starts[head];
                _chains.AsSpan(first, end - first).Fill(first);
                _chainEnds[first] = end;
            }
            else
            {
                head = end - 1;
            }

            (at, ended) = (end, end);
        }
    }

    private static bool IsPart(TokenSheet sheet, int at)
    {
        ref readonly var token = ref sheet[at];
        if (token.Case is not (TokenCase.Capitalized or TokenCase.Upper or TokenCase.Mixed or TokenCase.Initial))
            return false;
        return at > 0 || token.Word.Commonness < CommonFirst;
    }

    private static bool Joins(TokenSheet sheet, int from, int to, ReadOnlySpan<byte> gaps)
    {
        for (var at = from; at < to; at++)
        {
            if (gaps[at] >= 2 || Array.BinarySearch(Joining, sheet[at].Lower) < 0)
                return false;
        }

        return gaps[to] < 2;
    }
}
