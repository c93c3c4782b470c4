using Herodotus.Clean.Encodings;
using Herodotus.Clean.Feeds;
using Herodotus.Ingest;
using Herodotus.Ingest.Sources;

namespace Herodotus.Clean.Live;

/// <summary>A list of sources in a file of any kind that is read: TOML, YAML, or OPML as other readers write it.</summary>
public static class SourceFile
{
    /// <summary>True for a list that other programs own: it can be read, not written.</summary>
    public static bool IsOpml(string text) => text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<");

    /// <summary>The sources in the file, and what is wrong with it.</summary>
    public static (ImmutableArray<NewsSource> Sources, ImmutableArray<Refusal> Refusals) Read(string path)
    {
        var text = TextDecoder.Decode(File.ReadAllBytes(path)).Text;
        return IsOpml(text) ? ReadOpml(text, path) : SourceList.Parse(text, path);
    }

    /// <summary>Replaces the file whole: a kill leaves the old one or the new one.</summary>
    public static void Write(string path, IEnumerable<NewsSource> sources)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var fresh = full + ".new";
        File.WriteAllText(fresh, SourceList.Write(sources, full), new System.Text.UTF8Encoding(false));
        File.Move(fresh, full, overwrite: true);
    }

    /// <summary>A name that none of the sources has: the wished one, else with a number after it.</summary>
    public static string FreeName(string name, IEnumerable<NewsSource> sources)
    {
        var taken = sources.Select(source => source.Name).ToHashSet(StringComparer.Ordinal);
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? name : $"{name} {n}";
            if (!taken.Contains(candidate))
                return candidate;
        }
    }

    private static (ImmutableArray<NewsSource> Sources, ImmutableArray<Refusal> Refusals) ReadOpml(string text, string path)
    {
        var sources = ImmutableArray.CreateBuilder<NewsSource>();
        foreach (var feed in Opml.Read(text))
            sources.Add(new(FreeName(feed.Title ?? feed.Address.Host, sources), feed.Address, NewsSource.UsualInterval));
        return sources.Count > 0 ? (sources.ToImmutable(), []) : ([], [new(SourceList.BadFile, $"{path} is no OPML list of feeds", path)]);
    }
}
