using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>A name that may be: tokens <paramref name="From"/> up to <paramref name="To"/>, and how probable it is.</summary>
internal readonly record struct NameCandidate(int From, int To, NameType Type, float Chance);
