using Herodotus.Link.Terms;

namespace Herodotus.Link.Stories;

/// <summary>How a report and a story meet: each way has weights of its own.</summary>
internal enum ComparisonKind
{
    /// <summary>A whole text and a story told in its language, both with a date.</summary>
    Whole,

    /// <summary>The same where one has no date: only the words can tell two chapters apart.</summary>
    Undated,

    /// <summary>A headline and a story of headlines in its language.</summary>
    Short,

    /// <summary>A headline or a post and a story of whole texts in its language, or the other way round.</summary>
    Uneven,

    /// <summary>A report and a story as other languages tell it.</summary>
    Foreign,

    /// <summary>A headline and a story of headlines as other languages tell it.</summary>
    ForeignShort,
}

/// <summary>What is measured of a report and a story: the features of the ranker and of the decision to join.</summary>
internal static class StoryComparison
{
    private const int Sum = 0, Best = 1, Lead = 2, Name = 3, Number = 4, Known = 5, KnownNames = 6, Lacks = 7, Cover = 8, Gap = 9, Dated = 10,
        Active = 11, Copy = 12, Size = 13, Words = 14, Spelled = 15, Aid = 16, Meant = 17, Abroad = 18, IsShort = 19, Bare = 20, Day = 21, Month = 22, Year = 23, Single = 24, Apart = 25;

    /// <summary>
    /// Likeness to the story as a whole, to its nearest report, to its leads, names and figures; whether it knows the report's heaviest terms
    /// and the report its core; time; sizes.
    /// </summary>
    public static readonly ImmutableArray<string> Features =
    [
        "sum", "best", "lead", "name", "number", "known", "knownNames", "lacks", "cover", "gap", "dated", "active", "copy", "size", "words", "spelled",
        "aid", "meant", "abroad", "short", "bare", "day", "month", "year", "single", "apart",
    ];

    /// <summary>Likenesses: more of one never speaks against joining.</summary>
    public static readonly ImmutableArray<string> Likenesses =
        ["sum", "best", "lead", "name", "number", "known", "knownNames", "cover", "copy", "spelled", "aid", "meant", "abroad", "day", "month", "year"];

    /// <summary>Whether both speak of the same days, months and years.</summary>
    public static readonly ImmutableArray<string> Calendar = ["day", "month", "year"];

    /// <summary>
    /// What counts for headlines; for other kinds everything does. Headlines have few words: the nearest report, figures, rare words and busy hours say much on
    /// small sets and mislead in a stream of thousands. Whether the story knows the report's names, and how much of it the story says as a habit, hold in both.
    /// </summary>
    private static readonly ImmutableArray<int> CountedOfShort = [Sum, Spelled, Meant, Gap, Dated, Lacks, Size, KnownNames, Cover], CountedOfForeignShort = [Spelled, Meant, Gap, Dated];

    /// <summary>Reports beyond these make a story no larger: the sets it is learnt from have none that large.</summary>
    private const int LargeStory = 8;

    /// <summary>A story is active while reports on it keep coming within hours; of such a one more is likely.</summary>
    private const double ActiveHours = 12;

    /// <summary>Days after which a story is over: what comes later and is no copy continues it as another story of its thread.</summary>
    private const double MaxGapDays = 15;

    /// <summary>What a report knows of names that has none: a headline with a capital on every word says as little for a story as against it.</summary>
    private const double NoNames = 0.5;

    /// <summary>The report's heaviest terms and names, and the story's names, that should be known to the other.</summary>
    private const int HeavyTerms = 8, HeavyNames = 3, CoreNames = 4;

    /// <summary>The values with zero for what does not count for the kind: what its weights are learnt from.</summary>
    public static double[] Counted(ComparisonKind kind, double[] values)
    {
        if (kind is not (ComparisonKind.Short or ComparisonKind.ForeignShort))
            return values;
        var counted = new double[values.Length];
        foreach (var feature in kind == ComparisonKind.Short ? CountedOfShort : CountedOfForeignShort)
            counted[feature] = values[feature];
        return counted;
    }

