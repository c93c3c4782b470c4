namespace Herodotus;

/// <summary>What code allocates each time it runs.</summary>
internal static class Allocations
{
    private const int Runs = 5;

    /// <summary>Bytes on this thread, of the run with the fewest: a collection that another thread begins meanwhile counts what is left of this one's room as used, once.</summary>
    /// <param name="work">Has run before as often as it must to be warm.</param>
    public static long Of(Action work)
    {
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
