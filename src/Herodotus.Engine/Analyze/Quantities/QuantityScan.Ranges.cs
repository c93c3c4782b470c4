using Herodotus.Analyze.Numbers;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    private enum Joint
    {
        None,
        Dash,
        Slash,
        To,
        From,
        And,
        Or,
    }

    /// <summary>
    /// Makes the draft a range when a second number belongs to it ("5-10 W", "between $62 and $68", "from 20 to 29 mpg", "three or four
    /// years", "to 138 lots from 212 lots"). Returns where to go on when the two are a score or years, 0 otherwise.
    /// </summary>
    private readonly int Range(ref Draft draft)
    {
        if (draft.IsRange || draft.IsFraction || draft.Overflow)
            return 0;
        var lead = LeadOf(draft.Start);
        if (TrySecond(draft, draft.End, lead, out var second, out var joint, out var skip) || skip > 0)
            return skip > 0 ? skip : Join(ref draft, second, joint);
        if (draft.Unit is null && CountedEnd(draft, out _, out var plural) is var counted && counted > draft.NumberEnd && plural
            && TrySecond(draft, counted, lead, out second, out joint, out skip) && joint is Joint.To or Joint.From or Joint.And)
        {
            return Join(ref draft, second, joint);
        }

        if (Bounded(ref draft) || lead != CueKinds.From)
            return 0;

        // "from 20 miles per gallon in 2008 to 29 mpg"
        var at = draft.End;
        for (var words = 0; words < 4 && at < text.Length && text[at] == ' '; words++)
        {
            var end = at + 1;
            while (end < text.Length && end - at < 16 && char.IsLetterOrDigit(text[end]))
                end++;
            if (end == at + 1)
                return 0;
            at = end;
            // "3 millones de soles destinados a una planta": a far number in words is an article.
            if (TrySecond(draft, at, lead, out second, out joint, out _) && joint == Joint.To && second.InFigures)
                return Join(ref draft, second, joint);
        }

        return 0;
    }

    /// <summary>"more than 10 and less than 40", "at most 100 and at least 20": two bounds are the ends of one range.</summary>
    private readonly bool Bounded(ref Draft draft)
    {
        if (CueBefore(draft.Start, out _) is not { } first || !first.Is(CueKinds.Least | CueKinds.Most) || draft.IsRange)
            return false;
        var at = draft.End;
        var comma = at < text.Length && text[at] == ',';
        if (CueAfter(comma ? at + 1 : at, out var end) is not { } next)
            return false;
        if (next.Is(CueKinds.And | CueKinds.But) && end + 1 < text.Length && text[end] == ' ')
            next = lexicon.Cues.Forward(text, end + 1, out end)!;
        else if (!comma)
            return false;
        if (next is null || !next.Is(first.Is(CueKinds.Least) ? CueKinds.Most : CueKinds.Least) || end + 1 >= text.Length || text[end] != ' ')
            return false;
        var number = end + 1;
        var second = default(Draft);
        if (!(char.IsAsciiDigit(text[number]) || lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, number))) || !Amount(number, ref second, out _) || second.IsRange || second.Overflow
            || (draft.Unit is not null && second.Unit is not null && !Same(draft.Unit, second.Unit)))
        {
            return false;
        }

        var rising = first.Is(CueKinds.Least);
        if (rising ? draft.Value >= second.Value : draft.Value <= second.Value)
            return false;
        Join(ref draft, second, rising ? Joint.To : Joint.From);
        draft.IsBounded = true;
        return true;
    }

    /// <summary>What leads into an amount, bounds and fillers aside: "between", "from", "to", or nothing of these.</summary>
    private readonly CueKinds LeadOf(int at)
    {
        for (var i = 0; i < 3; i++)
        {
            if (CueBefore(at, out var start) is not { } cue || start >= at)
                return CueKinds.None;
            if (cue.Is(CueKinds.Between))
                return CueKinds.Between;
            if (cue.Is(CueKinds.From) && !cue.Is(CueKinds.Of))
                return CueKinds.From;
            if (cue.Is(CueKinds.To) && !cue.Is(CueKinds.Most))
                return CueKinds.To;
            if (cue.Is(CueKinds.From) && lexicon.HeadFirst)
                return CueKinds.From;
            if (!cue.Is(CueKinds.About | CueKinds.Least | CueKinds.Most))
                return CueKinds.None;
            at = start;
        }

        return CueKinds.None;
    }

    private readonly bool TrySecond(in Draft draft, int at, CueKinds lead, out Draft second, out Joint joint, out int skip)
    {
        second = default;
        skip = 0;
        joint = JointAt(at, lead, out var start);
        if (joint == Joint.None)
            return false;
        var numberAt = start;
        if (lexicon.SignAfter(text, start, out var signEnd) is not null)
            numberAt = signEnd < text.Length && text[signEnd] == ' ' ? signEnd + 1 : signEnd;

        // A bound or "about" may stand before the second number: "to about 29".
        else if (!char.IsAsciiDigit(text[start]) && IsCue(lexicon.Cues.Forward(text, start, out var cueEnd), CueKinds.About | CueKinds.Least | CueKinds.Most) && cueEnd + 1 < text.Length)
            numberAt = cueEnd + 1;
        if (numberAt >= text.Length)
            return false;
        var spelled = char.IsLetter(text[numberAt]);
        if (spelled ? !lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, numberAt)) : !char.IsAsciiDigit(text[numberAt]))
            return false;
        if (!Amount(numberAt, ref second, out _) || second.IsVague || second.Overflow || (second.IsFraction && joint != Joint.To))
            return false;
        if (draft.Unit is not null && second.Unit is not null && !Same(draft.Unit, second.Unit))
            return false;
        if (second.InFigures && second.NumberEnd < text.Length && second.Unit is null && (char.IsLetterOrDigit(text[second.NumberEnd])
            || (text[second.NumberEnd] is ':' or '/' && second.NumberEnd + 1 < text.Length && char.IsAsciiDigit(text[second.NumberEnd + 1]))))
        {
            return false;
        }

        switch (joint)
        {
            case Joint.Dash:
                return IsDashRange(draft, second, start - at > 1, out skip);
            case Joint.Slash:
                return draft.Unit is { IsMoney: true } && second.Unit is { IsMoney: true };
            case Joint.To when lead == CueKinds.From:
                return true;
            case Joint.To when lead == CueKinds.To:
                return draft.Unit is null && second.Unit is not null && draft.Value < second.Value;
            case Joint.To:
                return (draft.Value < second.Value || (draft.PerUnit is not null && second.PerUnit is not null))
                    && !((draft.Unit is not null || at != draft.End) && IsGoverned(draft.Start))
                    && !(lexicon.HeadFirst && draft.Unit is null && second.Unit is null && CountedEnd(second, out _, out _) == second.NumberEnd);
            case Joint.Or:
                return draft.Unit is null && draft.Value < second.Value && draft.Value == decimal.Truncate(draft.Value)
                    && UnscaledOf(draft, second) is var upper && upper > draft.Value && upper - draft.Value <= Math.Max(1, draft.Value / 2)
                    && !(draft.InFigures && second.Unit is null && CountedEnd(second, out _, out _) == second.NumberEnd);
            case Joint.From:
                return draft.Unit is not null && second.Unit is not null || (draft.Unit is null && second.Unit is null && draft.NumberEnd != at);
            default:
                return true;
        }
    }

    private readonly Joint JointAt(int at, CueKinds lead, out int start)
    {
        start = at;
        if (at + 1 >= text.Length)
            return Joint.None;
        if (text[at] == '~' && char.IsAsciiDigit(text[at + 1]))
        {
            start = at + 1;
            return Joint.Dash;
        }

        var spaced = text[at] == ' ';
        var dash = spaced ? at + 1 : at;
        if (dash + 1 < text.Length && text[dash] is '-' or '\u2013' or '\u2014' or '\u2011' or '\u2010')
        {
            start = dash + 1;
            if (text[start] == ' ')
                start++;
            var balanced = spaced == (text[dash + 1] == ' ');
            return balanced && start < text.Length && !(spaced && text[dash] == '-' && char.IsLetter(text[start])) ? Joint.Dash : Joint.None;
        }

        if (text[at] == '/' && !char.IsAsciiDigit(text[at + 1]))
        {
            start = at + 1;
            return Joint.Slash;
        }

        if (!spaced || CueAfter(at, out var end) is not { } cue || end + 1 >= text.Length || text[end] != ' ')
            return Joint.None;
        start = end + 1;
        if (cue.Is(CueKinds.And))
            return lead == CueKinds.Between ? Joint.And : Joint.None;
        if (cue.Is(CueKinds.To))
            return Joint.To;
        if (cue.Is(CueKinds.Or))
            return Joint.Or;
        return cue.Is(CueKinds.From) && lead == CueKinds.To ? Joint.From : Joint.None;
    }

    /// <summary>15-22 miles, 5-10W, 1000-5000; not 2-1 (a score) nor 2018-19 (years).</summary>
    private readonly bool IsDashRange(in Draft draft, in Draft second, bool spaced, out int skip)
    {
        skip = 0;
        if (draft.Unit is not null)
            return second.Unit is not null && (draft.Value < second.Value || draft.Unit.IsMoney == second.Unit.IsMoney) && !spaced | draft.Unit.IsMoney | draft.Unit.IsPercent;
        var years = draft.Value is >= 1000 and < 2100 && draft.NumberEnd - draft.NumberStart == 4 && draft.InFigures;
        if (second.Unit is not null)
            return draft.Value < second.Value && !(years && second.Unit.Dimension != "money" && second.Value < 100);
        if (!draft.InFigures || !second.InFigures)
            return draft.Value < second.Value;
        var counted = CountedEnd(second, out _, out var plural) > second.NumberEnd && plural;
        if (draft.Value < second.Value && !(years && second.Value < 2100) && (counted || draft.Value >= 100 || (spaced && draft.Value >= 10)))
            return true;
        if (!spaced || (draft.Value < 100 && second.Value < 200))
            skip = second.NumberEnd;
        return false;
    }

    private static bool Same(MeasureUnit one, MeasureUnit other) => one.Code == other.Code && (one.Code is not null || one.Family == other.Family) && one.Dimension == other.Dimension
        || (one.IsMoney && other.IsMoney && (one.Family is "$" or "dollar") && (other.Family is "$" or "dollar"));

    private readonly bool IsGoverned(int at)
    {
        for (var i = 0; i < 4; i++)
        {
            if (CueBefore(at, out var start) is not { } cue || start >= at)
                return false;
            if (cue.Is(CueKinds.Up | CueKinds.Down) && !cue.Is(CueKinds.Most))
                return true;
            if (!cue.Is(CueKinds.Filler | CueKinds.About | CueKinds.Least | CueKinds.Most))
                return false;
            at = start;
        }

        return false;
    }

    /// <summary>The figure of the second number without its scale, where the first has none: 30 in "20 or 30 thousand".</summary>
    private readonly decimal UnscaledOf(in Draft draft, in Draft second)
    {
        if (!draft.InFigures || !second.InFigures || !char.IsAsciiDigit(text[draft.NumberEnd - 1]) || char.IsAsciiDigit(text[second.NumberEnd - 1]))
            return second.Value;
        var figure = DigitFigure.Read(text, second.NumberStart, mark, false);
        return figure is { Overflow: false, Value: > 0 } && figure.End < second.NumberEnd ? figure.Value : second.Value;
    }

    private readonly int Join(ref Draft draft, in Draft second, Joint joint)
    {
        var first = draft.Value;
        var last = second.Value;

        // "5 to 7 million": the scale belongs to both.
        if (UnscaledOf(draft, second) is > 0 and var figure && figure != last && first <= figure)
        {
            var scale = last / figure;
            first *= scale;
            draft.Step *= scale;
        }

        if (joint == Joint.From)
            (first, last) = (last, first);
        draft.IsRange = true;
        draft.Value = first;
        draft.Upper = last;
        draft.UpperStep = second.Step;
        draft.End = second.End;
        draft.NumberEnd = second.NumberEnd;
        draft.InFigures |= second.InFigures;
        if (draft.Unit is null)
        {
            draft.Unit = second.Unit;
            draft.UnitBefore = second.UnitBefore;
        }

        if (second.UnitAfter.Length > 0)
            draft.UnitAfter = second.UnitAfter;
        draft.PerUnit ??= second.PerUnit;
        return 0;
    }
}
