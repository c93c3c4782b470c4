using Herodotus.Text;

namespace Herodotus.Link.Copies;

/// <summary>The words of a text as copy detection sees them: a hash of the folded spelling, where it stands, whether inside quotation marks.</summary>
/// <remarks>Words past <see cref="MaxWords"/> are left out: a text that long is recognized by its first part, and time stays bounded.</remarks>
public sealed class CopyWords
{
    /// <summary>Some ten times a long article.</summary>
    public const int MaxWords = 20_000;

    /// <summary>A quotation longer than this has lost its closing mark.</summary>
    private const int MaxQuotedCharacters = 1_500;

    private CopyWords(uint[] hashes, int[] starts, int[] ends, bool[] quoted)
    {
        Hashes = hashes;
        Starts = starts;
        Ends = ends;
        Quoted = quoted;
    }

    public uint[] Hashes { get; }

    public int[] Starts { get; }

    public int[] Ends { get; }

    public bool[] Quoted { get; }

    public int Count => Hashes.Length;

    /// <summary>The characters from the first of some words to the last.</summary>
    public TextSpan SpanOf(int first, int count) => TextSpan.FromBounds(Starts[first], Ends[first + count - 1]);

    public static CopyWords Scan(string text)
    {
        var expected = Math.Min(MaxWords, (text.Length / 6) + 8);
        var hashes = new List<uint>(expected);
        var starts = new List<int>(expected);
        var ends = new List<int>(expected);
        var quoted = new List<bool>(expected);
        var openQuote = -1;
        var position = 0;
        while (position < text.Length && hashes.Count < MaxWords)
        {
            var c = text[position];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                var start = position;
                var hash = 2166136261u;
                while (position < text.Length && (char.IsLetterOrDigit(text[position]) || LetterFolding.IsMark(text[position]) || char.IsSurrogate(text[position])))
                {
                    if (!LetterFolding.IsMark(text[position]))
                        hash = (hash ^ LetterFolding.Fold(text[position])) * 16777619u;
                    position++;
                }

                hashes.Add(hash);
                starts.Add(start);
                ends.Add(position);
                quoted.Add(openQuote >= 0 && start - openQuote <= MaxQuotedCharacters);
                continue;
            }

            openQuote = c switch
            {
                '“' or '«' or '„' => position,
                '”' or '»' => -1,
                '"' => openQuote >= 0 ? -1 : position,
                _ => openQuote,
            };
            position++;
        }

        return new CopyWords([.. hashes], [.. starts], [.. ends], [.. quoted]);
    }

    /// <summary>The hash of <paramref name="length"/> words from <paramref name="first"/> on.</summary>
    internal static uint Shingle(uint[] hashes, int first, int length)
    {
        var hash = 0x9e3779b97f4a7c15ul;
        for (var i = first; i < first + length; i++)
            hash = (hash ^ hashes[i]) * 0x9fb21c651e98df25ul;
        hash ^= hash >> 29;
        return (uint)(hash * 0xbf58476d1ce4e5b9ul >> 32);
    }
}
