using Herodotus.Analyze.Names.Judging;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary>What reads one part of every set without having learnt it.</summary>
/// <param name="Network">That the judge asks; null for one that asks none.</param>
internal sealed record PartReader(SequenceTagger Tagger, NameJudge Judge, NameNetwork? Network);
