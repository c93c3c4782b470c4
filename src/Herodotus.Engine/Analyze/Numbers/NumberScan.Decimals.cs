namespace Herodotus.Analyze.Numbers;

internal ref partial struct NumberScan
{
    /// <summary>"three point one four", "nought point eleven", "tres coma cinco", "1 point 5 million".</summary>
    private bool TakePoint(int after)
    {
        var at = NextWord(after);
        if (at >= 0 && char.IsAsciiDigit(text[at]))
            return TakeFiguresAfterPoint(at);
        return !TakeDecimalWords(after) || TakeScaleAfterDecimals();
    }

    /// <summary>"siete con cincuenta", "ciento tres con dos tercios": decimals or a fraction, where nothing that is counted follows ("uno con cinco heridos").</summary>
    private bool TakeWith(int after)
    {
        var at = NextWord(after);
        if (at < 0)
            return true;
        if (char.IsAsciiDigit(text[at]))
        {
            if (NextWord(Digits(at)) < 0)
                TakeFiguresAfterPoint(at);
            return true;
        }

        if (words.Find(Word(at)) is { } word && TakeAndFraction(word, at + Word(at).Length))
            return true;
        var before = this;
        if (TakeDecimalWords(after) && EndsFraction(end))
            return true;
        this = before;
        return true;
    }

    private bool TakeFiguresAfterPoint(int at)
    {
        var stop = Digits(at);
        if (stop - at > 6 || current != decimal.Truncate(current) || step < 1 || (stop + 1 < text.Length && text[stop] is '.' or ',' or '/' or ':' && char.IsAsciiDigit(text[stop + 1])))
            return true;
        var next = NextWord(stop);
        if (next >= 0 && words.Find(Word(next)) is not { Scale: > 0 } and not { Role: NumberRole.And or NumberRole.Per })
            return true;
        foreach (var digit in text[at..stop])
        {
            step /= 10;
            current += (digit - '0') * step;
        }

        end = stop;
        return TakeScaleAfterDecimals();
    }

    private bool TakeScaleAfterDecimals() =>
        NextWord(end) is not (var at and >= 0) || words.Find(Word(at)) is not { Scale: > 0 } scale || TakeScale(scale.Scale, at + Word(at).Length, out var overflow) || !overflow;

    /// <summary>The words after the point: digit by digit, or one number whose digits they are, zeros before it counted.</summary>
    private bool TakeDecimalWords(int after)
    {
        var place = 1m;
        var at = NextWord(after);
        var taken = false;
        while (at >= 0 && char.IsLetter(text[at]) && words.Find(Word(at)) is { } word && place > 1e-20m)
        {
            if (word.Cardinal < 0 && word.Scale != 1000)
                break;
            var wordEnd = at + Word(at).Length;
            decimal value = word.Cardinal;
            if (word.Cardinal is < 0 or >= 100 || (word.Cardinal >= 20 && word.Cardinal % 10 == 0))
            {
                var lower = new NumberScan(text, words, options | NumberOptions.StopAtAnd, mark);
                if (!lower.BeginLower(at) || lower.kind != NumberKind.Cardinal || lower.total + lower.current >= 1_000_000)
                    break;
                value = lower.total + lower.current;
                wordEnd = lower.end;
            }

            for (place /= 10; place * value >= 1; place /= 10)
            {
            }

            current += value * place;
            step = place;
            end = wordEnd;
            taken = true;
            at = NextWord(end);
        }

        return taken;
    }
}
