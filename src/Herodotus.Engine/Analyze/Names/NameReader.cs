using Herodotus.Learning;

namespace Herodotus.Analyze.Names;

/// <summary>A tagger of names, the sums of its weights met before, and what it takes for a token to be surely outside names. For one thread.</summary>
internal sealed class NameReader(SequenceTagger tagger)
{
    /// <summary>
    /// Where what each word says alone leaves "no name" this far ahead of all types, in log-odds, a token is asked no more and is outside all names. In
    /// ten development sets and the sample reports no name changes at 6; at 4 two sets do.
    /// </summary>
    private const float Clear = 6;

    private readonly int[] _margins = tagger.Margins(Math.Max(0, tagger.Labels.IndexOf("O")), Clear);

    public SequenceTagger Tagger => tagger;

    public ScoreMemory Memory { get; } = new(tagger.Weights);

    /// <summary>The label of tokens outside names.</summary>
    public int Outside { get; } = Math.Max(0, tagger.Labels.IndexOf("O"));

    public bool IsOutside(ReadOnlySpan<int> scores) => tagger.IsAhead(scores, Outside, _margins);
}
