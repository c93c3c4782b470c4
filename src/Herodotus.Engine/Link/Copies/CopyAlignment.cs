namespace Herodotus.Link.Copies;

/// <summary>Words of the new report that stand in the old one in the same order, with small edits bridged.</summary>
/// <param name="NewStart">First word in the new report.</param>
/// <param name="OldStart">First word in the old report.</param>
/// <param name="NewCount">Words covered in the new report, bridged ones included.</param>
/// <param name="OldCount">Words covered in the old report.</param>
/// <param name="Same">Words that are the same in both.</param>
public readonly record struct CopyPassage(int NewStart, int OldStart, int NewCount, int OldCount, int Same)
{
    public int NewEnd => NewStart + NewCount;

    public int OldEnd => OldStart + OldCount;
}

/// <summary>Finds the passages two texts share: equal runs of words, then runs joined across small edits.</summary>
internal sealed class CopyAlignment
{
    /// <summary>Words of a seed: three words in a row seldom agree by chance in two texts of one event, four more seldom still; runs of less than <see cref="MinRun"/> are dropped.</summary>
    private const int SeedWords = 3;

    private const int MinRun = 4;

    /// <summary>Words that may be changed between two equal runs: a synonym, an inserted clause; not a sentence.</summary>
    private const int MaxGap = 8;

    /// <summary>Places of one seed that are tried: bounds the time on texts that repeat themselves.</summary>
    private const int MaxPlaces = 4;

    /// <summary>Where each seed stands first, from 1.</summary>
    private readonly ShingleTable _firstPlace = new();
    private int[] _nextPlace = [];
    private ushort[] _words = [];
    private int _count;

    /// <summary>Makes ready for comparisons of one new report with several old ones.</summary>
    public void Prepare(ReadOnlySpan<ushort> newWords)
    {
        _count = newWords.Length;
        if (_words.Length < _count)
            _words = new ushort[_count * 2];
        newWords.CopyTo(_words);
        _firstPlace.Clear(_count);
        if (_nextPlace.Length < newWords.Length)
            _nextPlace = new int[newWords.Length * 2];
        for (var i = newWords.Length - SeedWords; i >= 0; i--)
        {
            ref var head = ref _firstPlace.Enter(CopyWords.Shingle(newWords, i, SeedWords));
            _nextPlace[i] = head - 1;
            head = i + 1;
        }
    }

    /// <summary>The shared passages, in the old report's order.</summary>
    public List<CopyPassage> Align(ReadOnlySpan<ushort> old)
    {
        var passages = new List<CopyPassage>();
        for (var j = 0; j + SeedWords <= old.Length;)
        {
            var (best, length) = LongestRun(old, j, passages.Count > 0 ? passages[^1] : default);
            if (length < MinRun)
            {
                j++;
                continue;
            }

            if (passages.Count > 0 && Bridges(passages[^1], best, j))
            {
                var last = passages[^1];
                passages[^1] = last with { NewCount = best + length - last.NewStart, OldCount = j + length - last.OldStart, Same = last.Same + length };
            }
            else
            {
                passages.Add(new CopyPassage(best, j, length, length, length));
            }

            j += length;
        }

        return passages;
    }

    private static bool Bridges(CopyPassage last, int newStart, int oldStart) =>
        newStart >= last.NewEnd && newStart - last.NewEnd <= MaxGap && oldStart - last.OldEnd <= MaxGap;

    private (int Start, int Length) LongestRun(ReadOnlySpan<ushort> old, int j, CopyPassage last)
    {
        var place = _firstPlace.Find(CopyWords.Shingle(old, j, SeedWords)) - 1;
        var (start, longest) = (0, 0);
        for (var tries = 0; place >= 0 && tries < MaxPlaces; place = _nextPlace[place], tries++)
        {
            var length = 0;
            while (place + length < _count && j + length < old.Length && CopyWords.Hash(_words[place + length]) == CopyWords.Hash(old[j + length]))
                length++;

            // Of equal runs, the one that goes on from the last passage.
            if (length > longest || (length == longest && last.Same > 0 && Bridges(last, place, j)))
                (start, longest) = (place, length);
        }

        return (start, longest);
    }
}
