namespace Herodotus.Link.Stories;

/// <summary>What is measured of a report and a story: the features of the ranker and of the decision to join.</summary>
internal static class StoryComparison
{
    public const int OwnSum = 0, OwnBest = 1, OwnNear = 2, SpellingSum = 3, SpellingBest = 4, MeaningSum = 5, MeaningBest = 6, Gap = 7, Undated = 8,
        Size = 9, Foreign = 10, Copy = 11, Short = 12, Shared = 13, ForeignSpelling = 14, ForeignMeaning = 15, ShortSum = 16, ForeignBest = 17;

    public static readonly ImmutableArray<string> Features =
    [
        "ownSum", "ownBest", "ownNear", "spellingSum", "spellingBest", "meaningSum", "meaningBest", "gap", "undated", "size", "foreign", "copy",
        "short", "shared", "foreignSpelling", "foreignMeaning", "shortSum", "foreignBest",
    ];

    public static void Measure(StoryMember report, StoryState story, bool isShort, bool copyInStory, Span<double> values)
    {
        values.Clear();
        var (best, second, third, spelling, meaning) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var member in story.Members)
        {
            if (member.Language == report.Language)
            {
                var own = TermVector.Cosine(report.Own, member.Own);
                if (own > best)
                    (best, second, third) = (own, best, second);
                else if (own > second)
                    (second, third) = (own, second);
                else if (own > third)
                    third = own;
            }

            spelling = Math.Max(spelling, TermVector.Cosine(report.Spelling, member.Spelling));
            meaning = Math.Max(meaning, TermVector.Cosine(report.Meaning, member.Meaning));
        }

        var same = story.Own.TryGetValue(report.Language, out var sum);
        var foreign = same ? 0.0 : 1.0;
        values[OwnSum] = same ? sum!.Cosine(report.Own) : 0;
        values[OwnBest] = best;
        values[OwnNear] = (best + second + third) / Math.Clamp(same ? sum!.Reports : 1, 1, 3);
        values[SpellingSum] = story.Spelling.Cosine(report.Spelling);
        values[SpellingBest] = spelling;
        values[MeaningSum] = story.Meaning.Cosine(report.Meaning);
        values[MeaningBest] = meaning;
        values[Gap] = Days(report.Published, story);
        values[Undated] = report.Published is null || story.Last is null ? 1 : 0;
        values[Size] = Math.Log(story.Reports);
        values[Foreign] = foreign;
        values[Copy] = copyInStory ? 1 : 0;
        values[Short] = isShort ? 1 : 0;
        values[ForeignSpelling] = foreign * values[SpellingSum];
        values[ForeignMeaning] = foreign * values[MeaningSum];
        values[ForeignBest] = foreign * Math.Max(spelling, meaning);
        values[ShortSum] = isShort ? values[OwnSum] : 0;
    }

    /// <summary>Days between the report and the time the story covers, on a scale that flattens: the difference between two and three weeks is small.</summary>
    private static double Days(DateTimeOffset? published, StoryState story)
    {
        if (published is not { } time || story.Last is not { } last || story.First is not { } first)
            return 0;
        var days = time > last ? (time - last).TotalDays : time < first ? (first - time).TotalDays : 0;
        return Math.Log(1 + Math.Min(days, 60));
    }
}
