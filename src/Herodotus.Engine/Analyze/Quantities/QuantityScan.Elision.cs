using Herodotus.Reports;

namespace Herodotus.Analyze.Quantities;

/// <content>What a text says once and means twice: the unit, the direction and the bound of the amount before.</content>
internal ref partial struct QuantityScan
{
    /// <summary>A part of a sum of money said without its unit is no smaller, where the sum is so large.</summary>
    private const decimal LeastPart = 100;

    private const decimal LeastWhole = 100_000;

    /// <summary>What is left out is not further back than this many characters.</summary>
    private const int MaxElision = 160;

    /// <summary>"rose 2 percent but fell by 1", "6 million homes, including 1.5 million in the city", "from 14 mpg to 24": the unit said before.</summary>
    private readonly void CarriedUnit(ref Draft draft)
    {
        if (draft.HasUnit || draft.PerUnit is not null || draft.IsFraction || draft.IsVague || draft.Overflow || found.Count == 0)
            return;
        var before = found[^1];
        if (!before.HasUnit || before.Overflow || !InOneSentence(before.End, draft.Start) || !IsCarried(draft, before))
            return;
        draft.Unit = before.Unit;
        draft.PerUnit = before.PerUnit;
        draft.IsCount = before.IsCount;
        draft.UnitBefore = before.UnitBefore;
        draft.UnitAfter = before.UnitAfter;
    }

    private readonly bool IsCarried(in Draft draft, in Draft before)
    {
        if (before.IsCount && IsCue(CueAfter(draft.NumberEnd, out _), CueKinds.Whom | CueKinds.Copula))
            return true;
        var at = draft.Start;
        for (var i = 0; i < 4 && CueBefore(at, out var start) is { } cue && start < at && start >= before.End; i++)
        {
            // "$6.1 million, including nine that …": a small number behind so large a sum counts something else.
            if (cue.Is(CueKinds.Carry))
                return !(before.Unit is { IsMoney: true } && draft.Value < LeastPart && before.Value >= LeastWhole);
            if (cue.Is(CueKinds.To | CueKinds.From) && text[before.End..start].Trim(", ").IsEmpty)
                return !before.IsCount || draft.Value >= 100;
            if (cue.Is(CueKinds.By) && before.IsChange && before.Unit is { IsPercent: true } or { IsMoney: true })
                return draft.Value < 1000 && VerbOfChange(start, before) != QuantityChange.Exact;
            if (!cue.Is(CueKinds.Filler | CueKinds.About | CueKinds.Least | CueKinds.Most))
                return false;
            at = start;
        }

        return false;
    }

    /// <summary>"grew its sales by 5%", and without its verb "fell 2%, banks by 3%": which way an amount behind "by" goes.</summary>
    private readonly QuantityChange VerbOfChange(int by, in Draft draft)
    {
        var at = by;
        for (var words = 0; words < 6 && at > 1 && text[at - 1] == ' '; words++)
        {
            if (CueBefore(at, out _) is { } cue && cue.Is(CueKinds.Up | CueKinds.Down))
                return cue.Is(CueKinds.Up) ? QuantityChange.Up : QuantityChange.Down;
            at--;
            while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '\'' or '\u2019' or '%'))
                at--;
        }

        return found.Count > 0 && found[^1] is { IsChange: true, Change: QuantityChange.Up or QuantityChange.Down } before && before.End <= by && by - before.End < 60
            && before.Unit?.Dimension == draft.Unit?.Dimension && InOneSentence(before.End, by) ? before.Change : QuantityChange.Exact;
    }

    /// <summary>"more than 100 kilometers (60 miles)": in brackets the same amount again, so under the same bound.</summary>
    private readonly void BracketChange(ref Draft draft)
    {
        if (draft.Change != QuantityChange.Exact || draft.Unit is null || found.Count == 0 || draft.End >= text.Length || text[draft.End] is not (')' or ']'))
            return;
        var before = found[^1];
        if (before.Unit is null || before.Change == QuantityChange.Exact || before.Unit.Dimension != draft.Unit.Dimension || before.Unit.Code == draft.Unit.Code
            || before.IsRange != draft.IsRange || before.End > draft.Start || text[before.End..draft.Start].Trim() is not ("(" or "["))
        {
            return;
        }

        draft.Change = before.Change;
        draft.IsChange = before.IsChange;
    }

    /// <summary>"fell $1.20, or 1.5%": the same change in another unit.</summary>
    private readonly void ChangeAgain(ref Draft draft)
    {
        if (draft.Change == QuantityChange.Exact && draft.Unit is not null && found.Count > 0 && found[^1] is { IsChange: true } before && before.End < draft.Start
            && draft.Start - before.End < 8 && (before.Unit is null || before.Unit.Dimension != draft.Unit.Dimension)
            && IsCue(CueBefore(draft.Start, out var start), CueKinds.Or) && text[before.End..start].Trim(", ").IsEmpty)
        {
            draft.Change = before.Change;
            draft.IsChange = true;
        }
    }

    private readonly bool InOneSentence(int from, int to)
    {
        if (to < from || to - from > MaxElision)
            return false;
        var between = text[from..to];
        for (var at = between.IndexOfAny('.', '\n', ';'); at >= 0; at = between.IndexOfAny('.', '\n', ';'))
        {
            if (between[at] != '.' || at + 1 >= between.Length || char.IsWhiteSpace(between[at + 1]))
                return false;
            between = between[(at + 1)..];
        }

        return !between.ContainsAny('!', '?');
    }
}
