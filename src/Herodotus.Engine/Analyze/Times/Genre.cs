namespace Herodotus.Analyze.Times;

/// <summary>Tells news, whose dates hang on the day of publication, from history, whose dates hang on each other.</summary>
internal static class Genre
{
    /// <summary>Explicit years that a text must name before it may count as history.</summary>
    private const int FewestYears = 6;

    /// <summary>
    /// History names many years, nearly all of them long before publication, and few days by their distance from today.
    /// The shares were set on the training half of WikiWars and the even half of MEANTIME.
    /// </summary>
    public static bool IsNarrative(TimeLanguage language, ReadOnlySpan<TimeToken> tokens, int? publishedYear)
    {
        int old = 0, near = 0, deictic = 0;
        foreach (ref readonly var token in tokens)
        {
            if (token.Is(TimeClass.Year))
            {
                if (publishedYear is not { } year || token.Number < year - 2)
                    old++;
                else
                    near++;
            }
            else if (token.Is(language.Deictic))
            {
                deictic++;
            }
        }

        return old >= FewestYears && old >= 4 * near && deictic * 3 <= old;
    }
}
