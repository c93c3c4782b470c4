using System.Buffers;
using Herodotus.Analyze.Statements.Quotations;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements;

/// <summary>A report laid out for reading statements: every token with its word class, sentence, quotation and name.</summary>
/// <remarks>Its memory is lent: whoever reads a report gives it back when its statements are found.</remarks>
internal sealed class Passage : IDisposable
{
    private readonly WordClass[] _classes;
    private readonly Particle[] _particles;
    private readonly int[] _sentences;
    private readonly int[] _quotations;
    private readonly int[] _names;

    public Passage(
        string text, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<NameMention> names,
        ImmutableArray<Quotation> quotations, StatementWords words)
    {
        (Text, Tokens, Names, Quotations, Words) = (text, tokens, names, quotations, words);
        Lower = text.ToLowerInvariant();
        _classes = ArrayPool<WordClass>.Shared.Rent(tokens.Length);
        _particles = ArrayPool<Particle>.Shared.Rent(tokens.Length);
        _sentences = ArrayPool<int>.Shared.Rent(tokens.Length);
        _quotations = ArrayPool<int>.Shared.Rent(tokens.Length);
        _names = ArrayPool<int>.Shared.Rent(tokens.Length);
        Array.Clear(_particles, 0, tokens.Length);
        Array.Clear(_sentences, 0, tokens.Length);
        Classify();
        Sentences = WithinParagraphs(sentences);
        for (var s = 0; s < Sentences.Length; s++)
            Array.Fill(_sentences, s, Sentences[s].FirstToken, Sentences[s].EndToken - Sentences[s].FirstToken);
        Cover();
    }

    public string Text { get; }

    /// <summary>The text in small letters, code unit by code unit: spans fit both.</summary>
    public string Lower { get; }

    /// <summary>The report's sentences, those that run over the end of a paragraph cut there: nobody's words go on in a headline.</summary>
    public ImmutableArray<Sentence> Sentences { get; }

    public ImmutableArray<Token> Tokens { get; }

    public ImmutableArray<NameMention> Names { get; }

    public ImmutableArray<Quotation> Quotations { get; }

    public StatementWords Words { get; }

    public int Count => Tokens.Length;

    public ReadOnlySpan<char> Word(int token) => Lower.AsSpan(Tokens[token].Span.Start, Tokens[token].Span.Length);

    public char FirstChar(int token) => Text[Tokens[token].Span.Start];

    public WordClass Class(int token) => (uint)token < (uint)Count ? _classes[token] : WordClass.Punctuation;

    public bool Is(int token, WordClass any) => (Class(token) & any) != 0;

    public bool Is(int token, Particle any) => (uint)token < (uint)Count && (_particles[token] & any) != 0;

    /// <summary>True for a token with one of the ends of a kind.</summary>
    public bool Ends(int token, WordEnding kind) => (uint)token < (uint)Count && Words.Ends(Word(token), kind);

    /// <summary>The token behind the phrase that starts at a token, or the token itself where none does.</summary>
    public int PastPhrase(int token, ImmutableArray<ImmutableArray<string>> phrases)
    {
        foreach (var phrase in phrases)
        {
            var t = token;
            while (t < Count && t - token < phrase.Length && Word(t).SequenceEqual(phrase[t - token]))
                t++;
            if (t - token == phrase.Length)
                return t;
        }

        return token;
    }

    public PartOfSpeech Pos(int token) => (uint)token < (uint)Tokens.Length ? Tokens[token].Pos : PartOfSpeech.None;

    /// <summary>The index of the name that covers a token, or -1.</summary>
    public int NameAt(int token) => (uint)token < (uint)Count ? _names[token] : -1;

    /// <summary>The index of the outermost quotation that covers a token, its marks included, or -1.</summary>
    public int QuotationAt(int token) => (uint)token < (uint)Count ? _quotations[token] : -1;

    /// <summary>A capital that no sentence's start asks for: part of a name, whatever the word.</summary>
    public bool IsCapitalWithin(int token) => Is(token, WordClass.Capital) && token > Sentences[_sentences[token]].FirstToken;

    public int SentenceAt(int token) => _sentences[token];

    public bool IsMark(int token, char mark) =>
        (uint)token < (uint)Tokens.Length && Tokens[token].Span.Length == 1 && Text[Tokens[token].Span.Start] == mark;

    /// <summary>The tokens a quotation covers, with its marks.</summary>
    public TokenRange TokensOf(Quotation quotation) => TokensIn(quotation.Span.Start, quotation.Span.End);

