namespace Herodotus.Link.Terms;

/// <summary>
/// A word reduced to what its forms in several languages share: "Olympics", "Olimpiadas", "Olympique" and "Олимпиада" begin alike once
/// spelling habits are put aside. A crude key on purpose: it only has to make cognates and names meet, rarity does the rest.
/// </summary>
internal static class Spelling
{
    /// <summary>Letters kept: beyond them languages inflect.</summary>
    private const int Length = 6;

    /// <summary>Shorter keys meet by chance.</summary>
    public const int MinLength = 4;

    /// <summary>The key of a folded word, or an empty span when it has none.</summary>
    public static ReadOnlySpan<char> Key(ReadOnlySpan<char> folded, Span<char> buffer)
    {
        Span<char> latin = stackalloc char[Math.Min(folded.Length * 2, 64)];
        var letters = Romanize(folded, latin);
        var word = latin[..letters];
        var length = 0;
        for (var i = 0; i < word.Length && length < Length; i++)
        {
            var c = word[i];
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            switch (c)
            {
                case 'p' when next == 'h':
                    c = 'f';
                    i++;
                    break;
                case 's' when next == 'c' && i + 2 < word.Length && word[i + 2] == 'h':
                    c = 'x';
                    i += 2;
                    break;
                case 's' or 'c' when next == 'h':
                    c = 'x';
                    i++;
                    break;
                case 'q' when next == 'u':
                    c = 'k';
                    i++;
                    break;
                case 'c' when next is 'e' or 'i' or 'y':
                    c = 's';
                    break;
                case 'c' or 'q':
                    c = 'k';
                    break;
                case 'z':
                    c = 's';
                    break;
                case 'y':
                    c = 'i';
                    break;
                case 'w':
                    c = 'v';
                    break;
                case 'h':
                    continue;
                case 'x':
                    c = 'k';
                    break;
            }

            if (length > 0 && buffer[length - 1] == c)
                continue;
            buffer[length++] = c;
        }

        return length >= MinLength ? buffer[..length] : default;
    }

    /// <summary>Latin letters as they are, Cyrillic ones by sound; anything else ends the word.</summary>
    private static int Romanize(ReadOnlySpan<char> folded, Span<char> latin)
    {
        var length = 0;
        foreach (var c in folded)
        {
            if (length + 2 > latin.Length)
                break;
            if (c is >= 'a' and <= 'z')
            {
                latin[length++] = c;
            }
            else if (c is >= 'а' and <= 'я')
            {
                foreach (var letter in Cyrillic[c - 'а'])
                    latin[length++] = letter;
            }
            else if (c is >= '0' and <= '9')
            {
                return 0;
            }
            else
            {
                return length;
            }
        }

        return length;
    }

    private static readonly string[] Cyrillic =
    [
        "a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p",
        "r", "s", "t", "u", "f", "kh", "s", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia",
    ];
}
