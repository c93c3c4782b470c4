using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>What is kept of a token after its sentence was read, to measure the names by that it may be of or stand beside.</summary>
/// <param name="Lower">The word's hash.</param>
/// <param name="Sense">How the word is used elsewhere (<see cref="WordSenses.Of"/>).</param>
/// <param name="Gap">What stands before it (<see cref="NameClues.Gaps"/>).</param>
/// <param name="Place">1 where a sentence begins, and twice the style of the sentence (<see cref="NameWindow.Style"/>).</param>
internal readonly record struct NameTrace(uint Lower, WordTable.Word Word, ushort Sense, TokenCase Case, byte Gap, byte Place)
{
    /// <summary>The word as written.</summary>
    public ulong Key { get; private init; }

    public uint Exact { get; private init; }

    public uint Shape { get; private init; }

    public uint Prefix3 { get; private init; }

    public uint Suffix3 { get; private init; }

    public uint Suffix4 { get; private init; }

    /// <summary>What it may be part of, of the gazetteer's usual kinds (<see cref="NameWindow.Usual"/>).</summary>
    public uint Mark { get; private init; }

    /// <summary>What the gazetteer has the whole run of capitals for that it is in, or the chain of runs.</summary>
    public PhraseKind Whole { get; private init; }

    /// <summary>A token of a window.</summary>
    public static NameTrace Of(in NameWindow window, int at)
    {
        ref readonly var token = ref window.Sheet[at];
        return new NameTrace(token.Lower, token.Word, token.Sense, token.Case, window.Clues.Gaps[at], (byte)((window.Style << 1) | window.First(at)))
        {
            Key = token.Key,
            Exact = token.Exact,
            Shape = token.Shape,
            Prefix3 = token.Prefix3,
            Suffix3 = token.Suffix3,
            Suffix4 = token.Suffix4,
            Mark = window.Usual(at),
            Whole = window.Clues.Whole[at] | window.Clues.Chain[at],
        };
    }
}
