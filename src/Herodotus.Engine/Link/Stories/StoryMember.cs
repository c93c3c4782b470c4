using Herodotus.Link.Streams;
using Herodotus.Link.Terms;

namespace Herodotus.Link.Stories;

/// <summary>A report as its story keeps it for comparison.</summary>
/// <param name="Calendar">The days, months and years it names, as <see cref="CalendarWords"/> has them.</param>
/// <param name="Meaning">The very vector of <paramref name="Own"/> for an English report.</param>
internal sealed record StoryMember(string Report, string Language, TermVector Own, TermVector Spelling, TermVector Meaning, DateTimeOffset? Time, bool Short, uint Calendar)
{
    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Text(Report);
        snapshot.Text(Language);
        Own.Write(snapshot);
        Spelling.Write(snapshot);
        snapshot.Bool(ReferenceEquals(Meaning, Own));
        if (!ReferenceEquals(Meaning, Own))
            Meaning.Write(snapshot);
        snapshot.Time(Time);
        snapshot.Bool(Short);
        snapshot.Int((int)Calendar);
    }

    public static StoryMember Read(SnapshotReader snapshot, Func<string, string> intern)
    {
        var (report, language) = (snapshot.Text(), intern(snapshot.Text()));
        var own = TermVector.Read(snapshot);
        var spelling = TermVector.Read(snapshot);
        return new StoryMember(report, language, own, spelling, snapshot.Bool() ? own : TermVector.Read(snapshot), snapshot.Time(), snapshot.Bool(), (uint)snapshot.Int());
    }
}
