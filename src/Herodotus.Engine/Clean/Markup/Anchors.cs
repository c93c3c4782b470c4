using Herodotus.Text;

namespace Herodotus.Clean.Markup;

/// <summary>The links of a fragment of markup, without building a tree of it: hostile nesting costs nothing.</summary>
public static class Anchors
{
    /// <summary>More links than any letter or post has.</summary>
    private const int Most = 1_000;

    /// <summary>The tags of links with their addresses, in order, references decoded; those that lead to the web.</summary>
    /// <param name="root">What relative links are relative to; without it they are left out.</param>
    public static IEnumerable<(string Tag, string Address)> Of(string markup, Uri? root = null)
    {
        var found = 0;
        for (var at = markup.IndexOf("<a", StringComparison.OrdinalIgnoreCase); at >= 0 && found < Most; at = at + 2 < markup.Length ? markup.IndexOf("<a", at + 2, StringComparison.OrdinalIgnoreCase) : -1)
        {
            if (at + 2 >= markup.Length || !char.IsWhiteSpace(markup[at + 2]))
                continue;
            var end = markup.IndexOf('>', at);
            if (end < 0)
                yield break;
            var tag = markup[at..end];
            if (Address(tag, root) is { } address)
            {
                found++;
                yield return (tag, address);
            }
        }
    }

    private static string? Address(string tag, Uri? root)
    {
        var href = tag.IndexOf("href", StringComparison.OrdinalIgnoreCase);
        if (href < 0)
            return null;
        var value = tag.AsSpan(href + 4).TrimStart();
        if (value.IsEmpty || value[0] != '=')
            return null;
        value = value[1..].TrimStart();
        if (value.IsEmpty)
            return null;
        var quote = value[0] is '"' or '\'' ? value[0] : ' ';
        if (quote != ' ')
            value = value[1..];
        var close = value.IndexOf(quote);
        var address = Entities.Decode((close < 0 ? value : value[..close]).Trim().ToString());
        if (WebAddress.Begins(address))
            return address;
        return address.Length > 0 && address[0] != '#' && root is { IsAbsoluteUri: true } && Uri.TryCreate(root, address, out var joined)
            && joined.Scheme is "http" or "https" ? joined.AbsoluteUri : null;
    }
}
