namespace Herodotus.Knowledge;

/// <summary>Edits between two short words: insert, delete, change, swap two neighbors; a letter for the digit it looks like costs half.</summary>
public static class EditDistance
{
    /// <summary>The cost in half edits; <paramref name="most"/> + 1 when it is more.</summary>
    public static int Halves(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (a.Length > 48 || b.Length > 48)
            return a.SequenceEqual(b) ? 0 : most + 1;
        if (2 * Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[50];
        Span<int> last = stackalloc int[50];
        Span<int> row = stackalloc int[50];
        for (var j = 0; j <= b.Length; j++)
            last[j] = 2 * j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = 2 * i;
            var least = row[0];
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : LooksAlike(a[i - 1], b[j - 1]) ? 1 : 2;
                var value = Math.Min(Math.Min(last[j], row[j - 1]) + 2, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 2);
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
                return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static bool LooksAlike(char a, char b) => (a, b) is ('0', 'o') or ('o', '0') or ('1', 'i') or ('i', '1') or ('1', 'l') or ('l', '1') or ('5', 's') or ('s', '5') or ('3', 'e') or ('e', '3') or ('8', 'b') or ('b', '8');
}
