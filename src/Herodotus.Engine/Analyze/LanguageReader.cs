using Herodotus.Analyze.Names;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze;

/// <summary>
/// The surface layers of one language: tokens and sentences, parts of speech, names. A language without models has tokens and sentences
/// only. Safe for many threads.
/// </summary>
public sealed class LanguageReader
{
    private readonly Tokenizer _tokenizer;
    private readonly SentenceSplitter _splitter;
    private readonly PartOfSpeechTagger? _tagger;
    private readonly NameFinder? _names;

    private LanguageReader(Tokenizer tokenizer, PartOfSpeechTagger? tagger, NameFinder? names)
    {
        _tokenizer = tokenizer;
        _splitter = new SentenceSplitter(tokenizer.Lexicon);
        _tagger = tagger;
        _names = names;
    }

    /// <summary>Loads lexicons and, with <paramref name="models"/>, what was trained.</summary>
    public static LanguageReader Load(DataFolder data, string language, PhraseTable phrases, bool models = true)
    {
        var tokenizer = Tokenizer.Load(data, language);
        if (!models)
            return new LanguageReader(tokenizer, null, null);
        var words = WordTable.Load(data, language);
        return new LanguageReader(tokenizer, PartOfSpeechTagger.Load(data, language, words), NameFinder.Load(data, language, words, phrases));
    }

    /// <summary>Tokens, with parts of speech when the language has a model, and sentences.</summary>
    public (ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences) Read(string text)
    {
        var tokens = _tokenizer.Split(text);
        var sentences = _splitter.Split(text, tokens);
        return (_tagger?.Tag(text, tokens, sentences) ?? tokens, sentences);
    }

    /// <summary>The names; none when the language has no model.</summary>
    public ImmutableArray<NameMention> FindNames(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences) =>
        _names?.Find(text, tokens, sentences) ?? [];
}
