using Herodotus.Analyze.Tokens;
using Herodotus.Text;

namespace Herodotus.Tell.Brief;

/// <summary>
/// What stands around a post's or headline's own words: pictographs, before them labels that a bar ends ("🌐 World | 📰 The mayor …", "LIVE | …"), behind them links.
/// </summary>
internal static class Rubric
{
    /// <summary>Code units of a label; what is longer is told before the bar.</summary>
    private const int LongestLabel = 32;

    /// <summary>Words of a label.</summary>
    private const int MostWords = 3;

    /// <summary>How many code units of a sentence are rubric; zero where nothing else would be left.</summary>
    public static int Length(string sentence)
    {
        var start = AfterSigns(sentence, 0, sentence.Length);
        while (LabelEnd(sentence, start) is > 0 and var end)
            start = AfterSigns(sentence, end, sentence.Length);
        return start == sentence.Length ? 0 : start;
    }

    /// <summary>Where a sentence's own words end before pictographs and links; its whole length where nothing else would be left.</summary>
    public static int End(string sentence)
    {
        var end = sentence.Length;
        while (end > 0)
        {
            var blank = sentence.AsSpan(0, end).TrimEnd();
            var word = blank.LastIndexOfAny(' ', '\n', '\t') + 1;
            if (word == 0 || !(WebAddress.Begins(blank[word..]) || AfterSigns(sentence, word, blank.Length) >= blank.Length))
                return blank.Length;
            end = word;
        }

        return sentence.Length;
    }

    private static int AfterSigns(string text, int at, int limit)
    {
        while (at < limit)
        {
            var end = char.IsWhiteSpace(text[at]) || text[at] == '|' ? at + 1 : EmojiSpan.EndOf(text, at);
            if (end <= at)
                break;
            at = end;
        }

        return at;
    }

    /// <summary>Where a label's bar stands; zero where none follows soon.</summary>
    private static int LabelEnd(string text, int start)
    {
        var (words, inWord) = (0, false);
        for (var at = start; at < text.Length && at <= start + LongestLabel; at++)
        {
            if (text[at] == '|')
                return at;
            var letter = char.IsLetterOrDigit(text[at]);
            if (letter && !inWord && ++words > MostWords)
                return 0;
            if (!letter && !char.IsWhiteSpace(text[at]) && EmojiSpan.EndOf(text, at) <= at)
                return 0;
            inWord = letter;
        }

        return 0;
    }
}
