using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Quotations;

/// <summary>
/// Finds quotations: paired and straight marks of all kinds, apostrophes told apart, nested ones, those a paragraph leaves open,
/// and dialogue after a dash. One pass; what is open when a paragraph ends is settled there.
/// </summary>
public static class QuoteScanner
{
    /// <summary>Deeper nesting is noise: further opening marks are skipped.</summary>
    private const int MaxDepth = 4;

    /// <summary>The quotations of a text, sorted by start, a container before what it contains.</summary>
    public static ImmutableArray<Quotation> Scan(string text)
    {
        var found = ImmutableArray.CreateBuilder<Quotation>();
        Span<(int Start, char Mark, int Slot)> open = stackalloc (int, char, int)[MaxDepth];
        var depth = 0;
        var lineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                if (EndsParagraph(text, i))
                {
                    Settle(text, i, open[..depth], found);
                    depth = 0;
                }

                lineStart = true;
                continue;
            }

            if (lineStart && !char.IsWhiteSpace(c))
            {
                lineStart = false;
                if (c is '—' or '–' && depth == 0 && i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] is '¿' or '¡'))
                    i = ScanDialogue(text, i, found) - 1;
                if (i < text.Length && text[i] != c)
                    continue;
            }

            if (!IsMark(c) && c != '`')
                continue;
            if (IsDouble(text, i))
            {
                // Two single marks are one double mark.
                ScanDouble(text, i, open, ref depth, found);
                i++;
                continue;
            }

            if (c == '`')
                continue;
            var closes = Closes(text, i, open[..depth]);
            if (closes >= 0)
            {
                while (depth > closes + 1)
                    found[open[--depth].Slot] = default;
                depth--;
                var start = open[depth].Start;
                found[open[depth].Slot] = Make(start, i + 1, 1, depth, open[depth].Mark, QuoteEnd.Closed);
            }
            else if (Opens(text, i, open[..depth]))
            {
                if (depth > 0 && open[depth - 1].Mark == c)
                    found[open[--depth].Slot] = default; // The older one was a stray mark.
                if (depth == MaxDepth)
                    continue;
                open[depth++] = (i, c, found.Count);
                found.Add(default);
            }
        }

        Settle(text, text.Length, open[..depth], found);
        var result = ImmutableArray.CreateBuilder<Quotation>(found.Count);
        foreach (var quotation in found)
        {
            if (quotation.Inner.Length > 0)
                result.Add(quotation);
        }

        return result.ToImmutable();
    }

    /// <summary>What stands for a double mark written as two single ones: no text has this character.</summary>
    private const char DoubleMark = '\uFFFE';

    private static bool IsDouble(string text, int i) =>
        i + 1 < text.Length && text[i + 1] == text[i] && text[i] is '\'' or '`' or '‘' or '’' or '‚' && (i + 2 >= text.Length || text[i + 2] != text[i]);

    private static void ScanDouble(
        string text, int i, Span<(int Start, char Mark, int Slot)> open, ref int depth, ImmutableArray<Quotation>.Builder found)
    {
        var (before, after) = (Before(text, i), After(text, i + 1));
        var at = depth - 1;
        while (at >= 0 && open[at].Mark != DoubleMark)
            at--;
        if (at >= 0 && text[i] is not ('`' or '‘' or '‚') && !char.IsWhiteSpace(before))
        {
            while (depth > at + 1)
                found[open[--depth].Slot] = default;
            depth--;
            var start = open[depth].Start;
            found[open[depth].Slot] = new(TextSpan.FromBounds(start, i + 2), TextSpan.FromBounds(start + 2, i), depth, '"', QuoteEnd.Closed);
        }
        else if (text[i] is not '’' && !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before) && depth < MaxDepth)
        {
            open[depth++] = (i, DoubleMark, found.Count);
            found.Add(default);
        }
    }

    /// <summary>A line shorter than this was not wrapped for its length; nobody wraps lines longer than that.</summary>
    private const int ShortLine = 60, LongLine = 160;

    /// <summary>A blank line, or a line that ends as a sentence does or is no hard-wrapped one.</summary>
    public static bool EndsParagraph(string text, int newline)
    {
        for (var next = newline + 1; next < text.Length && next < newline + 4; next++)
        {
            if (text[next] == '\n')
                return true;
            if (!char.IsWhiteSpace(text[next]))
                break;
        }

        var last = newline - 1;
        while (last >= 0 && text[last] is ' ' or '\r' or '\t' && newline - last < 8)
            last--;
        return last < 0 || text[last] is '.' or '!' or '?' or ':' or '"' or '”' or '’' or '»' or '…' or '\n' or ')' || newline - LineStart(text, last) is < ShortLine or > LongLine;
    }

    private static int LineStart(string text, int from)
    {
        var start = from;
        while (start > 0 && text[start - 1] != '\n' && from - start <= LongLine)
            start--;
        return start;
    }

    private static Quotation Make(int start, int end, int closing, int depth, char mark, QuoteEnd how) =>
        new(TextSpan.FromBounds(start, end), TextSpan.FromBounds(start + 1, end - closing), depth, mark, how);

    private static bool IsMark(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' or '\'' or '‘' or '’' or '‚' or '＂';

    private static bool Boundary(char c) => char.IsWhiteSpace(c) || c is '(' or '[' or '{' or '—' or '–' or '-' or '/' || (IsMark(c) && c is not '’' and not '\'');

    private static char Before(string text, int i) => i > 0 ? text[i - 1] : ' ';

    private static char After(string text, int i) => i + 1 < text.Length ? text[i + 1] : ' ';

    private static bool Opens(string text, int i, ReadOnlySpan<(int Start, char Mark, int Slot)> open)
    {
        var (before, after) = (Before(text, i), After(text, i));
        switch (text[i])
        {
            case '“' or '„' or '«' or '‹' or '‟':
                return true;
            case '‘' or '‚':
                return Boundary(before) && !char.IsWhiteSpace(after);
            case '\'':
                return Boundary(before) && (char.IsLetter(after) || after is '¡' or '¿' or '#' or '@') && !Elision(text, i + 1) && NoneOpen(open, '\'');
            case '"' or '＂':
                return !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before);
            default:
                return false;
        }
    }

    private static bool NoneOpen(ReadOnlySpan<(int Start, char Mark, int Slot)> open, char mark)
    {
        foreach (var (_, m, _) in open)
        {
            if (m == mark)
                return false;
        }

        return true;
    }

    /// <summary>Words written with an apostrophe for their first letters.</summary>
    private static bool Elision(string text, int at)
    {
        foreach (var word in (ReadOnlySpan<string>)["em", "til", "tis", "twas", "cause", "round", "bout", "n"])
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
                return true;
        }

        return false;
    }

    /// <summary>The index in <paramref name="open"/> of the quotation that the mark at <paramref name="i"/> closes, or -1.</summary>
    private static int Closes(string text, int i, ReadOnlySpan<(int Start, char Mark, int Slot)> open)
    {
        var c = text[i];
        var (before, after) = (Before(text, i), After(text, i));
        for (var k = open.Length - 1; k >= 0; k--)
        {
            var fits = open[k].Mark switch
            {
                '“' or '‟' => c is '”' or '‟' || (c is '"' && !char.IsWhiteSpace(before)),
                '„' => c is '“' or '”' or '"',
                '«' => c == '»',
                '‹' => c == '›',
                '"' => (c is '"' or '”') && (c == '”' || !char.IsWhiteSpace(before) || char.IsWhiteSpace(after)) && !(Boundary(before) && char.IsLetterOrDigit(after)),
                '＂' => c == '＂',
                '‘' or '‚' => c is '’' && !char.IsLetterOrDigit(after),
                '\'' => c is '\'' && !char.IsLetterOrDigit(after) && !char.IsWhiteSpace(before),
                _ => false,
            };
            if (fits && i > open[k].Start + 1)
                return k;
        }

        return -1;
    }

    /// <summary>Ends at a paragraph's end what is still open there; a single mark left open was an apostrophe.</summary>
    private static void Settle(
        string text, int end, ReadOnlySpan<(int Start, char Mark, int Slot)> open, ImmutableArray<Quotation>.Builder found)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        for (var k = 0; k < open.Length; k++)
        {
            var (start, mark, slot) = open[k];
            if (k == 0 && mark is not ('\'' or '‘' or '‚' or '‹') && end > start + 1)
            {
                var length = mark == DoubleMark ? 2 : 1;
                if (end <= start + length)
                    continue;
                var continued = next < text.Length && ((mark == DoubleMark && IsDouble(text, next)) || text[next] == mark || (mark == '«' && text[next] == '»'));
                found[slot] = new(
                    TextSpan.FromBounds(start, end), TextSpan.FromBounds(start + length, end), 0, mark == DoubleMark ? '"' : mark,
                    continued ? QuoteEnd.Continued : QuoteEnd.Open);
            }
        }
    }

    /// <summary>
    /// A line of dialogue: speech after the dash, until a dash that opens the narrator's aside ("—dijo ella—"); after it the speech goes on.
    /// </summary>
    /// <returns>The index of the line's end.</returns>
    private static int ScanDialogue(string text, int dash, ImmutableArray<Quotation>.Builder found)
    {
        var mark = text[dash];
        var end = text.IndexOf('\n', dash);
        if (end < 0)
            end = text.Length;
        var (start, aside) = (dash, false);
        for (var i = dash + 1; i <= end; i++)
        {
            if (i < end && text[i] != mark)
                continue;
            if (!aside)
            {
                var stop = i;
                while (stop > start + 1 && char.IsWhiteSpace(text[stop - 1]))
                    stop--;
                var first = start + 1;
                while (first < stop && (char.IsWhiteSpace(text[first]) || (start > dash && text[first] is '.' or ',' or ';')))
                    first++;
                if (stop > first)
                    found.Add(new(TextSpan.FromBounds(first, stop), TextSpan.FromBounds(first, stop), 0, mark, QuoteEnd.Closed));
            }

            (start, aside) = (i, !aside);
        }

        return end;
    }
}
