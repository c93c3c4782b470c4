using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>Finds on the page the blocks that its structured data give as the article's body.</summary>
internal static class BodyMatch
{
    private const int ShortestBody = 300;

    /// <summary>A longer one is no article, and matching it would take long.</summary>
    private const int LongestBody = 300_000;

    /// <summary>Characters looked through for all blocks together: keeps hostile pages linear.</summary>
    private const long MostCompared = 300_000_000;

    /// <summary>The blocks found in the body, or null when there is no body to speak of or the page shows little of it.</summary>
    public static ImmutableArray<Block>? Find(PageOutline outline, string? body)
    {
        body = Plain(body);
        if (body is null)
            return null;
        var key = Squeeze(body);
        var found = ImmutableArray.CreateBuilder<Block>();
        var shown = 0;
        var from = 0;
        var budget = MostCompared;
        foreach (var block in outline.Blocks)
        {
            if (block.Weight < 15)
                continue;
            var needle = Squeeze(block.Text);
            if (needle.Length < 12)
                continue;
            if ((budget -= key.Length - from) < 0)
                break;
            // In order first: the body goes as the page goes.
            var at = key.IndexOf(needle, from, StringComparison.Ordinal);
            if (at < 0 && needle.Length > 60)
                at = key.IndexOf(needle[..60], from, StringComparison.Ordinal);
            if (at < 0)
                continue;
            if (at - from > 4000 && found.Count > 0 && needle.Length < 80)
                continue;
            found.Add(block);
            shown += needle.Length;
            from = Math.Min(key.Length, at + needle.Length);
        }

        return shown > key.Length * 0.5 ? found.ToImmutable() : null;
    }

    /// <summary>The body without tags and entities; null when it is too short to be one.</summary>
    public static string? Plain(string? body)
    {
        if (body is null || body.Length is < ShortestBody or > LongestBody)
            return null;
        if (body.Contains('&', StringComparison.Ordinal))
            body = System.Net.WebUtility.HtmlDecode(body);
        return body.Contains('<', StringComparison.Ordinal) ? PlainText.WithoutTags(body) : body;
    }

    /// <summary>Letters and digits only: bodies are joined with or without blanks.</summary>
    private static string Squeeze(string text)
    {
        return string.Create(text.Count(char.IsLetterOrDigit), text, static (span, source) =>
        {
            var i = 0;
            foreach (var c in source)
            {
                if (char.IsLetterOrDigit(c))
                    span[i++] = char.ToLowerInvariant(c);
            }
        });
    }
}
