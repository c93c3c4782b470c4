using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Names.Repairs.Tags;

/// <summary>
/// The words that a tag is made of: told apart by capitals, figures and <c>_</c>, and where all of it is in lower case (<c>#ripjohnnywinter</c>), by how common words are.
/// </summary>
public static class TagWords
{
    /// <summary>A tag of more words is a sentence.</summary>
    public const int Most = PhraseTable.MaxWords;

    /// <summary>Letters of a tag in lower case that is parted: longer ones are sentences, and it bounds the work.</summary>
    private const int Longest = 30;

    /// <summary>Letters of a word in it.</summary>
    private const int LongestWord = 16;

    /// <summary>What a word costs that is as common as words get (see <see cref="WordTable.Word.Commonness"/>), a word that no text counts, and each letter of one that is not known:
    /// in steps of commonness, twice the logarithm of the odds against it.</summary>
    private const int Commonest = 19;
    private const int Unknown = 20;
    private const int UnknownLetter = 3;

    /// <summary>Words of one or two letters are seldom meant, but for the very commonest.</summary>
    private const int Short = 4;
    private const byte CommonShort = 14;

    /// <summary>Parts a tag, given without its sign.</summary>
    /// <param name="words"><see cref="Most"/> places.</param>
    /// <returns>How many words there are; zero where there are too many.</returns>
    public static int Part(ReadOnlySpan<char> tag, NameLexicon lexicon, Span<TagWord> words)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        return IsLower(tag) ? PartLower(tag, lexicon, words) : PartWritten(tag, words);
    }

    private static bool IsLower(ReadOnlySpan<char> tag)
    {
        foreach (var unit in tag)
        {
            if (!char.IsLower(unit))
                return false;
        }

        return tag.Length <= Longest;
    }

    /// <summary>A word begins with a capital after a small letter, or before one where initials end; figures stand alone.</summary>
    private static int PartWritten(ReadOnlySpan<char> tag, Span<TagWord> words)
    {
        var count = 0;
        for (var start = 0; start < tag.Length;)
        {
            if (tag[start] == '_')
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < tag.Length && !Begins(tag, end))
                end++;
            if (count == Most)
                return 0;
            words[count++] = new TagWord(start, end, TokenSheet.WordHash(tag[start..end]));
            start = end;
        }

        return count;
    }

    private static bool Begins(ReadOnlySpan<char> tag, int at)
    {
        var (before, it) = (tag[at - 1], tag[at]);
        if (it == '_' || char.IsDigit(before) != char.IsDigit(it))
            return true;
        return char.IsUpper(it) && (!char.IsUpper(before) || (at + 1 < tag.Length && char.IsLower(tag[at + 1])));
    }

    /// <summary>The cheapest way to write the tag in words, from its start on.</summary>
    private static int PartLower(ReadOnlySpan<char> tag, NameLexicon lexicon, Span<TagWord> words)
    {
        Span<int> least = stackalloc int[Longest + 1];
        Span<TagWord> last = stackalloc TagWord[Longest + 1];
        least.Fill(int.MaxValue);
        least[0] = 0;
        for (var start = 0; start < tag.Length; start++)
        {
            var hash = FeatureHash.Start;
            for (var end = start + 1; end <= Math.Min(tag.Length, start + LongestWord); end++)
            {
                hash = FeatureHash.Extend(hash, FeatureHash.Lower(tag[end - 1]));
                var word = FeatureHash.Finish(hash);
                var cost = least[start] + Cost(word, end - start, lexicon);
                if (cost < least[end])
                    (least[end], last[end]) = (cost, new TagWord(start, end, word));
            }
        }

        var count = 0;
        for (var end = tag.Length; end > 0; end = last[end].Start)
            count++;
        if (count > Most)
            return 0;
        for (var (end, at) = (tag.Length, count); end > 0; end = last[end].Start)
            words[--at] = last[end];
        return count;
    }

    private static int Cost(uint word, int length, NameLexicon lexicon)
    {
        var common = lexicon.Words[word].Commonness;
        if (common > 1)
            return Math.Max(1, Commonest - common) + (length <= 2 && common < CommonShort ? Short * (3 - length) : 0);
        return (lexicon.Phrases.Find([word]) & (PhraseKind.Given | PhraseKind.Family)) != 0 ? Commonest - 2 : Unknown + (UnknownLetter * length);
    }
}

/// <summary>A word of a tag.</summary>
/// <param name="Start">Its first letter, in UTF-16 units from the tag's sign on.</param>
/// <param name="End">Past its last letter.</param>
/// <param name="Hash">See <see cref="TokenSheet.WordHash"/>.</param>
public readonly record struct TagWord(int Start, int End, uint Hash);
