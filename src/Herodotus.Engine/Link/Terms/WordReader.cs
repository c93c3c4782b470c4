namespace Herodotus.Link.Terms;

/// <summary>A word's place in its text.</summary>
internal readonly record struct Word(int Start, int End, bool Capital);

/// <summary>Parts a text into words as grouping counts them: figures whole, tags by their capitals, pairs of characters where there are no blanks.</summary>
internal static class WordReader
{
    /// <summary>A "word" longer than this is noise.</summary>
    private const int MaxWordLength = 40;

    /// <summary>Adds the words of a text, <paramref name="limit"/> at most.</summary>
    public static void Read(string text, List<Word> words, int limit)
    {
        limit += words.Count;
        var position = 0;
        while (position < text.Length && words.Count < limit)
        {
            var c = text[position];
            if (TermScanner.IsIdeograph(c))
            {
                // No blanks between words: pairs of characters stand for words.
                if (position + 1 < text.Length && TermScanner.IsIdeograph(text[position + 1]))
                    words.Add(new Word(position, position + 2, false));
                position++;
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                position++;
                continue;
            }

            var start = position;
            position = EndOfWord(text, position);
            if (text.AsSpan(position).StartsWith("://"))
            {
                while (position < text.Length && !char.IsWhiteSpace(text[position]))
                    position++;
                continue;
            }

            if (start > 0 && text[start - 1] == '#')
            {
                AddHashtag(text, start, position, words);
                continue;
            }

            if (position - start <= MaxWordLength)
                words.Add(new Word(start, position, char.IsUpper(c)));
        }
    }

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (char.IsAsciiLetter(c))
            {
                position++;
                continue;
            }

            var digitsGoOn = c is ',' or '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position - 1]) && char.IsAsciiDigit(text[position + 1]);
            if (!(char.IsLetterOrDigit(c) || Herodotus.Text.LetterFolding.IsMark(c) || digitsGoOn) || TermScanner.IsIdeograph(c))
                break;
            position++;
        }

        return position;
    }

    /// <summary>"#DerechosHumanos" is two words.</summary>
    private static void AddHashtag(string text, int start, int end, List<Word> words)
    {
        var from = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (i < end && !(char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
                continue;
            if (i - from <= MaxWordLength)
                words.Add(new Word(from, i, char.IsUpper(text[from])));
            from = i;
        }
    }
}
