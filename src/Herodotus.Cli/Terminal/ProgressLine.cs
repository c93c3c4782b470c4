using System.Diagnostics;

namespace Herodotus.Cli.Terminal;

/// <summary>One line on standard error that says how far long work is; silent when standard error is no terminal.</summary>
public sealed class ProgressLine : IProgress<PipelineProgress>, IDisposable
{
    /// <summary>Ten updates a second: more only flickers.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Lock _writing = new();
    private long _last;
    private int _length;

    public void Report(PipelineProgress value)
    {
        if (!_shown)
            return;
        lock (_writing)
        {
            if (_last != 0 && Stopwatch.GetElapsedTime(_last) < Interval && value.Done != value.Total)
                return;
            _last = Stopwatch.GetTimestamp();
            var line = value.Total > 0 ? string.Create(null, $"{value.Stage}: {value.Done} of {value.Total}") : string.Create(null, $"{value.Stage}: {value.Done}");
            Console.Error.Write($"\r{line.PadRight(_length)}");
            _length = line.Length;
        }
    }

    public void Dispose()
    {
        if (_shown && _length > 0)
            Console.Error.Write($"\r{new string(' ', _length)}\r");
    }
}
