namespace Herodotus.Knowledge;

/// <summary>How words of names sound alike whatever the spelling: "Usama" and "Osama", "Nuristani" and "Nooristani", "Xi" and "Shi".</summary>
public static class NameSound
{
    /// <summary>A word of a name by its sound; small Latin letters in, at most as long out.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length < target.Length; i++)
        {
            var c = word[i];
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            char sound;
            switch (c)
            {
                case 's' when next == 'c' && i + 2 < word.Length && word[i + 2] == 'h':
                    sound = 's';
                    i += 2;
                    break;
                case 's' or 'z' or 'd' or 't' or 'k' or 'g' or 'c' or 'r' when next == 'h':
                    sound = c switch { 's' or 'z' => 's', 'd' => 'd', 't' => 't', 'k' or 'g' => 'h', 'r' => 'r', _ => 'k' };
                    i++;
                    break;
                case 'p' when next == 'h':
                    sound = 'f';
                    i++;
                    break;
                case 't' or 'c' or 'd' when next is 's' or 'z':
                    sound = 's';
                    i++;
                    break;
                case 'c' when next is 'e' or 'i' or 'y':
                    sound = 's';
                    break;
                case 'c' or 'q':
                    sound = 'k';
                    break;
                case 'x':
                    sound = 's';
                    if (length > 0)
                    {
                        target[length++] = 'k';
                        if (length == target.Length)
                            return length;
                    }

                    break;
                case 'w':
                    sound = 'v';
                    break;
                case 'z':
                    sound = 's';
                    break;
                case 'y' or 'j' or 'e':
                    sound = 'i';
                    break;
                case 'o':
                    sound = 'u';
                    break;
                case 'h' when length > 0 && (i == word.Length - 1 || IsVowel(target[length - 1])):
                    continue;
                default:
                    sound = c;
                    break;
            }

            if (length == 0 || target[length - 1] != sound)
                target[length++] = sound;
        }

        return length;
    }

    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> target = stackalloc char[64];
        return new string(target[..Write(word.AsSpan(0, Math.Min(word.Length, 64)), target)]);
    }

    /// <summary>Its consonants only, voiced and voiceless alike: what Arabic and Hebrew letters keep of a foreign name.</summary>
    public static string Consonants(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> target = stackalloc char[64];
        var length = 0;
        foreach (var c in Of(word))
        {
            var kept = c switch { 'a' or 'e' or 'i' or 'o' or 'u' or 'h' or 'y' => '\0', 'b' or 'p' => 'b', 'v' or 'f' => 'f', 'g' or 'k' => 'k', 'd' or 't' => 't', _ => c };
            if (kept != '\0' && length < target.Length && (length == 0 || target[length - 1] != kept))
                target[length++] = kept;
        }

        return new string(target[..length]);
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
