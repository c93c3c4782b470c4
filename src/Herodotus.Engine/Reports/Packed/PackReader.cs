using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Herodotus.Text;

namespace Herodotus.Reports.Packed;

/// <summary>Reads what <see cref="PackWriter"/> wrote. What does not fit is an <see cref="InvalidDataException"/>, never another exception.</summary>
/// <param name="bytes">All of it.</param>
/// <param name="same">Gives the one string that stands for all equal ones; null keeps them apart.</param>
public sealed class PackReader(ReadOnlyMemory<byte> bytes, Func<string, string>? same = null)
{
    private readonly List<string> _texts = [];
    private int _at;
    private int _last;

    public bool AtEnd => _at == bytes.Length;

    public int Count()
    {
        var value = Unsigned();
        Check(value <= int.MaxValue);
        return (int)value;
    }

    public long Long()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public bool Flag() => Take(1)[0] != 0;

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public decimal? Decimal()
    {
        if (!Flag())
            return null;
        Span<int> parts = stackalloc int[4];
        foreach (ref var part in parts)
            part = unchecked((int)(uint)Unsigned());
        try
        {
            return new decimal(parts);
        }
        catch (ArgumentException)
        {
            Check(false);
            throw;
        }
    }

    public string? Text()
    {
        var kind = Count();
        if (kind == PackWriter.NoText)
            return null;
        if (kind >= PackWriter.FirstKnown)
        {
            Check(kind - PackWriter.FirstKnown < _texts.Count);
            return _texts[kind - PackWriter.FirstKnown];
        }

        var length = Count();
        Check((long)length * kind <= bytes.Length - _at);
        var from = Take(length * kind);
        var chars = new char[length];
        for (var i = 0; i < length; i++)
            chars[i] = kind == PackWriter.NarrowText ? (char)from[i] : (char)BinaryPrimitives.ReadUInt16LittleEndian(from[(i * 2)..]);
        var text = new string(chars);
        text = same?.Invoke(text) ?? text;
        _texts.Add(text);
        return text;
    }

    /// <summary>A text that is always there.</summary>
    public string Words()
    {
        var text = Text();
        Check(text is not null);
        return text;
    }

    public TextSpan Span()
    {
        var start = _last + Long();
        var length = Count();
        Check(start >= 0 && start + length <= int.MaxValue);
        _last = (int)start;
        return new TextSpan(_last, length);
    }

    public TextSpan? MaybeSpan() => Flag() ? Span() : null;

    /// <summary>A value of an enumeration of the usual size.</summary>
    public T Kind<T>()
        where T : struct, Enum =>
        Unsafe.BitCast<int, T>(Count());

    public ImmutableArray<T> Each<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var count = Count();
        // Nothing takes less than a byte: a broken number asks for no memory.
        Check(count <= bytes.Length - _at);
        if (count == 0)
            return [];
        var values = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
            values.Add(read());
        return values.MoveToImmutable();
    }

    internal static void Check([DoesNotReturnIf(false)] bool holds)
    {
        if (!holds)
            throw new InvalidDataException("what was packed does not fit together");
    }

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        Check(false);
        return value;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Check(count <= bytes.Length - _at);
        _at += count;
        return bytes.Span.Slice(_at - count, count);
    }
}
