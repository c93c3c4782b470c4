using System.Globalization;

namespace Herodotus.Text;

/// <summary>A day as ISO 8601 writes it, "2025-08-11": the form of every day in annotations, claims and briefs.</summary>
public static class IsoDay
{
    /// <summary>Characters of a day.</summary>
    public const int Length = 10;

    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day that is the whole of a text; null for a month, a time or anything else.</summary>
    public static DateOnly? Read(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The day a text begins with: of a time too.</summary>
    public static DateOnly? At(ReadOnlySpan<char> text) => text.Length < Length ? null : Read(text[..Length]);
}
