using Herodotus.Analyze.Numbers;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary>A number with its sign of currency, scale and unit of measure; <paramref name="skip"/> is where to go on when it is none.</summary>
    private readonly bool Amount(int at, ref Draft draft, out int skip)
    {
        skip = at + 1;
        var start = at;
        var sign = CurrencyBefore(at, out var signStart);
        var options = sign is null ? NumberOptions.None : NumberOptions.Money;
        if (IsCue(CueBefore(sign is null ? at : signStart, out _), CueKinds.Between))
            options |= NumberOptions.StopAtAnd;
        if (!lexicon.Numbers.TryRead(text, at, out var number, options, mark))
        {
            skip = char.IsAsciiDigit(text[at]) ? DigitFigure.SkipRun(text, at) : at + 1;
            return false;
        }

        // "al menos 20": the word that could mean minus is part of a bound.
        if (number.Value < 0 && char.IsLetter(text[at]) && Phrases<Cue>.WordAt(text, at) is var minus && lexicon.Cues.Backward(text, at + minus.Length, out var cueStart) is not null && cueStart < at)
        {
            skip = at + minus.Length;
            return false;
        }

        draft = new Draft
        {
            Start = sign is null ? start : signStart,
            NumberStart = at,
            NumberEnd = number.Span.End,
            End = number.Span.End,
            Value = number.Value,
            Upper = number.Upper,
            Step = number.Step,
            UpperStep = number.Step,
            IsVague = number.Kind == NumberKind.Vague,
            IsRange = number.Kind == NumberKind.Vague,
            IsFraction = number.Kind is NumberKind.Fraction or NumberKind.Ratio,
            IsRatio = number.Kind == NumberKind.Ratio,
            InFigures = number.InFigures,
            Overflow = number.Overflow,
        };
        skip = number.Span.End;
        if (number.Kind == NumberKind.Ordinal)
            return false;
        if (sign is not null)
        {
            draft.Unit = sign;
            draft.UnitBefore = TextSpan.FromBounds(signStart, SignEnd(signStart, at));
            MinorPart(ref draft);
            return true;
        }

        UnitAfter(ref draft);
        return true;
    }

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
        while (start > 0 && end - start < 4 && char.IsAsciiLetterUpper(text[start - 1]))
            start--;
        var length = end - start;
        if (length is 0 or > 3 || (length == 1 && text[start] == 'A') || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            return null;
        Span<char> joined = stackalloc char[4];
        text[start..end].CopyTo(joined);
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

    /// <summary>A unit or currency behind the number, glued, after a blank or after a hyphen.</summary>
    private readonly void UnitAfter(ref Draft draft)
    {
        var at = draft.NumberEnd;
        if (at >= text.Length)
            return;
        if (char.IsLetter(text[at]) || !char.IsWhiteSpace(text[at]) && text[at] is not ('-' or '\u2011' or '\u2010' or '.' or ',' or ')' or '('))
        {
            Glued(ref draft, at);
            return;
        }

        var spaced = text[at] is ' ' or '\u00A0' or '\u202F' or '\t';
        if (!spaced && text[at] is not ('-' or '\u2011' or '\u2010'))
            return;
        at++;
        while (at < text.Length && at - draft.NumberEnd < 3 && text[at] is ' ' or '\u00A0')
            at++;
        if (at >= text.Length)
            return;
        if (spaced && lexicon.SignAfter(text, at, out var signEnd) is { } sign && (char.IsUpper(text[at]) || !char.IsLetter(text[at]) || draft.InFigures))
        {
            // A bare "$" after a blank belongs to the next figure: "rose 5 $10".
            if (!(signEnd < text.Length && char.IsAsciiDigit(text[signEnd])))
            {
                Take(ref draft, sign, at, signEnd);
                ScaleBehind(ref draft);
                MinorPart(ref draft);
                return;
            }
        }

        if (Name(ref draft, at))
            return;
        if (spaced && TakesOf(draft) && CueAfter(draft.NumberEnd, out var of) is { } cue && cue.Is(CueKinds.Of) && of + 1 < text.Length && text[of] == ' ')
        {
            if (Name(ref draft, of + 1))
                return;
        }

        if (draft.IsFraction && !draft.InFigures && CueAfter(draft.NumberEnd, out var article) is { } small && small.Is(CueKinds.Per | CueKinds.Of)
            && article + 1 < text.Length && text[article] == ' ' && lexicon.Units.Forward(text, article + 1, out _) is { IsPercent: false } && !small.Is(CueKinds.Of))
        {
            Name(ref draft, article + 1);
            return;
        }

        if (draft.InFigures)
            Symbol(ref draft, at, glued: false);
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

    /// <summary>Numbers that take "of" before what they count: millions, dozens, and "millones de" in Spanish.</summary>
    private readonly bool TakesOf(in Draft draft) =>
        draft.IsVague || (char.IsLetter(text[draft.NumberEnd - 1]) && lexicon.Numbers.TakesOf(Phrases<Cue>.WordBefore(text, draft.NumberEnd)));

    /// <summary>A unit's or currency's name in words.</summary>
    private readonly bool Name(ref Draft draft, int at)
    {
        if (lexicon.Units.Forward(text, at, out var end) is not { } unit)
            return false;
        if (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetter(text[end - 1]))
            return false;
        if (end - at == 1 && (char.IsUpper(text[at]) || !draft.InFigures || (char.IsLetter(text[at]) && !IsLone(end))))
            return false;
        if (char.IsUpper(text[at]) && draft.InFigures && draft.NumberEnd - draft.NumberStart == 4 && draft.Value is >= FirstYear and <= LastYear)
            return false;
        if (unit.Family == "pound" && IsWeight(draft, at, end))
            unit = lexicon.Unit("[lb_av]")!;
        Take(ref draft, unit, at, end);
        MinorPart(ref draft);
        return true;
    }

    private readonly bool IsLone(int end) => end == text.Length || text[end] is ' ' or '.' or ',' or ')' or ';';

    /// <summary>"Pounds" are money in Britain and with a scale, else weight: "two pounds of rice", "a 300-pound man".</summary>
    private readonly bool IsWeight(in Draft draft, int at, int end)
    {
        if (country is "GBR" or "EGY" or "LBN" or "SYR" or "SDN" || marksPounds)
            return !(at > 0 && text[at - 1] is ' ') || IsCue(CueAfter(end, out _), CueKinds.Of);
        return (at > 0 && text[at - 1] == '-') || IsCue(CueAfter(end, out _), CueKinds.Of) || draft.Value < 10_000;
    }

    private readonly void Take(ref Draft draft, MeasureUnit unit, int start, int end)
    {
        draft.Unit = unit;
        draft.UnitAfter = TextSpan.FromBounds(start, end);
        draft.End = end;
    }

    /// <summary><c>128GB</c>, <c>5%</c>, <c>30m</c>, <c>20€</c>: what stands against the figure.</summary>
    private readonly void Glued(ref Draft draft, int at)
    {
        if (!draft.InFigures && text[at] is not ('%' or '\u20AC' or '\u00B0'))
            return;

        // "50m euros", "5b dollars": the letter is a scale when a currency follows.
        var letters = Letters(at);
        if (letters.Length is > 0 and < 4 && lexicon.Numbers.Suffix(letters, money: true) is var scale && scale > 0
            && FollowedByMoney(at + letters.Length, out var moneyStart, out var moneyEnd) is { } money && Product.TryMultiply(draft.Value, scale, out var value))
        {
            draft.Value = draft.Upper = value;
            draft.Step *= scale;
            draft.NumberEnd = at + letters.Length;
            Take(ref draft, money, moneyStart, moneyEnd);
            return;
        }

        if (lexicon.SignAfter(text, at, out var signEnd) is { } sign && !(signEnd < text.Length && char.IsLetterOrDigit(text[signEnd])))
        {
            Take(ref draft, sign, at, signEnd);
            MinorPart(ref draft);
            return;
        }

        if (Symbol(ref draft, at, glued: true))
            return;
        Name(ref draft, at);
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

    /// <summary>"5 feet 2 inches", "$3 and 20 cents": the smaller unit behind the larger is one quantity with it.</summary>
    private readonly void MinorPart(ref Draft draft)
    {
        var minor = draft.Unit?.Code switch { "[ft_i]" => "[in_i]", "[lb_av]" => "[oz_av]", _ => draft.Unit is { IsMoney: true } ? "-" : null };
        if (minor is null || draft.Value != decimal.Truncate(draft.Value) || draft.Value > 1_000_000)
            return;
        var at = Math.Max(draft.NumberEnd, draft.UnitAfter.Length > 0 ? draft.UnitAfter.End : 0);
        var next = at;
        while (next < text.Length && next - at < 3 && text[next] is ' ' or ',')
            next++;
        if (next < text.Length && char.IsLetter(text[next]) && IsCue(lexicon.Cues.Forward(text, next, out var and), CueKinds.And) && and < text.Length - 1 && text[and] == ' ')
            next = and + 1;
        if (next >= text.Length || next == at || !(char.IsAsciiDigit(text[next]) || lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, next)))
            || !lexicon.Numbers.TryRead(text, next, out var part, NumberOptions.NoSpacedGroups, mark) || part.Kind == NumberKind.Ordinal || part.Overflow || part.Value < 0)
        {
            return;
        }

        var unitAt = part.Span.End;

        // "15 dollars 50."
        if (draft.Unit!.IsMoney && part.Value is >= 10 and < 100 && part.Value == decimal.Truncate(part.Value) && (unitAt == text.Length || text[unitAt] is '.' or ',' or '\n')
            && !(unitAt + 1 < text.Length && char.IsAsciiDigit(text[unitAt + 1])) && draft.UnitAfter.Length > 0 && text[next - 1] == ' ' && text[at] == ' ')
        {
            draft.Value += part.Value / 100;
            draft.Upper = draft.Value;
            draft.Step = 0.01m;
            draft.End = draft.NumberEnd = unitAt;
            return;
        }

        if (unitAt < text.Length && text[unitAt] is ' ' or '-')
            unitAt++;
        if (unitAt >= text.Length)
            return;
        var unit = lexicon.Units.Forward(text, unitAt, out var end);
        if (unit is null)
        {
            end = SymbolEnd(unitAt);
            unit = end > unitAt && char.IsLetter(text[unitAt]) ? lexicon.Symbol(text[unitAt..end]) : null;
            if (unit is null)
                return;
        }

        if (draft.Unit!.IsMoney ? unit.Family != "-" || part.Value >= 100 : unit.Code != minor)
            return;
        draft.Value += draft.Unit.IsMoney ? part.Value / 100 : part.Value * unit.Worth / draft.Unit.Worth;
        draft.Upper = draft.Value;
        draft.Step = draft.Unit.IsMoney ? 0.01m : unit.Worth / draft.Unit.Worth;
        draft.End = end;
        draft.NumberEnd = end;
    }
}
