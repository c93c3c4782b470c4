namespace Herodotus.Link.Stories;

/// <summary>
/// In how many reports of the stream a term stands, with what is known of the language at large as a first guess. Of fixed size: terms
/// share counters by hash.
/// </summary>
internal sealed class DocumentFrequencies
{
    /// <summary>Counters; a collision in two million makes one word look a little more frequent.</summary>
    private const int Counters = 1 << 21;

    /// <summary>How many reports the first guess is worth. Tuned on the title sets; between 50 and 1,000 it changes little.</summary>
    private readonly double _prior;

    private readonly float[] _counts = new float[Counters];
    private readonly Dictionary<uint, float> _logUses;
    private double _reports;
    private double _words;

    public DocumentFrequencies(Dictionary<uint, float> logUses, double prior = 200)
    {
        _logUses = logUses;
        _prior = prior;
    }

    /// <summary>Words of an average report so far, with a first guess of ten reports of forty words.</summary>
    private double AverageWords => (_words + 400) / (_reports + 10);

    public void Add(IEnumerable<uint> terms, int words)
    {
        _reports++;
        _words += Math.Min(words, 500);
        foreach (var term in terms)
            _counts[term & (Counters - 1)]++;
    }

    /// <summary>The inverse document frequency, never below zero.</summary>
    public float Weight(uint term)
    {
        // Base 10 logarithm of uses in a thousand million words; an unknown word is taken as rare.
        var uses = _logUses.TryGetValue(term, out var known) ? known : 2.2;
        var expected = 1 - Math.Exp(-Math.Pow(10, uses - 9) * AverageWords);
        var frequency = (_counts[term & (Counters - 1)] + (_prior * expected) + 0.5) / (_reports + _prior + 1);
        return (float)Math.Max(0, -Math.Log(Math.Min(1, frequency)));
    }
}
