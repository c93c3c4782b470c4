using System.Globalization;

namespace Herodotus.Benchmarks;

/// <summary>
/// Processor time, share, allocation (in all, and what stays), collections and the time they stopped the program, of stages measured one after another over the same reports. Of several rounds the cheapest
/// counts: what other programs take of the processor's caches makes a round dearer, never cheaper.
/// </summary>
internal sealed class StageTable(int reports)
{
    public const int Rounds = 4;

    private readonly List<(string Name, double Milliseconds, double Bytes, double Kept, int Collections, double Paused)> _rows = [];

    public T Measure<T>(string name, Func<T> work)
    {
        var (made, least) = (default(T), (Name: name, Milliseconds: double.MaxValue, Bytes: 0.0, Kept: 0.0, Collections: 0, Paused: 0.0));
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        for (var round = 0; round < Rounds; round++)
        {
            made = default;
            GC.Collect();
            var (bytes, collections, paused, start) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
            made = work();
            var spent = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / reports;
            if (spent < least.Milliseconds)
                least = (name, spent, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)reports, 0, GC.CollectionCount(0) - collections, (GC.GetTotalPauseDuration() - paused).TotalMilliseconds / reports);
        }

        _rows.Add(least with { Kept = (GC.GetTotalMemory(forceFullCollection: true) - memory) / (double)reports });
        return made!;
    }

    public void Write(TextWriter output)
    {
        var all = _rows.Sum(row => row.Milliseconds);
        output.WriteLine($"{"stage",-30}{"ms/report",12}{"share",8}{"reports/s",12}{"KB/report",12}{"KB kept",10}{"collections",13}{"ms paused",11}");
        foreach (var (name, milliseconds, bytes, kept, collections, paused) in _rows)
            Row(name, milliseconds, milliseconds / all, bytes, kept, collections, paused);
        if (_rows.Count > 1)
            Row("together", all, 1, _rows.Sum(row => row.Bytes), _rows.Sum(row => row.Kept), _rows.Sum(row => row.Collections), _rows.Sum(row => row.Paused));

        void Row(string name, double milliseconds, double share, double bytes, double kept, int collections, double paused) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-30}{milliseconds,12:0.000}{share,8:0 %}{1000 / milliseconds,12:0}{bytes / 1024,12:0.0}{kept / 1024,10:0.0}{collections,13}{paused,11:0.000}"));
    }
}
