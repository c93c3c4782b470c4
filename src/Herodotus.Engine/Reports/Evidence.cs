using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>One named, weighted reason for a link or a merge, with the values compared and where they stand.</summary>
/// <param name="Kind">The feature's name: <c>apposition</c>, <c>shared-acronym</c>, <c>credit</c>, <c>actor</c>, <c>term</c> …</param>
/// <param name="Value">The values compared, for people to read.</param>
/// <param name="Weight">What it adds to the score.</param>
/// <param name="Report">The report it stands in, if in one.</param>
/// <param name="Span">Where in that report's text.</param>
public sealed record Evidence(string Kind, string Value, double Weight, string? Report = null, TextSpan? Span = null);
