using Herodotus.Analyze.Names.Lexicon;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>What all names of a report are measured with.</summary>
/// <param name="Genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
/// <param name="Set">The number of the set whose guidelines hold; zero for none.</param>
internal readonly record struct NameMeasuring(NameLexicon Lexicon, uint Genre, uint Set);
