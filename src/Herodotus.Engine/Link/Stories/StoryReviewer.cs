using System.Globalization;
using Herodotus.Link.Terms;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// Looks again at what was decided one report at a time: two stories that have grown alike are one, a story that falls in two parts is
/// two. Of each story a few reports are asked, as if they arrived now, so that the cost is bounded however large the stories are.
/// </summary>
internal sealed class StoryReviewer(GroupingSettings settings, Func<ReportView, StoryState, double> belongs)
{
    /// <summary>Reports of a story that are asked whether they belong to the other.</summary>
    private const int Asked = 4;

    /// <summary>A part of one report is a stray, not a story.</summary>
    private const int MinPart = 2;

    private readonly ReportView _view = new();
    private readonly ReportTerms _terms = new();

    /// <summary>Why two stories are one; empty when they are not.</summary>
    public ImmutableArray<Evidence> WhyOne(StoryState left, StoryState right)
    {
        var there = Mean(Sample(left.Members), right);
        if (there < settings.MergeAt)
            return [];
        var back = Mean(Sample(right.Members), left);
        var least = left.Last is not null && right.Last is not null ? settings.MergeMean : settings.UndatedMergeMean;
        return back < settings.MergeAt || (there + back) / 2 < least
            ? []
            : [
                new Evidence("belong", $"reports of {left.Id} belong to {right.Id} with probability {Number(there)} in the mean", Math.Round(there, 4)),
                new Evidence("belong", $"reports of {right.Id} belong to {left.Id} with probability {Number(back)} in the mean", Math.Round(back, 4)),
            ];
    }

    /// <summary>The reports of a story that are another one, and why; none when it holds together. The first report stays where it is.</summary>
    public (ImmutableArray<StoryMember> Part, ImmutableArray<Evidence> Because) Part(StoryState story)
    {
        var members = story.Members;
        if (members.Count < 2 * MinPart || (story.IsShort && members.Count != story.Reports))
            return ([], []);
        var inSecond = Halves(members);
        var first = members.Where((_, i) => !inSecond[i]).ToList();
        var second = members.Where((_, i) => inSecond[i]).ToList();
        if (first.Count < MinPart || second.Count < MinPart)
            return ([], []);
        var there = Mean(second, Of(story.Number, first), bridge: true);
        if (there > settings.SplitAt)
            return ([], []);
        var back = Mean(first, Of(story.Number, second), bridge: true);
        return back > settings.SplitAt
            ? ([], [])
            : ([.. second], [
                new Evidence("apart", $"by themselves, the {second.Count} belong to the {first.Count} with probability {Number(there)} in the mean", Math.Round(1 - there, 4)),
                new Evidence("apart", $"and the {first.Count} to the {second.Count} with probability {Number(back)}", Math.Round(1 - back, 4)),
            ]);
    }

    private static StoryState Of(int number, List<StoryMember> members)
    {
        var story = new StoryState(number);
        foreach (var member in members)
            story.Add(member, trustTime: true);
        return story;
    }

    /// <summary>The first, the last, and some between.</summary>
    private static List<StoryMember> Sample(List<StoryMember> members) => members.Count <= Asked
        ? members
        : [.. Enumerable.Range(0, Asked).Select(i => members[i * (members.Count - 1) / (Asked - 1)])];

    /// <param name="bridge">Leaves the one report out that belongs to the story most: where it holds two stories together, it is what is asked about.</param>
    private double Mean(List<StoryMember> members, StoryState story, bool bridge = false)
    {
        var (sum, most, count) = (0.0, 0.0, members.Count);
        foreach (var member in members)
        {
            Show(member);
            var probability = belongs(_view, story);
            sum += probability;
            most = Math.Max(most, probability);
        }

        return bridge && count > MinPart ? (sum - most) / (count - 1) : sum / count;
    }

    /// <summary>Lays a report out as if it arrived now: its story has kept of it what comparison asks for.</summary>
    private void Show(StoryMember member)
    {
        _terms.Clear();
        (_terms.Language, _terms.Short, _terms.Time, _terms.TimeIsRead) = (member.Language, member.Short, member.Time, false);
        Fill(_terms.Own, member.Own);
        _view.Set(member, _terms);
    }

    private static void Fill(TermTally tally, TermVector vector)
    {
        for (var i = 0; i < vector.Count; i++)
            tally.Add(vector.Ids[i], "", 0, vector.Weight(i), vector.Traits(i), (vector.Traits(i) & TermTraits.Name) != 0 ? 1 : 0, default);
    }

    /// <summary>The last two groups of average-link clustering; the first report is in the first. A bridge goes to the side it is more like.</summary>
    private static bool[] Halves(List<StoryMember> members)
    {
        var group = Enumerable.Range(0, members.Count).ToArray();
        var alike = new double[members.Count, members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = 0; j < i; j++)
                alike[i, j] = alike[j, i] = Likeness(members[i], members[j]);
        }

        for (var left = members.Count; left > 2; left--)
        {
            var (a, b) = Closest(group, alike);
            for (var i = 0; i < group.Length; i++)
                group[i] = group[i] == b ? a : group[i];
        }

        return [.. group.Select(g => g != group[0])];
    }

    private static (int First, int Second) Closest(int[] group, double[,] alike)
    {
        var (first, second, closest) = (0, 0, double.NegativeInfinity);
        foreach (var a in group.Distinct())
        {
            foreach (var b in group.Distinct())
            {
                if (b <= a)
                    continue;
                var (sum, pairs) = (0.0, 0);
                for (var i = 0; i < group.Length; i++)
                {
                    for (var j = 0; j < group.Length; j++)
                    {
                        if (group[i] != a || group[j] != b)
                            continue;
                        sum += alike[i, j];
                        pairs++;
                    }
                }

                if (sum / pairs > closest)
                    (first, second, closest) = (a, b, sum / pairs);
            }
        }

        return (first, second);
    }

    private static double Likeness(StoryMember left, StoryMember right) => left.Language == right.Language
        ? left.Own.Cosine(right.Own)
        : Math.Max(left.Spelling.Cosine(right.Spelling), left.Meaning.Cosine(right.Meaning));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
