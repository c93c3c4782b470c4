using Herodotus.Clean.Metadata;
using Herodotus.Reports;

namespace Herodotus.Clean.Plain;

/// <summary>
/// Header lines before a text: <c>Title: …</c>, <c>Date: …</c>, <c>Source: …</c> and their Spanish and Portuguese names, or a bare
/// <c>date 2025-08-11</c> with whatever count an exporter wrote behind it.
/// </summary>
internal readonly record struct TextHeader(string? Title, PublicationTime? Published, string? Source, string? Author, string? Url, string? Language, int Length)
{
    /// <summary>More lines than this are not a header.</summary>
    private const int MaxLines = 12;

    /// <summary>Reads as many header lines as there are; <see cref="Length"/> is where the text begins.</summary>
    public static TextHeader Read(ReadOnlySpan<char> text)
    {
        var header = default(TextHeader);
        var at = 0;
        for (var lines = 0; lines < MaxLines && at < text.Length; lines++)
        {
            var end = text[at..].IndexOf('\n');
            var next = end < 0 ? text.Length : at + end + 1;
            var line = text[at..next].Trim();
            if (line.IsEmpty)
            {
                // A blank line may stand before the text, and between a header and it.
                at = next;
                continue;
            }

            if (header.With(line) is not { } longer)
                break;
            header = longer with { Length = next };
            at = next;
        }

        return header;
    }

    private TextHeader? With(ReadOnlySpan<char> line)
    {
        if (BareDate(line) is { } date)
            return this with { Published = date };
        var colon = line.IndexOf(':');
        if (colon is < 3 or > 12)
            return null;
        var value = line[(colon + 1)..].Trim();
        if (value.IsEmpty || value.Length > 500)
            return null;
        Span<char> name = stackalloc char[12];
        line[..colon].ToLowerInvariant(name);
        switch (name[..colon])
        {
            case "title" or "headline" or "título" or "titulo" or "titular" or "subject":
                return this with { Title = value.ToString() };
            case "date" or "published" or "fecha" or "data" or "publicado" or "pubdate":
                return DateReader.Read(value.ToString()) is { } published ? this with { Published = published } : null;
            case "source" or "outlet" or "fuente" or "fonte" or "medio" or "publisher":
                return this with { Source = value.ToString() };
            case "author" or "byline" or "autor" or "autora" or "por":
                return this with { Author = value.ToString() };
            case "url" or "link" or "enlace":
                return Uri.TryCreate(value.ToString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? this with { Url = value.ToString() } : null;
            case "language" or "lang" or "idioma":
                return value.Length is >= 2 and <= 12 ? this with { Language = value.ToString() } : null;
            default:
                return null;
        }
    }

    /// <summary><c>date 2025-08-11 403</c>: the word, a day, and at most one number.</summary>
    private static PublicationTime? BareDate(ReadOnlySpan<char> line)
    {
        if (line.Length > 60 || !(line.StartsWith("date ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("fecha ", StringComparison.OrdinalIgnoreCase)))
            return null;
        var value = line[line.IndexOf(' ')..].Trim();
        var space = value.LastIndexOf(' ');
        if (space > 0 && value[(space + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 && DateReader.Read(value[..space].ToString()) is { } counted)
            return counted;
        return DateReader.Read(value.ToString());
    }
}
