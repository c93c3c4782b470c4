using Herodotus.Analyze.Numbers;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary>A length or weight is not said in more parts.</summary>
    private const int MaxParts = 4;

    /// <summary>"5 feet 2 inches", "2 km and 300 m", "$3 and 20 cents": smaller units behind a larger one make one quantity with it.</summary>
    private readonly void SmallerParts(ref Draft draft)
    {
        if (draft.Unit is not { } unit || draft.IsRange || draft.Value != decimal.Truncate(draft.Value) || draft.Value is < 0 or > 1_000_000)
            return;
        if (unit.IsMoney)
        {
            MinorMoney(ref draft);
            return;
        }

        if (unit.Dimension is not ("length" or "mass") || draft.PerUnit is not null)
            return;
        var whole = draft.Value * unit.Worth;
        var last = unit;
        var lastSpan = draft.UnitAfter;
        for (var parts = 1; parts < MaxParts && PartAt(draft.End, out var value, out var start, out var end) is { } part
            && part.Dimension == unit.Dimension && part.Worth < last.Worth; parts++)
        {
            whole += value * part.Worth;
            last = part;
            lastSpan = TextSpan.FromBounds(start, end);
            draft.End = draft.NumberEnd = end;
        }

        if (last == unit)
            return;

        // People give heights and weights in the larger unit; what else is written in parts is told in the smallest, exactly.
        var kept = (unit.Code, last.Code) is ("[ft_i]", "[in_i]") or ("[lb_av]", "[oz_av]") || (unit.Code![0] == '[') != (last.Code![0] == '[') ? unit : last;
        if (kept == last)
            draft.UnitAfter = lastSpan;
        draft.Unit = kept;
        draft.Value = draft.Upper = whole / kept.Worth;
        draft.Step = draft.UpperStep = last.Worth / kept.Worth;
    }

    /// <summary>A number and its unit behind a blank, a comma or "and".</summary>
    private readonly MeasureUnit? PartAt(int at, out decimal value, out int start, out int end)
    {
        value = 0;
        start = end = at;
        var next = AfterJoint(at);
        if (next == at || !ReadPart(next, out var part))
            return null;
        value = part.Value;
        start = part.Span.End;
        if (start < text.Length && text[start] is ' ' or '-')
            start++;
        if (start >= text.Length)
            return null;
        var unit = lexicon.Units.Forward(text, start, out end);
        if (unit is not null && !(end < text.Length && char.IsLetterOrDigit(text[end])))
            return unit;
        end = SymbolEnd(start);
        return end > start && (char.IsLetter(text[start]) || text[start] == '\'') ? lexicon.Symbol(text[start..end]) : null;
    }

    private readonly int AfterJoint(int at)
    {
        var next = at;
        while (next < text.Length && next - at < 3 && text[next] is ' ' or ',')
            next++;
        return next < text.Length && char.IsLetter(text[next]) && IsCue(lexicon.Cues.Forward(text, next, out var and), CueKinds.And | CueKinds.With) && and < text.Length - 1
            && text[and] == ' ' ? and + 1 : next;
    }

    private readonly bool ReadPart(int at, out NumberReading part)
    {
        part = default;
        return at < text.Length && (char.IsAsciiDigit(text[at]) || lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, at)))
            && lexicon.Numbers.TryRead(text, at, out part, NumberOptions.NoSpacedGroups, mark)
            && part.Kind is NumberKind.Cardinal or NumberKind.Fraction && !part.Overflow && part.Value >= 0;
    }

    /// <summary>"$3 and 20 cents", "15 dollars 50."</summary>
    private readonly void MinorMoney(ref Draft draft)
    {
        var at = Math.Max(draft.NumberEnd, draft.UnitAfter.Length > 0 ? draft.UnitAfter.End : 0);
        var next = AfterJoint(at);
        if (next == at || !ReadPart(next, out var part) || part.Value >= 100)
            return;
        var unitAt = part.Span.End;
        if (part.Value >= 10 && part.Value == decimal.Truncate(part.Value) && (unitAt == text.Length || text[unitAt] is '.' or ',' or '\n')
            && !(unitAt + 1 < text.Length && char.IsAsciiDigit(text[unitAt + 1])) && draft.UnitAfter.Length > 0 && text[next - 1] == ' ' && text[at] == ' ')
        {
            draft.End = draft.NumberEnd = unitAt;
        }
        else
        {
            if (unitAt < text.Length && text[unitAt] is ' ' or '-')
                unitAt++;
            if (unitAt >= text.Length || lexicon.Units.Forward(text, unitAt, out var end) is not { Family: "-" } || (end < text.Length && char.IsLetterOrDigit(text[end])))
                return;
            draft.End = draft.NumberEnd = end;
        }

        draft.Value += part.Value / 100;
        draft.Upper = draft.Value;
        draft.Step = 0.01m;
    }
}
