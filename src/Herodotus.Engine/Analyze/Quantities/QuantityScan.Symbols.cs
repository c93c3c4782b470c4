namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary>A symbol of a unit, and one per another: <c>km/h</c>, <c>A/cm2</c>, <c>°C</c>.</summary>
    private readonly bool Symbol(ref Draft draft, int at, bool glued)
    {
        var bracket = !glued && text[at] is '[' or '(' or '{' or '<';
        var start = bracket ? at + 1 : at;
        var end = SymbolEnd(start);
        if (end == start)
            return false;
        var written = text[start..end];
        if (text[start] is '"' or '\'' or '\u2033')
        {
            if (!IsInchMark(start))
                return false;
        }

        var unit = lexicon.Symbol(written);
        if (unit is null)
        {
            var slash = written.IndexOf('/');
            if (slash <= 0 || lexicon.Symbol(written[..slash]) is not { } upper || lexicon.Symbol(written[(slash + 1)..]) is not { } lower)
                return false;
            Take(ref draft, upper, start, end);
            draft.PerUnit = lower;
            return true;
        }

        // "the 1960s", "787s": a decade or a plural, not seconds.
        if (glued && written is "s" && (draft.Value >= 100 || draft.Value % 10 == 0))
            return false;

        // A lone capital or an ambiguous letter after a blank is a unit only where nothing else follows it in the word group.
        if (!glued && written.Length == 1 && char.IsLetter(written[0]))
        {
            if (written[0] is 'A' or 'a' or 'm' or 'h' or 's' or 'd' or 't' or 'l' or 'g' or 'F' or 'C' or 'K' or 'V' or 'W' or 'J' or 'N' or 'L' && !IsLone(end))
                return false;
            if (written[0] is 'A' or 'J' or 'N' && !(end == text.Length || text[end] is '.' or ','))
                return false;
        }

        if (!glued && written is "in" && end < text.Length && text[end] == ' ')
            return false;
        if (unit.Dimension == "angle" && end < text.Length && TemperatureLetter(end) is { } degrees)
        {
            Take(ref draft, degrees.Unit, start, degrees.End);
            return true;
        }

        if (bracket)
        {
            if (end >= text.Length || text[end] is not (']' or ')' or '}' or '>'))
                return false;
            end++;
        }

        Take(ref draft, unit, start, end);
        return true;
    }

    private readonly (MeasureUnit Unit, int End)? TemperatureLetter(int at)
    {
        var from = text[at] == ' ' ? at + 1 : at;
        if (from < text.Length && text[from] is 'C' or 'F' or 'c' or 'f' && (from + 1 == text.Length || !char.IsLetterOrDigit(text[from + 1])))
            return (lexicon.Unit(text[from] is 'C' or 'c' ? "Cel" : "[degF]")!, from + 1);
        if (from < text.Length && lexicon.Units.Forward(text, from, out var end) is { Dimension: "temperature" } unit)
            return (unit, end);
        return null;
    }

    /// <summary>Letters, degree signs, primes, exponents and one slash between them, at most ten characters.</summary>
    private readonly int SymbolEnd(int at)
    {
        var end = at;
        var limit = Math.Min(text.Length, at + 10);
        while (end < limit)
        {
            var c = text[end];
            if (char.IsLetter(c) || c is '%' or '\u00B0' or '\u00BA' or '\u00B2' or '\u00B3' or '\u2033' or '\u02DA' or '\uFF05' or '\u00B7')
            {
                end++;
                if (c is '%' or '\u02DA')
                    break;
            }
            else if (c is '2' or '3' && end > at && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1])))
            {
                end++;
                break;
            }
            else if (c is '/' or '-' && end > at && end + 1 < limit && char.IsLetter(text[end + 1]))
            {
                end++;
            }
            else if (c is '"' or '\'' && end == at)
            {
                end += end + 1 < limit && text[end + 1] == c && c == '\'' ? 2 : 1;
                break;
            }
            else
            {
                break;
            }
        }

        if (end < text.Length && char.IsLetter(text[end]))
            return at;
        return end;
    }

    /// <summary>A double prime, not the mark that closes a quotation: the line so far holds an even number of them.</summary>
    private readonly bool IsInchMark(int at)
    {
        if (text[at] == '\u2033' || (text[at] == '\'' && at + 1 < text.Length && text[at + 1] == '\''))
            return true;
        if (text[at] == '\'')
            return false;
        var marks = 0;
        for (var i = at - 1; i >= 0 && at - i < 400 && text[i] != '\n'; i--)
            marks += text[i] == '"' ? 1 : 0;
        return marks % 2 == 0;
    }

    private readonly ReadOnlySpan<char> Letters(int at)
    {
        var end = at;
        while (end < text.Length && end - at < 8 && char.IsLetter(text[end]))
            end++;
        return end < text.Length && char.IsLetter(text[end]) ? default : text[at..end];
    }
}
