namespace Herodotus.Analyze.Numbers;

internal ref partial struct NumberScan
{
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
            if (TakeCompoundDenominator(word, after))
            {
                return true;
            }
            else if (word.Scale > 0 && (blockOpen || closedByScale))
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
            else if (word.Vague == 100 && words.AndJoinsTens && !figures && blockOpen && total == 0 && current is >= 2 and <= 9 && step == 1)
            {
                // "dos cientos tres": the hundreds written apart.
                current *= 100;
                step = 100;
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
            else if (word.Role == NumberRole.With)
            {
                return TakeWith(after);
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
        var at = end;
        while (at < text.Length && at - end < 2 && text[at] == ' ')
            at++;
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
            return value > 0 && (closedByScale ? !blockOpen && lastScale > 100 : value < 10 && blockOpen && total == 0);
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

            // "treinta y 3"
            if (words.AndJoinsTens && !figures && digits - at == 1 && Fits(text[at] - '0', byAnd: true) && current % 100 != 0)
            {
                Add(text[at] - '0', digits);
                return true;
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
        if (TakeAndFraction(word, wordEnd) || TakeAndGroup(word, wordEnd))
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

    /// <summary>"dos mil y cuatro docenas": a number of groups beside the rest.</summary>
    private bool TakeAndGroup(NumberWord word, int wordEnd)
    {
        if (word.Cardinal <= 0 || (options & NumberOptions.StopAtAnd) != 0 || total + current < 100 || NextWord(wordEnd) is not (var next and >= 0)
            || words.Find(Word(next)) is not { Group: > 2 } group)
        {
            return false;
        }

        current += word.Cardinal * group.Group;
        step = group.Group;
        end = next + Word(next).Length;
        blockOpen = false;
        return true;
    }

    private readonly bool SpelledHundred() => end > 0 && char.IsLetter(text[end - 1]);

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
}
