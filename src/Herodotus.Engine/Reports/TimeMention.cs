using Herodotus.Text;

namespace Herodotus.Reports;

public enum TimeType
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>A time expression and what it means.</summary>
/// <param name="Span">The words.</param>
/// <param name="Type">TIMEX3 type.</param>
/// <param name="Value">TIMEX3 value (<c>2025-08-08</c>, <c>2025-W32</c>, <c>P2M</c>, <c>XXXX-WXX-5</c>, <c>PAST_REF</c>); null when it has none.</param>
/// <param name="From">First day or moment it may mean, ISO 8601; null without calendar meaning.</param>
/// <param name="To">The first day or moment after it.</param>
/// <param name="Mod">TIMEX3 modifier (<c>APPROX</c>, <c>START</c>, <c>END</c> …) or null.</param>
public readonly record struct TimeMention(
    TextSpan Span, TimeType Type, string? Value, string? From = null, string? To = null, string? Mod = null);
