using System.Buffers;
using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>What the taggers see of each token of a passage, worked out once: hashes, classes, and what lies left and right.</summary>
/// <remarks>Its memory, which may be longer than the passage, is lent: whoever reads a passage gives it back.</remarks>
internal sealed class TokenView : IDisposable
{
    public TokenView(Passage passage, CueLexicon cues, WordTable words)
    {
        Passage = passage;
        var count = passage.Count;
        (Word, Suffix, Lexical) = (ArrayPool<uint>.Shared.Rent(count), ArrayPool<uint>.Shared.Rent(count), ArrayPool<uint>.Shared.Rent(count));
        (Shape, Quote, Place) = (ArrayPool<byte>.Shared.Rent(count), ArrayPool<byte>.Shared.Rent(count), ArrayPool<byte>.Shared.Rent(count));
        (Clusters, Left, Right) = (ArrayPool<WordTable.Word>.Shared.Rent(count), ArrayPool<Neighbors>.Shared.Rent(count), ArrayPool<Neighbors>.Shared.Rent(count));
        // No sentence may hold a token.
        Array.Clear(Left, 0, count);
        Array.Clear(Right, 0, count);
        Array.Clear(Place, 0, count);
        for (var t = 0; t < count; t++)
        {
            var word = passage.Word(t);
            Word[t] = FeatureHash.Of(word);
            Clusters[t] = words[TokenSheet.WordHash(passage.Tokens[t].Span.Of(passage.Text.AsSpan()))];
            Suffix[t] = FeatureHash.Of(word.Length > 3 ? word[^3..] : word);
            Shape[t] = ShapeOf(passage.Tokens[t].Span.Of(passage.Text.AsSpan()));
            Lexical[t] = LexicalOf(passage, cues, t);
            Quote[t] = QuoteOf(passage, t);
        }

        foreach (var sentence in passage.Sentences)
            Look(sentence.FirstToken, Math.Min(sentence.EndToken, count));
    }

    public Passage Passage { get; }

    public int Count => Passage.Count;

    /// <summary>The word in small letters.</summary>
    public uint[] Word { get; }

    public uint[] Suffix { get; }

    public byte[] Shape { get; }

    /// <summary>What much text says of the word: its cluster.</summary>
    public WordTable.Word[] Clusters { get; }

    /// <summary>What the cue lexicon says of the word: class, frames and form; 0 when it is not there.</summary>
    public uint[] Lexical { get; }

    /// <summary>Outside (0), inside (1), opening mark (2), closing mark (3), first word (4) or last word (5) of a quotation.</summary>
    public byte[] Quote { get; }

    /// <summary>The nearest verb, lexicon word and punctuation before, within the sentence.</summary>
    public Neighbors[] Left { get; }

    public Neighbors[] Right { get; }

    /// <summary>First of its sentence (1), last (2), second (3), last but one (4), otherwise 0; plus 8 in a sentence with a quotation.</summary>
    public byte[] Place { get; }

    /// <summary>A word by its index, and marks for what lies before and after the text.</summary>
    public uint WordAt(int token) => token < 0 ? 1u : token >= Count ? 2u : Word[token];

    /// <summary>A word's class among 512; 0 without one.</summary>
    public uint FineAt(int token) => (uint)token < (uint)Count && Clusters[token].PathLength > 0 ? 1u + (Clusters[token].Path & 511u) : 0u;

    /// <summary>A word's class among 64; 0 without one.</summary>
    public uint CoarseAt(int token) => (uint)token < (uint)Count && Clusters[token].PathLength > 0 ? 1u + ((uint)Clusters[token].Path >> 9) : 0u;

    public uint PosAt(int token) => token < 0 ? 30u : token >= Count ? 31u : (uint)Passage.Pos(token);

    public uint NameAt(int token)
    {
        var name = Passage.NameAt(token);
        if (name < 0)
            return 0;
        return (uint)Passage.Names[name].Type + 1 + (Passage.NameAt(token - 1) == name ? 16u : 0);
    }

