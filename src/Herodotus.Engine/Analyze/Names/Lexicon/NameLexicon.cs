using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Names.Lexicon;

/// <summary>What is known of words and phrases before a text is read: what a names model stands on.</summary>
/// <param name="Words">Clusters and frequencies.</param>
/// <param name="Phrases">The gazetteer.</param>
/// <param name="Senses">How words are used in much text.</param>
public sealed record NameLexicon(WordTable Words, PhraseTable Phrases, WordSenses Senses) : IWordLore
{
    /// <summary>Words that say of the name after them what it is.</summary>
    public NameCues Cues { get; init; } = NameCues.Empty;

    /// <summary>Knows nothing.</summary>
    public static NameLexicon Empty { get; } = new(WordTable.Empty, PhraseTable.Empty, WordSenses.Empty);

    /// <inheritdoc/>
    public void Describe(ref TokenTraits traits) =>
        (traits.Word, traits.Kinds, traits.Sense) = (Words[traits.Lower], Phrases.First(traits.Lower), Senses[traits.Lower]);

    /// <summary>The lexicon of a language; names have word clusters of their own where there are some (<c>names-words.bin</c>).</summary>
    public static NameLexicon Load(DataFolder data, string language, PhraseTable phrases)
    {
        ArgumentNullException.ThrowIfNull(data);
        var own = data.File(language, "names-words.bin");
        return new NameLexicon(File.Exists(own) ? WordTable.Read(own) : WordTable.Load(data, language), phrases, WordSenses.Load(data, language))
        {
            Cues = NameCues.Load(data, language),
        };
    }
}
