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

    /// <summary>Small pages' memory begins with a pair of lines of the caches: processors fetch those together.</summary>
    private const int Pair = 128;

    private readonly nuint _length;

    public LargeMemory(nuint length)
    {
        var isLarge = OperatingSystem.IsLinux() && length >= Page;
        Start = (byte*)NativeMemory.AlignedAlloc(length, isLarge ? (nuint)Page : Pair);
        if (isLarge)
            Ask(Start, length);
        NativeMemory.Clear(Start, length);
        GC.AddMemoryPressure((long)(_length = length));
    }

    ~LargeMemory()
    {
        NativeMemory.AlignedFree(Start);
        GC.RemoveMemoryPressure((long)_length);
    }

    /// <summary>The first byte. Whoever reads there keeps this object.</summary>
    public byte* Start { get; }

    private static void Ask(void* start, nuint length)
    {
        try
        {
            _ = Advise(start, length, Large);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another system library: small pages, slower and no less right.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
