namespace Herodotus.Link.Stories;

/// <summary>What is measured of a report and a story: the features of the ranker and of the decision to join.</summary>
internal static class StoryComparison
{
    private const int OwnSum = 0, OwnBest = 1, OwnNear = 2, Cover = 3, SpellingSum = 4, SpellingBest = 5, MeaningSum = 6, MeaningBest = 7, Gap = 8,
        Undated = 9, Size = 10, Coherence = 11, Copy = 12, Short = 13, Foreign = 14, ForeignSpelling = 15, ForeignMeaning = 16, ForeignBest = 17,
        ShortBest = 18, ShortCover = 19;

    public static readonly ImmutableArray<string> Features =
    [
        "ownSum", "ownBest", "ownNear", "cover", "spellingSum", "spellingBest", "meaningSum", "meaningBest", "gap", "undated", "size", "coherence", "copy",
        "short", "foreign", "foreignSpelling", "foreignMeaning", "foreignBest", "shortBest", "shortCover",
    ];

    /// <summary>Likenesses: more of one never speaks against joining.</summary>
    public static readonly ImmutableArray<string> Likenesses =
    [
        "ownSum", "ownBest", "ownNear", "cover", "spellingSum", "spellingBest", "meaningSum", "meaningBest", "copy", "foreignSpelling", "foreignMeaning",
        "foreignBest", "shortBest", "shortCover",
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
        values[Gap] = Distance(report.Published, story);
        values[Undated] = report.Published is null || story.Last is null ? 1 : 0;
        values[Size] = Math.Log(story.Reports);
        values[Cover] = same ? sum!.Cover(report.Own) : 0;
        values[Coherence] = same ? sum!.Coherence : 0;
        values[Foreign] = foreign;
        values[Copy] = copyInStory ? 1 : 0;
        values[Short] = isShort ? 1 : 0;
        values[ForeignSpelling] = foreign * values[SpellingSum];
        values[ForeignMeaning] = foreign * values[MeaningSum];
        values[ForeignBest] = foreign * Math.Max(spelling, meaning);
        values[ShortBest] = isShort ? best : 0;
        values[ShortCover] = isShort ? values[Cover] : 0;
    }

    /// <summary>Time between the report and what the story covers, on a scale that flattens: hours matter at first, later only weeks.</summary>
    private static double Distance(DateTimeOffset? published, StoryState story)
    {
        if (published is not { } time || story.Last is not { } last || story.First is not { } first)
            return 0;
        var hours = time > last ? (time - last).TotalHours : time < first ? (first - time).TotalHours : 0;
        return Math.Log(1 + (Math.Min(hours, 24 * 60) / 6));
    }
}
