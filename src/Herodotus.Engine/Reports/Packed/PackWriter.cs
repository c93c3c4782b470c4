using System.Buffers.Binary;
using Herodotus.Text;

namespace Herodotus.Reports.Packed;

/// <summary>
/// Writes values close together: a whole number in as few bytes as it needs, a text that came before as its number, a span by its way from
/// the one before.
/// </summary>
public sealed class PackWriter
{
    internal const int NoText = 0, NarrowText = 1, WideText = 2, FirstKnown = 3;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private byte[] _bytes = new byte[4096];
    private int _used;
    private int _last;

    /// <summary>What was written since the last <see cref="Clear"/>; good until more is.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _used);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        (_used, _last) = (0, 0);
        _texts.Clear();
    }

    /// <summary>A number that is mostly small and never negative.</summary>
    public void Count(int value) => Unsigned((uint)value);

    /// <summary>A number of either sign.</summary>
    public void Long(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Flag(bool value) => Take(1)[0] = value ? (byte)1 : (byte)0;

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void Decimal(decimal? value)
    {
        Flag(value is not null);
        if (value is not { } number)
            return;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        foreach (var part in parts)
            Unsigned((uint)part);
    }

    /// <summary>A text, or none. Half a surrogate pair stays what it is.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Count(NoText);
            return;
        }

        if (_texts.TryGetValue(value, out var known))
        {
            Count(FirstKnown + known);
            return;
        }

        _texts.Add(value, _texts.Count);
        var narrow = true;
        foreach (var c in value)
            narrow &= c <= 0xff;
        Count(narrow ? NarrowText : WideText);
        Count(value.Length);
        var bytes = Take(narrow ? value.Length : value.Length * 2);
        for (var i = 0; i < value.Length; i++)
        {
            if (narrow)
                bytes[i] = (byte)value[i];
            else
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * 2)..], value[i]);
        }
    }

    public void Span(TextSpan value)
    {
        Long(value.Start - _last);
        Count(value.Length);
        _last = value.Start;
    }

    public void Span(TextSpan? value)
    {
        Flag(value is not null);
        if (value is { } span)
            Span(span);
    }

    /// <summary>How many, and each.</summary>
    public void Each<T>(ImmutableArray<T> values, Action<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Count(values.IsDefault ? 0 : values.Length);
        foreach (var value in values.IsDefault ? [] : values)
            write(value);
    }

    private void Unsigned(ulong value)
    {
        var bytes = Take(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        _used -= 10 - length;
    }

    private Span<byte> Take(int count)
    {
        if (_used + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + count));
        _used += count;
        return _bytes.AsSpan(_used - count, count);
    }
}
