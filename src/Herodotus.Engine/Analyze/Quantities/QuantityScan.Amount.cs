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
        var isNumber = lexicon.Numbers.TryRead(text, at, out var number, options, mark);
        if (isNumber && number.Span.Length > 4 && IsCue(CueBefore(sign is null ? at : signStart, out _), CueKinds.Between))
            isNumber = lexicon.Numbers.TryRead(text, at, out number, options | NumberOptions.StopAtAnd, mark);
        if (!isNumber)
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

        var numberEnd = RepeatedEnd(number);
        draft = new Draft
        {
            Start = sign is null ? start : signStart,
            NumberStart = at,
            NumberEnd = numberEnd,
            End = numberEnd,
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
        skip = numberEnd;
        if (number.Kind == NumberKind.Ordinal)
            return false;
        if (sign is not null)
        {
            draft.Unit = sign;
            draft.UnitBefore = TextSpan.FromBounds(signStart, SignEnd(signStart, at));
        }
        else
        {
            UnitAfter(ref draft);
        }

        SmallerParts(ref draft);
        return true;
    }

    /// <summary>"thirty (30) days": the same number in figures and in words is one number.</summary>
    private readonly int RepeatedEnd(in NumberReading number)
    {
        var end = number.Span.End;
        return end + 3 < text.Length && text[end] == ' ' && text[end + 1] == '(' && char.IsLetterOrDigit(text[end + 2]) && char.IsLetter(text[end + 2]) == number.InFigures
            && lexicon.Numbers.TryRead(text, end + 2, out var again, NumberOptions.None, mark) && again.Value == number.Value && again.Kind == number.Kind
            && again.Span.End < text.Length && text[again.Span.End] == ')' ? again.Span.End + 1 : end;
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
                return;
            }
        }

        if (Name(ref draft, at) || ScaledCode(ref draft, at))
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

    /// <summary>Numbers that take "of" before what they count: millions, dozens, and "millones de", "un millón y medio de" in Spanish.</summary>
    private readonly bool TakesOf(in Draft draft) =>
        draft.IsVague || (lexicon.HeadFirst && !draft.InFigures && draft.Value >= 1_000_000 && draft.Value % 1_000 == 0)
            || (char.IsLetter(text[draft.NumberEnd - 1]) && lexicon.Numbers.TakesOf(Phrases<Cue>.WordBefore(text, draft.NumberEnd)));

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
            return;
        }

        if (ScaledCode(ref draft, at) || GluedScale(ref draft, at, letters) || Symbol(ref draft, at, glued: true))
            return;
        Name(ref draft, at);
    }

    /// <summary>Who comes in millions: "people", "visitors", "Americans".</summary>
    private readonly bool IsPeople(ReadOnlySpan<char> word) => IsCue(lexicon.Cues.Single(word), CueKinds.Plural)
        || (!lexicon.HeadFirst && word.Length > 5 && (word.EndsWith("ers", StringComparison.Ordinal) || word.EndsWith("ors", StringComparison.Ordinal) || word.EndsWith("ans", StringComparison.Ordinal)));

    /// <summary>"1.2b", "1.5m people": a scale where no unit of that letter can be meant.</summary>
    private readonly bool GluedScale(ref Draft draft, int at, ReadOnlySpan<char> letters)
    {
        if (letters is not ("b" or "B" or "m") || draft.Value == decimal.Truncate(draft.Value) && letters is not "m" || lexicon.Numbers.Suffix(letters, money: true) is not (var scale and > 0))
            return false;
        var end = at + letters.Length;
        if (letters is "m" && !(end + 1 < text.Length && text[end] == ' ' && IsPeople(Phrases<Cue>.WordAt(text, end + 1))))
            return false;
        if (!Product.TryMultiply(draft.Value, scale, out var value))
            return false;
        draft.Value = draft.Upper = value;
        draft.Step *= scale;
        draft.End = draft.NumberEnd = end;
        return true;
    }
}
