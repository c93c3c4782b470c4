using Herodotus.Analyze.Numbers;

namespace Herodotus.Analyze.Times.Words;

/// <summary>Makes one token of what is one: numbers in words ("twenty-five", "mil novecientos noventa") and phrases of the lexicon.</summary>
internal static class TokenMerger
{
    /// <summary>Longest number in words, in tokens.</summary>
    private const int MaximumWords = 24;

    /// <summary>Rewrites <paramref name="tokens"/> in place.</summary>
    /// <returns>How many are left.</returns>
    public static int Merge(TimeLanguage language, ReadOnlySpan<char> text, TimeToken[] tokens, int count)
    {
        var kept = 0;
        for (var i = 0; i < count;)
        {
            var taken = 1;
            ref var token = ref tokens[i];
            if (token.Word >= 0 && Phrase(language, tokens, i, count) is var (length, whole) && length > 0)
            {
                taken = length;
                token.Word = whole;
                token.Classes = language.Words.Classes(whole, (token.Marks & TokenMark.Capital) != 0) | ClassSet.Of(TimeClass.Any);
                token.Length = tokens[i + length - 1].End - token.Start;
            }
            else if (token.Is(language.Cardinal) || token.Is(TimeClass.Figure) || token.Is(language.OrdinalWord) || token.Is(language.Scale))
            {
                taken = NumberWords(language, text, tokens, i, count);
            }

            tokens[kept++] = tokens[i];
            i += taken;
        }

        return kept;
    }

    private static (int Length, int Whole) Phrase(TimeLanguage language, TimeToken[] tokens, int at, int count)
    {
        foreach (var phrase in language.Words.Phrases(tokens[at].Word))
        {
            var words = phrase.Words;
            if (at + words.Length > count)
                continue;
            var i = 1;
            while (i < words.Length && tokens[at + i].Word == words[i] && (tokens[at + i].Marks & TokenMark.ParagraphBefore) == 0)
                i++;
            if (i == words.Length && !language.Words.Classes(phrase.Whole, (tokens[at].Marks & TokenMark.Capital) != 0).IsEmpty)
                return (i, phrase.Whole);
        }

        return default;
    }

    private static int NumberWords(TimeLanguage language, ReadOnlySpan<char> text, TimeToken[] tokens, int start, int count)
    {
        ref var head = ref tokens[start];
        var figure = head.Is(TimeClass.Figure);
        if (figure && (start + 1 >= count || !tokens[start + 1].Is(language.Scale)))
            return 1;
        if (!language.Numbers.TryRead(text, head.Start, out var reading, NumberOptions.NoSpacedGroups) || reading.Overflow || reading.Kind == NumberKind.Vague
            || (reading.Kind == NumberKind.Fraction && reading.Value < 1))
            return Single(language, ref head);
        var taken = Tokens(tokens, start, count, reading.Span.End);
        if (taken == 0 || (taken > 1 && tokens[start + taken - 1].Is(language.Units)))
            return Single(language, ref head);
        var value = (double)reading.Value;
        if (reading.Kind == NumberKind.Ordinal)
        {
            head.Length = reading.Span.Length;
            SetOrdinal(ref head, value);
            return taken;
        }

        var yearStyle = false;
        if (!figure && taken == 1 && value is >= 10 and <= 20 && start + 1 < count && tokens[start + 1].Is(language.Cardinal)
            && language.Numbers.TryRead(text, tokens[start + 1].Start, out var rest) && rest is { Kind: NumberKind.Cardinal, Value: >= 10 and < 100 }
            && Tokens(tokens, start + 1, count, rest.Span.End) is > 0 and var more)
        {
            // "nineteen eighty-four"
            (value, taken, yearStyle) = (value * 100 + (double)rest.Value, taken + more, true);
        }

        var several = taken > 1;
        head.Classes = (several ? ClassSet.Of(TimeClass.Any) : head.Classes) | WordClasses(value, figure);
        if (several && !figure && value is >= 1000 and < 2100 && (yearStyle || value >= 1500))
            head.Classes |= ClassSet.Of(TimeClass.YearWord);
        head.Word = several ? -1 : head.Word;
        head.Number = value;
        head.Length = tokens[start + taken - 1].End - head.Start;
        return taken;
    }

    /// <summary>A number word alone, where what it begins is no number that times know ("three quarters", "treinta segundos").</summary>
    private static int Single(TimeLanguage language, ref TimeToken head)
    {
        if (head.Is(language.OrdinalWord))
        {
            SetOrdinal(ref head, language.Words.Value(head.Word, language.OrdinalWord));
        }
        else if (head.Is(language.Cardinal))
        {
            head.Number = language.Words.Value(head.Word, language.Cardinal);
            head.Classes |= WordClasses(head.Number, false);
        }

        return 1;
    }

    private static ClassSet WordClasses(double value, bool figure)
    {
        var classes = ClassSet.Of(TimeClass.Number);
        if (!figure)
        {
            if (value is >= 1 and <= 31)
                classes |= ClassSet.Of(TimeClass.DayWord);
            if (value <= 24)
                classes |= ClassSet.Of(TimeClass.Hour);
            if (value < 60)
                classes |= ClassSet.Of(TimeClass.Minute);
        }

        return classes;
    }

    /// <summary>How many tokens end where a reading ends, or 0 when none does.</summary>
    private static int Tokens(TimeToken[] tokens, int start, int count, int end)
    {
        for (var i = start; i < count && i < start + MaximumWords; i++)
        {
            if (tokens[i].End >= end)
                return tokens[i].End == end ? i - start + 1 : 0;
            if (i + 1 < count && (tokens[i + 1].Marks & TokenMark.ParagraphBefore) != 0)
                return 0;
        }

        return 0;
    }

    private static void SetOrdinal(ref TimeToken token, double value)
    {
        token.Number = value;
        token.Classes |= ClassSet.Of(TimeClass.Ordinal) | (value is >= 1 and <= 31 ? ClassSet.Of(TimeClass.DayOrdinal) : default);
    }
}
