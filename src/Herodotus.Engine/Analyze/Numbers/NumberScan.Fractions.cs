namespace Herodotus.Analyze.Numbers;

internal ref partial struct NumberScan
{
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

    private bool TakeFraction(decimal value, int after)
    {
        kind = NumberKind.Fraction;
        total = 0;
        current = value;
        step = value;
        end = after;
        any = true;
        TakeScaleOfFraction();
        return true;
    }

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

        // "ciento treinta y dos quintos" are 132 fifths, "cinco y dos quintos" five and two fifths.
        if (words.AndJoinsTens && upper is > 1 and < 10 && blockOpen && current % 100 is >= 30 and < 100 && current % 10 == 0)
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
        return TakeParts(upper, word.Denominator, after);
    }

    /// <summary>"three twenty-firsts", "one twenty-fifth of": the words of a denominator that tens and an ordinal make together.</summary>
    private bool TakeCompoundDenominator(NumberWord tens, int after)
    {
        var upper = total + current;
        if (tens.Cardinal is < 20 or > 90 || tens.Cardinal % 10 != 0 || figures || words.AndJoinsTens || upper <= 0 || upper != decimal.Truncate(upper)
            || NextWord(after) is not (var at and >= 0) || words.Find(Word(at)) is not { } unit)
        {
            return false;
        }

        var stop = at + Word(at).Length;
        if (unit.Plural ? unit.Denominator is < 1 or > 9 || unit.Alone : !(upper == 1 && unit.Ordinal is > 0 and < 10 && EndsFraction(stop)))
            return false;
        return TakeParts(upper, tens.Cardinal + (unit.Plural ? unit.Denominator : unit.Ordinal), stop);
    }

    private bool TakeParts(decimal upper, decimal denominator, int after)
    {
        current = upper / denominator;
        total = 0;
        step = 1 / denominator;
        kind = NumberKind.Fraction;
        end = after;
        blockOpen = closedByScale = false;
        TakeScaleOfFraction();
        return true;
    }

    /// <summary>"two thirds of a million", "three quarters billion", "tres cuartos de millón": the fraction of one scale.</summary>
    private void TakeScaleOfFraction()
    {
        var at = NextWord(end);
        if (kind != NumberKind.Fraction || current >= 1 || figures || at < 0)
            return;
        if (words.Find(Word(at)) is { Role: NumberRole.Of or NumberRole.In })
            at = NextWord(at + Word(at).Length);
        if (at >= 0 && words.Find(Word(at)) is { Role: NumberRole.Article })
            at = NextWord(at + Word(at).Length);
        if (at < 0 || words.Find(Word(at)) is not { Scale: >= 1000 } scale || IsPluralScale(at, at + Word(at).Length))
            return;
        step *= scale.Scale;
        total = current * scale.Scale;
        current = 0;
        lastScale = scale.Scale;
        closedByScale = true;
        kind = NumberKind.Cardinal;
        end = at + Word(at).Length;
    }

    /// <summary>A fraction with an ordinal word is one before "of" or at the end of a clause: "a third of", not "a third man".</summary>
    private readonly bool EndsFraction(int at)
    {
        var next = NextWord(at);
        return next < 0 || (char.IsLetter(text[next]) && words.Find(Word(next)) is { Role: NumberRole.Of or NumberRole.In or NumberRole.And or NumberRole.Per });
    }
}
