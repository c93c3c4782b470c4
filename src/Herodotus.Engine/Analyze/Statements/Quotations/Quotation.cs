using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Quotations;

/// <summary>How a quotation ends.</summary>
public enum QuoteEnd
{
    /// <summary>With its closing mark.</summary>
    Closed,

    /// <summary>At the end of a paragraph, and the next one opens with the same mark: the quotation goes on there.</summary>
    Continued,

    /// <summary>At the end of a paragraph, its closing mark never written.</summary>
    Open,
}

/// <summary>A stretch of text between quotation marks, or a turn of dialogue after a dash.</summary>
/// <param name="Span">The words with their marks.</param>
/// <param name="Inner">The words without them.</param>
/// <param name="Depth">0 for an outermost quotation.</param>
/// <param name="Mark">The opening mark.</param>
public readonly record struct Quotation(TextSpan Span, TextSpan Inner, int Depth, char Mark, QuoteEnd End)
{
    /// <summary>True for a turn of dialogue opened by a dash.</summary>
    public bool IsDialogue => Mark is '—' or '–';
}
