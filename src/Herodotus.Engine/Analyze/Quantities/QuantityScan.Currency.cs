using Herodotus.Analyze.Numbers;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary><c>US$</c>, <c>$US</c>, <c>US $</c>, <c>EUR </c>, <c>Y=</c> before a figure.</summary>
    private readonly MeasureUnit? CurrencyBefore(int at, out int start)
    {
        start = at;
        if (at == 0)
            return null;
        var end = at;
        if (text[end - 1] is ' ' or '\u00A0' && end > 1)
            end--;
        var last = text[end - 1];
        if (char.IsAsciiDigit(last) || (last is not ('.' or '=' or '/') && !char.IsLetter(last) && char.GetUnicodeCategory(last) != System.Globalization.UnicodeCategory.CurrencySymbol))
            return null;
        var unit = lexicon.SignBefore(text, end, out start);
        if (unit is null)
        {
            // "£" that a wire turned into the letters PS; a games console has no decimals.
            if (end == at && end > 1 && text[(end - 2)..end] is "PS" && (end == 2 || !char.IsLetterOrDigit(text[end - 3])) && LooksLikeMoney(at))
            {
                start = end - 2;
                return lexicon.SignAfter("\u00A3", 0, out _);
            }

            start = at;
            return null;
        }

        // A code set apart by a blank is a sign only in capitals and as a whole word: "the EUR 5".
        if (unit.Family == "$" && start > 1 && text[start - 1] == ' ')
            return SpacedSign(start, out var wider) is { } dollar ? Widen(dollar, wider, ref start) : unit;
        return unit;
    }

    private static MeasureUnit Widen(MeasureUnit unit, int wider, ref int start)
    {
        start = wider;
        return unit;
    }

    /// <summary>"US $5", "HK $5": the letters and the sign as one.</summary>
    private readonly MeasureUnit? SpacedSign(int dollar, out int start)
    {
        var end = dollar - 1;
        start = end;
        var apart = dollar + 1 < text.Length && text[dollar + 1] == ' ';
        while (start > 0 && end - start < 4 && (char.IsAsciiLetterUpper(text[start - 1]) || (apart && char.IsAsciiLetterLower(text[start - 1]))))
            start--;
        var length = end - start;
        if (length is 0 or > 3 || (length == 1 && text[start] is 'A' or 'a') || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            return null;
        Span<char> joined = stackalloc char[4];
        for (var i = 0; i < length; i++)
            joined[i] = char.ToUpperInvariant(text[start + i]);
        joined[length] = '$';
        return lexicon.SignAfter(joined[..(length + 1)], 0, out var stop) is { } unit && stop == length + 1 ? unit : null;
    }

    private readonly bool LooksLikeMoney(int at)
    {
        var end = DigitFigure.SkipRun(text, at);
        return text[at..end].ContainsAny('.', ',') || (end < text.Length && char.IsLetter(text[end])) || end - at > 2;
    }

    private readonly int SignEnd(int start, int at)
    {
        var end = at;
        while (end > start && text[end - 1] is ' ' or '\u00A0')
            end--;
        return end;
    }

    /// <summary>"75 USD million": the scale behind the currency.</summary>
    private readonly void ScaleBehind(ref Draft draft)
    {
        var at = draft.End + 1;
        if (!draft.InFigures || at >= text.Length || text[at - 1] != ' ' || !char.IsLetter(text[at]))
            return;
        var word = Phrases<Cue>.WordAt(text, at);
        if (lexicon.Numbers.ScaleOf(word) is var scale && scale >= 1000 && Product.TryMultiply(draft.Value, scale, out var value))
        {
            draft.Value = draft.Upper = value;
            draft.Step *= scale;
            draft.End = draft.NumberEnd = at + word.Length;
        }
    }

    private readonly MeasureUnit? FollowedByMoney(int at, out int start, out int end)
    {
        start = end = at;
        while (start < text.Length && start - at < 2 && text[start] == ' ')
            start++;
        if (start >= text.Length)
            return null;
        if (lexicon.SignAfter(text, start, out end) is { } sign)
            return sign;
        if (IsCue(lexicon.Cues.Forward(text, start, out var of), CueKinds.Of) && of + 1 < text.Length && text[of] == ' ')
            start = of + 1;
        return lexicon.Units.Forward(text, start, out end) is { IsMoney: true } unit && !(end < text.Length && char.IsLetter(text[end])) ? unit : null;
    }

    /// <summary>"30 MUSD", "5 kEUR": a scale written as the first letter of a currency's code.</summary>
    private readonly bool ScaledCode(ref Draft draft, int at)
    {
        if (at + 4 > text.Length || (at + 4 < text.Length && char.IsLetterOrDigit(text[at + 4])) || text[at] is not ('M' or 'K' or 'k')
            || lexicon.SignAfter(text, at + 1, out var end) is not { Code: not null } currency || end != at + 4 || !Letters(at).Slice(1).ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        if (!Product.TryMultiply(draft.Value, text[at] == 'M' ? 1_000_000 : 1_000, out var value))
            return false;
        draft.Step *= text[at] == 'M' ? 1_000_000 : 1_000;
        draft.Value = draft.Upper = value;
        Take(ref draft, currency, at, end);
        return true;
    }
}
