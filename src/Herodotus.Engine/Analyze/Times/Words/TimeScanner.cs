using System.Buffers;

namespace Herodotus.Analyze.Times.Words;

/// <summary>Cuts a text into the tokens that rules speak of, in one pass: words by look-up, figures by their shape.</summary>
internal ref struct TimeScanner
{
    private static readonly ClassSet Apostrophized = ClassSet.Of(TimeClass.Tick) | ClassSet.Of(TimeClass.Decade);

    private readonly TimeLanguage language;
    private readonly ReadOnlySpan<char> text;
    private TimeToken[] tokens;
    private int count;
    private int at;
    private int newlines;
    private bool space;
    private bool sentenceEnded;

    private TimeScanner(TimeLanguage language, ReadOnlySpan<char> text)
    {
        this.language = language;
        this.text = text;
        tokens = ArrayPool<TimeToken>.Shared.Rent(Math.Max(64, text.Length / 4));
        newlines = 2;
    }

    /// <summary>The tokens, in an array rented from the shared pool: the caller gives it back.</summary>
    public static (TimeToken[] Tokens, int Count) Scan(TimeLanguage language, ReadOnlySpan<char> text)
    {
        var scanner = new TimeScanner(language, text);
        scanner.Run();
        return (scanner.tokens, TokenMerger.Merge(language, text, scanner.tokens, scanner.count));
    }

    private void Run()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r' or '\u00A0' or '\u2009' or '\u202F')
            {
                space = true;
                at++;
            }
            else if (c == '\n')
            {
                newlines++;
                space = true;
                at++;
            }
            else if (Letters.IsDigit(c))
            {
                Figure();
            }
            else if (c >= '¼' && Numbers.DigitFigure.VulgarFraction(c) is > 0 and var part)
            {
                Fraction((double)part);
            }
            else if (char.IsLetter(c) && c is not ('º' or 'ª'))
            {
                Word();
            }
            else
            {
                Mark(c);
            }
        }
    }

    private void Word()
    {
        var start = at;
        var hash = 14695981039346656037UL;
        var i = start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128 ? !char.IsAsciiLetter(c) : !char.IsLetter(c) || c is 'º' or 'ª')
                break;
            hash = (hash ^ Letters.Fold(c)) * 1099511628211UL;
        }

        var end = i;
        var first = text[start];
        var capital = char.IsUpper(first);
        var word = -1;
        if (end - start == 1 && end < text.Length && text[end] == '.')
            word = Initials(start, ref end);
        if (word < 0 && end == i)
        {
            word = language.Words.Find(text[start..end], hash ^ hash >> 29);
            if (word >= 0 && end < text.Length && text[end] == '.' && language.Words.IsAbbreviated(word))
            {
                var dotted = language.Words.Find(text[start..(end + 1)]);
                if (dotted >= 0 && !language.Words.Classes(dotted, capital).IsEmpty)
                    (word, end) = (dotted, end + 1);
            }
        }

        var classes = ClassSet.Of(TimeClass.Any) | (capital ? ClassSet.Of(TimeClass.Capital) : ClassSet.Of(TimeClass.Lower));
        if (word >= 0)
            classes |= language.Words.Classes(word, capital);
        else if (!capital && text[end - 1] == 's')
            classes |= ClassSet.Of(TimeClass.Plural);
        if (word < 0 && capital && end - start <= 7)
            classes |= RomanClass(text[start..end], out var roman) ? Roman(roman) : default;
        Push(start, end, word, classes, romanValue, TokenMark.Word | (capital ? TokenMark.Capital : 0));
        romanValue = 0;
    }

    private double romanValue;

    private ClassSet Roman(int value)
    {
        romanValue = value;
        return ClassSet.Of(TimeClass.Roman);
    }

    /// <summary>Letters with periods between them: a.m., B.C., U.S.</summary>
    private readonly int Initials(int start, ref int end)
    {
        var i = end;
        while (i + 1 < text.Length && text[i] == '.' && char.IsLetter(text[i + 1]) && (i + 2 >= text.Length || !char.IsLetter(text[i + 2])) && i - start < 12)
            i += 2;
        if (i > end)
        {
            if (i < text.Length && text[i] == '.')
                i++;
            end = i;
            var found = language.Words.Find(text[start..i]);
            return found < 0 && text[i - 1] == '.' ? language.Words.Find(text[start..(i - 1)]) : found;
        }

        // "a. m." as the Spanish academy writes it.
        if (end + 2 < text.Length && text[end + 1] is ' ' or '\u00A0' && Letters.Fold(text[end + 2]) == 'm' && Letters.Fold(text[start]) is 'a' or 'p'
            && end + 3 < text.Length && text[end + 3] == '.')
        {
            end += 4;
            return Letters.Fold(text[start]) == 'a' ? language.AnteMeridiem : language.PostMeridiem;
        }

        return -1;
    }

    private static bool RomanClass(ReadOnlySpan<char> word, out int value)
    {
        value = 0;
        var previous = 0;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            var digit = word[i] switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 0 };
            if (digit == 0)
                return false;
            value += digit < previous ? -digit : digit;
            previous = Math.Max(previous, digit);
        }

        return value is > 0 and < 40;
    }

    private void Mark(char c)
    {
        var start = at++;
        if (Letters.IsTick(c) && at < text.Length && text[at] is 's' or 'S' && (at + 1 >= text.Length || !char.IsLetter(text[at + 1])))
        {
            at++;
            Push(start, at, language.Possessive, default, 0, TokenMark.None);
            return;
        }

        var folded = Letters.Fold(c);
        if (folded == '-')
        {
            while (at < text.Length && Letters.IsDash(text[at]))
                at++;
        }

        Push(start, at, folded < 128 ? language.Marks[folded] : -1, default, 0, TokenMark.None);
        sentenceEnded = c is '.' or '!' or '?' or '…' || (sentenceEnded && c is '"' or '\'' or '”' or '’' or '»' or ')');
    }

    private void Figure()
    {
        var figure = FigureReader.Read(language, text, at, count > 0 && tokens[count - 1].Is(language.BeforeClock));
        var start = at;
        var classes = figure.Classes;
        var end = figure.End;
        if (start > 0 && char.IsLetter(text[start - 1])
            && !(count > 0 && tokens[count - 1].End == start && tokens[count - 1].Is(language.Glue)))
            classes = default;
        else if (end < text.Length && char.IsLetter(text[end]) && !KnownAfter(end))
            classes = default;
        if (count > 0 && tokens[count - 1].End == start && start > 0 && Letters.IsTick(text[start - 1]) && classes.Overlaps(Apostrophized))
        {
            // The apostrophe of '82 and '60s belongs to the figure.
            count--;
            space = (tokens[count].Marks & TokenMark.SpaceBefore) != 0;
            newlines = (tokens[count].Marks & TokenMark.ParagraphBefore) != 0 ? 2 : 0;
            start--;
        }

        var word = classes.Has(TimeClass.NumDay) ? language.Words.Find(text[start..end]) : -1;
        if (word >= 0)
            classes |= language.Words.Classes(word, false);
        Push(start, end, word, classes | ClassSet.Of(TimeClass.Any), figure.Value, TokenMark.Figure);
    }

    /// <summary>½ alone, or after a figure: 2½.</summary>
    private void Fraction(double part)
    {
        if (count > 0 && !space && tokens[count - 1].End == at && tokens[count - 1].Is(TimeClass.Figure))
        {
            ref var figure = ref tokens[count - 1];
            figure.Number += part;
            figure.Length++;
            figure.Classes = FigureReader.NumberOnly | ClassSet.Of(TimeClass.Any);
            at++;
            return;
        }

        Push(at, at + 1, -1, ClassSet.Of(TimeClass.Any) | ClassSet.Of(TimeClass.Number), part, TokenMark.None);
    }

    private readonly bool KnownAfter(int from)
    {
        var end = from;
        while (end < text.Length && end - from < 16 && char.IsLetter(text[end]))
            end++;
        var word = language.Words.Find(text[from..end]);
        return word >= 0 && (!language.Words.Classes(word, false).IsEmpty || text[from] is 'T' or 'Z');
    }

    private void Push(int start, int end, int word, ClassSet classes, double number, TokenMark marks)
    {
        at = end;
        if (count == tokens.Length)
        {
            var larger = ArrayPool<TimeToken>.Shared.Rent(count * 2);
            Array.Copy(tokens, larger, count);
            ArrayPool<TimeToken>.Shared.Return(tokens);
            tokens = larger;
        }

        if (space)
            marks |= TokenMark.SpaceBefore;
        if (newlines > 1)
            marks |= TokenMark.ParagraphBefore | TokenMark.SentenceStart;
        else if (sentenceEnded && (space || newlines > 0))
            marks |= TokenMark.SentenceStart;
        (space, newlines, sentenceEnded) = (false, 0, false);
        tokens[count++] = new TimeToken { Start = start, Length = end - start, Word = word, Classes = classes, Number = number, Marks = marks };
    }
}
