using System.Collections.Concurrent;
using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Watchlists;

/// <summary>A hit: which entry, by which of its names, how well, why, and what speaks against.</summary>
public sealed record WatchlistMatch(ListEntry Entry, string Name, double Score, ImmutableArray<Evidence> Evidence, ImmutableArray<Evidence> Against);

/// <summary>What is asked: a name, and what is known beside it.</summary>
public sealed record WatchlistQuery(string Name, NameSort Sort = NameSort.Any, string? Country = null, string? BirthDate = null, Gender Gender = Gender.Unknown);

/// <summary>
/// The names of watchlists by the sound of their words. A query's words find the words that sound alike or nearly so, those find the names,
/// and the best few are compared in full. A million names fit in a few hundred megabytes.
/// </summary>
public sealed class WatchlistIndex
{
    /// <summary>How many names are compared in full: the one meant is nearly always among the first few.</summary>
    private const int Compared = 10;

    /// <summary>How many names may be touched for one word: a word that more names have adds nothing that a rarer one does not.</summary>
    private const int MostOfWord = 20_000;

    /// <summary>How many names may be touched for a query in all, the rarest words first.</summary>
    private const int MostTouched = 48_000;

    private const int MostWords = 10;

    private readonly NameComparer _comparer;
    private readonly ListEntry[] _entries;
    private readonly int[] _nameEntry;
    private readonly short[] _nameIndex;
    private readonly byte[] _nameWords;
    private readonly Dictionary<string, int> _words;
    private readonly string[] _spelling;
    private readonly int[] _postingStart;
    private readonly int[] _postings;
    private readonly ulong[] _cutHashes;
    private readonly int[] _cutWords;
    private readonly ulong[] _wholeHashes;
    private readonly int[] _wholeNames;
    private readonly ConcurrentBag<Scratch> _scratches = [];

    private WatchlistIndex(NameComparer comparer, IReadOnlyList<ListEntry> entries)
    {
        _comparer = comparer;
        _entries = [.. entries];
        var count = _entries.Sum(entry => entry.Names.Length);
        _nameEntry = new int[count];
        _nameIndex = new short[count];
        _nameWords = new byte[count];
        _words = new Dictionary<string, int>(StringComparer.Ordinal);
        _wholeHashes = new ulong[count];
        _wholeNames = new int[count];
        var wordsOf = new List<int>(count * 3);
        var starts = new int[count + 1];
        var name = 0;
        for (var e = 0; e < _entries.Length; e++)
        {
            for (var n = 0; n < _entries[e].Names.Length; n++, name++)
            {
                var prepared = comparer.Prepare(_entries[e].Names[n], _entries[e].Sort);
                _nameEntry[name] = e;
                _nameIndex[name] = (short)n;
                foreach (var sound in prepared.Sounds.Where(sound => sound.Length > 0).Distinct(StringComparer.Ordinal).Take(MostWords))
                {
                    if (!_words.TryGetValue(sound, out var word))
                        _words.Add(sound, word = _words.Count);
                    wordsOf.Add(word);
                }

                starts[name + 1] = wordsOf.Count;
                _nameWords[name] = (byte)(wordsOf.Count - starts[name]);
                _wholeHashes[name] = Hash(NameSound.Of(prepared.Squeezed));
                _wholeNames[name] = name;
            }
        }

        Array.Sort(_wholeHashes, _wholeNames);
        _spelling = new string[_words.Count];
        foreach (var (spelling, word) in _words)
            _spelling[word] = spelling;
        _postingStart = new int[_words.Count + 1];
        foreach (var word in wordsOf)
            _postingStart[word + 1]++;
        for (var i = 0; i < _words.Count; i++)
            _postingStart[i + 1] += _postingStart[i];
        _postings = new int[wordsOf.Count];
        var fill = _postingStart.ToArray();
        for (var i = 0; i < count; i++)
        {
            for (var w = starts[i]; w < starts[i + 1]; w++)
                _postings[fill[wordsOf[w]]++] = i;
        }

        (_cutHashes, _cutWords) = Cuts();
    }

    public int NameCount => _nameEntry.Length;

