using Herodotus.Analyze.Tokens;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>What is known of words for parts of speech.</summary>
/// <param name="Words">Clusters and frequencies.</param>
/// <param name="Kinds">What a word can be.</param>
public sealed record PartOfSpeechLexicon(WordTable Words, WordKinds Kinds) : IWordLore
{
    /// <inheritdoc/>
    public void Describe(ref TokenTraits traits) => (traits.Word, traits.Kinds) = (Words[traits.Lower], Kinds[traits.Lower]);
}
