namespace Herodotus.Analyze.Times.Words;

/// <summary>A set of up to 128 token classes.</summary>
internal readonly record struct ClassSet(ulong Low, ulong High)
{
    public bool IsEmpty => (Low | High) == 0;

    public static ClassSet Of(int index) => index < 64 ? new(1UL << index, 0) : new(0, 1UL << (index - 64));

    public bool Has(int index) => ((index < 64 ? Low : High) >> (index & 63) & 1) != 0;

    public bool Overlaps(ClassSet other) => (Low & other.Low | High & other.High) != 0;

    public static ClassSet operator |(ClassSet left, ClassSet right) => new(left.Low | right.Low, left.High | right.High);
}
