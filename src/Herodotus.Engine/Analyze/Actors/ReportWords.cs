using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>One report's words as the readers of this folder look at them: tokens by index, sentences by token, marks left and right.</summary>
internal sealed class ReportWords
{
    private readonly ImmutableArray<Token> _tokens;
    private readonly int[] _sentenceOf;
    private readonly WordBegins[] _begins;
    private readonly ActorWord[] _kinds;

    public ReportWords(string text, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, LanguageWords language, KnowledgeBase knowledge)
    {
        Text = text;
        _tokens = tokens;
        Sentences = sentences;
        Language = language;
        Knowledge = knowledge;
        _sentenceOf = new int[tokens.Length];
        _begins = new WordBegins[tokens.Length];
        _kinds = new ActorWord[tokens.Length];
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var t = 0; t < tokens.Length; t++)
        {
            var word = tokens[t].Span.Of(text.AsSpan());
            _begins[t] = word.Length is 0 or > 40 ? WordBegins.Nothing : language.Begins(key[..NameKey.Write(word, key)]);
            _kinds[t] = language.Actors.Of(word);
        }

        for (var s = 0; s < sentences.Length; s++)
        {
            for (var t = Math.Max(0, sentences[s].FirstToken); t < Math.Min(sentences[s].EndToken, tokens.Length); t++)
                _sentenceOf[t] = s;
        }
    }

    public string Text { get; }

    public LanguageWords Language { get; }

    public KnowledgeBase Knowledge { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    public int Count => _tokens.Length;

    public TextSpan Span(int token) => _tokens[token].Span;

    public PartOfSpeech Pos(int token) => _tokens[token].Pos;

    /// <summary>The token's word; empty outside the text.</summary>
    public ReadOnlySpan<char> Word(int token) => token >= 0 && token < _tokens.Length ? _tokens[token].Span.Of(Text.AsSpan()) : [];

    /// <summary>What the token's word may begin: looked up once for all readers.</summary>
    public WordBegins Begins(int token) => _begins[token];

    public int SentenceOf(int token) => _sentenceOf[token];

    public int SentenceStart(int token) => Sentences.Length == 0 ? 0 : Math.Clamp(Sentences[_sentenceOf[token]].FirstToken, 0, token);

    public int SentenceEnd(int token) => Sentences.Length == 0 ? Count : Math.Clamp(Sentences[_sentenceOf[token]].EndToken, token + 1, Count);

    public TextSpan Cover(int first, int end) => TextSpan.FromBounds(_tokens[first].Span.Start, _tokens[end - 1].Span.End);

    public bool Is(int token, string word) => Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The token's word is of one of the kinds; false outside the text.</summary>
    public bool Is(int token, ActorWord kinds) => (uint)token < (uint)_kinds.Length && (_kinds[token] & kinds) != 0;

    public bool IsAny(int token, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(token, word))
                return true;
        }

        return false;
    }

    /// <summary>The first token that ends after the position.</summary>
    public int TokenAt(int position) => _tokens.AsSpan().FirstFrom(position + 1, token => token.Span.End);

    public int Key(int first, int end, Span<char> target)
    {
        // A phrase has no comma or bracket in it, though the key would not show one.
        for (var t = end - 1; t >= first; t--)
        {
            var word = Word(t);
            if (word.Length > 0 && word[0] is ',' or ';' or ':' or '(' or ')' or '"' or '\u201c' or '\u201d' or '!' or '?' || (word.Length == 1 && word[0] is '.' or '-' or '\u2014' or '\u2013'))
                return 0;
        }

        var span = Cover(first, end);
        return span.Length > NameKey.MaxLength ? 0 : NameKey.Write(span.Of(Text.AsSpan()), target);
    }

    public bool IsPossessive(int token) => Word(token) is "'s" or "\u2019s" or "'" or "\u2019" or "\u2018s" or "'S" or "\u2019S";

    public bool StartsUpper(int token)
    {
        var word = Word(token);
        return word.Length > 0 && (char.IsUpper(word[0]) || (word[0] is '#' or '@' && word.Length > 1 && char.IsUpper(word[1])));
    }
}
