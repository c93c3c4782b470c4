using Herodotus.Link.Streams;
using Herodotus.Reports.Packed;

namespace Herodotus.Link.Stories;

/// <summary>
/// The answers that reports got, for those that come again: packed, the latest in full. Of older ones the story, the thread and the
/// score are kept, so that no report is ever added twice while its id is known.
/// </summary>
internal sealed class AnswerBook(int inFull = 50_000, int known = 2_000_000)
{
    private readonly IdMap _ids = new();
    private readonly Ring<Kept> _kept = new();
    private readonly PackedLog<byte> _answers = new();
    private readonly PackWriter _pack = new();
    private int _firstFull;

    public bool Knows(string report) => _ids.Find(IdMap.KeyOf(report)) >= 0;

    public Membership? Find(string report)
    {
        var number = _ids.Find(IdMap.KeyOf(report));
        if (number < 0)
            return null;
        var kept = _kept[number];
        return number >= _firstFull
            ? MembershipPack.Read(new PackReader(_answers.Run(kept.Answer, kept.Length).ToArray()), report)
            : new Membership { Report = report, Story = $"s{kept.Story}", Thread = $"t{kept.Thread}", Score = kept.Score };
    }

    public void Add(Membership membership)
    {
        _pack.Clear();
        MembershipPack.Write(_pack, membership);
        var answer = _pack.Written;
        var number = _kept.Add(new Kept(_answers.Append(answer), answer.Length, Number(membership.Story), Number(membership.Thread ?? membership.Story), membership.Score));
        _ids.Add(IdMap.KeyOf(membership.Report), number);
        if (_kept.Count > known)
            _kept.RemoveFirst();
        _ids.FirstLive = _kept.First;
        if (_kept.Next - _firstFull <= inFull)
            return;
        _answers.Trim(_kept[_firstFull].Answer + _kept[_firstFull].Length);
        _firstFull++;
    }

    public void Write(SnapshotWriter snapshot)
    {
        _ids.Write(snapshot);
        _kept.Write(snapshot);
        _answers.Write(snapshot);
        snapshot.Int(_firstFull);
    }

    public void Read(SnapshotReader snapshot)
    {
        _ids.Read(snapshot);
        _kept.Read(snapshot);
        _answers.Read(snapshot);
        _firstFull = snapshot.Int();
    }

    private static int Number(string id) => int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is kept of an answer; the full one is gone when its number is below the first in full.</summary>
    private readonly record struct Kept(long Answer, int Length, int Story, int Thread, double Score);
}
