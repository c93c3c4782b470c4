using Herodotus.Clean;
using Herodotus.Ingest;
using Herodotus.Reports;

namespace Herodotus.Cli.Terminal;

/// <summary>Reads the paths of a command; what is refused is said on standard error and does not stop the rest.</summary>
public sealed class ReportInput(ReportReader reader)
{
    /// <summary>True when anything was refused.</summary>
    public bool AnyRefused { get; private set; }

    /// <summary>The reports, in order. Of two with one id the first counts.</summary>
    public IEnumerable<Report> Read(IEnumerable<string> paths, IProgress<PipelineProgress>? progress = null, Action<Refusal>? refused = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var done = 0;
        foreach (var result in reader.Read(paths))
        {
            if (result.Report is { } report)
            {
                progress?.Report(new PipelineProgress("Opening", ++done, 0));
                if (seen.Add(report.Id))
                    yield return report;
            }
            else if (result.Refusal is { } refusal)
            {
                AnyRefused = true;
                Console.Error.WriteLine($"{refusal.Code}: {refusal.Message}{(refusal.Line is { } line ? string.Create(null, $" (line {line})") : "")}");
                refused?.Invoke(refusal);
            }
        }
    }
}
