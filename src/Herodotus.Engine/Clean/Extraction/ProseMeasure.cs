using System.Buffers;

namespace Herodotus.Clean.Extraction;

/// <summary>How much a run of text weighs, and how much it reads like prose.</summary>
internal static class ProseMeasure
{
    /// <summary>A Chinese, Japanese or Thai character says about as much as this many letters of an alphabet.</summary>
    private const int DenseLetter = 3;

    private static readonly SearchValues<char> Enders = SearchValues.Create(".!?…。！？؟।۔:;：；");

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»«)]›」』）\u00A0 ");

    private static readonly SearchValues<char> Inner = SearchValues.Create(",.;，、。．،؛");

    public static int Weigh(ReadOnlySpan<char> text)
    {
        var weight = 0;
        foreach (var c in text)
            weight += c < '\u0E00' ? 1 : IsDense(c) ? DenseLetter : 1;
        return weight;
    }

    /// <summary>Letters of scripts that write without spaces.</summary>
    public static bool IsDense(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF'
            or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && Closers.Contains(text[end - 1]))
            end--;
        return end > 0 && Enders.Contains(text[end - 1]);
    }

    /// <summary>How much of the block is prose, in letters.</summary>
    public static double Prose(Block block)
    {
        if (block.Weight < 25 || block.Kind is BlockKind.Caption)
            return 0;
        var open = 1 - block.LinkDensity;
        var worth = block.Weight * open * open;
        if (block.Kind is BlockKind.Heading)
            return worth * 0.1;
        var sentence = block.Weight >= 80 && block.Text.AsSpan().IndexOfAny(Inner) >= 0 || block.EndsSentence;
        if (!sentence)
            worth *= 0.3;
        return block.Kind switch
        {
            BlockKind.Loose => worth * 0.8,
            BlockKind.ListItem => worth * 0.5,
            BlockKind.Cell => worth * 0.7,
            _ => worth,
        };
    }
}
