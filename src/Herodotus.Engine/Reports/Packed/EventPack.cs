namespace Herodotus.Reports.Packed;

/// <summary>An event as packed values; an index that may be missing is one more than itself.</summary>
internal static class EventPack
{
    public static void Write(PackWriter pack, EventMention mention)
    {
        pack.Span(mention.Span);
        pack.Count((int)mention.Type);
        pack.Count(mention.Mode is { } mode ? (int)mode + 1 : 0);
        pack.Each(mention.Actor, span => pack.Span(span));
        pack.Each(mention.Target, span => pack.Span(span));
        pack.Each(mention.ActorIds, pack.Text);
        pack.Each(mention.TargetIds, pack.Text);
        pack.Text(mention.Date);
        pack.Each(mention.When, span => pack.Span(span));
        pack.Span(mention.Place);
        pack.Count((mention.Amount ?? -1) + 1);
        pack.Count((int)mention.Status);
        pack.Count((mention.Statement ?? -1) + 1);
        pack.Span(mention.Sentence);
        pack.Count((mention.Pair ?? -1) + 1);
        pack.Span(mention.Basis);
    }

    public static EventMention Read(PackReader pack) => new()
    {
        Span = pack.Span(),
        Type = pack.Kind<EventType>(),
        Mode = pack.Count() is > 0 and var mode ? (MeasureMode)(mode - 1) : null,
        Actor = pack.Each(pack.Span),
        Target = pack.Each(pack.Span),
        ActorIds = pack.Each(pack.Words),
        TargetIds = pack.Each(pack.Words),
        Date = pack.Text(),
        When = pack.Each(pack.Span),
        Place = pack.MaybeSpan(),
        Amount = Index(pack),
        Status = pack.Kind<EventStatus>(),
        Statement = Index(pack),
        Sentence = pack.Span(),
        Pair = Index(pack),
        Basis = pack.MaybeSpan(),
    };

    private static int? Index(PackReader pack) => pack.Count() is > 0 and var index ? index - 1 : null;
}
