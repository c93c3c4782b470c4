using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Store;

/// <summary>What was read in a report as the workspace keeps it, and back.</summary>
internal static class ReadingPack
{
    /// <param name="report">As stored.</param>
    /// <param name="read">As analyzed: with one note more when that failed.</param>
    public static StoredReading Close(long sequence, Report report, AnalyzedReport read)
    {
        var pack = new PackWriter();
        CastPack.Write(pack, new ReportCast(report.Published, read.Annotations.Language, read.Annotations.Actors));
        var who = PackSeal.Close(pack.Written, report.Id);
        pack.Clear();
        pack.Each([.. read.Report.Notes.Skip(report.Notes.Length)], note =>
        {
            pack.Text(note.Code);
            pack.Text(note.Message);
        });
        LayersPack.Write(pack, read.Annotations);
        return new StoredReading(sequence, who, PackSeal.Close(pack.Written, report.Text));
    }

    /// <summary>Null when the bytes are damaged.</summary>
    public static ReportCast? Cast(byte[] who, string id, Func<string, string>? same = null) => Try(who, id, same, CastPack.Read);

    /// <summary>The report with its layers; null when either part is damaged.</summary>
    public static AnalyzedReport? Open(Report report, byte[] who, byte[] layers)
    {
        if (Cast(who, report.Id) is not { } cast)
            return null;
        return Try(layers, report.Text, null, pack =>
        {
            var notes = pack.Each(() => new ReportNote(pack.Words(), pack.Words()));
            var read = LayersPack.Read(pack) with { Language = cast.Language, Actors = cast.Actors };
            return new AnalyzedReport(notes.IsEmpty ? report : report with { Notes = report.Notes.AddRange(notes) }, read);
        });
    }

    /// <summary>Reads sealed values; null when they are damaged.</summary>
    public static T? Try<T>(byte[] bytes, string basis, Func<string, string>? same, Func<PackReader, T> read)
        where T : class
    {
        if (PackSeal.Open(bytes, basis) is not { } packed)
            return null;
        try
        {
            return read(new PackReader(packed, same));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
