using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.Names.Features;

/// <summary>
/// The tokens of a window, with what is known of each, the kind of the text and the guidelines it follows: what features of names are made of.
/// </summary>
/// <param name="Sheet">The tokens.</param>
/// <param name="Clues">Filled from the same sheet.</param>
/// <param name="Genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
/// <param name="Set">The number of the set whose guidelines hold (<see cref="TextGuidelines"/>): features of its own say what is so only there. Zero for none.</param>
public readonly record struct NameWindow(TokenSheet Sheet, NameClues Clues, uint Genre, uint Set)
{
    /// <summary>How the sentence is written: 1 in capitals, 2 without any, 3 with one on every word; 0 as usual.</summary>
    public uint Style { get; } = Sheet.IsUpper ? 1u : Sheet.IsLower ? 2u : Sheet.IsTitle ? 3u : 0u;

    /// <summary>1 for the first word of a sentence.</summary>
    public uint First(int at) => at == 0 || (at == 1 && Sheet[0].Case == TokenCase.Mark) ? 1u : 0u;

    /// <summary>Whether a token has the few features of those that are hardly in a name.</summary>
    public bool IsQuiet(int at) => Clues.Quiet[at];

    /// <summary>The gazetteer's further kinds are not looked at: for training where they mislead, since a feature never learnt says nothing.</summary>
    public bool UsualOnly { get; init; }

    public ulong Mark(int at) => (uint)at >= (uint)Sheet.Count ? 0 : UsualOnly ? (uint)Clues.Marks[at] : Clues.Marks[at];

    /// <summary>The half of a mark with the kinds that say most; the others have features of their own, so that they do not split those.</summary>
    public uint Usual(int at) => (uint)Mark(at);

    /// <summary>The half of a mark with the other kinds.</summary>
    public uint Further(int at) => (uint)(Mark(at) >> 32);

    public uint Sense(int at) => (uint)at < (uint)Sheet.Count ? Clues.Senses[at] : 0u;

    /// <summary>How a token and its neighbors on both sides are written.</summary>
    public uint Cases(int at) => ((uint)Sheet[at - 1].Case << 8) | ((uint)Sheet[at].Case << 4) | (uint)Sheet[at + 1].Case;
}
