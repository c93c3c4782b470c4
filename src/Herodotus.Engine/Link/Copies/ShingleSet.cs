namespace Herodotus.Link.Copies;

/// <summary>The shingles of the new report, each once, by which it is compared with old ones.</summary>
internal sealed class ShingleSet
{
    /// <summary>In which comparison each shingle was met last.</summary>
    private readonly ShingleTable _met = new();
    private int _comparison;

    /// <summary>How many different ones there are.</summary>
    public int Count => _met.Count;

    /// <summary>Takes the shingles of another report.</summary>
    public void Fill(ReadOnlySpan<uint> shingles)
    {
        _met.Clear(shingles.Length);
        _comparison = 1;
        foreach (var shingle in shingles)
            _met.Enter(shingle) = _comparison;
    }

    /// <summary>How many different ones another text has too.</summary>
    public int Shared(ReadOnlySpan<uint> others)
    {
        _comparison++;
        var shared = 0;
        foreach (var shingle in others)
        {
            ref var met = ref _met.Find(shingle);
            if (met == 0 || met == _comparison)
                continue;
            met = _comparison;
            shared++;
        }

        return shared;
    }
}
