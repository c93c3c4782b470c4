using System.Text;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Stories;

/// <summary>An answer of the stream as bytes; whose answer it is stands outside.</summary>
internal static class MembershipPack
{
    public static ReadOnlySpan<byte> Pack(Membership membership)
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

    public static Membership Unpack(string report, ReadOnlySpan<byte> packed)
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
}
