using Herodotus.Link.Streams;

namespace Herodotus.Link.Stories;

/// <summary>Which story each of the latest reports is in, by the report's id.</summary>
internal sealed class ReportHomes
{
    /// <summary>Reports whose story is remembered: as many as a window may hold, and more.</summary>
    private const int MaxKnown = 500_000;

    private readonly IdMap _known = new();
    private readonly Ring<int> _homes = new();

    /// <summary>The number of a report's story when it was last put into one; zero for none.</summary>
    public int Find(string report) => Place(report) is >= 0 and var place ? _homes[place] : 0;

    public void Add(string report, int story)
    {
        _known.Add(IdMap.KeyOf(report), _homes.Add(story));
        if (_homes.Count > MaxKnown)
            _homes.RemoveFirst();
        _known.FirstLive = _homes.First;
    }

    /// <summary>A report that is known goes to another story.</summary>
    public void Move(string report, int story)
    {
        if (Place(report) is >= 0 and var place)
            _homes[place] = story;
    }

    public void Write(SnapshotWriter snapshot)
    {
        _known.Write(snapshot);
        _homes.Write(snapshot);
    }

    public void Read(SnapshotReader snapshot)
    {
        _known.Read(snapshot);
        _homes.Read(snapshot);
    }

    private int Place(string report) => _known.Find(IdMap.KeyOf(report)) is >= 0 and var place && _homes.Holds(place) ? place : -1;
}
