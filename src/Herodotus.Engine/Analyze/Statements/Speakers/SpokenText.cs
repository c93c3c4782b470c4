namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>Tells text that was spoken and set down without quotation marks: labels of speakers, and much "I" and "you".</summary>
internal static class SpokenText
{
    /// <summary>A label is a name, perhaps with a title, or one letter.</summary>
    private const int MaxLabel = 5;

    /// <summary>One in so many words outside quotation marks is "I", "me" or "you" where people speak; in reports it is one in hundreds.</summary>
    private const int OneIn = 50;

    /// <summary>Fewer words than this are too few to tell by.</summary>
    private const int LeastWords = 120;

    /// <summary>"SMITH:", "Q:", "Ms. Brown:" at the start of a paragraph; empty when it has none.</summary>
    public static TokenRange Label(Passage passage, TokenRange paragraph)
    {
        var start = paragraph.Start;
        if (start < paragraph.End && passage.Is(start, WordClass.QuoteMark))
            start++;
        for (var t = start; t < Math.Min(paragraph.End - 1, start + MaxLabel + 1); t++)
        {
            if (passage.IsMark(t, ':'))
                return t > start && t + 1 < paragraph.End && IsName(passage, new(start, t)) ? new(start, t) : default;
            if (!passage.Is(t, WordClass.Capital) && passage.FirstChar(t) is not ('.' or '-' or '\'' or '’'))
                return default;
        }

        return default;
    }

    /// <summary>True for a report that is mostly somebody's own words outside quotation marks.</summary>
    public static bool Is(Passage passage)
    {
        var (words, own) = (0, 0);
        for (var t = 0; t < passage.Count; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.Is(t, WordClass.Punctuation))
                continue;
            words++;
            own += passage.Is(t, Particle.Spoken) ? 1 : 0;
        }

        return words >= LeastWords && own * OneIn >= words;
    }

    /// <summary>A known name, a word in capitals, or a letter for question or answer.</summary>
    private static bool IsName(Passage passage, TokenRange label)
    {
        if (label.Count <= 2 && passage.Is(label.Start, Particle.Label))
            return passage.Is(label.Start, WordClass.Capital);
        var capitals = true;
        for (var t = label.Start; t < label.End; t++)
        {
            if (passage.NameAt(t) >= 0 && passage.Names[passage.NameAt(t)].Type == Reports.NameType.Person)
                return true;
            var word = passage.Tokens[t].Span.Of(passage.Text.AsSpan());
            capitals &= word.Length > 1 && !word.ContainsAnyInRange('a', 'z');
        }

        return capitals;
    }
}
