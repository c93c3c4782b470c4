using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Rules;

/// <summary>Finds the best reading that starts at one token: the longest with what must follow it, then the longest expression, then the most context before it, then the earlier rule.</summary>
internal ref struct RuleMatcher
{
    private readonly TimeLanguage language;
    private readonly ReadOnlySpan<TimeToken> tokens;
    private readonly bool narrative;
    private readonly Span<PathStep> path;
    private readonly Span<PathStep> best;
    private int start;
    private (int Length, int Last, int Context, int Line) rank;

    public RuleMatcher(
        TimeLanguage language, ReadOnlySpan<TimeToken> tokens, bool narrative, Span<PathStep> path, Span<PathStep> best)
    {
        this.language = language;
        this.tokens = tokens;
        this.narrative = narrative;
        this.path = path;
        this.best = best;
    }

    /// <summary>Tokens in the first expression, where a second one starts and where it ends (or -1).</summary>
    public (int Close, int Open, int End) Marks { get; private set; }

    /// <summary>The reading found by the last call of <see cref="Find"/>, or null.</summary>
    public RuleGraph.RuleEnd? Found { get; private set; }

    /// <summary>Looks for a reading that starts at the given token.</summary>
    public bool Find(int at)
    {
        Found = null;
        ref readonly var first = ref tokens[at];
        if (!first.Classes.Overlaps(language.Rules.StartClasses) && !language.Rules.StartsWith(first.Word))
            return false;
        start = at;
        rank = (0, 0, 0, 0);
        Walk(0, 0);
        return Found is not null;
    }

    /// <summary>What the words of one expression of the reading say.</summary>
    public readonly TimeSlots Slots(int from, int to)
    {
        var slots = default(TimeSlots);
        for (var i = from; i < to; i++)
        {
            if (best[i].Slot != Slot.None)
                Take(ref slots, best[i].Slot, best[i].Class, tokens[start + i]);
        }

        return slots;
    }

    private readonly void Take(ref TimeSlots slots, Slot slot, int classIndex, in TimeToken token)
    {
        if (classIndex >= TimeClass.BuiltIn.Length)
        {
            slots.Set(slot, language.Words.Value(token.Word, classIndex));
            return;
        }

        if (slot != Slot.Packed)
        {
            var value = token.Number;
            if (slot == Slot.Year && classIndex is TimeClass.ShortYear or TimeClass.Tick)
                value += value < 40 ? 2000 : 1900;
            slots.Set(slot, value);
            if (slot == Slot.Hour && value != Math.Floor(value))
                slots.Set(Slot.Minute, Math.Round((value - Math.Floor(value)) * 60));
            return;
        }

        var (a, b, c) = FigureReader.Unpack(token.Number);
        switch (classIndex)
        {
            case TimeClass.Clock:
                slots.Set(Slot.Hour, a);
                slots.Set(Slot.Minute, b);
                if (c < 60)
                    slots.Set(Slot.Second, c);
                break;
            case TimeClass.Military:
                slots.Set(Slot.Hour, Math.Floor(token.Number / 100));
                slots.Set(Slot.Minute, token.Number % 100);
                break;
            case TimeClass.IsoDate:
                slots.Set(Slot.Year, a);
                slots.Set(Slot.Month, b);
                slots.Set(Slot.Day, c);
                break;
            case TimeClass.YearMonth:
                slots.Set(Slot.Year, a);
                slots.Set(Slot.Month, b);
                break;
            default:
                var dayFirst = language.DayFirst ? b <= 12 : a > 12;
                slots.Set(Slot.Day, dayFirst ? a : b);
                slots.Set(Slot.Month, dayFirst ? b : a);
                if (classIndex == TimeClass.NumDate)
                    slots.Set(Slot.Year, c >= 100 ? c : c < 40 ? 2000 + c : 1900 + c);
                break;
        }
    }

    private void Walk(int nodeIndex, int depth)
    {
        ref readonly var node = ref language.Rules[nodeIndex];
        foreach (var end in node.Ends)
            Consider(end, depth);
        var at = start + depth;
        if (at >= tokens.Length || depth == RuleGraph.MaximumLength || (depth > 0 && (tokens[at].Marks & TokenMark.ParagraphBefore) != 0))
            return;
        ref readonly var token = ref tokens[at];
        if (token.Word >= 0 && node.Words.Length > 0)
        {
            for (var i = node.FirstEdge(token.Word); i < node.Words.Length && node.Words[i].Id == token.Word; i++)
            {
                path[depth] = new(Slot.None, 0, node.Words[i].Marks);
                Walk(node.Words[i].To, depth + 1);
            }
        }

        if (!token.Classes.Overlaps(node.Any))
            return;
        foreach (ref readonly var edge in node.Classes.AsSpan())
        {
            if (token.Is(edge.Id))
            {
                path[depth] = new(edge.Slot, edge.Id, edge.Marks);
                Walk(edge.To, depth + 1);
            }
        }
    }

    private void Consider(RuleGraph.RuleEnd end, int depth)
    {
        if (end.Rule.NarrativeOnly && !narrative)
            return;
        var context = end.Before.Length;
        var marks = MarksOf(end, depth);
        var last = end.Rule.Kind == RuleKind.None ? depth : Math.Max(marks.Close, marks.End);
        var mine = (depth, last, context, -end.Rule.Line);
        if (Found is not null && mine.CompareTo(rank) <= 0)
            return;
        for (var i = 0; i < context; i++)
        {
            var at = start - 1 - i;
            if (at < 0 || (tokens[at + 1].Marks & TokenMark.ParagraphBefore) != 0)
                return;
            var step = end.Before[i];
            if (step.Kind == StepKind.Word ? tokens[at].Word != step.Id : !tokens[at].Is(step.Id))
                return;
        }

        Found = end;
        Marks = marks;
        rank = mine;
        path[..depth].CopyTo(best);
    }

    private readonly (int Close, int Open, int End) MarksOf(RuleGraph.RuleEnd end, int depth)
    {
        var (close, open, last) = (-1, -1, -1);
        for (var i = 0; i <= depth; i++)
        {
            var marks = i < depth ? path[i].Marks : end.Marks;
            if (marks == RuleMark.None)
                continue;
            if ((marks & RuleMark.Close) != 0)
                close = i;
            if ((marks & RuleMark.OpenSecond) != 0)
                open = i;
            if ((marks & RuleMark.CloseSecond) != 0)
                last = i;
        }

        return (close < 0 ? depth : close, open, last);
    }
}

/// <summary>One token of a reading: the slot it fills, the class it was read as, and the brackets before it.</summary>
internal readonly record struct PathStep(Slot Slot, int Class, RuleMark Marks);
