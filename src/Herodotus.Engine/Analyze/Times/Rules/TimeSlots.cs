using System.Runtime.CompilerServices;

namespace Herodotus.Analyze.Times.Rules;

/// <summary>The underspecified value of one expression: the slots that its words fill, before anything is resolved.</summary>
internal struct TimeSlots
{
    private ulong filled;
    private Values values;

    public readonly bool Has(Slot slot) => (filled >> (int)slot & 1) != 0;

    /// <summary>The value as a whole number, or zero when the slot is empty.</summary>
    public readonly int Get(Slot slot) => Has(slot) ? (int)Math.Clamp(values[(int)slot], int.MinValue, int.MaxValue) : 0;

    public readonly double Number(Slot slot) => Has(slot) ? values[(int)slot] : 0;

    public void Set(Slot slot, double value)
    {
        filled |= 1UL << (int)slot;
        values[(int)slot] = value;
    }

    public void Clear(Slot slot) => filled &= ~(1UL << (int)slot);

    /// <summary>Takes from <paramref name="other"/> what is missing here.</summary>
    public void FillFrom(in TimeSlots other)
    {
        for (var slot = 1; slot < (int)Slot.Count; slot++)
        {
            if (!Has((Slot)slot) && other.Has((Slot)slot))
                Set((Slot)slot, other.values[slot]);
        }
    }

    [InlineArray((int)Slot.Count)]
    private struct Values
    {
        private double first;
    }
}
