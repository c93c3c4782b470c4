using System.Text;
using Herodotus.Link.Streams;
using Herodotus.Reports;
using Herodotus.Text;

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
    private int _firstFull;

    public bool Knows(string report) => _ids.Find(IdMap.KeyOf(report)) >= 0;

    public Membership? Find(string report)
    {
        var number = _ids.Find(IdMap.KeyOf(report));
        if (number < 0)
            return null;
        var kept = _kept[number];
        return number >= _firstFull
            ? Unpack(report, _answers.Run(kept.Answer, kept.Length))
            : new Membership { Report = report, Story = $"s{kept.Story}", Thread = $"t{kept.Thread}", Score = kept.Score };
    }

    public void Add(Membership membership)
    {
        var answer = Pack(membership);
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

    private ReadOnlySpan<byte> Pack(Membership membership)
    {
        using var packed = new MemoryStream(1024);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(membership.Story);
        writer.Write(membership.Opens);
        writer.Write(membership.Score);
        Write(writer, membership.CopyOf);
        Write(writer, membership.RevisionOf);
        writer.Write(membership.Overlap);
        Write(writer, membership.Thread);
        Write(writer, membership.RunnerUp);
        Write(writer, membership.Report, membership.Evidence);
        Write(writer, membership.Report, membership.WhyNot);
        Write(writer, membership.Report, membership.ThreadEvidence);
        writer.Write7BitEncodedInt(membership.Corrections.Length);
        foreach (var change in membership.Corrections)
        {
            writer.Write(change.Story);
            Write(writer, change.MergedInto);
            Write(writer, change.SplitFrom);
            writer.Write7BitEncodedInt(change.Reports.Length);
            foreach (var moved in change.Reports)
                writer.Write(moved);
            Write(writer, membership.Report, change.Because);
        }

        writer.Flush();
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static Membership Unpack(string report, ReadOnlySpan<byte> packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed.ToArray()), Encoding.UTF8);
        return new Membership
        {
            Report = report,
            Story = reader.ReadString(),
            Opens = reader.ReadBoolean(),
            Score = reader.ReadDouble(),
            CopyOf = Text(reader),
            RevisionOf = Text(reader),
            Overlap = reader.ReadDouble(),
            Thread = Text(reader),
            RunnerUp = Text(reader),
            Evidence = Evidence(reader, report),
            WhyNot = Evidence(reader, report),
            ThreadEvidence = Evidence(reader, report),
            Corrections =
            [
                .. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => new StoryCorrection(
                    reader.ReadString(), Text(reader), Text(reader), [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.ReadString())], Evidence(reader, report))),
            ],
        };
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    /// <summary>Evidence mostly stands in the report itself: its id is written only where it does not.</summary>
    private static void Write(BinaryWriter writer, string report, ImmutableArray<Evidence> evidence)
    {
        writer.Write7BitEncodedInt(evidence.Length);
        foreach (var item in evidence)
        {
            writer.Write(item.Kind);
            writer.Write(item.Value);
            writer.Write(item.Weight);
            writer.Write(item.Report == report);
            if (item.Report != report)
                Write(writer, item.Report);
            writer.Write7BitEncodedInt(item.Span?.Start ?? -1);
            if (item.Span is { } span)
                writer.Write7BitEncodedInt(span.Length);
        }
    }

    private static ImmutableArray<Evidence> Evidence(BinaryReader reader, string report)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var (kind, value, weight) = (reader.ReadString(), reader.ReadString(), reader.ReadDouble());
            var at = reader.ReadBoolean() ? report : Text(reader);
            evidence.Add(new Evidence(kind, value, weight, at, reader.Read7BitEncodedInt() is >= 0 and var start ? new TextSpan(start, reader.Read7BitEncodedInt()) : null));
        }

        return evidence.DrainToImmutable();
    }

    /// <summary>What is kept of an answer; the full one is gone when its number is below the first in full.</summary>
    private readonly record struct Kept(long Answer, int Length, int Story, int Thread, double Score);
}
