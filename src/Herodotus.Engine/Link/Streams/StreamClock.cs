namespace Herodotus.Link.Streams;

/// <summary>What time the stream says it is: the median of its latest dates, so that a date in 1970 or 2099 moves nothing.</summary>
internal sealed class StreamClock
{
    /// <summary>Dates remembered: half as many wrong ones in a row are needed to mislead it.</summary>
    private const int Memory = 101;

    private readonly Queue<long> _latest = new(Memory);
    private readonly List<long> _sorted = new(Memory);

    /// <summary>A stream whose middle dates lie further apart than this is not in order of time, or so thin that nothing needs to be forgotten.</summary>
    private static readonly long MaxSpread = TimeSpan.FromDays(5).Ticks;

    /// <summary>A date so much before the one that came last is a step back, and a stream with more of them than this share is an archive in no order.</summary>
    private static readonly long StepBack = TimeSpan.FromDays(15).Ticks;

    private const double MaxStepsBack = 0.2;

    /// <summary>Dates that must be known before one years away from them is held for a mistake, and how far away that is at least.</summary>
    private const int FewDates = 9;

    private static readonly long YearsAway = TimeSpan.FromDays(2 * 365).Ticks;

    private long _newest;
    private int _stepsBack;

    /// <summary>Null until the latest dates agree on a time.</summary>
    public DateTimeOffset? Now =>
        _sorted.Count < Memory || _sorted[Memory * 3 / 4] - _sorted[Memory / 4] > MaxSpread ? null : new DateTimeOffset(_sorted[_sorted.Count / 2], TimeSpan.Zero);

    /// <summary>
    /// False when the latest dates go back again and again: an archive that is not told in order of time, where how far apart two dates lie says little of
    /// what is over.
    /// </summary>
    public bool IsInOrder => _stepsBack <= MaxStepsBack * (_latest.Count - 1);

    /// <summary>
    /// True of a date further than so many days from the time the stream says it is. Where it says none yet, of one years outside the middle half of the dates,
    /// and three times as far as they lie apart: 1970 in a handful of reports of one month.
    /// </summary>
    public bool IsFarOff(DateTimeOffset time, double days)
    {
        if (Now is { } now)
            return (time - now).Duration().TotalDays > days;
        if (_sorted.Count < FewDates)
            return false;
        var (low, high) = (_sorted[_sorted.Count / 4], _sorted[_sorted.Count * 3 / 4]);
        var reach = Math.Max(YearsAway, 3 * (high - low));
        return time.UtcTicks < low - reach || time.UtcTicks > high + reach;
    }

    public void Add(DateTimeOffset? published)
    {
        if (published is { } time)
            Add(time.UtcTicks);
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(_latest.Count);
        foreach (var time in _latest)
            snapshot.Long(time);
    }

    public void Read(SnapshotReader snapshot)
    {
        for (var left = snapshot.Count(Memory); left > 0; left--)
            Add(snapshot.Long());
    }

    private void Add(long time)
    {
        if (_latest.Count == Memory)
        {
            var oldest = _latest.Dequeue();
            _sorted.RemoveAt(_sorted.BinarySearch(oldest));
            _stepsBack -= IsStepBack(oldest, _latest.Peek()) ? 1 : 0;
        }

        _stepsBack += _latest.Count > 0 && IsStepBack(_newest, time) ? 1 : 0;
        _newest = time;
        _latest.Enqueue(time);
        var at = _sorted.BinarySearch(time);
        _sorted.Insert(at < 0 ? ~at : at, time);
    }

    private static bool IsStepBack(long before, long after) => before - after > StepBack;
}
