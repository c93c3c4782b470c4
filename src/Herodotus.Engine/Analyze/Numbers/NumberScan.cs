using Herodotus.Text;

namespace Herodotus.Analyze.Numbers;

/// <summary>One reading of one number: <see cref="NumberReader"/> makes it, uses it and throws it away.</summary>
/// <remarks>
/// The number grows block by block: <c>current</c> is the block below the next scale, <c>total</c> what scales have closed.
/// A scale multiplies what stands below it and leaves what stands above: <c>un billón cuatrocientos mil millones</c>.
/// </remarks>
internal ref partial struct NumberScan(ReadOnlySpan<char> text, NumberWords words, NumberOptions options, DecimalMark mark)
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
        if (word.Role == NumberRole.Point && word is { Cardinal: < 0, Scale: 0 })
            return BeginPoint(at, after);
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

    /// <summary>"point five percent", "coma 5": a decimal without a zero, where it is all its line holds or a percentage follows.</summary>
    private bool BeginPoint(int at, int after)
    {
        blockOpen = any = true;
        if (!TakePoint(after) || current is 0 or >= 1 || !((at == 0 || text[at - 1] == '\n') && (end == text.Length || text[end] == '\n')))
            return false;
        kind = NumberKind.Fraction;
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

    private bool Take(decimal value, int after)
    {
        current = value;
        step = value >= 100 && value % 100 == 0 ? 100 : value >= 20 && value % 10 == 0 ? 10 : 1;
        end = after;
        any = blockOpen = true;
        return true;
    }
}
