using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Resolving;

/// <summary>Tells news, whose dates hang on the day of publication, from history, whose dates hang on each other.</summary>
internal static class Genre
{
    /// <summary>Explicit years that a text must name before it may count as history.</summary>
    private const int FewestYears = 6;

    /// <summary>
    /// History names many years, most of them long before publication, and few days by their distance from today.
    /// The shares were set on the training half of WikiWars and the even half of MEANTIME.
    /// </summary>
    public static bool IsNarrative(TimeLanguage language, ReadOnlySpan<TimeToken> tokens, int? publishedYear)
    {
        int old = 0, near = 0, deictic = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Is(TimeClass.AnyYear) && i + 1 < tokens.Length && tokens[i + 1].Is(language.Era))
                old++;
            else if (token.Is(TimeClass.Year))
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

        return old >= FewestYears && 2 * old >= near && deictic * 3 <= old + near;
    }
}
