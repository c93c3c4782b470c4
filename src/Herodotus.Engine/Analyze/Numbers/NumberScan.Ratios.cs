namespace Herodotus.Analyze.Numbers;

internal ref partial struct NumberScan
{
    /// <summary>"one in three", "one out of three", "one over three": a part, when the second is the larger.</summary>
    private bool TakeRatio(NumberRole role, int after)
    {
        var upper = total + current;
        var at = NextWord(after);
        if (at >= 0 && role == NumberRole.Out && words.Find(Word(at)) is { Role: NumberRole.Of })
            at = NextWord(at + Word(at).Length);
        if (at < 0 || upper != decimal.Truncate(upper) || upper >= 1000)
            return true;
        if (role is NumberRole.In or NumberRole.Of && (upper != 1 || words.AndJoinsTens))
            return true;
        if (role == NumberRole.Of && words.Find(Word(at)) is { Cardinal: < 2 } or { Role: NumberRole.Article })
            return true;
        var lower = new NumberScan(text, words, options | NumberOptions.StopAtAnd, mark);
        if (!char.IsAsciiDigit(text[at]) && words.Find(Word(at)) is not ({ Cardinal: > 1 } or { Role: NumberRole.Article }) && !(role == NumberRole.Over && upper == 1))
            return true;
        if (!lower.BeginLower(at) || lower.kind != NumberKind.Cardinal || lower.total + lower.current <= upper)
            return true;
        var divisor = lower.total + lower.current;
        if (divisor != decimal.Truncate(divisor) || (role == NumberRole.In && divisor is > 1900 and < 2100))
            return true;
        current = upper / divisor;
        total = 0;
        kind = role == NumberRole.Over ? NumberKind.Fraction : NumberKind.Ratio;
        step = current;
        end = lower.end;
        return true;
    }

    /// <summary>A number inside a ratio: no ratio in it again, so that the reading stays linear.</summary>
    private bool BeginLower(int at)
    {
        if (!Begin(at))
            return false;
        while (kind == NumberKind.Cardinal && NextWord(end) is var next and >= 0 && char.IsLetter(text[next]) && words.Find(Word(next)) is { } word)
        {
            var after = next + Word(next).Length;
            if (word.Cardinal >= 0 && !figures && Fits(word.Cardinal, byAnd: false))
                Add(word.Cardinal, after);
            else if (word.Hundred && blockOpen && current is > 0 and < 100)
                (current, end) = (current * 100, after);
            else if (word.Scale > 0 && TakeScale(word.Scale, after, out _))
                continue;
            else if (word.Role == NumberRole.And && !figures && NextWord(after) is var unit and >= 0 && words.Find(Word(unit)) is { Cardinal: > 0 } last
                && Fits(last.Cardinal, byAnd: true))
                Add(last.Cardinal, unit + Word(unit).Length);
            else
                break;
        }

        return true;
    }
}
