using Herodotus.Knowledge;
using Herodotus.Text;

namespace Herodotus.Link.Origins;

/// <summary>A place where a report says that something stood in an outlet, or was said there.</summary>
/// <param name="Span">The outlet's name.</param>
/// <param name="Phrase">The name with the words that make it a source ("according to Fox News").</param>
/// <param name="Occasion">True when somebody spoke to the outlet; false when the outlet reported.</param>
public readonly record struct OutletMention(Outlet Outlet, TextSpan Span, TextSpan Phrase, bool Occasion);
