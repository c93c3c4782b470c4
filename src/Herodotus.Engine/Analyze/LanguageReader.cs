using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
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

    private LanguageReader(Tokenizer tokenizer, SentenceSplitter splitter, PartOfSpeechTagger? tagger, NameFinder? names)
    {
        _tokenizer = tokenizer;
        _splitter = splitter;
        _tagger = tagger;
        _names = names;
    }

    /// <summary>Loads lexicons and, with <paramref name="models"/>, the models of parts of speech and names.</summary>
    /// <param name="namesModel">A names model to use in place of the language's own.</param>
    public static LanguageReader Load(DataFolder data, string language, PhraseTable phrases, bool models = true, string? namesModel = null)
    {
        var tokenizer = Tokenizer.Load(data, language);
        var splitter = SentenceSplitter.Load(data, language, tokenizer.Lexicon);
        if (!models)
            return new LanguageReader(tokenizer, splitter, null, null);
        var words = WordTable.Load(data, language);
        var (tagger, names) = (PartOfSpeechTagger.Load(data, language, words), NameFinder.Load(data, language, phrases, namesModel));
        TextGuidelines.LookTogether(tagger?.Guidelines, names?.Guidelines);
        UnpackedModels.GiveBack();
        return new LanguageReader(tokenizer, splitter, tagger, names);
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
        _names?.FindRefined(text, tokens, sentences) ?? [];

    /// <summary>The names as the layer gives them, cut to what names; none when the language has no model.</summary>
    /// <param name="language">The language that offices before names are told in.</param>
    public ImmutableArray<NameMention> FindNames(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, string language, KnowledgeBase knowledge) =>
        _names?.FindBounded(text, tokens, sentences, language, knowledge) ?? [];
}
