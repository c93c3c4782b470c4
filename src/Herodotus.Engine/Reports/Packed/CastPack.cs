namespace Herodotus.Reports.Packed;

/// <summary>What other reports need to know of one: its date, its language, and who is in it.</summary>
/// <param name="Published">As the report says.</param>
public sealed record ReportCast(PublicationTime? Published, LanguageGuess Language, ImmutableArray<ReportActor> Actors);

/// <summary>A <see cref="ReportCast"/> as packed values.</summary>
public static class CastPack
{
    public static void Write(PackWriter pack, ReportCast cast)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(cast);
        pack.Flag(cast.Published is not null);
        if (cast.Published is { } published)
        {
            pack.Count(published.Date.DayNumber);
            pack.Long(published.Time?.Ticks ?? -1);
            pack.Flag(published.Offset is not null);
            pack.Long(published.Offset?.Ticks ?? 0);
        }

        pack.Text(cast.Language.Code);
        pack.Double(cast.Language.Confidence);
        pack.Each(cast.Actors, actor => Write(pack, actor));
    }

    public static ReportCast Read(PackReader pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new ReportCast(pack.Flag() ? Published(pack) : null, new LanguageGuess(pack.Words(), pack.Double()), pack.Each(() => Actor(pack)));
    }

    internal static void Write(PackWriter pack, Evidence evidence)
    {
        pack.Text(evidence.Kind);
        pack.Text(evidence.Value);
        pack.Double(evidence.Weight);
        pack.Text(evidence.Report);
        pack.Span(evidence.Span);
    }

    internal static Evidence Evidence(PackReader pack) => new(pack.Words(), pack.Words(), pack.Double(), pack.Text(), pack.MaybeSpan());

    internal static void Write(PackWriter pack, ImmutableSortedDictionary<string, string> links)
    {
        pack.Count(links.Count);
        foreach (var (kind, link) in links)
        {
            pack.Text(kind);
            pack.Text(link);
        }
    }

    internal static ImmutableSortedDictionary<string, string> Links(PackReader pack)
    {
        var links = ImmutableSortedDictionary.CreateBuilder<string, string>();
        for (var left = pack.Count(); left > 0; left--)
            links[pack.Words()] = pack.Words();
        return links.Count == 0 ? ImmutableSortedDictionary<string, string>.Empty : links.ToImmutable();
    }

    private static PublicationTime Published(PackReader pack)
    {
        var (day, time, hasOffset, offset) = (pack.Count(), pack.Long(), pack.Flag(), pack.Long());
        PackReader.Check(day <= DateOnly.MaxValue.DayNumber && time < TimeSpan.TicksPerDay);
        return new PublicationTime(DateOnly.FromDayNumber(day), time < 0 ? null : new TimeOnly(time), hasOffset ? new TimeSpan(offset) : null);
    }

    private static void Write(PackWriter pack, ReportActor actor)
    {
        pack.Text(actor.Id);
        pack.Count((int)actor.Type);
        pack.Text(actor.Name);
        pack.Each(actor.Names, pack.Text);
        pack.Each(actor.Mentions, span => pack.Span(span));
        pack.Each(actor.Descriptions, span => pack.Span(span));
        pack.Each(actor.Roles, role =>
        {
            pack.Text(role.Title);
            pack.Text(role.Body);
            pack.Text(role.Status);
            pack.Span(role.Span);
        });
        pack.Text(actor.Country);
        Write(pack, actor.Links);
        pack.Each(actor.Evidence, evidence => Write(pack, evidence));
    }

    private static ReportActor Actor(PackReader pack) => new()
    {
        Id = pack.Words(),
        Type = pack.Kind<ActorType>(),
        Name = pack.Words(),
        Names = pack.Each(pack.Words),
        Mentions = pack.Each(pack.Span),
        Descriptions = pack.Each(pack.Span),
        Roles = pack.Each(() => new RoleMention(pack.Words(), pack.Text(), pack.Text(), pack.Span())),
        Country = pack.Text(),
        Links = Links(pack),
        Evidence = pack.Each(() => Evidence(pack)),
    };
}
