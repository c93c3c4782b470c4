namespace Herodotus.Knowledge;

/// <summary>Letters and the name they stand for.</summary>
public static class Acronyms
{
    private static readonly string[] Small = ["of", "the", "and", "for", "in", "on", "de", "del", "la", "las", "los", "el", "y", "e", "do", "da", "dos", "des", "du", "et", "der", "und", "para", "por", "al", "a", "to"];

    /// <summary>
    /// True when each letter begins a word of the name, in order, small words free to count or not ("FARC" of "Fuerzas Armadas Revolucionarias
    /// de Colombia", "DoJ"). A word may give two letters when letters are left over ("Interpol" is no acronym and does not fit).
    /// </summary>
    public static bool Fits(ReadOnlySpan<char> letters, ReadOnlySpan<char> name)
    {
        Span<char> wanted = stackalloc char[16];
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        if (letters.Length > 16 || name.Length > NameKey.MaxLength)
            return false;
        var count = 0;
        foreach (var c in letters)
        {
            if (char.IsLetter(c))
                wanted[count++] = NameLetters.Fold(c);
        }

        var text = key[..NameKey.Write(name, key)];
        if (count < 2 || text.IsEmpty)
            return false;
        var at = 0;
        var missed = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (at < count && word[0] == wanted[at])
                at++;
            else if (!IsSmall(word))
                missed++;
        }

        return at == count && missed <= count / 3;
    }

    /// <summary>The first letters of the words that are not small, in capitals.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        var key = NameKey.Of(name);
        return string.Concat(key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsSmall(word)).Select(word => char.ToUpperInvariant(word[0])));
    }

    public static bool IsSmall(ReadOnlySpan<char> word)
    {
        foreach (var small in Small)
        {
            if (word.SequenceEqual(small))
                return true;
        }

        return false;
    }
}
