using System.Text;

namespace Herodotus.Clean.Feeds;

/// <summary>Lists of feeds as readers exchange them (OPML 1 and 2).</summary>
public static class Opml
{
    /// <summary>The feeds in the list, in order, each once; folders are looked into.</summary>
    public static ImmutableArray<OfferedFeed> Read(string text)
    {
        var feeds = ImmutableArray.CreateBuilder<OfferedFeed>();
        var open = new Stack<FeedElement>();
        if (FeedXml.Parse(text, null).Root is { } root)
            open.Push(root);
        while (open.TryPop(out var element))
        {
            if (element.Local == "outline" && element["xmlUrl"] is { } url && FeedAddress.Resolve(null, url) is { Scheme: "http" or "https" } address)
                feeds.Add(new(address, (element["title"] ?? element["text"])?.Trim() is { Length: > 0 } title ? title : null));
            for (var i = element.Children.Count - 1; i >= 0; i--)
                open.Push(element.Children[i]);
        }

        return [.. feeds.DistinctBy(feed => feed.Address)];
    }

    public static string Write(IEnumerable<OfferedFeed> feeds)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head><title>Herodotus sources</title></head>\n  <body>\n");
        foreach (var feed in feeds)
            text.Append("    <outline type=\"rss\" text=\"").Append(Escaped(feed.Title ?? feed.Address.Host)).Append("\" xmlUrl=\"").Append(Escaped(feed.Address.AbsoluteUri)).Append("\"/>\n");
        return text.Append("  </body>\n</opml>\n").ToString();
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
