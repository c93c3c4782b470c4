using System.Collections.Frozen;
using Herodotus.Learning.Files;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>The words of a text that carry its content: lower case, function words left out, as a set of stems of six letters so that forms of one word meet.</summary>
public sealed class ContentWords
{
    /// <summary>Long enough to tell words apart, short enough to join "designated", "designation" and "designaron".</summary>
    private const int StemLength = 6;

    private readonly FrozenSet<string> _functionWords;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _isFunctionWord;

    private ContentWords(FrozenSet<string> functionWords)
    {
        _functionWords = functionWords;
        _isFunctionWord = functionWords.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Function words of all languages from <c>claims.tsv</c>.</summary>
    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words, or a function word is longer than a stem.</exception>
    public static ContentWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.WordsByKind("claims.tsv").Where(pair => pair.Kind == "function").Select(pair => pair.Word.Length <= StemLength ? pair.Word
            : throw new InvalidDataException($"HDT0901: claims.tsv: a function word has no more than {StemLength} letters: {pair.Word}")).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>The stems of a text; none for null.</summary>
    public HashSet<string> Of(string? text) => Of(text.AsSpan());

    /// <summary>The stems of a text. A stem met before makes no new string.</summary>
    public HashSet<string> Of(ReadOnlySpan<char> text)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var known = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[StemLength];
        for (var start = 0; Next(text, ref start) is { IsEmpty: false } word; start += word.Length)
        {
            var length = word[..Math.Min(word.Length, StemLength)].ToLowerInvariant(stem);
            // No function word is longer than a stem.
            if (word.Length > StemLength || !_isFunctionWord.Contains(stem[..length]))
                known.Add(stem[..length]);
        }

        return stems;
    }

    /// <summary>The next word of content whole, in small letters; null past the last.</summary>
    /// <param name="start">Where to look from; is moved behind the word.</param>
    public string? NextWhole(ReadOnlySpan<char> text, ref int start)
    {
        while (Next(text, ref start) is { IsEmpty: false } found)
        {
            start += found.Length;
            if (LowerWords.OfThread.Of(found) is var word && !_functionWords.Contains(word))
                return word;
        }

        return null;
    }

    /// <summary>The next word of at least three letters, and where it begins; empty past the last.</summary>
    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> text, ref int start)
    {
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end - start > 2)
                return text[start..end];
            start = end + 1;
        }

        return default;
    }
}
