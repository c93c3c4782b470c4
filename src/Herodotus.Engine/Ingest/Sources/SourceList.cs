using System.Globalization;

namespace Herodotus.Ingest.Sources;

/// <summary>A list of sources as text, TOML or YAML: both give tables of keys and values, which mean the same.</summary>
public static class SourceList
{
    /// <summary>The code of a mistake in the list.</summary>
    public const string BadFile = "HDT0220";

    /// <summary>True when the text is YAML by its file's ending or, failing that, by having no <c>[[source]]</c>.</summary>
    public static bool IsYaml(string text, string file) =>
        file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || !file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) && !text.Contains("[[source", StringComparison.Ordinal) && text.Contains("url:", StringComparison.Ordinal);

    /// <summary>The sources in file order, and what is wrong with the file.</summary>
    public static (ImmutableArray<NewsSource> Sources, ImmutableArray<Refusal> Refusals) Parse(string text, string file)
    {
        var sources = ImmutableArray.CreateBuilder<NewsSource>();
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        void Wrong(int line, string what) => refusals.Add(new(BadFile, $"{file}, line {line}: {what}", file, line));
        foreach (var table in IsYaml(text, file) ? YamlSources.Read(text, Wrong) : TomlSources.Read(text, Wrong))
        {
            if (Source(table, Wrong) is not { } source)
                continue;
            if (sources.Any(other => other.Name == source.Name))
                Wrong(table.Line, $"there are two sources named '{source.Name}'");
            else if (sources.Any(other => other.Address == source.Address))
                Wrong(table.Line, $"there are two sources at {source.Address}");
            else
                sources.Add(source);
        }

        return (sources.ToImmutable(), refusals.ToImmutable());
    }

    /// <summary>The text of a list: YAML for a file named so, else TOML.</summary>
    public static string Write(IEnumerable<NewsSource> sources, string file) => IsYaml("", file) ? YamlSources.Write(sources) : TomlSources.Write(sources);

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

    /// <summary>A string in the double quotes that TOML, YAML and JSON share.</summary>
    internal static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";

    private static NewsSource? Source(SourceTable table, Action<int, string> wrong)
    {
        var url = table["url"];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            wrong(table.Line, url is null ? "this source has no url" : $"'{url}' is not a web address");
            return null;
        }

        var every = table["every"] is { } interval ? ParseInterval(interval) : NewsSource.UsualInterval;
        if (every is null)
        {
            wrong(table.Line, $"'{table["every"]}' is not an interval; write 10m, 2h or 1d");
            return null;
        }

        return new(
            table["name"] is { Length: > 0 } name ? name : address.Host,
            address,
            every.Value < NewsSource.LeastInterval ? NewsSource.LeastInterval : every.Value,
            table["full_text"] == "true",
            table["outlet"] is { Length: > 0 } outlet ? outlet : null);
    }
}
