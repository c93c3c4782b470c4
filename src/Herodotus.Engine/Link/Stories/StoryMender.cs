using System.Numerics;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Mends what was decided one report at a time: stories that are one are merged, one that is two is split, each with its reasons.</summary>
/// <param name="stories">The live stories.</param>
/// <param name="threads">What remembers the stories.</param>
/// <param name="homes">Which story each report is in.</param>
/// <param name="settings">When two stories are one.</param>
/// <param name="view">The report that has just been placed.</param>
/// <param name="reviewer">What looks at two stories again, or at one.</param>
/// <param name="probability">The probability that the report belongs to a story that was measured for it.</param>
/// <param name="query">The terms a report is looked for by.</param>
internal sealed class StoryMender(
    LiveStories stories,
    ThreadLinker threads,
    ReportHomes homes,
    GroupingSettings settings,
    ReportView view,
    StoryReviewer reviewer,
    Func<MeasuredStory, double> probability,
    Func<StoryMember, (uint Term, float Weight)[]> query)
{
    /// <summary>Stories that one is compared with when it is looked at again.</summary>
    private const int MaxReviewed = 2;

    /// <summary>Stories asked whether they tell the same in another language, and the least probability that counts.</summary>
    private const int MaxKin = 5;

    private const double MinKin = 0.3;

    /// <summary>A second story this probable makes it worth asking whether both are one.</summary>
    private const double CloseSecond = 0.3;

    /// <summary>A story that has doubled, or got a report that nearly went elsewhere, is compared with those that were near; one that has doubled is looked at by itself.</summary>
    public ImmutableArray<StoryCorrection> Mend(StoryState story, List<MeasuredStory> ranked)
    {
        if (story.Reports == 1)
            return [];
        if (Abroad(story, ranked) is { } abroad)
            return [abroad];
        var doubled = BitOperations.IsPow2(story.Reports);
        var asked = 0;
        foreach (var near in ranked)
        {
            if (near.Story == story || asked == MaxReviewed)
                continue;
            if (!doubled && probability(near) < CloseSecond)
                break;
            asked++;

            var (kept, gone) = Larger(near.Story, story);
            if (reviewer.WhyOne(gone, kept) is not { IsEmpty: false } because)
                continue;
            return [Merge(kept, gone, because)];
        }

        if (!doubled || reviewer.Part(story) is not { Part.IsEmpty: false } found)
            return [];
        var part = stories.Split(story, found.Part, query);
        foreach (var member in part.Members)
            homes.Move(member.Report, part.Number);

        threads.Note(story);
        threads.Note(part);
        return [new StoryCorrection(part.Id, null, story.Id, [.. part.Members.Select(member => member.Report)], found.Because)];
    }

    /// <summary>The halves of a story in two languages become one when enough reports would have belonged to either.</summary>
    private StoryCorrection? Abroad(StoryState story, List<MeasuredStory> ranked)
    {
        foreach (var near in ranked.Take(MaxKin))
        {
            var other = near.Story;
            if (other == story || other.Reports == 1 || !StoryComparison.IsForeign(near.Kind) || other.Tellings.Any(story.Speaks))
                continue;
            var fits = probability(near);
            if (fits < MinKin)
                continue;
            var (earlier, later) = other.Number < story.Number ? (other, story) : (story, other);
            if ((earlier.Kin ??= new StoryKin()).Note(earlier, later, fits, settings.KinAt) is not { IsEmpty: false } because)
                continue;
            var (kept, gone) = Larger(other, story);
            return Merge(kept, gone, because);
        }

        return null;
    }

    /// <summary>The larger goes on, so that fewer reports change their story; of equal ones the earlier.</summary>
    private static (StoryState Kept, StoryState Gone) Larger(StoryState one, StoryState other) =>
        one.Reports > other.Reports || (one.Reports == other.Reports && one.Number < other.Number) ? (one, other) : (other, one);

    private StoryCorrection Merge(StoryState kept, StoryState gone, ImmutableArray<Evidence> because)
    {
        because = [.. because, .. Explanation.Shared(view, kept, gone)];
        stories.Merge(kept, gone);
        threads.Merge(kept, gone);
        return new StoryCorrection(gone.Id, kept.Id, null, [], because);
    }
}
