using System.Runtime.InteropServices;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>
/// The wording of a text as the runs of words in it, each run by its hash: sorted, each once. Case, marks and breaks do not matter; of two
/// different runs in a million millions one pair meets.
/// </summary>
internal sealed class WordRuns
{
    /// <summary>Words in a row that are compared.</summary>
    private const int Length = 4;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly List<ulong> _words = [];
    private readonly List<ulong> _runs = [];

    /// <summary>The runs of the parts of a text read one after the other, or all of it when it is shorter than a run.</summary>
    public ulong[] Of(string text, ImmutableArray<TextSpan> parts)
    {
        _words.Clear();
        foreach (var part in parts)
            AddWords(text.AsSpan(part.Start, part.Length));
        if (_words.Count == 0)
            return [];
        var words = CollectionsMarshal.AsSpan(_words);
        if (words.Length <= Length)
            return [Joined(words)];
        _runs.Clear();
        for (var first = 0; first + Length <= words.Length; first++)
            _runs.Add(Joined(words.Slice(first, Length)));
        var runs = CollectionsMarshal.AsSpan(_runs);
        runs.Sort();
        var kept = 1;
        for (var i = 1; i < runs.Length; i++)
        {
            if (runs[i] != runs[kept - 1])
                runs[kept++] = runs[i];
        }

        return runs[..kept].ToArray();
    }

    /// <summary>How many runs two texts share.</summary>
    public static int Shared(ulong[] one, ulong[] other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (a, b) = (one[i], other[j]);
            shared += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return shared;
    }

    private void AddWords(ReadOnlySpan<char> text)
    {
        var (hash, inside) = (Offset, false);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                hash = (hash ^ char.ToLowerInvariant(letter)) * Prime;
                inside = true;
            }
            else if (inside)
            {
                _words.Add(hash);
                (hash, inside) = (Offset, false);
            }
        }

        if (inside)
            _words.Add(hash);
    }

    private static ulong Joined(ReadOnlySpan<ulong> words)
    {
        var hash = Offset;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }
}
