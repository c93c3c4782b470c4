using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
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
            draft.Unit ??= lexicon.Unit("deg");
            draft.End = end;
        }
    }

    /// <summary>"- 1,200,000" in a table's cell: a minus set apart, where nothing else stands in the line. Elsewhere a dash begins an item of a list.</summary>
    private readonly void NegativeLine(ref Draft draft)
    {
        var start = draft.Start;
        if (draft.Value <= 0 || draft.IsRange || start < 2 || text[start - 1] != ' ' || text[start - 2] is not ('-' or '\u2212') || (start > 2 && text[start - 3] != '\n')
            || !(draft.End == text.Length || text[draft.End] is '\n' or '\r'))
        {
            return;
        }

        draft.Value = draft.Upper = -draft.Value;
        draft.Start = start - 2;
    }

    /// <summary>About, at least, at most, up, down: from the words before and behind.</summary>
    private readonly void Bounds(ref Draft draft)
    {
        var bound = QuantityChange.Exact;
        var direction = QuantityChange.Exact;
        var at = draft.Start;
        var by = -1;
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
            else if (cue.Is(CueKinds.To) || !cue.Is(CueKinds.Filler | CueKinds.By))
            {
                break;
            }

            if (by < 0 && cue.Is(CueKinds.By))
                by = start;
            at = start;
        }

        if (direction == QuantityChange.Exact && by >= 0 && draft.Unit is not null)
            direction = VerbOfChange(by, draft);
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
}
