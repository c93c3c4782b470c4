using System.Collections.Concurrent;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Numbers;

/// <summary>
/// Reads one number, in figures or in words, where the caller stands. It says what the number is worth and how it is written, not
/// whether it counts anything: that is for the layers above. Linear in what it reads; allocates nothing; safe for any text and thread.
/// </summary>
public sealed class NumberReader
{
    private static readonly ConcurrentDictionary<string, NumberReader> Readers = new(StringComparer.Ordinal);

    private readonly NumberWords words;

    private NumberReader(NumberWords words) => this.words = words;

    /// <summary>The reader of a language; one without number words reads figures alone.</summary>
    public static NumberReader For(string language) =>
        Readers.GetOrAdd(language, static key => new NumberReader(NumberWords.Load(DataFolder.Find(), key)));

    /// <summary>The language's own decimal mark.</summary>
    public DecimalMark Mark => words.Mark;

    /// <summary>Can a number begin with this word? A cheap check before <see cref="TryRead"/>.</summary>
    public bool Starts(ReadOnlySpan<char> word) => words.Find(word) is { Starts: true };

    /// <summary>The mark that reports from a country use (ISO 3166-1 alpha-3), the language's own when it is unknown.</summary>
    public DecimalMark MarkIn(string? country) => words.MarkIn(country);

    /// <summary>Is this one word a hundred or a scale (<c>thousand</c>)?</summary>
    public bool IsScale(ReadOnlySpan<char> word) => words.Find(word) is { } found && (found.Hundred || found.Scale > 0);

    /// <summary>What this word multiplies by when it is a scale, else 0.</summary>
    public decimal ScaleOf(ReadOnlySpan<char> word) => words.Find(word)?.Scale ?? 0;

    /// <summary>Does "of" stand between this number word and what it counts: <c>dozens of</c>, <c>millones de</c>?</summary>
    public bool TakesOf(ReadOnlySpan<char> word) => words.Find(word) is { } found && (found.Group > 0 || found.Vague > 0 || found.Scale >= 1_000_000);

    /// <summary>A scale written after a figure (<c>bn</c>), or 0.</summary>
    public decimal Suffix(ReadOnlySpan<char> letters, bool money) => words.Suffix(letters, money);

    /// <summary>Reads the number that begins at <paramref name="at"/>, the first character of a word, a digit, a sign or a decimal mark.</summary>
    public bool TryRead(
        ReadOnlySpan<char> text, int at, out NumberReading reading, NumberOptions options = NumberOptions.None, DecimalMark mark = DecimalMark.ByLanguage)
    {
        reading = default;
        if ((uint)at >= (uint)text.Length)
            return false;
        var scan = new NumberScan(text, words, options, mark == DecimalMark.ByLanguage ? words.Mark : mark);
        return scan.Read(at, out reading);
    }
}
