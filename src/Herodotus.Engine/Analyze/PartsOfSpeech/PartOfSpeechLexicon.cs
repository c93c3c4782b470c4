using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>What is known of words for parts of speech.</summary>
/// <param name="Words">Clusters and frequencies.</param>
/// <param name="Kinds">What a word can be.</param>
public sealed record PartOfSpeechLexicon(WordTable Words, WordKinds Kinds) : IWordLore
{
    /// <summary>No shorter token is the name of a file with its ending.</summary>
    private const int LeastFileName = 5;

    private static readonly uint FileName = FeatureHash.Of("file.doc");

    /// <summary>Endings of files' names, with their stop, as <see cref="TokenTraits.Suffix4"/> has them.</summary>
    private static readonly uint[] FileEndings =
        [.. new[] { ".doc", ".pdf", ".xls", ".txt", ".jpg", ".gif", ".png", ".ppt", ".zip", ".rtf", ".csv", ".htm", ".exe" }.Select(ending => FeatureHash.Of(ending))];

    /// <inheritdoc/>
    public void Describe(ref TokenTraits traits)
    {
        if (traits.Length >= LeastFileName && traits.Case != TokenCase.Link && FileEndings.AsSpan().Contains(traits.Suffix4))
            TakeAsFileName(ref traits);
        (traits.Word, traits.Kinds) = (Words[traits.Lower], Kinds[traits.Lower]);
    }

    /// <summary>Names of files are one word, as links are: training texts have few of them, and nearly all with one ending.</summary>
    private static void TakeAsFileName(ref TokenTraits traits)
    {
        (traits.Lower, traits.Exact, traits.Shape, traits.Case) = (FileName, FileName, FileName, TokenCase.Other);
        (traits.Prefix2, traits.Prefix3, traits.Prefix4) = (FileName, FileName, FileName);
        (traits.Suffix1, traits.Suffix2, traits.Suffix3, traits.Suffix4) = (FileName, FileName, FileName, FileName);
    }
}