    public uint QuoteAt(int token) => (uint)token < (uint)Count ? Quote[token] : 0u;

    public uint LexicalAt(int token) => (uint)token < (uint)Count ? Lexical[token] : 0u;

    /// <summary>Short distances kept, long ones in steps.</summary>
    public static uint Bucket(int distance) => distance switch
    {
        < 0 => 31,
        <= 4 => (uint)distance,
        <= 6 => 5,
        <= 9 => 6,
        <= 13 => 7,
        <= 19 => 8,
        <= 29 => 9,
        _ => 10,
    };

    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(Word);
        ArrayPool<uint>.Shared.Return(Suffix);
        ArrayPool<uint>.Shared.Return(Lexical);
        ArrayPool<byte>.Shared.Return(Shape);
        ArrayPool<byte>.Shared.Return(Quote);
        ArrayPool<byte>.Shared.Return(Place);
        ArrayPool<WordTable.Word>.Shared.Return(Clusters);
        ArrayPool<Neighbors>.Shared.Return(Left);
        ArrayPool<Neighbors>.Shared.Return(Right);
    }

    private static byte ShapeOf(ReadOnlySpan<char> word)
    {
        var shape = 0;
        shape |= char.IsUpper(word[0]) ? 1 : 0;
        shape |= word.Length > 1 && char.IsUpper(word[^1]) ? 2 : 0;
        shape |= word.ContainsAnyInRange('0', '9') ? 4 : 0;
        shape |= char.IsLetterOrDigit(word[0]) ? 0 : 8;
        shape |= word.Contains('-') ? 16 : 0;
        return (byte)shape;
    }

    private static uint LexicalOf(Passage passage, CueLexicon cues, int token)
    {
        foreach (var entry in cues.Starting(passage.Word(token)))
        {
            var fits = token + entry.Words.Length <= passage.Count;
            for (var w = 1; fits && w < entry.Words.Length; w++)
                fits = passage.Word(token + w).SequenceEqual(entry.Words[w]);
            if (fits)
                return 1u + (uint)entry.Class + ((uint)entry.Frames << 4) + ((uint)entry.Form << 16);
        }

        return 0;
    }

    private static byte QuoteOf(Passage passage, int token)
    {
        if (passage.QuotationAt(token) is < 0)
            return 0;
        var quotation = passage.Quotations[passage.QuotationAt(token)];
        var span = passage.Tokens[token].Span;
        if (span.End <= quotation.Inner.Start)
            return 2;
        if (span.Start >= quotation.Inner.End)
            return 3;
        if (span.Start <= quotation.Inner.Start)
            return 4;
        return span.End >= quotation.Inner.End ? (byte)5 : (byte)1;
    }

    private void Look(int start, int end)
    {
        var quoted = false;
        var near = Neighbors.None;
        for (var t = start; t < end; t++)
        {
            quoted |= Quote[t] != 0;
            Left[t] = near;
            near = Step(near, t);
        }

        near = Neighbors.None;
        for (var t = end - 1; t >= start; t--)
        {
            Right[t] = near;
            near = Step(near, t);
        }

        for (var t = start; t < end; t++)
        {
            var place = t == start ? 1 : t == end - 1 ? 2 : t == start + 1 ? 3 : t == end - 2 ? 4 : 0;
            Place[t] = (byte)(place + (quoted ? 8 : 0));
        }
    }

    private Neighbors Step(Neighbors near, int token) => new(
        Passage.Pos(token) == PartOfSpeech.Verb ? token : near.Verb,
        (Lexical[token] & 15) != 0 ? token : near.Cue,
        Passage.Is(token, WordClass.Punctuation) ? token : near.Punctuation,
        near.Verbs + (Passage.Pos(token) == PartOfSpeech.Verb ? 1 : 0));
}

/// <summary>The nearest tokens of some kinds on one side within the sentence (-1: none), and how many verbs lie there.</summary>
internal readonly record struct Neighbors(int Verb, int Cue, int Punctuation, int Verbs)
{
    public static Neighbors None => new(-1, -1, -1, 0);
}
