namespace Herodotus.Knowledge;

/// <summary>
/// A name reduced to what its spellings share: small letters without accents, dots and apostrophes; hyphens and other marks are one blank.
/// </summary>
/// <remarks>"U.S." and "US" have one key, so have "Côte d'Ivoire" and "Cote dIvoire"; a leading "the" is left out.</remarks>
public static class NameKey
{
    /// <summary>Longer names are in no list: the longest official name of a body has some ninety letters.</summary>
    public const int MaxLength = 128;

    /// <summary>Writes the key and returns its length; 0 when there is none, or it would be longer than the target.</summary>
    public static int Write(ReadOnlySpan<char> name, Span<char> target)
    {
        var length = 0;
        var blank = false;
        foreach (var c in name)
        {
            if (IsSkipped(c))
                continue;
            if (!char.IsLetterOrDigit(c) && c != '&' && !char.IsSurrogate(c) && !IsVowelSign(c))
            {
                blank = length > 0;
                continue;
            }

            if (length + 2 > target.Length)
                return 0;
            if (blank)
            {
                target[length++] = ' ';
                blank = false;
            }

            target[length++] = NameLetters.Fold(c);
        }

        if (length > 4 && target.StartsWith("the "))
        {
            target[4..length].CopyTo(target);
            length -= 4;
        }

        return length;
    }

    public static string Of(ReadOnlySpan<char> name)
    {
        if (name.Length > 4 * MaxLength)
            return "";
        Span<char> buffer = stackalloc char[(4 * MaxLength) + 2];
        return new string(buffer[..Write(name, buffer)]);
    }

    /// <summary>FNV-1a over the code units: the same in every process.</summary>
    public static uint Hash(ReadOnlySpan<char> key)
    {
        var hash = 2166136261u;
        foreach (var c in key)
            hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }

    private static bool IsSkipped(char c) =>
        c is '.' or '\'' or '\u2019' or '\u2018' or '\u02bb' or '\u02bc' or '`' or '\u00b4' or '"' || NameLetters.IsMark(c);

    /// <summary>Vowel signs of the scripts of South and South-East Asia belong to their letter.</summary>
    private static bool IsVowelSign(char c) => c >= '\u0900' && char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.NonSpacingMark;
}
