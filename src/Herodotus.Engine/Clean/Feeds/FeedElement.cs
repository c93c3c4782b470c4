namespace Herodotus.Clean.Feeds;

/// <summary>One element of a feed as the tolerant parser found it. Mutable only while it is parsed.</summary>
internal sealed class FeedElement(string prefix, string local, string space, FeedElement? parent)
{
    /// <summary>Lower case.</summary>
    public string Local { get; } = local;

    public string Prefix { get; } = prefix;

    public Vocabulary Vocabulary { get; } = FeedVocabulary.Of(space, prefix);

    public string Space { get; } = space;

    public FeedElement? Parent { get; } = parent;

    public List<(string Name, string Value)> Attributes { get; } = [];

    public List<FeedElement> Children { get; } = [];

    /// <summary>Character data directly in it, references decoded.</summary>
    public string Text { get; set; } = "";

    /// <summary>What stands between its tags, as in the source.</summary>
    public int InnerStart { get; set; }

    public int InnerEnd { get; set; }

    /// <summary>The base its relative addresses are read against.</summary>
    public Uri? Base { get; set; }

    /// <summary>An attribute by its name with prefix, in any case.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
            {
                if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
                    return value;
            }

            return null;
        }
    }
}

/// <summary>Whose word an element is.</summary>
internal enum Vocabulary
{
    Core,
    Atom,
    Content,
    DublinCore,
    Terms,
    Media,
    ITunes,
    Xhtml,
    Rdf,
    Other,
}

/// <summary>Namespaces, and the prefixes that stand for them where nobody declared them.</summary>
internal static class FeedVocabulary
{
    public static Vocabulary Of(string space, string prefix)
    {
        if (space.Length == 0)
        {
            return prefix.ToLowerInvariant() switch
            {
                "" or "rss" => Vocabulary.Core,
                "atom" or "a10" => Vocabulary.Atom,
                "content" => Vocabulary.Content,
                "dc" => Vocabulary.DublinCore,
                "dcterms" => Vocabulary.Terms,
                "media" => Vocabulary.Media,
                "itunes" => Vocabulary.ITunes,
                "xhtml" or "html" or "body" => Vocabulary.Xhtml,
                "rdf" => Vocabulary.Rdf,
                _ => Vocabulary.Other,
            };
        }

        var name = space.Trim().ToLowerInvariant();
        return name switch
        {
            _ when name.Contains("w3.org/2005/atom", StringComparison.Ordinal) || name.Contains("purl.org/atom/ns", StringComparison.Ordinal)
                || name.Contains("example.com/newformat", StringComparison.Ordinal) || name.Contains("necho", StringComparison.Ordinal) => Vocabulary.Atom,
            _ when name.Contains("purl.org/rss/1.0/modules/content", StringComparison.Ordinal) => Vocabulary.Content,
            _ when name.Contains("purl.org/rss/1.0/modules/", StringComparison.Ordinal) => Vocabulary.Other,
            _ when name.Contains("purl.org/rss", StringComparison.Ordinal) || name.Contains("userland.com/rss", StringComparison.Ordinal)
                || name.Contains("blogs.law.harvard.edu/tech/rss", StringComparison.Ordinal) || name.Contains("netscape.com/rdf", StringComparison.Ordinal)
                || name.Contains("netscape.com/publish", StringComparison.Ordinal) || name.Contains("channel.netscape.com", StringComparison.Ordinal) => Vocabulary.Core,
            _ when name.Contains("purl.org/dc/terms", StringComparison.Ordinal) => Vocabulary.Terms,
            _ when name.Contains("purl.org/dc/", StringComparison.Ordinal) => Vocabulary.DublinCore,
            _ when name.Contains("search.yahoo.com/mrss", StringComparison.Ordinal) => Vocabulary.Media,
            _ when name.Contains("itunes", StringComparison.Ordinal) => Vocabulary.ITunes,
            _ when name.Contains("w3.org/1999/xhtml", StringComparison.Ordinal) => Vocabulary.Xhtml,
            _ when name.Contains("w3.org/1999/02/22-rdf", StringComparison.Ordinal) => Vocabulary.Rdf,
            _ => Vocabulary.Other,
        };
    }
}
