namespace Herodotus.Text;

/// <summary>Spans asked one by one, without an object for the question: each statement is asked many times.</summary>
internal static class SpanSet
{
    /// <summary>True when one of the spans contains another.</summary>
    public static bool Hold(ImmutableArray<TextSpan> spans, TextSpan other)
    {
        foreach (var span in spans)
        {
            if (span.Contains(other))
                return true;
        }

        return false;
    }

    /// <summary>True when one of the spans overlaps another.</summary>
    public static bool Meet(ImmutableArray<TextSpan> spans, TextSpan other)
    {
        foreach (var span in spans)
        {
            if (span.Overlaps(other))
                return true;
        }

        return false;
    }
}
