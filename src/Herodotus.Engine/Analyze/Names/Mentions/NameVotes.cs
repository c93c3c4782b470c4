namespace Herodotus.Analyze.Names.Mentions;

/// <summary>
/// What a first reading of a report found each word to be part of, so that a second reading may judge a word by its other uses in the same
/// report. Words are hashes. Made to be cleared and filled again; it allocates only while it grows.
/// </summary>
public sealed class NameVotes
{
    /// <summary>Types of names that are counted apart; zero is "no name".</summary>
    public const int TypeCount = 8;

    private uint[] _words = new uint[1024];
    private ushort[] _counts = new ushort[1024 * TypeCount];
    private ushort[] _lasts = new ushort[1024];

    /// <summary>The places of the words met, which alone are cleared: most reports are short.</summary>
    private int[] _taken = new int[512];
    private int _size;

    public void Clear()
    {
        foreach (var at in _taken.AsSpan(0, _size))
        {
            (_words[at], _lasts[at]) = (0, 0);
            _counts.AsSpan(at * TypeCount, TypeCount).Clear();
        }

        _size = 0;
    }

    /// <summary>Counts one use of a word.</summary>
    /// <param name="word">Not zero.</param>
    /// <param name="type">The type of the name it is in, from 1; 0 when in none.</param>
    /// <param name="last">It is the last word of a longer name.</param>
    public void Add(uint word, int type, bool last)
    {
        if (_size * 2 >= _words.Length)
            Grow();
        var at = Find(word);
        if (_words[at] == 0)
        {
            _words[at] = word;
            _taken[_size++] = at;
        }

        ref var count = ref _counts[(at * TypeCount) + type];
        count = (ushort)Math.Min(ushort.MaxValue, count + 1);
        if (last)
            _lasts[at] = (ushort)Math.Min(ushort.MaxValue, _lasts[at] + 1);
    }

    /// <summary>What the other uses of a word say, as one feature value; zero when there are none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="own">The type this use was given, which is not counted.</param>
    /// <param name="ownLast">This use was the last word of a longer name.</param>
    public uint Code(uint word, int own, bool ownLast)
    {
        var at = Find(word);
        if (_words[at] == 0)
            return 0;
        var (all, best, most) = (0, 0, 0);
        for (var type = 0; type < TypeCount; type++)
        {
            var count = _counts[(at * TypeCount) + type] - (type == own ? 1 : 0);
            all += count;
            if (type > 0 && count > most)
                (best, most) = (type, count);
        }

        if (all == 0)
            return 0;
        var share = most * 10 > all * 8 ? 2u : most * 2 > all ? 1u : 0u;
        var number = all >= 4 ? 2u : all >= 2 ? 1u : 0u;
        var last = _lasts[at] - (ownLast ? 1 : 0) > 0 ? 1u : 0u;
        return 1 + (uint)best + (share << 4) + (number << 6) + (last << 8);
    }

    private int Find(uint word)
    {
        var mask = _words.Length - 1;
        for (var at = (int)(word * 0x9E3779B1u >> 8) & mask; ; at = (at + 1) & mask)
        {
            if (_words[at] == word || _words[at] == 0)
                return at;
        }
    }

    private void Grow()
    {
        var (words, counts, lasts) = (_words, _counts, _lasts);
        _words = new uint[words.Length * 4];
        _counts = new ushort[_words.Length * TypeCount];
        _lasts = new ushort[_words.Length];
        (_taken, _size) = (new int[_words.Length / 2], 0);
        for (var old = 0; old < words.Length; old++)
        {
            if (words[old] == 0)
                continue;
            var at = Find(words[old]);
            _words[at] = words[old];
            _taken[_size++] = at;
            _lasts[at] = lasts[old];
            counts.AsSpan(old * TypeCount, TypeCount).CopyTo(_counts.AsSpan(at * TypeCount));
        }
    }
}
