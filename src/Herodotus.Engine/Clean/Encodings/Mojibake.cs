using System.Buffers;

namespace Herodotus.Clean.Encodings;

/// <summary>Recognizes text that was damaged before it came here: UTF-8 once read as windows-1252 (<c>Ã©</c> for <c>é</c>, <c>â€™</c> for <c>’</c>).</summary>
public static class Mojibake
{
    /// <summary>Fewer places may be how somebody writes.</summary>
    private const int FewestPlaces = 3;

    /// <summary>What the first bytes of two- and three-byte sequences of European text and punctuation look like in windows-1252.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅÐÑÎÏâ");

    /// <summary>What the bytes 80 to 9F are in windows-1252.</summary>
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>How many places look so; 0 when too few to be sure.</summary>
    public static int Places(ReadOnlySpan<char> text)
    {
        var places = 0;
        var certain = false;
        while (text.IndexOfAny(Leads) is >= 0 and var at && at + 1 < text.Length)
        {
            var (lead, next) = (text[at], text[at + 1]);
            text = text[(at + 1)..];
            if (!IsContinuation(next))
                continue;
            if (lead == 'â')
            {
                // â€ and the third byte: quotation marks and dashes, which no word has.
                if (next == '€' && text.Length > 1 && IsContinuation(text[1]))
                    (places, certain) = (places + 1, true);
            }
            else
            {
                places++;
            }
        }

        return places >= FewestPlaces || certain ? places : 0;
    }

    private static bool IsContinuation(char c) => c is (>= '\u0080' and <= '\u00BF') || Upper.Contains(c);
}
