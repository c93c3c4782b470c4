using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>What is kept of a token after its sentence was read, to measure the names by that it may be of or stand beside.</summary>
/// <param name="Lower">The word's hash.</param>
/// <param name="Sense">How the word is used elsewhere (<see cref="WordSenses.Of"/>).</param>
/// <param name="Gap">What stands before it (<see cref="NameClues.Gaps"/>).</param>
/// <param name="Place">1 where a sentence begins, and twice the style of the sentence (<see cref="NameWindow.Style"/>).</param>
internal readonly record struct NameTrace(uint Lower, WordTable.Word Word, ushort Sense, TokenCase Case, byte Gap, byte Place);