    /// <summary>True when the report's text is that of a report of the story.</summary>
    public static bool IsCopied(ReadOnlySpan<double> values) => values[Copy] > 0;

    /// <summary>True when the report and the story have a date.</summary>
    public static bool IsDated(ReadOnlySpan<double> values) => values[Dated] > 0;

    /// <summary>True when the report's date lies too far from the story.</summary>
    public static bool IsPast(ReadOnlySpan<double> values) => values[Gap] > Scale(MaxGapDays * 24);

    /// <summary>How a report meets a story told in its language.</summary>
    public static ComparisonKind KindOf(ReportView report, StoryState story) =>
        report.Terms.Short != story.IsShort ? ComparisonKind.Uneven
        : story.IsShort ? ComparisonKind.Short
        : report.Time is null || story.Last is null ? ComparisonKind.Undated
        : ComparisonKind.Whole;

    /// <summary>How a report meets a story as other languages tell it.</summary>
    public static ComparisonKind KindAbroad(ReportView report, StoryState story) =>
        report.Terms.Short && story.IsShort ? ComparisonKind.ForeignShort : ComparisonKind.Foreign;

    /// <summary>True when it is the other languages that are compared with.</summary>
    public static bool IsForeign(ComparisonKind kind) => kind is ComparisonKind.Foreign or ComparisonKind.ForeignShort;

    /// <summary>Measures a report against the story's reports in its own language.</summary>
    public static double[] Same(ReportView report, StoryState story, bool copied)
    {
        var values = new double[Features.Length];
        var member = report.Member;
        var (best, abroad) = (0f, 0f);
        var near = 0;
        foreach (var other in story.Members)
        {
            near += IsNear(report.Time, other.Time) ? 1 : 0;
            if (other.Language == member.Language)
                best = Math.Max(best, report.Own.Cosine(other.Own));
            else
                abroad = Math.Max(abroad, Math.Max(report.Spelling.Cosine(other.Spelling), report.Meaning.Cosine(other.Meaning)));
        }

        var sum = story.Own(member.Language, report.Scratch);
        values[Best] = best;
        Terms(member.Own, sum, values);
        values[Lacks] = Missing(sum, report.Terms.Own);
        values[Single] = sum.Reports == 1 ? 1 : 0;
        values[Size] = Math.Log(Math.Min(sum.Reports, LargeStory));
        Common(report, story, near, copied, values);
        values[Day] = Agreement(report, story, CalendarWords.Days);
        if (values[Dated] == 0)
        {
            // Sister events of one stream share month and year; those of an archive seldom do, and where there are dates these tell.
            values[Month] = Agreement(report, story, CalendarWords.Months);
            values[Year] = Agreement(report, story, CalendarWords.Years);
        }

        // A story told mostly in other languages knows more than its reports in this one.
        if (story.Reports > sum.Reports)
            values[Aid] = Math.Max(story.Meaning(report.Scratch).Cosine(member.Meaning), abroad);
        if (report.Terms.Short)
        {
            values[Spelled] = story.Spelling(report.Scratch).Cosine(member.Spelling);

            // Two words for one thing mean the same in English: "básquet", "baloncesto".
            if (story.IsShort)
                values[Meant] = report.Terms.IsEnglish ? values[Sum] : story.Meaning(report.Scratch).Cosine(member.Meaning);
        }

        return values;
    }

    /// <summary>Measures a report against the story as other languages tell it.</summary>
    public static double[] Foreign(ReportView report, StoryState story, bool copied)
    {
        var values = new double[Features.Length];
        var member = report.Member;
        var abroad = 0f;
        var near = 0;
        foreach (var other in story.Members)
        {
            near += IsNear(report.Time, other.Time) ? 1 : 0;
            if (other.Language != member.Language)
                abroad = Math.Max(abroad, Math.Max(report.Spelling.Cosine(other.Spelling), report.Meaning.Cosine(other.Meaning)));
        }

        values[Abroad] = abroad;
        values[Meant] = story.Meaning(report.Scratch).Cosine(member.Meaning);
        values[Cover] = story.Meaning(report.Scratch).Cover(member.Meaning);
        values[Spelled] = story.Spelling(report.Scratch).Cosine(member.Spelling);
        Common(report, story, near, copied, values);
        return values;
    }

