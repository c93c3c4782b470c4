namespace Herodotus.Link.Stories;

/// <summary>What is measured of a report and a story: the features of the ranker and of the decision to join.</summary>
internal static class StoryComparison
{
    private const int Like = 0, Near = 1, Cover = 2, Gap = 3, Undated = 4, Active = 5, Copy = 6, Short = 7, Foreign = 8,
        ForeignSpelling = 9, ForeignMeaning = 10, ForeignBest = 11, ShortLike = 12, ShortCover = 13, Aid = 14;

    /// <summary>"like" is the mean of the likeness to the story as a whole and to its nearest report: the first alone is the theme, the second alone a chain.</summary>
    public static readonly ImmutableArray<string> Features =
    [
        "like", "near", "cover", "gap", "undated", "active", "copy", "short", "foreign", "foreignSpelling", "foreignMeaning",
        "foreignBest", "shortLike", "shortCover", "aid",
    ];

    /// <summary>Likenesses: more of one never speaks against joining.</summary>
    public static readonly ImmutableArray<string> Likenesses =
        ["like", "near", "cover", "copy", "foreignSpelling", "foreignMeaning", "foreignBest", "shortLike", "shortCover", "aid"];

    /// <summary>A story is active while reports on it keep coming within hours; of such a one more is likely.</summary>
    private const double ActiveHours = 12;

    /// <summary>Days after which a story is over: what comes later and is no copy continues it as another story of its thread.</summary>
    private const double MaxGapDays = 45;

    /// <summary>True when the report's text is that of a report of the story.</summary>
    public static bool IsCopied(ReadOnlySpan<double> values) => values[Copy] > 0;

    /// <summary>True when the report's date lies too far from the story.</summary>
    public static bool IsPast(ReadOnlySpan<double> values) => values[Gap] > Scale(MaxGapDays * 24);

    /// <summary>True when the story has no report in the report's language.</summary>
    public static bool IsForeign(ReadOnlySpan<double> values) => values[Foreign] > 0;

    public static void Measure(
        StoryMember report, TermProbe own, TermProbe spellings, TermProbe meanings, StoryState story, bool isShort, bool copyInStory, bool asForeign,
        Span<double> values)
    {
        values.Clear();
        var (best, second, third, abroad) = (0.0, 0.0, 0.0, 0.0);
        var near = 0;
        foreach (var member in story.Members)
        {
            if (report.Published is { } now && member.Published is { } then && (now - then).Duration().TotalHours <= ActiveHours)
                near++;
            var spelling = spellings.Cosine(member.Spelling);
            if (member.Language == report.Language)
            {
                var like = (own.Cosine(member.Own) + spelling) / 2;
                if (like > best)
                    (best, second, third) = (like, best, second);
                else if (like > second)
                    (second, third) = (like, second);
                else if (like > third)
                    third = like;
            }
            else
            {
                abroad = Math.Max(abroad, Math.Max(spelling, meanings.Cosine(member.Meaning)));
            }
        }

        var same = story.Own.TryGetValue(report.Language, out var sum) && !asForeign;
        var spellingSum = story.Spelling.Cosine(report.Spelling);
        var meaningSum = story.Meaning.Cosine(report.Meaning);
        values[Gap] = Distance(report.Published, story);
        values[Undated] = report.Published is null || story.Last is null ? 1 : 0;
        values[Active] = Math.Log(1 + near);
        values[Copy] = copyInStory ? 1 : 0;
        values[Short] = isShort ? 1 : 0;
        if (!same)
        {
            values[Foreign] = 1;
            values[ForeignSpelling] = spellingSum;
            values[ForeignMeaning] = meaningSum;
            values[ForeignBest] = abroad;
            return;
        }

        values[Like] = (((sum!.Cosine(report.Own) + spellingSum) / 2) + best) / 2;
        values[Near] = (best + second + third) / Math.Clamp(sum.Reports, 1, 3);
        values[Cover] = sum.Cover(report.Own);
        values[ShortLike] = isShort ? values[Like] : 0;
        values[ShortCover] = isShort ? values[Cover] : 0;

        // A story told mostly in other languages knows more than its reports in this one.
        values[Aid] = story.Reports > sum.Reports ? Math.Max(meaningSum, abroad) : 0;
    }

    /// <summary>Time between the report and what the story covers, on a scale that flattens: hours matter at first, later only weeks.</summary>
    private static double Distance(DateTimeOffset? published, StoryState story)
    {
        if (published is not { } time || story.Last is not { } last || story.First is not { } first)
            return 0;
        var hours = time > last ? (time - last).TotalHours : time < first ? (first - time).TotalHours : 0;
        return Scale(Math.Min(hours, 24 * 60));
    }

    private static double Scale(double hours) => Math.Log(1 + (hours / 6));
}
