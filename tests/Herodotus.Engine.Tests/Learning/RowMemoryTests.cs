using Herodotus.Learning.Weights;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class RowMemoryTests
{
    private const int Bits = 4;

    [Fact]
    public unsafe void Of_the_keys_of_one_place_the_two_asked_for_last_have_rows()
    {
        var memory = new RowMemory(40, Bits);
        var (first, second, third) = (Key(1), Key(2), Key(3));
        memory.Find(first).ShouldBe(-1);
        memory[memory.Take(first)][39] = 7;
        memory[memory.Take(second)][0] = 8;
        var row = memory.Find(first);
        memory[row][39].ShouldBe((short)7);
        memory.Take(third).ShouldNotBe(row);
        (memory.Find(first), memory.Find(second)).ShouldBe((row, -1));
        GC.KeepAlive(memory);
    }

    [Fact]
    public void A_row_in_use_is_not_taken()
    {
        var memory = new RowMemory(40, Bits);
        var (older, newer) = (memory.Take(Key(1)), memory.Take(Key(2)));
        memory.Take(Key(3), [newer, older]).ShouldBe(-1);
        (memory.Find(Key(1)), memory.Find(Key(2)), memory.Find(Key(3))).ShouldBe((older, newer, -1));
    }

    /// <summary>All on one place.</summary>
    private static ulong Key(uint number) => (5UL << (64 - Bits)) | number;
}