    /// <summary>The tokens that start within a stretch of text.</summary>
    public TokenRange TokensIn(int start, int end) => new(FirstAt(start), FirstAt(end));

    /// <summary>The first token of the paragraph a token stands in, or the token that many before it.</summary>
    public int ParagraphStart(int token, int reach = int.MaxValue)
    {
        var last = Math.Max(0, (long)token - reach);
        while (token > last && !Is(token, WordClass.ParagraphStart))
            token--;
        return token;
    }

    /// <summary>The token after the last one of the paragraph, or the token that many after.</summary>
    public int ParagraphEnd(int token, int reach = int.MaxValue)
    {
        var last = Math.Min(Count, (long)token + reach);
        for (token++; token < last && !Is(token, WordClass.ParagraphStart); token++)
        {
        }

        return Math.Min(token, Count);
    }

    public void Dispose()
    {
        ArrayPool<WordClass>.Shared.Return(_classes);
        ArrayPool<Particle>.Shared.Return(_particles);
        ArrayPool<int>.Shared.Return(_sentences);
        ArrayPool<int>.Shared.Return(_quotations);
        ArrayPool<int>.Shared.Return(_names);
    }

    private ImmutableArray<Sentence> WithinParagraphs(ImmutableArray<Sentence> sentences)
    {
        var cut = ImmutableArray.CreateBuilder<Sentence>(sentences.Length);
        foreach (var sentence in sentences)
        {
            var (first, end) = (sentence.FirstToken, Math.Min(sentence.EndToken, Tokens.Length));
            for (var t = first + 1; t < end; t++)
            {
                if (!Is(t, WordClass.ParagraphStart))
                    continue;
                cut.Add(new(TextSpan.FromBounds(Tokens[first].Span.Start, Tokens[t - 1].Span.End), first, t - first));
                first = t;
            }

            if (end > first)
                cut.Add(new(TextSpan.FromBounds(Tokens[first].Span.Start, Tokens[end - 1].Span.End), first, end - first));
        }

        return cut.ToImmutable();
    }

    private int FirstAt(int position) => Tokens.AsSpan().FirstFrom(position, token => token.Span.Start);

    private void Classify()
    {
        var before = 0;
        for (var t = 0; t < Tokens.Length; t++)
        {
            var span = Tokens[t].Span;
            var first = Text[span.Start];
            var sort = WordClass.None;
            if (char.IsLetterOrDigit(first) || (first is '\'' or '’' && span.Length > 1 && Text[span.Start + 1] != first) || first is '@' or '#' or '$')
                (sort, _particles[t]) = (Words.Of(Word(t)), Words.ParticleOf(Word(t)));
            else if (IsQuoteMark(first) && (span.Length == 1 || (span.Length == 2 && Text[span.Start + 1] == first)))
                (sort, _particles[t]) = (WordClass.QuoteMark | WordClass.Punctuation, Words.ParticleOf(Word(t)));
            else if (first != '&' && first != '%')
                sort = WordClass.Punctuation;
            if (char.IsUpper(first))
                sort |= WordClass.Capital;
            if (t == 0 || EndsParagraph(before, span.Start))
                sort |= WordClass.ParagraphStart;
            before = span.End;
            _classes[t] = sort | Verbal(t);
        }
    }

    private WordClass Verbal(int token) => Pos(token) is PartOfSpeech.Verb or PartOfSpeech.Aux ? WordClass.Verbal : WordClass.None;

    private bool EndsParagraph(int from, int to)
    {
        var newline = Text.AsSpan(from, to - from).IndexOf('\n');
        return newline >= 0 && QuoteScanner.EndsParagraph(Text, from + newline);
    }

    private static bool IsQuoteMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '‘' or '’' or '\'' or '‹' or '›' or '‟' or '‚';

    private void Cover()
    {
        Array.Fill(_quotations, -1, 0, Count);
        Array.Fill(_names, -1, 0, Count);
        for (var q = 0; q < Quotations.Length; q++)
        {
            if (Quotations[q].Depth > 0)
                continue;
            var range = TokensOf(Quotations[q]);
            for (var t = range.Start; t < range.End; t++)
                _quotations[t] = q;
        }

        for (var n = 0; n < Names.Length; n++)
        {
            var range = TokensIn(Names[n].Span.Start, Names[n].Span.End);
            for (var t = range.Start; t < range.End; t++)
                _names[t] = n;
        }
    }
}
