using Herodotus.Link.Streams;
using Herodotus.Reports;

namespace Herodotus.Link.Copies;

/// <summary>
/// The reports a new one may have been copied from: words, ids and outlets of those in the window, packed. The oldest leave by the
/// stream's clock, and by number where there is no clock.
/// </summary>
internal sealed class CopyWindow(int capacity, long wordCapacity, double windowDays)
{
    private readonly Ring<Entry> _entries = new();
    private readonly PackedLog<ushort> _words = new();
    private readonly PackedLog<char> _ids = new();
    private readonly Dictionary<ulong, int> _byAddress = [];
    private readonly StreamClock _clock = new();
    private long _wordCount;
    private long _now, _began;

    public int Count => _entries.Count;

    /// <summary>The number of the oldest report kept.</summary>
    public int FirstLive => _entries.First;

    public bool Holds(int number) => _entries.Holds(number);

    /// <param name="root">The first of the copy group the report joins; minus one for a report that is no copy.</param>
    /// <returns>Its number.</returns>
    public int Add(Report report, CopyWords words, int root)
    {
        _clock.Add(report.Published?.Instant);
        _now = Math.Max(_now, _clock.Now?.UtcTicks ?? 0);
        _began = _began == 0 ? _now : _began;
        var number = _entries.Next;
        _entries.Add(new Entry(
            _words.Append(words.Words), words.Count, _ids.Append(report.Id), report.Id.Length, _now, AddressKey(report.Url), SourceKey(report.Source), root < 0 ? number : root));
        if (report.Url is { Length: > 0 })
            _byAddress[_entries[number].Address] = number;
        _wordCount += words.Count;
        Expire();
        return number;
    }

    public ReadOnlySpan<ushort> WordsOf(int number) => _words.Run(_entries[number].Words, _entries[number].WordCount);

    public string IdOf(int number) => new(_ids.Run(_entries[number].Id, _entries[number].IdLength));

    public int RootOf(int number) => _entries[number].Root;

    public ulong SourceOf(int number) => _entries[number].Source;

    /// <summary>The latest report of an address; minus one for none.</summary>
    public int AtAddress(string? url) => url is { Length: > 0 } && _byAddress.TryGetValue(AddressKey(url), out var number) ? number : -1;

    /// <summary>What stands for an outlet, whatever its letters' case.</summary>
    public static ulong SourceKey(string? source) => source is null ? 0 : IdMap.KeyOf(source.ToUpperInvariant());

    public void Write(SnapshotWriter snapshot)
    {
        _entries.Write(snapshot);
        _words.Write(snapshot);
        _ids.Write(snapshot);
        _clock.Write(snapshot);
        snapshot.Long(_now);
        snapshot.Long(_began);
    }

    public void Read(SnapshotReader snapshot)
    {
        _entries.Read(snapshot);
        _words.Read(snapshot);
        _ids.Read(snapshot);
        _clock.Read(snapshot);
        (_now, _began) = (snapshot.Long(), snapshot.Long());
        for (var number = _entries.First; number < _entries.Next; number++)
        {
            ref var entry = ref _entries[number];
            _wordCount += entry.WordCount;
            if (entry.Address != 0)
                _byAddress[entry.Address] = number;
        }
    }

    private void Expire()
    {
        while (_entries.Count > 1 && (_entries.Count > capacity || _wordCount > wordCapacity || IsPast(_entries[_entries.First])))
        {
            ref var oldest = ref _entries[_entries.First];
            _wordCount -= oldest.WordCount;
            if (oldest.Address != 0 && _byAddress.GetValueOrDefault(oldest.Address, -1) == _entries.First)
                _byAddress.Remove(oldest.Address);
            _words.Trim(oldest.Words + oldest.WordCount);
            _ids.Trim(oldest.Id + oldest.IdLength);
            _entries.RemoveFirst();
        }
    }

    /// <summary>What came before the clock could be told is as old as the clock: else it would hold all that came after.</summary>
    private bool IsPast(in Entry entry) => _now - Math.Max(entry.Arrived, _began) > TimeSpan.FromDays(windowDays).Ticks;

    private static ulong AddressKey(string? url) => url is { Length: > 0 } ? Math.Max(1, IdMap.KeyOf(url)) : 0;

    /// <summary>A report kept for comparison; <c>Root</c> is the first of its copy group, which may have left.</summary>
    private readonly record struct Entry(long Words, int WordCount, long Id, int IdLength, long Arrived, ulong Address, ulong Source, int Root);
}
