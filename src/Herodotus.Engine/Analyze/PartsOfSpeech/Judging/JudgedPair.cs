using Herodotus.Learning.Classifiers;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech.Judging;

/// <summary>Two labels that are taken for one another, and what tells them apart.</summary>
/// <param name="First">The lesser of both.</param>
/// <param name="Words">The words most often in doubt between them, as <see cref="Tokens.TokenTraits.Lower"/> has them: a measure each.</param>
/// <param name="Trees">What is said for the first against the second, besides the tagger's log-odds.</param>
internal sealed record JudgedPair(PartOfSpeech First, PartOfSpeech Second, ImmutableArray<uint> Words, EvenTrees Trees)
{
    /// <summary>The likelier of both.</summary>
    /// <param name="measures">Of <see cref="DoubtMeasures"/>: the tagger's log-odds first.</param>
    public PartOfSpeech Decide(ReadOnlySpan<float> measures) => measures[0] + Trees.Score(measures) >= 0 ? First : Second;
}
