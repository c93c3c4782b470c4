namespace Herodotus.Analyze.Times;

/// <summary>Makes one token of what is one: numbers in words ("twenty-five", "mil novecientos noventa") and phrases of the lexicon.</summary>
internal static class TokenMerger
{
    /// <summary>Longest number in words, in tokens.</summary>
    private const int MaximumWords = 12;

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
                token.Classes = language.Words.Classes(whole, (token.Marks & TokenMark.Capital) != 0) | UInt128.One << TimeClass.Any;
                token.Length = tokens[i + length - 1].End - token.Start;
            }
            else if (token.Is(language.Cardinal) || token.Is(TimeClass.Figure) || token.Is(language.OrdinalWord) || token.Is(language.Scale))
            {
                taken = NumberWords(language, tokens, i, count);
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
            if (i == words.Length && (language.Words.Classes(phrase.Whole, (tokens[at].Marks & TokenMark.Capital) != 0)) != 0)
                return (i, phrase.Whole);
        }

        return default;
    }

    private static int NumberWords(TimeLanguage language, TimeToken[] tokens, int start, int count)
    {
        ref var head = ref tokens[start];
        if (head.Is(language.OrdinalWord))
        {
            SetOrdinal(ref head, language.Words.Value(head.Word, language.OrdinalWord));
            return 1;
        }

        var figure = head.Is(TimeClass.Figure);
        double total = 0;
        var current = figure ? head.Number : head.Is(language.Cardinal) ? language.Words.Value(head.Word, language.Cardinal) : 1;
        var last = current;
        var at = start;
        if (!figure && !head.Is(language.Cardinal))
            at--;
        var yearStyle = false;
        var limit = Math.Min(count, start + MaximumWords);
        var ordinal = false;
        while (at + 1 < limit && (at + 1 == start || (tokens[at + 1].Marks & TokenMark.ParagraphBefore) == 0))
        {
            ref var next = ref tokens[at + 1];
            if (next.Is(language.Scale))
            {
                var scale = language.Words.Value(next.Word, language.Scale);
                if (scale == 100)
                {
                    current *= 100;
                }
                else
                {
                    total += Math.Max(1, current) * scale;
                    current = 0;
                }

                last = scale;
                at++;
                continue;
            }

            if (figure)
                break;
            var skip = 0;
            if (next.Word >= 0 && next.Is(language.Link))
            {
                var kind = language.Words.Value(next.Word, language.Link);
                if (at + 2 < limit && tokens[at + 2].Is(language.Cardinal) && (kind == 1 ? last >= 100 : last is >= 20 and < 100))
                    skip = 1;
                else
                    break;
            }
            else if (next.Length == 1 && next.Word >= 0 && next.Word == language.Marks['-'] && last is >= 20 and < 100 && last % 10 == 0 && at + 2 < limit)
            {
                skip = 1;
            }

            ref var word = ref tokens[at + 1 + skip];
            if (word.Is(language.OrdinalWord) && last is >= 20 and < 100 && last % 10 == 0)
            {
                var value = language.Words.Value(word.Word, language.OrdinalWord);
                if (value >= 10)
                    break;
                (current, at, ordinal) = (current + value, at + 1 + skip, true);
                break;
            }

            if (!word.Is(language.Cardinal))
                break;
            var added = language.Words.Value(word.Word, language.Cardinal);
            if (last is >= 20 and < 100 && last % 10 == 0 && added < 10)
                current += added;
            else if (last >= 100 && (added < 100 || (last >= 1000 && added < 1000)))
                current += added;
            else if (skip == 0 && total == 0 && current is >= 10 and <= 20 && added is >= 10 and < 100)
                (current, yearStyle) = (current * 100 + added, true);
            else
                break;
            last = added;
            at += 1 + skip;
        }

        total += current;
        if (ordinal)
        {
            SetOrdinal(ref head, total);
        }
        else
        {
            var classes = UInt128.One << TimeClass.Number;
            if (at > start)
                head.Word = -1;
            else if (figure)
                return 1;
            if (figure)
                head.Classes = UInt128.One << TimeClass.Any | classes;
            else
            {
                if (total is >= 1 and <= 31)
                    classes |= UInt128.One << TimeClass.DayWord;
                if (total <= 24)
                    classes |= UInt128.One << TimeClass.Hour;
                if (total < 60)
                    classes |= UInt128.One << TimeClass.Minute;
                if (at > start && total is >= 1000 and < 2100 && (yearStyle || total >= 1500))
                    classes |= UInt128.One << TimeClass.YearWord;
                head.Classes = (at > start ? UInt128.One << TimeClass.Any : head.Classes) | classes;
            }

            head.Number = total;
        }

        head.Length = tokens[at].End - head.Start;
        return Math.Max(1, at - start + 1);
    }

    private static void SetOrdinal(ref TimeToken token, double value)
    {
        token.Number = value;
        token.Classes |= UInt128.One << TimeClass.Ordinal | (value is >= 1 and <= 31 ? UInt128.One << TimeClass.DayOrdinal : 0);
    }
}
