using System.Numerics;
using Herodotus.Learning.Features;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// How each word of a report is written elsewhere in it: in lower case, with a capital inside a sentence. A word at the start of a
/// sentence is judged by its other uses. Made to be filled again; it allocates only while it grows.
/// </summary>
public sealed class CaseMemory
{
    public const byte Lower = 1;
    public const byte Capital = 2;

    /// <summary>Room for the words of a short report, twice over.</summary>
    private const int Least = 256;

    private uint[] _words = new uint[Least];
    private byte[] _uses = new byte[Least];

    /// <summary>The last of the places in use: a power of two, less one.</summary>
    private int _mask = Least - 1;

    /// <summary>Reads how every word of a report is written.</summary>
    public void Fill(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences)
    {
        // A short report after a long one clears no more than it needs.
        var room = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Least, 2 * tokens.Length));
        if (_words.Length < room)
            (_words, _uses) = (new uint[room], new byte[room]);
        _words.AsSpan(0, room).Clear();
        _uses.AsSpan(0, room).Clear();
        _mask = room - 1;
        foreach (var sentence in sentences)
        {
            for (var at = sentence.FirstToken; at < sentence.EndToken; at++)
            {
                var span = tokens[at].Span;
                var first = text[span.Start];
                if (char.IsLower(first))
                    Add(text.AsSpan(span.Start, span.Length), Lower);
                else if (at > sentence.FirstToken && span.Length > 1 && char.IsUpper(first) && char.IsLower(text[span.Start + 1]))
                    Add(text.AsSpan(span.Start, span.Length), Capital);
            }
        }
    }

    /// <summary>How the word is written in the report: bits.</summary>
    public byte this[ReadOnlySpan<char> word] => _uses[Find(Key(word))];

    private void Add(ReadOnlySpan<char> word, byte use)
    {
        var key = Key(word);
        var at = Find(key);
        _words[at] = key;
        _uses[at] |= use;
    }

    private static uint Key(ReadOnlySpan<char> word) => (uint)(FeatureHash.KeyOfLower(word) >> 32) | 1;

    private int Find(uint key)
    {
        for (var at = (int)(key >> 8) & _mask; ; at = (at + 1) & _mask)
        {
            if (_words[at] == key || _words[at] == 0)
                return at;
        }
    }
}
