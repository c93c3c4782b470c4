using System.Globalization;

namespace Herodotus.Benchmarks;

/// <summary>
/// Processor time, share, allocation and collections of stages measured one after another over the same reports. Of several rounds the cheapest
/// counts: what other programs take of the processor's caches makes a round dearer, never cheaper.
/// </summary>
internal sealed class StageTable(int reports)
{
    public const int Rounds = 4;

    private readonly List<(string Name, double Milliseconds, double Bytes, int Collections)> _rows = [];

    public T Measure<T>(string name, Func<T> work)
    {
        var (made, least) = (default(T), (Name: name, Milliseconds: double.MaxValue, Bytes: 0.0, Collections: 0));
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var (bytes, collections, start) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0), Environment.CpuUsage.TotalTime);
            made = work();
            var spent = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / reports;
            if (spent < least.Milliseconds)
                least = (name, spent, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)reports, GC.CollectionCount(0) - collections);
        }

        _rows.Add(least);
        return made!;
    }

    public void Write(TextWriter output)
    {
        var all = _rows.Sum(row => row.Milliseconds);
        output.WriteLine($"{"stage",-30}{"ms/report",12}{"share",8}{"reports/s",12}{"KB/report",12}{"collections",13}");
        foreach (var (name, milliseconds, bytes, collections) in _rows)
            Row(name, milliseconds, milliseconds / all, bytes, collections);
        if (_rows.Count > 1)
            Row("together", all, 1, _rows.Sum(row => row.Bytes), _rows.Sum(row => row.Collections));

        void Row(string name, double milliseconds, double share, double bytes, int collections) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-30}{milliseconds,12:0.000}{share,8:0 %}{1000 / milliseconds,12:0}{bytes / 1024,12:0.0}{collections,13}"));
    }
}