    public static WatchlistIndex Build(IReadOnlyList<ListEntry> entries, NameComparer comparer)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(comparer);
        return new WatchlistIndex(comparer, entries);
    }

    /// <summary>The hits at or above the comparer's threshold, the best first, one an entry.</summary>
    public ImmutableArray<WatchlistMatch> Find(WatchlistQuery query, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(query);
        var prepared = _comparer.Prepare(query.Name, query.Sort);
        if (prepared.Words.Length == 0)
            return [];
        var scratch = _scratches.TryTake(out var free) ? free : new Scratch(NameCount);
        var found = new List<(int Name, double Score)>();
        foreach (var name in Candidates(prepared, scratch))
        {
            var entry = _entries[_nameEntry[name]];
            var sort = query.Sort == NameSort.Any ? entry.Sort : query.Sort;
            var score = _comparer.Score(sort == query.Sort ? prepared : _comparer.Prepare(query.Name, sort), _comparer.Prepare(entry.Names[_nameIndex[name]], sort), sort, null);
            score -= Against(query, entry).Sum(against => -against.Weight);
            if (score >= NameComparer.Threshold)
                found.Add((name, score));
        }

        _scratches.Add(scratch);
        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Name.CompareTo(b.Name));
        var matches = ImmutableArray.CreateBuilder<WatchlistMatch>();
        foreach (var (name, score) in found)
        {
            var entry = _entries[_nameEntry[name]];
            if (matches.Count >= limit)
                break;
            if (matches.Any(match => ReferenceEquals(match.Entry, entry)))
                continue;
            var sort = query.Sort == NameSort.Any ? entry.Sort : query.Sort;
            var comparison = _comparer.Compare(query.Name, entry.Names[_nameIndex[name]], sort);
            matches.Add(new WatchlistMatch(entry, entry.Names[_nameIndex[name]], Math.Round(score, 4), comparison.Evidence, Against(query, entry)));
        }

        return matches.ToImmutable();
    }

    /// <summary>What is known of both and differs: each takes from the score, none alone decides.</summary>
    private static ImmutableArray<Evidence> Against(WatchlistQuery query, ListEntry entry)
    {
        var against = ImmutableArray.CreateBuilder<Evidence>();
        if (query.Sort != NameSort.Any && entry.Sort != NameSort.Any && query.Sort != entry.Sort)
            against.Add(new Evidence("other-type", $"{query.Sort} / {entry.Sort}", -0.2));
        if (query.Country is { } country && entry.Countries.Length > 0 && !entry.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            against.Add(new Evidence("other-country", $"{country} / {string.Join(' ', entry.Countries)}", -0.05));
        if (query.BirthDate is { } birth && entry.BirthDates.Length > 0 && !entry.BirthDates.Any(date => ListDates.Agree(date, birth)))
            against.Add(new Evidence("other-birth-date", $"{birth} / {string.Join(' ', entry.BirthDates)}", -0.15));
        if (query.Gender != Gender.Unknown && entry.Gender != Gender.Unknown && query.Gender != entry.Gender)
            against.Add(new Evidence("other-gender", $"{query.Gender} / {entry.Gender}", -0.2));
        return against.ToImmutable();
    }

    private List<int> Candidates(PreparedName query, Scratch scratch)
    {
        scratch.Clear();
        var whole = Hash(NameSound.Of(query.Squeezed));
        for (var i = FirstAt(_wholeHashes, whole); i < _wholeHashes.Length && _wholeHashes[i] == whole && scratch.Best.Count < Compared; i++)
            scratch.Best.Add(_wholeNames[i]);

        var words = query.Sounds.Where(sound => sound.Length > 0).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        foreach (var sound in words)
        {
            scratch.Alike.Clear();
            if (_words.TryGetValue(sound, out var exact))
                scratch.Alike.Add((exact, 1));
            if (sound.Length > 2)
                Near(sound, scratch);
            foreach (var (word, likeness) in scratch.Alike)
                scratch.Wanted.Add((word, likeness));
        }

        scratch.Wanted.Sort((a, b) => Size(a.Word) != Size(b.Word) ? Size(a.Word).CompareTo(Size(b.Word)) : a.Word.CompareTo(b.Word));
        var touched = 0;
        foreach (var (word, likeness) in scratch.Wanted)
        {
            var (from, to) = (_postingStart[word], _postingStart[word + 1]);
            if (touched > 0 && (likeness < 1 || to - from > MostOfWord) && touched + to - from > MostTouched)
                continue;
            var weight = (float)(likeness * Math.Log(1 + ((double)NameCount / (to - from))));
            touched += to - from;
            for (var p = from; p < to; p++)
                scratch.Touch(_postings[p], weight);
        }

        scratch.Top(Compared, _nameWords, words.Count);
        return scratch.Best;
    }

    private int Size(int word) => _postingStart[word + 1] - _postingStart[word];

    /// <summary>The words one edit away: a word and another with one letter cut meet at what is left.</summary>
    private void Near(string sound, Scratch scratch)
    {
        Span<char> cut = stackalloc char[64];
        if (sound.Length > 60)
            return;
        for (var skip = -1; skip < sound.Length; skip++)
        {
            var hash = Hash(Cut(sound, skip, cut));
            for (var i = FirstAt(_cutHashes, hash); i < _cutHashes.Length && _cutHashes[i] == hash; i++)
            {
                var word = _cutWords[i];
                if (scratch.Alike.Count >= 60 || scratch.Alike.Exists(alike => alike.Word == word))
                    continue;
                var halves = EditDistance.Halves(sound, _spelling[word], sound.Length > 6 ? 4 : 2);
                if (halves <= (sound.Length > 6 ? 4 : 2))
                    scratch.Alike.Add((word, 1 - (0.5 * halves / sound.Length)));
            }
        }
    }

    private (ulong[], int[]) Cuts()
    {
        var hashes = new List<ulong>(_spelling.Length * 6);
        var words = new List<int>(_spelling.Length * 6);
        Span<char> cut = stackalloc char[64];
        for (var word = 0; word < _spelling.Length; word++)
        {
            var spelling = _spelling[word];
            if (spelling.Length is < 3 or > 60)
                continue;
            for (var skip = -1; skip < spelling.Length; skip++)
            {
                hashes.Add(Hash(Cut(spelling, skip, cut)));
                words.Add(word);
            }
        }

        var (sorted, carried) = (hashes.ToArray(), words.ToArray());
        Array.Sort(sorted, carried);
        return (sorted, carried);
    }

    private static ReadOnlySpan<char> Cut(string word, int skip, Span<char> target)
    {
        if (skip < 0)
            return word;
        word.AsSpan(0, skip).CopyTo(target);
        word.AsSpan(skip + 1).CopyTo(target[skip..]);
        return target[..(word.Length - 1)];
    }

    private static int FirstAt(ulong[] sorted, ulong value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>One thread's counters, kept between queries so that none is allocated for each.</summary>
    private sealed class Scratch(int names)
    {
        private readonly float[] _weights = new float[names];
        private int[] _touched = new int[4096];
        private int _count;

        public List<int> Best { get; } = [];

        public List<(int Word, double Likeness)> Alike { get; } = [];

        public List<(int Word, double Likeness)> Wanted { get; } = [];

        public void Clear()
        {
            Wanted.Clear();
            for (var i = 0; i < _count; i++)
                _weights[_touched[i]] = 0;
            _count = 0;
            Best.Clear();
        }

        public void Touch(int name, float weight)
        {
            if (_weights[name] == 0)
            {
                if (_count == _touched.Length)
                    Array.Resize(ref _touched, _count * 2);
                _touched[_count++] = name;
            }

            _weights[name] += weight;
        }

        /// <summary>Adds the heaviest names, those of fewer words first among equals.</summary>
        public void Top(int limit, byte[] wordCounts, int wanted)
        {
            Span<float> best = stackalloc float[limit];
            Span<int> names = stackalloc int[limit];
            var kept = 0;
            for (var i = 0; i < _count; i++)
            {
                var name = _touched[i];
                var weight = _weights[name] - (0.3f * Math.Abs(wordCounts[name] - wanted));
                if (kept == limit && weight <= best[limit - 1])
                    continue;
                var at = kept < limit ? kept++ : limit - 1;
                while (at > 0 && (best[at - 1] < weight || (best[at - 1] == weight && names[at - 1] > name)))
                {
                    best[at] = best[at - 1];
                    names[at] = names[at - 1];
                    at--;
                }

                best[at] = weight;
                names[at] = name;
            }

            for (var i = 0; i < kept; i++)
            {
                // Half of the best's weight is a word less in common: such a name would not pass.
                if (best[i] >= best[0] * 0.45f && !Best.Contains(names[i]))
                    Best.Add(names[i]);
            }
        }
    }
}
