namespace Herodotus.Text;

/// <summary>Where a stretch of a text stood in the bytes it was read from.</summary>
/// <param name="Span">In the report's text.</param>
/// <param name="ByteStart">The first byte.</param>
/// <param name="ByteLength">How many bytes, markup between the words included.</param>
public readonly record struct SourceSegment(TextSpan Span, int ByteStart, int ByteLength);
