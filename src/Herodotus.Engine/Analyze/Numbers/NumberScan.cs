using Herodotus.Text;

namespace Herodotus.Analyze.Numbers;

/// <summary>One reading of one number: <see cref="NumberReader"/> makes it, uses it and throws it away.</summary>
/// <remarks>
/// The number grows block by block: <c>current</c> is the block below the next scale, <c>total</c> what scales have closed.
/// A scale multiplies what stands below it and leaves what stands above: <c>un billón cuatrocientos mil millones</c>.
/// </remarks>
internal ref struct NumberScan(ReadOnlySpan<char> text, NumberWords words, NumberOptions options, DecimalMark mark)
{
    private readonly ReadOnlySpan<char> text = text;
    private decimal total;
    private decimal current;
    private decimal lastScale;
    private decimal step = 1;
    private int end;
    private bool any;
    private bool blockOpen;
    private bool closedByScale;
    private bool figures;
    private NumberKind kind;

    public bool Read(int at, out NumberReading reading)
    {
        reading = default;
        var start = at;
        var negative = false;
        var c = text[at];
        if (c is '-' or '+' or '\u2212' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '.' or ','))
        {
            negative = c != '+';
            at++;
        }
        else if (char.IsLetter(c) && words.Find(Word(at)) is { Role: NumberRole.Minus } && NextWord(at + Word(at).Length) is var next and >= 0)
        {
            negative = true;
            at = next;
        }

        if (!Begin(at))
        {
            if (!OverflowAt(at, start, out reading))
                return false;
            return true;
        }

        if (kind is NumberKind.Cardinal or NumberKind.Fraction && !Grow())
        {
            reading = new NumberReading(TextSpan.FromBounds(start, end), 0, NumberKind.Cardinal, figures, true, 0, 0);
            return true;
        }

        if (!Product.TryAdd(total, current, out var value))
        {
            reading = new NumberReading(TextSpan.FromBounds(start, end), 0, NumberKind.Cardinal, figures, true, 0, 0);
            return true;
        }

        if (negative)
            value = -value;
        var upper = kind == NumberKind.Vague ? value * 10 : value;
        reading = new NumberReading(TextSpan.FromBounds(start, end), value, kind, figures, false, step, upper);
        return true;
    }

    private bool OverflowAt(int at, int start, out NumberReading reading)
    {
        reading = default;
        if (end <= at || !figures)
            return false;
        reading = new NumberReading(TextSpan.FromBounds(start, end), 0, NumberKind.Cardinal, true, true, 0, 0);
        return true;
    }

    /// <summary>The first part: a figure, an article before a scale, a half, a word.</summary>
    private bool Begin(int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c) || DigitFigure.VulgarFraction(c) > 0
            || (c is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return BeginFigure(at);
        }

        if (!char.IsLetter(c) || words.Find(Word(at)) is not { Starts: true } word)
            return false;
        var after = at + Word(at).Length;
        if (word.Role == NumberRole.Article)
            return BeginArticle(after);
        if (word.Vague > 0 && BeginVague(word.Vague, after))
            return true;
        if (word.Cardinal >= 0)
            return Take(word.Cardinal, after);
        if (word.Hundred)
            return Take(100, after);
        if (word.Alone)
            return BeginHalf(word, after);
        if (word.Scale > 0)
        {
            if (word.Plural || (word.Scale > 1000 && IsPluralScale(at, after)))
                return BeginVague(word.Scale, after);
            total = word.Scale;
            lastScale = word.Scale;
            closedByScale = true;
            step = word.Scale;
            any = true;
            end = after;
            return true;
        }

        if (word.Group > 0)
            return text[after - 1] is 's' or 'S' && Take(word.Group, after);
        if (word.Ordinal > 0)
            return BeginOrdinal(word, after);
        return false;
    }

    private bool BeginFigure(int at)
    {
        figures = true;
        var figure = DigitFigure.Read(text, at, mark, (options & NumberOptions.NoSpacedGroups) == 0);
        end = figure.End;
        if (figure.Overflow || figure.End == at)
            return false;
        current = figure.Value;
        step = figure.Step;
        any = blockOpen = true;
        if (figure.IsFraction)
            kind = NumberKind.Fraction;
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\u00BA' or '\u00AA'))
        {
            var letters = Letters(end);
            if (words.IsOrdinalSuffix(letters))
            {
                kind = NumberKind.Ordinal;
                end += letters.Length;
                return true;
            }
        }

        return true;
    }

    /// <summary>"a hundred", "a dozen", "a half", "a third of": never "a" alone.</summary>
    private bool BeginArticle(int after)
    {
        var at = NextWord(after);
        if (at < 0 || words.Find(Word(at)) is not { } word)
            return false;
        var wordEnd = at + Word(at).Length;
        if (word.Hundred)
            return Take(100, wordEnd);
        if (word.Scale > 0)
        {
            total = lastScale = step = word.Scale;
            any = closedByScale = true;
            end = wordEnd;
            return true;
        }

        if (word.Group > 0)
            return Take(word.Group, wordEnd);
        if (word.Alone)
            return BeginHalf(word, wordEnd);
        if (word.Denominator > 0 && !word.Plural && EndsFraction(wordEnd))
            return TakeFraction(1 / word.Denominator, wordEnd);

        // "a twenty-first": a twenty-first part.
        if (word.Cardinal is >= 20 && NextWord(wordEnd) is var next and >= 0 && words.Find(Word(next)) is { Ordinal: > 0 and < 10 } unit
            && EndsFraction(next + Word(next).Length))
        {
            return TakeFraction(1 / (word.Cardinal + unit.Ordinal), next + Word(next).Length);
        }

        return false;
    }

    /// <summary>"hundreds of", "tens of thousands", "miles de millones".</summary>
    private bool BeginVague(decimal value, int after)
    {
        kind = NumberKind.Vague;
        total = value;
        end = after;
        any = true;
        var of = NextWord(after);
        if (of >= 0 && words.Find(Word(of)) is { Role: NumberRole.Of or NumberRole.In } && NextWord(of + Word(of).Length) is var at and >= 0
            && words.Find(Word(at)) is { } scale && (scale.Vague > 100 || scale.Scale > 0) && Product.TryMultiply(total, Math.Max(scale.Vague, scale.Scale), out var product))
        {
            total = product;
            end = at + Word(at).Length;
        }

        step = total;
        return true;
    }

    /// <summary>"half", "half a million", "half a dozen", "medio millón".</summary>
    private bool BeginHalf(NumberWord half, int after)
    {
        var value = 1 / half.Denominator;
        var at = NextWord(after);
        if (at >= 0 && words.Find(Word(at)) is { Role: NumberRole.Article or NumberRole.In } article && NextWord(at + Word(at).Length) is var behind and >= 0
            && (article.Role == NumberRole.Article || !half.Plural))
        {
            at = behind;
        }

        if (at >= 0 && words.Find(Word(at)) is { } word && (word.Scale > 0 || word.Group > 0) && !IsPluralScale(at, at + Word(at).Length))
        {
            total = value * (word.Scale > 0 ? word.Scale : word.Group);
            step = total;
            any = closedByScale = true;
            lastScale = word.Scale > 0 ? word.Scale : 1;
            end = at + Word(at).Length;
            kind = NumberKind.Cardinal;
            return true;
        }

        return TakeFraction(value, after);
    }

    private bool BeginOrdinal(NumberWord word, int after)
    {
        kind = NumberKind.Ordinal;
        current = word.Ordinal;
        any = true;
        end = after;

        // vigésimo primero: an ordinal ten takes an ordinal unit.
        if (word.Ordinal >= 10 && word.Ordinal % 10 == 0 && NextWord(after) is var at and >= 0
            && words.Find(Word(at)) is { Ordinal: > 0 and < 10, Plural: false } unit && words.AndJoinsTens)
        {
            current += unit.Ordinal;
            end = at + Word(at).Length;
        }

        return true;
    }

    private bool Take(decimal value, int after)
    {
        current = value;
        step = value >= 100 && value % 100 == 0 ? 100 : value >= 20 && value % 10 == 0 ? 10 : 1;
        end = after;
        any = blockOpen = true;
        return true;
    }

    private bool TakeFraction(decimal value, int after)
    {
        kind = NumberKind.Fraction;
        total = 0;
        current = value;
        step = value;
        end = after;
        any = true;
        return true;
    }

    /// <summary>Takes word after word while they fit; false on overflow.</summary>
    private bool Grow()
    {
        if (figures && kind == NumberKind.Cardinal && TakeSuffix() is { } fits)
            return fits;
        while (true)
        {
            var at = NextWord(end);
            if (at < 0)
                return true;
            if (!char.IsLetter(text[at]))
            {
                if (!TakeInnerFigure(at))
                    return true;
                continue;
            }

            if (words.Find(Word(at)) is not { } word)
                return true;
            var after = at + Word(at).Length;
            if (word.Scale > 0 && (blockOpen || closedByScale))
            {
                if (!TakeScale(word.Scale, after, out var overflow))
                    return !overflow;
            }
            else if (word.Hundred && blockOpen && current is > 0 and < 1000 && current % 100 != 0 | figures && kind == NumberKind.Cardinal)
            {
                current *= 100;
                step *= 100;
                end = after;
            }
            else if (word.Group > 0 && blockOpen && total == 0)
            {
                current *= word.Group;
                end = after;
                return true;
            }
            else if (kind == NumberKind.Fraction)
            {
                return true;
            }
            else if (word.Cardinal >= 0 && !figures && Fits(word.Cardinal, byAnd: false))
            {
                Add(word.Cardinal, after);
            }
            else if (word.Role == NumberRole.And)
            {
                if (!TakeAfterAnd(after))
                    return true;
            }
            else if (word.Role == NumberRole.Point)
            {
                return TakePoint(after);
            }
            else if (word.Denominator > 0 && TakeDenominator(word, after))
            {
                return true;
            }
            else if (word.Ordinal > 0 && TakeOrdinal(word, after))
            {
                return true;
            }
            else if (word.Role is NumberRole.Out or NumberRole.Over or NumberRole.In or NumberRole.Of && total + current >= 1)
            {
                return TakeRatio(word.Role, after);
            }
            else
            {
                return true;
            }
        }
    }

    /// <summary>A scale glued to or set after a figure (<c>5bn</c>, <c>10 k</c>); null when there is none.</summary>
    private bool? TakeSuffix()
    {
        var at = end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (at >= text.Length || !char.IsLetter(text[at]))
            return null;
        var letters = Letters(at);
        var scale = words.Suffix(letters, (options & NumberOptions.Money) != 0);
        if (scale == 0)
            return null;
        end = at + letters.Length;
        step *= scale;
        return Product.TryMultiply(current, scale, out current);
    }

    private bool TakeScale(decimal scale, int after, out bool overflow)
    {
        overflow = false;
        var low = total % scale;
        if (lastScale == scale && low == 0 && total != 0)
            return false;
        if (!blockOpen && low == 0)
            return false;
        var high = total - low;
        var block = low + current;
        if (!Product.TryMultiply(block, scale, out var product) || !Product.TryAdd(high, product, out total))
        {
            overflow = true;
            end = after;
            return false;
        }

        // What a later "and a half" halves, and the precision of the last part.
        step *= scale;
        current = 0;
        lastScale = scale;
        blockOpen = false;
        closedByScale = true;
        kind = NumberKind.Cardinal;
        end = after;
        return true;
    }

    private readonly bool Fits(int value, bool byAnd)
    {
        if (lastScale is > 0 and <= 100)
            return false;
        if (current == 0)
            return closedByScale && !blockOpen && value > 0 && (lastScale > 100);
        if (value == 0 || current != decimal.Truncate(current) || current >= 1000)
            return false;
        var tens = (int)(current % 100);
        if (tens == 0)
            return value < 100 && current >= 100;
        return tens >= (byAnd && words.AndJoinsTens ? 10 : 20) && tens % 10 == 0 && value < 10 && (!words.AndJoinsTens || byAnd);
    }

    private void Add(decimal value, int after)
    {
        current += value;
        step = value % 10 == 0 ? 10 : 1;
        blockOpen = true;
        end = after;
    }

    /// <summary>"two hundred and five", "treinta y uno", "one and a half", "3 hundred and 21".</summary>
    private bool TakeAfterAnd(int after)
    {
        var at = NextWord(after);
        if (at < 0)
            return false;
        if (char.IsAsciiDigit(text[at]))
        {
            var digits = Digits(at);
            if ((digits + 1 < text.Length && text[digits] is '.' or ',' && char.IsAsciiDigit(text[digits + 1]))
                || (NextWord(digits) is var scaled and >= 0 && words.Find(Word(scaled)) is { Hundred: true } or { Scale: > 0 }))
            {
                return false;
            }

            if (!words.AndJoinsHundreds || (options & NumberOptions.StopAtAnd) != 0 || !figures || current == 0 || current % 100 != 0
                || Digits(at) - at > 2 || step < 100 || !SpelledHundred())
            {
                return false;
            }

            Add(DigitFigure.Read(text, at, mark, false).Value, Digits(at));
            return true;
        }

        if (words.Find(Word(at)) is not { } word)
            return false;
        var wordEnd = at + Word(at).Length;
        if (TakeAndFraction(word, wordEnd))
            return true;
        if (word.Cardinal < 0 || (options & NumberOptions.StopAtAnd) != 0)
            return false;
        if (words.AndJoinsTens)
        {
            if (!Fits(word.Cardinal, byAnd: true) || current % 100 == 0 || current == 0)
                return false;
        }
        else if (!words.AndJoinsHundreds || !(current > 0 ? current % 100 == 0 && current >= 100 : closedByScale) || !Fits(word.Cardinal, byAnd: true))
        {
            return false;
        }

        // "one hundred and two hundred" are two numbers.
        if (NextWord(wordEnd) is var next and >= 0 && words.Find(Word(next)) is { Hundred: true } && lastScale <= 1000 && current > 0)
            return false;
        Add(word.Cardinal, wordEnd);
        return true;
    }

    private readonly bool SpelledHundred() => end > 0 && char.IsLetter(text[end - 1]);

    /// <summary>"and a half", "and three quarters", "y medio": of the last scale when the number ends with one.</summary>
    private bool TakeAndFraction(NumberWord word, int wordEnd)
    {
        decimal upper = 1;
        var at = wordEnd;
        if (word.Role == NumberRole.Article || word.Cardinal is > 0 and < 20)
        {
            upper = word.Role == NumberRole.Article ? 1 : word.Cardinal;
            var next = NextWord(wordEnd);
            if (next < 0 || words.Find(Word(next)) is not { } lower)
                return false;
            word = lower;
            at = next + Word(next).Length;
        }
        else if (!word.Alone)
        {
            return false;
        }

        if (word.Denominator == 0 || (upper > 1 && !word.Plural))
            return false;
        var scaled = !blockOpen && closedByScale;
        var part = upper / word.Denominator * (scaled ? lastScale : 1);

        // "one billion and a quarter million"
        if (NextWord(at) is var behind and >= 0 && words.Find(Word(behind)) is { Scale: > 0 } scale && scaled && scale.Scale < lastScale)
        {
            part = upper / word.Denominator * scale.Scale;
            at = behind + Word(behind).Length;
        }
        else if (upper == 1 && word is { Ordinal: > 0, Alone: false } && !EndsFraction(at))
        {
            return false;
        }

        if (scaled)
            total += part;
        else
            current += part;
        step = part;
        end = at;
        return true;
    }

    /// <summary>"three point one four", "nought point eleven", "tres coma cinco".</summary>
    private bool TakePoint(int after)
    {
        var place = 1m;
        var at = NextWord(after);
        var taken = false;
        while (at >= 0 && char.IsLetter(text[at]) && words.Find(Word(at)) is { Cardinal: >= 0 } word && place > 1e-20m)
        {
            var digits = word.Cardinal < 10 ? 10 : word.Cardinal < 100 ? 100 : 1000;
            var unit = 0;
            var wordEnd = at + Word(at).Length;
            if (word.Cardinal >= 20 && word.Cardinal % 10 == 0 && NextWord(wordEnd) is var next and >= 0
                && words.Find(Word(next)) is { Cardinal: > 0 and < 10 } second)
            {
                unit = second.Cardinal;
                wordEnd = next + Word(next).Length;
            }

            place /= digits;
            current += (word.Cardinal + unit) * place;
            step = place;
            end = wordEnd;
            taken = true;
            at = NextWord(end);
        }

        if (taken && at >= 0 && words.Find(Word(at)) is { Scale: > 0 } scale)
            return TakeScale(scale.Scale, at + Word(at).Length, out var overflow) || !overflow;
        return true;
    }

    /// <summary>"two thirds", "one-third", "tres quintos".</summary>
    private bool TakeDenominator(NumberWord word, int after)
    {
        var upper = total + current;
        if (upper <= 0 || upper != decimal.Truncate(upper) || (figures && !word.Plural && !word.Alone) || upper > 1_000_000_000)
            return false;
        if (!word.Plural && (upper != 1 || (word.Ordinal > 0 && !word.Alone && !EndsFraction(after))))
            return false;
        if (figures && word.Ordinal == 0 && word.Plural && word.Denominator > 10)
            return false;
        current = upper / word.Denominator;
        total = 0;
        step = 1 / word.Denominator;
        kind = NumberKind.Fraction;
        end = after;
        return true;
    }

    private bool TakeOrdinal(NumberWord word, int after)
    {
        if (figures || word.Plural)
            return false;
        if (word.Ordinal >= 100)
        {
            if (!Product.TryMultiply(total + current, word.Ordinal, out current))
                return false;
            total = 0;
        }
        else if (Fits((int)word.Ordinal, byAnd: true))
        {
            current += word.Ordinal;
        }
        else
        {
            return false;
        }

        kind = NumberKind.Ordinal;
        end = after;
        return true;
    }

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

    private bool TakeInnerFigure(int at)
    {
        // "2 million 300 thousand" in figures: the second block stands below the first scale.
        if (!closedByScale || blockOpen || !figures || lastScale < 1000 || Digits(at) - at > 3 || (options & NumberOptions.Money) != 0)
            return false;
        var digits = Digits(at);
        var next = NextWord(digits);
        if (next < 0 || words.Find(Word(next)) is not { } scale || !(scale.Hundred || (scale.Scale > 0 && scale.Scale < lastScale)))
            return false;
        var value = DigitFigure.Read(text, at, mark, false).Value;
        current = value;
        blockOpen = true;
        end = digits;
        step = 1;
        return true;
    }

    /// <summary>A fraction with an ordinal word is one before "of" or at the end of a clause: "a third of", not "a third man".</summary>
    private readonly bool EndsFraction(int at)
    {
        var next = NextWord(at);
        return next < 0 || (char.IsLetter(text[next]) && words.Find(Word(next)) is { Role: NumberRole.Of or NumberRole.In or NumberRole.And });
    }

    private readonly bool IsPluralScale(int at, int after) => words.Find(text[at..after]) is { Scale: > 1000 } && text[after - 1] is 's' or 'S';

    private readonly ReadOnlySpan<char> Word(int at) => Letters(at);

    private readonly ReadOnlySpan<char> Letters(int at)
    {
        // No number word is longer; a run without a space stays linear.
        var limit = Math.Min(text.Length, at + 32);
        var stop = at;
        while (stop < limit && (char.IsLetter(text[stop]) || text[stop] is '\u00BA' or '\u00AA'))
            stop++;
        return text[at..stop];
    }

    private readonly int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>Where the next word of a number may begin: after one hyphen or up to three blanks; -1 when nothing can.</summary>
    private readonly int NextWord(int at)
    {
        var from = at;
        var limit = Math.Min(text.Length, at + 4);
        while (at < limit && text[at] is ' ' or '\u00A0' or '\t')
            at++;
        if (at < limit && text[at] is '-' or '\u2010' or '\u2011' && (at == from || text[at - 1] == ' '))
        {
            at++;
            while (at < limit && text[at] == ' ' && at - from > 1)
                at++;
        }

        return at > from && at < text.Length && (char.IsLetter(text[at]) || char.IsAsciiDigit(text[at])) ? at : -1;
    }
}
