using Herodotus.Link.Streams;

namespace Herodotus.Link.Terms;

/// <summary>
/// How common a term is in the stream, with what is known of the language at large as a first guess. Of fixed size: terms share counters
/// by hash.
/// </summary>
internal sealed class DocumentFrequencies(double prior = 100)
{
    /// <summary>Counters; a collision in two million makes one word look a little more frequent.</summary>
    private const int Counters = 1 << 21;

    private readonly float[] _counts = new float[Counters];
    private double _reports;
    private double _words;
    private (float Rate, double At, double Expected) _last = (-1, -1, 0);

    /// <summary>Words of an average report so far, with a first guess of ten reports of forty words.</summary>
    private double AverageWords => (_words + 400) / (_reports + 10);

    public void AddReport(int words)
    {
        _reports++;
        _words += Math.Min(words, 500);
    }

    public void AddTerm(uint term) => _counts[term & (Counters - 1)]++;

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Double(_reports);
        snapshot.Double(_words);
        snapshot.Int(_counts.Length - _counts.AsSpan().Count(0f));
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0)
                continue;
            snapshot.Int(i);
            snapshot.Float(_counts[i]);
        }
    }

    public void Read(SnapshotReader snapshot)
    {
        (_reports, _words) = (snapshot.Double(), snapshot.Double());
        for (var left = snapshot.Count(Counters); left > 0; left--)
            _counts[snapshot.Count(Counters - 1)] = snapshot.Float();
    }

    /// <summary>The inverse document frequency, never below zero.</summary>
    /// <param name="term">Its id.</param>
    /// <param name="rate">Its share of all words of the language.</param>
    public float Weight(uint term, float rate)
    {
        // Most words of a report are of one rate: that of words nobody knows.
        if (rate != _last.Rate || _reports != _last.At)
            _last = (rate, _reports, 1 - Math.Exp(-rate * AverageWords));
        var expected = _last.Expected;
        var frequency = (_counts[term & (Counters - 1)] + (prior * expected) + 0.5) / (_reports + prior + 1);
        return (float)Math.Max(0, -Math.Log(Math.Min(1, frequency)));
    }
}
