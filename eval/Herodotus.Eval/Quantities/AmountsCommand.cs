using System.CommandLine;
using System.Globalization;
using System.Text;
using Herodotus.Analyze.Quantities;
using Herodotus.Analyze.Times;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Quantities;

/// <summary><c>amounts speed</c>: megabytes of text a second on one core, for times, for quantities and for both as the line reads them.</summary>
internal static class AmountsCommand
{
    /// <summary>Seconds of processor time that one row is measured for, after as many in which the JIT settles.</summary>
    private const double Seconds = 2;

    public static Command Create()
    {
        var reports = new Argument<FileInfo>("reports") { Description = "A file of report lines." };
        var speed = new Command("speed", "Megabytes of text a second of processor time, on one core.") { reports };
        speed.SetAction(parsed => Speed(parsed.GetValue(reports)!.FullName));
        return new Command("amounts", "Times and quantities together.") { speed };
    }

    private static void Speed(string path)
    {
        var reports = File.ReadLines(path).Select(Read).ToList();
        var finder = new TimeFinder(DataFolder.Find());
        var times = reports.Select(report => finder.Find(report.Text, Language(report), report.Published)).ToList();
        Row("times", reports, i => finder.Find(reports[i].Text, Language(reports[i]), reports[i].Published));
        Row("quantities", reports, i => QuantityFinder.Find(reports[i].Text, Language(reports[i]), null, times[i]));
        Row("times and quantities", reports, i => QuantityFinder.Find(
            reports[i].Text, Language(reports[i]), null, finder.Find(reports[i].Text, Language(reports[i]), reports[i].Published)));
    }

    /// <summary>Processor time, not the clock: the machine may be shared.</summary>
    private static void Row<T>(string name, List<Report> reports, Func<int, T> read)
    {
        var bytes = reports.Sum(report => (long)Encoding.UTF8.GetByteCount(report.Text));
        double spent = 0;
        long done = 0;
        for (var phase = 0; phase < 2; phase++)
        {
            (spent, done) = (0, 0);
            while (spent < Seconds)
            {
                var before = Environment.CpuUsage.TotalTime;
                for (var i = 0; i < reports.Count; i++)
                    read(i);
                spent += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
                done += bytes;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{done / 1e6 / spent,6:0.0} MB/s"));
    }

    private static string Language(Report report) => report.Language ?? "en";

    private static Report Read(string line)
    {
        var (report, error) = ReportJson.Read(Encoding.UTF8.GetBytes(line), out var document);
        document?.Dispose();
        return report ?? throw new InvalidDataException($"HDT0102: {error}");
    }
}
