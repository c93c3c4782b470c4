using System.Globalization;
using System.Text;

namespace Herodotus.Ingest.Sources;

/// <summary>
/// Sources in TOML: <c>[[source]]</c> tables with <c>name</c>, <c>url</c>, and perhaps <c>every = "15m"</c>, <c>full_text = true</c>,
/// <c>outlet = "…"</c>. Only the part of TOML that such a list needs is read; what is not understood is said.
/// </summary>
internal static class TomlSources
{
    public static ImmutableArray<SourceTable> Read(string text, Action<int, string> wrong)
    {
        var tables = ImmutableArray.CreateBuilder<SourceTable>();
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = WithoutComment(raw).Trim();
            if (content.Length == 0)
                continue;
            if (content is "[[source]]" or "[[sources]]")
            {
                tables.Add(new(line));
                continue;
            }

            var equals = content.IndexOf('=', StringComparison.Ordinal);
            if (content[0] == '[' || equals <= 0)
                wrong(line, $"'{content}' is neither [[source]] nor key = value");
            else if (tables.Count == 0)
                wrong(line, "this line stands before the first [[source]]");
            else if (Value(content[(equals + 1)..].Trim()) is { } value)
                tables[^1].Set(content[..equals].Trim(), value);
            else
                wrong(line, $"the value of '{content[..equals].Trim()}' needs quotation marks");
        }

        return tables.ToImmutable();
    }

    public static string Write(IEnumerable<NewsSource> sources)
    {
        var text = new StringBuilder("# Sources that 'herodotus watch' asks for news. Edit by hand or with 'herodotus sources'.\n");
        foreach (var source in sources)
        {
            text.Append("\n[[source]]\nname = ").Append(SourceList.Quoted(source.Name)).Append("\nurl = ").Append(SourceList.Quoted(source.Address.AbsoluteUri)).Append('\n');
            if (source.Every != NewsSource.UsualInterval)
                text.Append("every = \"").Append(SourceList.WriteInterval(source.Every)).Append("\"\n");
            if (source.FullText)
                text.Append("full_text = true\n");
            if (source.Outlet is not null)
                text.Append("outlet = ").Append(SourceList.Quoted(source.Outlet)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The line up to a number sign that stands in no string.</summary>
    private static string WithoutComment(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote == '"' && line[i] == '\\')
                i++;
            else if (quote == line[i])
                quote = '\0';
            else if (quote == '\0' && line[i] is '"' or '\'')
                quote = line[i];
            else if (quote == '\0' && line[i] == '#')
                return line[..i];
        }

        return line;
    }

    /// <summary>A quoted string, or a bare truth value or number; null for anything else.</summary>
    private static string? Value(string text)
    {
        if (text is "true" or "false" || (text.Length > 0 && text.All(char.IsAsciiDigit)))
            return text;
        if (text.Length < 2 || text[0] is not ('"' or '\'') || text[^1] != text[0])
            return null;
        return text[0] == '\'' ? text[1..^1] : Unescaped(text[1..^1]);
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            var digits = text[++i] switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && i + digits < text.Length && int.TryParse(text.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
            {
                plain.Append(new Rune(code).ToString());
                i += digits;
            }
            else
            {
                plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
        }

        return plain.ToString();
    }
}
