using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze;

/// <summary>The surface layers of one language: tokens and sentences. Safe for many threads.</summary>
public sealed class LanguageReader
{
    private readonly Tokenizer _tokenizer;
    private readonly SentenceSplitter _splitter;

    private LanguageReader(Tokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _splitter = new SentenceSplitter(tokenizer.Lexicon);
    }

    public static LanguageReader Load(DataFolder data, string language) => new(Tokenizer.Load(data, language));

    public (ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences) Read(string text)
    {
        var tokens = _tokenizer.Split(text);
        return (tokens, _splitter.Split(text, tokens));
    }
}
