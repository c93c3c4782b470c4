using AngleSharp.Html.Parser;

namespace Herodotus.Clean.Feeds;

/// <summary>A feed that a page offers.</summary>
public sealed record OfferedFeed(Uri Address, string? Title);

/// <summary>The feeds of a page: those it declares in its head, else links that look like feeds.</summary>
public static class FeedDiscovery
{
    /// <summary>More feeds than a site offers in one page.</summary>
    private const int MaxFeeds = 50;

    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "text/xml", "application/xml"];

    private static readonly string[] FeedEndings = ["/feed", "/rss", "/atom", "rss.xml", "feed.xml", "atom.xml", "index.xml", ".rss", "feed.json"];

    public static ImmutableArray<OfferedFeed> Find(string html, Uri page)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var root = FeedAddress.Resolve(page, document.QuerySelector("base[href]")?.GetAttribute("href") ?? "") ?? page;
        var declared = document.QuerySelectorAll("link[rel~=alternate][href],link[rel~=feed][href]")
            .Where(link => FeedTypes.Contains(link.GetAttribute("type")?.Split(';')[0].Trim().ToLowerInvariant()))
            .Select(link => (Href: link.GetAttribute("href")!, Title: link.GetAttribute("title")));
        var found = Offered(declared, root);
        return !found.IsEmpty
            ? found
            : Offered(
                document.QuerySelectorAll("a[href]").Select(link => (Href: link.GetAttribute("href")!, Title: (string?)link.TextContent.Trim()))
                    .Where(link => LooksLikeFeed(link.Href)),
                root);
    }

    private static ImmutableArray<OfferedFeed> Offered(IEnumerable<(string Href, string? Title)> links, Uri root) =>
        [.. links.Select(link => (Address: FeedAddress.Resolve(root, link.Href), link.Title)).Where(link => link.Address?.Scheme is "http" or "https")
            .DistinctBy(link => link.Address).Take(MaxFeeds).Select(link => new OfferedFeed(link.Address!, string.IsNullOrWhiteSpace(link.Title) ? null : link.Title))];

    private static bool LooksLikeFeed(string href)
    {
        var path = href.Split('?', '#')[0].TrimEnd('/');
        return FeedEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
