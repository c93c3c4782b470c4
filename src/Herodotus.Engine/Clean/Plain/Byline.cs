using Herodotus.Clean.Metadata;
using Herodotus.Reports;

namespace Herodotus.Clean.Plain;

/// <summary>
/// The lines between a title and its text that say who wrote it, where and when: <c>By Ana Ruiz, The Harbor Post</c>,
/// <c>Diario del Istmo | 4 de septiembre de 2025, 14:05</c>. A line is one only when every part of it is understood.
/// </summary>
internal readonly record struct Byline(string? Author, string? Source, PublicationTime? Published, int Length)
{
    /// <summary>Such lines are short and few.</summary>
    private const int MaxLine = 140;

    private const int MaxLines = 4;

    /// <summary>Words of an outlet's name.</summary>
    private const int MaxName = 5;

    private static readonly string[] Writers = ["by ", "por ", "from "];

    /// <summary>Words that may stand in a date beside month, day, year and clock.</summary>
    private static readonly HashSet<string> DateWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "published", "updated", "posted", "last", "on", "at", "of", "the", "publicado", "publicada", "actualizado", "actualizada", "el", "de", "del", "a", "las", "la", "em",
        "st", "nd", "rd", "th", "am", "pm", "m", "p", "h", "hs", "hrs", "gmt", "utc", "est", "edt", "et", "pt", "pst", "cet", "bst",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    };

    /// <summary>Reads as many such lines as there are; <see cref="Length"/> is how many code units they take.</summary>
    public static Byline Read(ReadOnlySpan<char> text)
    {
        var byline = default(Byline);
        var at = 0;
        for (var lines = 0; lines < MaxLines && at < text.Length; lines++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            var end = text[at..].IndexOf('\n');
            var next = end < 0 ? text.Length : at + end + 1;
            if (byline.With(text[at..next].Trim()) is not { } longer)
                break;
            // An outlet alone on its line is one only before a line that dates it.
            byline = longer with { Length = longer.IsDated ? next : byline.Length };
            at = next;
        }

        // A text of nothing but such lines is no text with a byline.
        return !byline.IsDated || text[byline.Length..].IsWhiteSpace() ? default : byline;
    }

    private Byline? With(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line.Length > MaxLine)
            return null;
        var (author, source, published) = (Author, Source, Published);
        foreach (var part in Parts(line.ToString()))
        {
            if (Date(part) is { } date)
            {
                // The first date is when it was published, a second when it was changed.
                published ??= date;
            }
            else if (author is null && Writer(part) is { } writer)
            {
                author = writer;
            }
            else if (source is null && IsName(part))
            {
                source = part;
            }
            else
            {
                return null;
            }
        }

        return this with { Author = author, Source = source, Published = published };
    }

    /// <summary>True when a date or a writer shows that these lines are no text.</summary>
    private bool IsDated => Published is not null || Author is not null;

    /// <summary>The parts between marks, with what belongs to one date joined again ("Sept. 5, 2025").</summary>
    private static List<string> Parts(string line)
    {
        List<string> parts = [.. line.Replace(" - ", " – ", StringComparison.Ordinal).Split([',', '|', '·', '•', '—', '–', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        for (var i = 0; i < parts.Count; i++)
        {
            for (var length = Math.Min(4, parts.Count - i); length > 1; length--)
            {
                var joined = string.Join(", ", parts.GetRange(i, length));
                if (Date(joined) is null)
                    continue;
                parts.RemoveRange(i + 1, length - 1);
                parts[i] = joined;
                break;
            }
        }

        return parts;
    }

    /// <summary>A date with nothing beside it but words that dates have.</summary>
    private static PublicationTime? Date(string part)
    {
        foreach (var word in part.Split([' ', ',', '.', ':', '-', '/', '+', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = word.AsSpan().TrimStart("0123456789");
            if (!letters.IsEmpty && !DateWords.Contains(letters.ToString()) && MonthNames.Find(letters) == 0)
                return null;
        }

        return DateReader.Read(part);
    }

    private static string? Writer(string part)
    {
        foreach (var word in Writers)
        {
            if (part.Length > word.Length + 2 && part.StartsWith(word, StringComparison.OrdinalIgnoreCase) && char.IsUpper(part[word.Length]) && IsName(part[word.Length..]))
                return part[word.Length..].Trim();
        }

        return null;
    }

    /// <summary>A few words, the first with a capital and none that a sentence ends with.</summary>
    private static bool IsName(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MaxName && (char.IsUpper(part[0]) || char.IsDigit(part[0])) && part[^1] is not ('.' or '!' or '?' or ':')
            && words.All(word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word.Length <= 4);
    }
}