    private static void Common(ReportView report, StoryState story, int near, bool copied, double[] values)
    {
        values[report.InOrder ? Gap : Apart] = Distance(report.Time, story);
        values[Dated] = report.Time is null || story.Last is null ? 0 : 1;
        values[Active] = Math.Log(1 + near);
        values[Copy] = copied ? 1 : 0;
        values[Words] = Math.Log(1 + report.Terms.Own.Count);
        values[IsShort] = report.Terms.Short ? 1 : 0;
    }

    /// <summary>From minus one to one: whether the story's reports that name days, months or years name those that the report does.</summary>
    private static double Agreement(ReportView report, StoryState story, uint bits)
    {
        var own = report.Member.Calendar & bits;
        if (own == 0)
            return 0;
        var (agree, differ) = (0, 0);
        foreach (var other in story.Members)
        {
            var named = other.Calendar & bits;
            agree += (named & own) != 0 ? 1 : 0;
            differ += named != 0 && (named & own) == 0 ? 1 : 0;
        }

        return (agree - differ) / (1.0 + agree + differ);
    }

    /// <summary>One walk over the report's terms gives all that is measured against the sum.</summary>
    private static void Terms(TermVector vector, TermSum sum, double[] values)
    {
        var (all, lead, name, number, cover) = (0f, 0f, 0f, 0f, 0f);
        var (heavy, known, heavyNames, knownNames, names) = (0f, 0f, 0f, 0f, 0);
        var reports = (float)sum.Reports;
        for (var i = 0; i < vector.Count; i++)
        {
            ref readonly var slot = ref sum.Of(vector.Ids[i]);
            var weight = vector.Weight(i);
            var traits = vector.Traits(i);
            var share = slot.Reports / reports;
            if (i < HeavyTerms)
            {
                heavy += weight;
                known += weight * Math.Min(1, 2 * share);
            }

            if ((traits & TermTraits.Name) != 0 && names++ < HeavyNames)
            {
                heavyNames += weight;
                knownNames += weight * Math.Min(1, 2 * share);
            }

            if (slot.Id == 0)
                continue;
            all += weight * slot.All;
            cover += weight * weight * Math.Min(1, TermSum.HabitualShare * share);
            if ((traits & TermTraits.Lead) != 0)
                lead += weight * slot.Lead;
            if ((traits & TermTraits.Number) != 0)
                number += weight * slot.Named;
            else if ((traits & TermTraits.Name) != 0)
                name += weight * slot.Named;
        }

        values[Sum] = Ratio(all, sum.Length);
        values[Lead] = Ratio(lead, sum.LeadLength * vector.Lead);
        values[Name] = Ratio(name, sum.NameLength * vector.Name);
        values[Number] = Ratio(number, sum.NumberLength * vector.Number);
        values[Bare] = vector.Number > 0 && sum.NumberLength > 0 ? 0 : 1;
        values[Known] = Ratio(known, heavy);
        values[KnownNames] = heavyNames > 0 ? knownNames / heavyNames : NoNames;
        values[Cover] = cover;
    }

    /// <summary>The weighted share of the names in the story's core that the report does not hold.</summary>
    private static double Missing(TermSum sum, TermTally report)
    {
        var (all, missing, names) = (0f, 0f, 0);
        foreach (var slot in sum.Core)
        {
            if ((slot.Traits & (TermTraits.Name | TermTraits.Number)) != TermTraits.Name || names++ >= CoreNames)
                continue;
            all += slot.All;
            missing += report.Contains(slot.Id) ? 0 : slot.All;
        }

        return Ratio(missing, all);
    }

    private static double Ratio(float part, float whole) => whole > 0 ? part / whole : 0;

    private static bool IsNear(DateTimeOffset? left, DateTimeOffset? right) =>
        left is { } now && right is { } then && (now - then).Duration().TotalHours <= ActiveHours;

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
