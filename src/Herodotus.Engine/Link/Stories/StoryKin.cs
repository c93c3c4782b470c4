using System.Globalization;
using Herodotus.Link.Streams;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// The stories in other languages that a story's reports would have belonged to as well. Two halves of one story begin apart, since their first headlines
/// share too little, and each report finds its own language's half first: what it says of the other half is kept here until it is enough.
/// </summary>
internal sealed class StoryKin
{
    /// <summary>Stories remembered; the one that was last told of the least is forgotten first.</summary>
    private const int MaxStories = 4;

    /// <summary>One report may be a chance.</summary>
    private const int MinReports = 2;

    private readonly List<Kin> _stories = new(1);

    /// <summary>Notes that a report of one belongs to the other too; the reason why both are one, empty while there is none.</summary>
    public ImmutableArray<Evidence> Note(StoryState story, StoryState other, double probability, double least)
    {
        var at = _stories.FindIndex(kin => kin.Story == other.Number);
        var (reports, sum) = at < 0 ? (1, probability) : (_stories[at].Reports + 1, _stories[at].Sum + probability);
        if (at >= 0)
            _stories.RemoveAt(at);
        else if (_stories.Count == MaxStories)
            _stories.RemoveAt(0);
        _stories.Add(new Kin(other.Number, reports, sum));
        return reports < MinReports || sum < least
            ? []
            : [new Evidence("belong", string.Create(CultureInfo.InvariantCulture, $"{reports} reports of {story.Id} and {other.Id} belong to either, with probability {sum / reports:0.##} in the mean"), Math.Round(sum, 4))];
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(_stories.Count);
        foreach (var kin in _stories)
        {
            snapshot.Int(kin.Story);
            snapshot.Int(kin.Reports);
            snapshot.Double(kin.Sum);
        }
    }

    public static StoryKin? Read(SnapshotReader snapshot)
    {
        StoryKin? read = null;
        for (var left = snapshot.Count(MaxStories); left > 0; left--)
            (read ??= new StoryKin())._stories.Add(new Kin(snapshot.Int(), snapshot.Int(), snapshot.Double()));
        return read;
    }

    private readonly record struct Kin(int Story, int Reports, double Sum);
}
