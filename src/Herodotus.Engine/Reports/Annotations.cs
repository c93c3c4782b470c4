using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>The layers of spans over one report. A layer that was not asked for is empty; each is sorted by start.</summary>
public sealed record Annotations
{
    public LanguageGuess Language { get; init; } = new("und", 0);

    public ImmutableArray<Sentence> Sentences { get; init; } = [];

    public ImmutableArray<Token> Tokens { get; init; } = [];

    public ImmutableArray<NameMention> Names { get; init; } = [];

    public ImmutableArray<ReportActor> Actors { get; init; } = [];

    public ImmutableArray<TimeMention> Times { get; init; } = [];

    public ImmutableArray<Quantity> Quantities { get; init; } = [];

    public ImmutableArray<Statement> Statements { get; init; } = [];

    public ImmutableArray<EventMention> Events { get; init; } = [];

    /// <summary>The span of the sentence in which a code unit stands; null between sentences.</summary>
    public TextSpan? SentenceAt(int offset)
    {
        var index = FirstPast(Sentences, offset, sentence => sentence.Span.End);
        return index < Sentences.Length && Sentences[index].Span.Start <= offset ? Sentences[index].Span : null;
    }

    /// <summary>Index of the first token that ends after a code unit; the number of tokens past the last.</summary>
    public int TokenAt(int offset) => FirstPast(Tokens, offset, token => token.Span.End);

    /// <summary>Index of the first quantity that ends after a code unit.</summary>
    public int QuantityAt(int offset) => FirstPast(Quantities, offset, quantity => quantity.Span.End);

    private static int FirstPast<T>(ImmutableArray<T> items, int offset, Func<T, int> end) => items.AsSpan().FirstFrom(offset + 1, end);
}

/// <summary>A report with what was read in it: what linking works on.</summary>
public sealed record AnalyzedReport(Report Report, Annotations Annotations)
{
    /// <summary>The language it was read in; what the report says where that is not known.</summary>
    public string Language => Annotations.Language.Code == "und" ? Report.Language ?? "und" : Annotations.Language.Code;
}
