using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary>More words than this do not belong to one noun phrase.</summary>
    private const int MaxPhraseWords = 5;

    /// <summary>"$52 a barrel", "barrels per day", "km/h": the rate belongs to the unit.</summary>
    private readonly void Rate(ref Draft draft)
    {
        if (draft.PerUnit is not null || draft.Unit is { IsPercent: true } || draft.Unit is { Dimension: "speed" })
            return;
        var at = draft.End;
        if (at + 1 >= text.Length)
            return;
        int per;
        var literal = false;
        if (text[at] == '/' && char.IsLetter(text[at + 1]) && draft.HasUnit)
        {
            per = at + 1;
        }
        else
        {
            var from = text[at] is ' ' or '-' ? at + 1 : at;
            if (from == at || from >= text.Length || lexicon.Cues.Forward(text, from, out var end) is not { } cue || !cue.Is(CueKinds.Per) || end + 1 >= text.Length || text[end] is not (' ' or '-'))
                return;
            literal = end - from == 3 && !cue.Is(CueKinds.Stop & ~CueKinds.Stop) && text[from..end] is "per";
            per = end + 1;
        }

        var unit = lexicon.Units.Forward(text, per, out var unitEnd);
        if (unit is null && text[at] == '/' && SymbolEnd(per) is var symbolEnd && symbolEnd > per && lexicon.Symbol(text[per..symbolEnd]) is { } symbol)
        {
            unit = symbol;
            unitEnd = symbolEnd;
        }

        if (unit is { IsMoney: true } or { IsPercent: true })
            unit = null;
        if (unit is null || (unitEnd < text.Length && char.IsLetterOrDigit(text[unitEnd])))
        {
            unit = null;
            if (IsCue(lexicon.Cues.Forward(text, per, out unitEnd), CueKinds.PerNoun))
                literal = true;
            else if (literal)
                unitEnd = NounWord(per, out _);
            if (!literal || unitEnd == per)
                return;
        }

        if (IsCue(CueAfter(unitEnd, out _), CueKinds.NoRate))
            return;
        if (!draft.HasUnit && !literal && draft.Unit is null && !draft.InFigures)
            return;
        draft.PerUnit = unit;
        draft.UnitAfter = draft.UnitAfter.Length > 0 ? TextSpan.FromBounds(draft.UnitAfter.Start, unitEnd) : TextSpan.FromBounds(text[at] == '/' ? at : at + 1, unitEnd);
        draft.End = unitEnd;
    }

    /// <summary>"over the age of 21", "Ana Ruiz, 44, said": years without the word.</summary>
    private readonly void Age(ref Draft draft)
    {
        if (draft.Value is < 1 or > 115 || draft.Value != decimal.Truncate(draft.Value) || draft.IsVague)
            return;
        var start = draft.NumberStart;
        var apposition = draft.InFigures && !draft.IsRange && draft.Value >= 10 && start > 3 && text[start - 1] == ' ' && text[start - 2] == ',' && char.IsLetter(text[start - 3])
            && draft.NumberEnd < text.Length && text[draft.NumberEnd] is ',' or '.' && StartsUpper(start - 3) && !(draft.NumberEnd + 2 < text.Length && char.IsAsciiDigit(text[draft.NumberEnd + 2]));
        if (apposition || (IsCue(CueBefore(draft.Start, out _), CueKinds.Age) && CountedEnd(draft, out _, out var plural) is var end && !(end > draft.NumberEnd && plural)))
            draft.Unit = lexicon.Unit("a");
    }

    private readonly bool StartsUpper(int at)
    {
        var start = at;
        while (start > 0 && at - start < Phrases<Cue>.MaxWord && char.IsLetter(text[start - 1]))
            start--;
        return char.IsUpper(text[start]);
    }

    /// <summary>"a 7- or 8-inch screen": the unit of the second is that of the first.</summary>
    private readonly void Suspended(ref Draft draft)
    {
        var at = draft.NumberEnd;
        if (at + 5 >= text.Length || text[at] != '-' || text[at + 1] != ' ' || !IsCue(CueAfter(at + 1, out var end), CueKinds.Or | CueKinds.And | CueKinds.To)
            || end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1]))
        {
            return;
        }

        var second = default(Draft);
        if ((char.IsAsciiDigit(text[end + 1]) || lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, end + 1))) && Amount(end + 1, ref second, out _) && second.Unit is not null)
        {
            draft.Unit = second.Unit;
            draft.UnitAfter = second.UnitAfter;
        }
    }

    /// <summary>"10 degrees below zero", "10 grados bajo cero".</summary>
    private readonly void BelowZero(ref Draft draft)
    {
        if (draft.Unit is null or { Dimension: "temperature" or "angle" } && draft.Value > 0 && !draft.IsVague && IsCue(CueAfter(draft.End, out var end), CueKinds.BelowZero))
        {
            (draft.Value, draft.Upper) = (-draft.Value, -draft.Upper);
            draft.End = end;
        }
    }

    /// <summary>About, at least, at most, up, down: from the words before and behind.</summary>
    private readonly void Bounds(ref Draft draft)
    {
        var bound = QuantityChange.Exact;
        var direction = QuantityChange.Exact;
        var at = draft.Start;
        for (var i = 0; i < 5; i++)
        {
            if (CueBefore(at, out var start) is not { } cue || start >= at)
                break;
            if (bound == QuantityChange.Exact && Bound(cue) is var found && found != QuantityChange.Exact)
            {
                bound = found;
            }
            else if (cue.Is(CueKinds.Up | CueKinds.Down))
            {
                direction = cue.Is(CueKinds.Up) ? QuantityChange.Up : QuantityChange.Down;
                break;
            }
            else if (cue.Is(CueKinds.From | CueKinds.Between) && draft.IsRange && !draft.IsVague)
            {
            }
            else if (cue.Is(CueKinds.To) || !cue.Is(CueKinds.Filler))
            {
                break;
            }

            at = start;
        }

        if (bound == QuantityChange.Exact)
        {
            if (draft.End < text.Length && text[draft.End] == '+')
            {
                bound = QuantityChange.AtLeast;
            }
            else if (CueAfter(draft.End, out _) is { } after)
            {
                bound = after.Is(CueKinds.LeastAfter) ? QuantityChange.AtLeast : after.Is(CueKinds.MostAfter) ? QuantityChange.AtMost
                    : after.Is(CueKinds.AboutAfter) ? QuantityChange.About : QuantityChange.Exact;
                if (bound == QuantityChange.Exact && draft.Unit is { IsPercent: true } && direction == QuantityChange.Exact)
                    direction = after.Is(CueKinds.Higher) ? QuantityChange.Up : after.Is(CueKinds.Lower) ? QuantityChange.Down : direction;
            }
        }

        if (draft.IsBounded)
            bound = QuantityChange.Exact;
        draft.IsChange = direction != QuantityChange.Exact;
        draft.Change = bound == QuantityChange.AtLeast || direction == QuantityChange.Exact ? bound : direction;
    }

    private static QuantityChange Bound(Cue cue) =>
        cue.Is(CueKinds.Least) ? QuantityChange.AtLeast : cue.Is(CueKinds.Most) ? QuantityChange.AtMost : cue.Is(CueKinds.About) ? QuantityChange.About : QuantityChange.Exact;

    /// <summary>What is measured, where the words say it: "reward of $50 million", "a $50 million reward", "8 miles of new tunnels".</summary>
    private readonly void MeasuredThing(ref Draft draft)
    {
        if (draft.Unit is null)
            return;
        var at = draft.End;
        if (at + 1 < text.Length && text[at] == ' ')
        {
            if (IsCue(CueAfter(at, out var of), CueKinds.Of) && of + 1 < text.Length && text[of] == ' ')
            {
                draft.Of = PhraseAt(of + 1);
                if (draft.Of.Length > 0)
                    return;
            }
            else if (!lexicon.HeadFirst && draft.Unit.Dimension != "time" && char.IsLetter(text[at + 1]) && PhraseAt(at + 1) is { Length: > 2 } thing)
            {
                draft.Of = thing;
                return;
            }
        }

        var before = draft.Start;
        for (var i = 0; i < 3 && CueBefore(before, out var start) is { } cue && start < before; i++)
        {
            if (cue.Is(CueKinds.Of | CueKinds.Copula))
            {
                draft.Of = PhraseBefore(start);
                return;
            }

            if (!cue.Is(CueKinds.About | CueKinds.Least | CueKinds.Most | CueKinds.Filler))
                return;
            before = start;
        }
    }

    /// <summary>The noun phrase that begins here, articles left out; empty when there is none.</summary>
    private readonly TextSpan PhraseAt(int at)
    {
        var start = at;
        var end = at;
        for (var words = 0; words < MaxPhraseWords && at < text.Length; words++)
        {
            var stop = NounWord(at, out var stops);
            if (stop == at)
                break;
            if (stops)
            {
                if (end > start || words > 1 || stop + 1 >= text.Length || text[stop] != ' ')
                    break;
                start = end = at = stop + 1;
                continue;
            }

            end = stop;
            if (lexicon.HeadFirst && words > 1 || stop + 1 >= text.Length || text[stop] != ' ')
                break;
            at = stop + 1;
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    /// <summary>The noun phrase that ends before a position.</summary>
    private readonly TextSpan PhraseBefore(int before)
    {
        var end = before;
        while (end > 0 && text[end - 1] == ' ' && before - end < 2)
            end--;
        var start = end;
        var at = end;
        for (var words = 0; words < MaxPhraseWords && at > 0; words++)
        {
            var from = at;
            while (from > 0 && at - from < 40 && (char.IsLetterOrDigit(text[from - 1]) || (text[from - 1] is '-' or '\'' or '\u2019' && from < at)))
                from--;
            if (from == at)
                break;
            NounWord(from, out var stops);
            if (stops)
                break;
            start = from;
            if (from < 2 || text[from - 1] != ' ' || !char.IsLetterOrDigit(text[from - 2]))
                break;
            at = from - 1;
        }

        return TextSpan.FromBounds(start, end);
    }
}
