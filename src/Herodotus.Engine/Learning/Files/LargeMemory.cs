using System.Runtime.InteropServices;

namespace Herodotus.Learning.Files;

/// <summary>
/// Zeroed memory for a table that is larger than the caches and looked up everywhere: in large pages where the system gives them (Linux), since to find
/// a small page in memory costs as much as to read it. Freed with its owner.
/// </summary>
internal sealed unsafe partial class LargeMemory
{
    /// <summary>The size of a large page of most systems; with less than one, small pages do.</summary>
    private const int Page = 1 << 21;

    /// <summary>MADV_HUGEPAGE.</summary>
    private const int Large = 14;

    /// <summary>MADV_DONTNEED.</summary>
    private const int Unneeded = 4;

    /// <summary>Small pages' memory begins with a pair of lines of the caches: processors fetch those together.</summary>
    private const int Pair = 128;

    /// <summary>What the collector was told of.</summary>
    private readonly long _pressure;

    /// <param name="length">Bytes.</param>
    /// <param name="lasts">As long as the process: nothing is won by collecting sooner for its sake.</param>
    public LargeMemory(nuint length, bool lasts = false)
    {
        var isLarge = OperatingSystem.IsLinux() && length >= Page;
        Start = (byte*)NativeMemory.AlignedAlloc(length, isLarge ? (nuint)Page : Pair);
        if (isLarge)
            Ask(Start, length, Large);
        NativeMemory.Clear(Start, length);
        _pressure = lasts ? 0 : (long)length;
        if (_pressure > 0)
            GC.AddMemoryPressure(_pressure);
    }

    ~LargeMemory()
    {
        NativeMemory.AlignedFree(Start);
        if (_pressure > 0)
            GC.RemoveMemoryPressure(_pressure);
    }

    /// <summary>The first byte. Whoever reads there keeps this object.</summary>
    public byte* Start { get; }

    /// <summary>Gives back the memory that a mapped file was read to: what is read there again is fetched again.</summary>
    /// <param name="start">Of a mapping of a file that is only read; what others hold would be lost.</param>
    public static void GiveBack(byte* start, nuint length)
    {
        if (OperatingSystem.IsLinux())
            Ask(start, length, Unneeded);
    }

    private static void Ask(void* start, nuint length, int advice)
    {
        try
        {
            _ = Advise(start, length, advice);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another system library: small pages, slower and no less right.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
