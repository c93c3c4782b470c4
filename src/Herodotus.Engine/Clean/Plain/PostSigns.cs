using System.Text;
using Herodotus.Text;

namespace Herodotus.Clean.Plain;

/// <summary>Tells a line that is a post from a line of prose, by what posts have: a link at the end, tags, mentions, pictographs.</summary>
internal static class PostSigns
{
    /// <summary>Long posts with their links and pictographs stay below this; paragraphs of prose with such signs are rare above it.</summary>
    private const int MaxLength = 600;

    /// <summary>How many words of its own a post has beside links and tags: a bare link is none.</summary>
    private const int MinWords = 3;

    /// <summary>How much the line looks like a post: 0 not at all, 1 somewhat, 2 and more clearly.</summary>
    public static int Strength(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty || line.Length > MaxLength)
            return 0;
        int tags = 0, mentions = 0, pictographs = 0, words = 0;
        bool link = false, shortLink = false, endsWithLink = false;
        foreach (var range in line.SplitAny(" \t\u00A0"))
        {
            var word = line[range];
            if (word.IsEmpty)
                continue;
            endsWithLink = false;
            if (WebAddress.Begins(word)
                || word.StartsWith("pic.twitter.com/", StringComparison.OrdinalIgnoreCase))
            {
                (link, endsWithLink) = (true, true);
                shortLink |= word.Contains("://t.co/", StringComparison.OrdinalIgnoreCase) || word.StartsWith("pic.", StringComparison.OrdinalIgnoreCase);
                continue;
            }

            if (word.Length > 2 && word[0] == '#' && char.IsLetter(word[1]))
                tags++;
            else if (word.Length > 2 && word[0] == '@' && (char.IsAsciiLetterOrDigit(word[1]) || word[1] == '_'))
                mentions++;
            else if (char.IsLetterOrDigit(word[0]) || word.Length > 1)
                words++;
            pictographs += Pictographs(word);
        }

        if (words < MinWords)
            return 0;
        var signs = (tags > 0 ? 1 : 0) + (mentions > 0 ? 1 : 0) + (pictographs > 0 ? 1 : 0);
        if (shortLink && endsWithLink)
            return 2 + signs;
        if (link && endsWithLink)
            return 1 + signs;
        return signs > 1 || tags > 1 ? Math.Max(2, signs) : signs;
    }

    private static int Pictographs(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            // Emoji, regional indicators (flags), dingbats and the older pictographs.
            if (rune.Value is >= 0x1F1E6 and <= 0x1FAFF or >= 0x2600 and <= 0x27BF or 0x2B50 or 0x2B55 && rune != Rune.ReplacementChar)
                count++;
        }

        return count;
    }
}
