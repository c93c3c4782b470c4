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

    private uint[] _words = new uint[1024];
    private byte[] _uses = new byte[1024];
    private int _size;

    /// <summary>Reads how every word of a report is written.</summary>
    public void Fill(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences)
    {
        Array.Clear(_words);
        Array.Clear(_uses);
        _size = 0;
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
        if (_size * 2 >= _words.Length)
            Grow();
        var key = Key(word);
        var at = Find(key);
        if (_words[at] == 0)
        {
            _words[at] = key;
            _size++;
        }

        _uses[at] |= use;
    }

    private static uint Key(ReadOnlySpan<char> word) => FeatureHash.OfLower(word) | 1;

    private int Find(uint key)
    {
        var mask = _words.Length - 1;
        for (var at = (int)(key >> 8) & mask; ; at = (at + 1) & mask)
        {
            if (_words[at] == key || _words[at] == 0)
                return at;
        }
    }

    private void Grow()
    {
        var (words, uses) = (_words, _uses);
        _words = new uint[words.Length * 4];
        _uses = new byte[_words.Length];
        for (var old = 0; old < words.Length; old++)
        {
            if (words[old] == 0)
                continue;
            var at = Find(words[old]);
            (_words[at], _uses[at]) = (words[old], uses[old]);
        }
    }
}
