namespace Herodotus.Learning.Sequences;

/// <summary>A span of a sequence that may be one, and how probable it is over all ways to label the sequence.</summary>
/// <param name="From">Its first item; <paramref name="To"/> is past its last.</param>
/// <param name="Begins">The label of its first item.</param>
public readonly record struct SpanChance(int From, int To, int Begins, float Chance);
