using System.Text;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Lines;

/// <summary>The reports of a stream in order, one a line: read again, they bring the stream to where it was.</summary>
internal sealed class StreamJournal : IDisposable
{
    private readonly FileStream _file;

    private StreamJournal(FileStream file) => _file = file;

    /// <summary>Opens or makes the file, replays what it holds, and cuts off a line that was not written to its end.</summary>
    public static StreamJournal Open(string path, Action<Report> replay)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        long whole = 0;
        var line = new List<byte>();
        var buffer = new byte[64 * 1024];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != (byte)'\n')
                {
                    line.Add(buffer[i]);
                    continue;
                }

                whole += line.Count + 1;
                var (report, _) = ReportJson.Read(line.ToArray(), out var document);
                document?.Dispose();
                if (report is not null)
                    replay(report);
                line.Clear();
            }
        }

        file.SetLength(whole);
        file.Seek(0, SeekOrigin.End);
        return new StreamJournal(file);
    }

    public void Append(string line)
    {
        _file.Write(Encoding.UTF8.GetBytes(line.ReplaceLineEndings(" ") + "\n"));
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
