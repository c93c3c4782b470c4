using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <summary>The parties on one side of an event: their words, and the report's actors they mean.</summary>
/// <param name="Spans">In order.</param>
/// <param name="Ids">Ids of report actors, in order, no doubles; fewer than the spans where a party has no name.</param>
public readonly record struct EventParties(ImmutableArray<TextSpan> Spans, ImmutableArray<string> Ids)
{
    public static EventParties None => new([], []);

    public bool IsEmpty => Spans.IsDefaultOrEmpty;

    /// <summary>Those that are not also on the other side.</summary>
    public EventParties Without(EventParties other)
    {
        var others = other.Ids;
        var spans = other.Spans;
        return IsEmpty || other.IsEmpty ? this : new([.. Spans.Where(span => !spans.Any(span.Overlaps))], [.. Ids.Where(id => !others.Contains(id))]);
    }
}
