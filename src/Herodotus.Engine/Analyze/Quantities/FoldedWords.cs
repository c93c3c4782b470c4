namespace Herodotus.Analyze.Quantities;

/// <summary>
/// A word to what is known of it, whatever its case: an open hash table that hashes no more than a word's first letters and its length before
/// it says no. It only grows, while a lexicon is read.
/// </summary>
internal sealed class FoldedWords<T>
    where T : class
{
    /// <summary>No word of a lexicon is longer, so that its length is one bit of a filter.</summary>
    private const int MaxLength = 31;

    private (uint Hash, string Word, T? Value)[] places = new (uint, string, T?)[64];

    /// <summary>For the first two characters, bit n is set when a word of n characters begins with them: most words of a text end here.</summary>
    private readonly uint[] lengths = new uint[1024];
    private int count;

    public T? Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > MaxLength || (lengths[Filter(word)] >> word.Length & 1) == 0)
            return null;
        var hash = Hash(word);
        for (var at = hash & (uint)(places.Length - 1); places[at].Value is { } value; at = (at + 1) & (uint)(places.Length - 1))
        {
            if (places[at].Hash == hash && word.Equals(places[at].Word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <summary>Adds a word that is not there yet.</summary>
    public void Add(string word, T value)
    {
        if (word.Length is 0 or > MaxLength)
            throw new InvalidDataException($"HDT0412: '{word}' is too long for a word of a lexicon");
        lengths[Filter(word)] |= 1u << word.Length;
        if (++count * 3 > places.Length)
        {
            var old = places;
            places = new (uint, string, T?)[old.Length * 2];
            foreach (var (hash, known, kept) in old)
            {
                if (kept is not null)
                    Place(hash, known, kept);
            }
        }

        Place(Hash(word), word, value);
    }

    private void Place(uint hash, string word, T value)
    {
        var at = hash & (uint)(places.Length - 1);
        while (places[at].Value is not null)
            at = (at + 1) & (uint)(places.Length - 1);
        places[at] = (hash, word, value);
    }

    private static int Filter(ReadOnlySpan<char> word) => (int)(((Fold(word[0]) & 31) << 5) | (word.Length > 1 ? Fold(word[1]) & 31 : 0));

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ Fold(c)) * 16777619u;
        return hash ^ (hash >> 15);
    }

    private static uint Fold(char c) => c < 128 ? (uint)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToUpperInvariant(c);
}
