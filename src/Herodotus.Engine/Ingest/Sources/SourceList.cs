using System.Globalization;
using System.Text;

namespace Herodotus.Ingest.Sources;

/// <summary>
/// The list of sources as a TOML file: <c>[[source]]</c> tables with <c>name</c>, <c>url</c>, and perhaps <c>every = "15m"</c>,
/// <c>full_text = true</c>, <c>outlet = "…"</c>. Only the part of TOML that such a list needs is read; what is not understood is said.
/// </summary>
public static class SourceList
{
    /// <summary>The code of a mistake in the file.</summary>
    public const string BadFile = "HDT0220";

    /// <summary>The sources in file order, and what is wrong with the file.</summary>
    public static (ImmutableArray<NewsSource> Sources, ImmutableArray<Refusal> Refusals) Parse(string text, string file)
    {
        var sources = ImmutableArray.CreateBuilder<NewsSource>();
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        Dictionary<string, string>? table = null;
        var (line, begin) = (0, 0);
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = WithoutComment(raw).Trim();
            if (content.Length == 0)
                continue;
            if (content is "[[source]]" or "[[sources]]")
            {
                Finish();
                (table, begin) = (new(StringComparer.Ordinal), line);
                continue;
            }

            var equals = content.IndexOf('=', StringComparison.Ordinal);
            if (content[0] == '[' || equals <= 0)
                Wrong(line, $"'{content}' is neither [[source]] nor key = value");
            else if (table is null)
                Wrong(line, "this line stands before the first [[source]]");
            else if (Value(content[(equals + 1)..].Trim()) is { } value)
                table[content[..equals].Trim()] = value;
            else
                Wrong(line, $"the value of '{content[..equals].Trim()}' needs quotation marks");
        }

        Finish();
        return (sources.ToImmutable(), refusals.ToImmutable());

        void Finish()
        {
            if (table is null)
                return;
            var url = table.GetValueOrDefault("url");
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                Wrong(begin, url is null ? "this source has no url" : $"'{url}' is not a web address");
                return;
            }

            var name = table.GetValueOrDefault("name") is { Length: > 0 } given ? given : address.Host;
            if (sources.Any(source => source.Name == name))
            {
                Wrong(begin, $"there are two sources named '{name}'");
                return;
            }

            var every = table.GetValueOrDefault("every") is { } interval ? ParseInterval(interval) : NewsSource.UsualInterval;
            if (every is null)
                Wrong(begin, $"'{table["every"]}' is not an interval; write 10m, 2h or 1d");
            else
                sources.Add(new(name, address, every.Value < NewsSource.LeastInterval ? NewsSource.LeastInterval : every.Value, table.GetValueOrDefault("full_text") == "true", table.GetValueOrDefault("outlet")));
        }

        void Wrong(int at, string what) => refusals.Add(new(BadFile, $"{file}, line {at}: {what}", file, at));
    }

    /// <summary>The file's text for a list of sources.</summary>
    public static string Write(IEnumerable<NewsSource> sources)
    {
        var text = new StringBuilder("# Sources that 'herodotus watch' asks for news. Edit by hand or with 'herodotus sources'.\n");
        foreach (var source in sources)
        {
            text.Append("\n[[source]]\nname = ").Append(Quoted(source.Name)).Append("\nurl = ").Append(Quoted(source.Address.AbsoluteUri)).Append('\n');
            if (source.Every != NewsSource.UsualInterval)
                text.Append("every = \"").Append(WriteInterval(source.Every)).Append("\"\n");
            if (source.FullText)
                text.Append("full_text = true\n");
            if (source.Outlet is not null)
                text.Append("outlet = ").Append(Quoted(source.Outlet)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary><c>90s</c>, <c>15m</c>, <c>2h</c>, <c>1d</c>; null for anything else.</summary>
    public static TimeSpan? ParseInterval(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 100_000)
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    public static string WriteInterval(TimeSpan interval) =>
        interval.Ticks % TimeSpan.TicksPerDay == 0 ? string.Create(CultureInfo.InvariantCulture, $"{interval.Ticks / TimeSpan.TicksPerDay}d")
        : interval.Ticks % TimeSpan.TicksPerHour == 0 ? string.Create(CultureInfo.InvariantCulture, $"{interval.Ticks / TimeSpan.TicksPerHour}h")
        : interval.Ticks % TimeSpan.TicksPerMinute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{interval.Ticks / TimeSpan.TicksPerMinute}m")
        : string.Create(CultureInfo.InvariantCulture, $"{interval.Ticks / TimeSpan.TicksPerSecond}s");

    private static string WithoutComment(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\'))
                quoted = !quoted;
            else if (line[i] == '#' && !quoted)
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
        return text[0] == '\'' ? text[1..^1] : text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}
