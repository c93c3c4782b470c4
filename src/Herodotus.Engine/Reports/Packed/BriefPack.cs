namespace Herodotus.Reports.Packed;

/// <summary>
/// What was told of a story as packed values: its claims and the views of them. Its reports, their place in it and its actors are kept by
/// themselves.
/// </summary>
public static class BriefPack
{
    public static void Write(PackWriter pack, StoryBrief brief)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(brief);
        var story = brief.Story;
        var claims = new ClaimPack(Texts(story.Reports.Select(report => report.Report)));
        pack.Text(story.Title);
        pack.Each(story.Reports, report => pack.Each(report.Origins, pack.Text));
        pack.Each(story.Origins, origin => Write(pack, origin));
        pack.Each(story.Claims, claim => claims.Write(pack, claim));
        pack.Each(story.Disagreements, disagreement => claims.Write(pack, disagreement));
        pack.Text(brief.From);
        pack.Text(brief.To);
        pack.Each(brief.Measures, measure => Write(pack, measure));
        pack.Each(brief.Figures, figure =>
        {
            pack.Text(figure.Id);
            pack.Text(figure.What);
            ClaimPack.Write(pack, figure.Value);
            pack.Each(figure.Claims, pack.Text);
        });
        pack.Each(brief.Positions, position =>
        {
            pack.Text(position.Actor);
            pack.Text(position.Question);
            pack.Count((int)position.Stance);
            pack.Text(position.From);
            pack.Each(position.Statements, pack.Text);
        });
        pack.Each(brief.Timeline, entry =>
        {
            pack.Text(entry.Date);
            pack.Count((int)entry.Precision);
            pack.Text(entry.Text);
            pack.Each(entry.Claims, pack.Text);
            pack.Each(entry.Citations, citation => ClaimPack.Write(pack, citation));
        });
        pack.Each(brief.Brief, sentence =>
        {
            pack.Text(sentence.Text);
            pack.Each(sentence.Citations, citation => ClaimPack.Write(pack, citation));
        });
    }

    /// <summary>The story as it was told.</summary>
    /// <param name="frame">The story with its reports, their evidence and its actors; the rest is filled in.</param>
    public static StoryBrief Read(PackReader pack, Story frame)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(frame);
        var claims = new ClaimPack(Texts(frame.Reports.Select(report => report.Report)));
        var title = pack.Words();
        var origins = pack.Each(() => pack.Each(pack.Words));
        PackReader.Check(origins.Length == frame.Reports.Length);
        return new StoryBrief
        {
            Story = frame with
            {
                Title = title,
                Reports = [.. frame.Reports.Zip(origins, (report, of) => report with { Origins = of })],
                Origins = pack.Each(() => Origin(pack)),
                Claims = pack.Each(() => claims.Read(pack)),
                Disagreements = pack.Each(() => claims.Disagreement(pack)),
            },
            From = pack.Text(),
            To = pack.Text(),
            Measures = pack.Each(() => Measure(pack)),
            Figures = pack.Each(() => new Figure(pack.Words(), pack.Words(), ClaimPack.Figure(pack), pack.Each(pack.Words))),
            Positions = pack.Each(() => new Position(pack.Words(), pack.Words(), pack.Kind<Stance>(), pack.Text(), pack.Each(pack.Words))),
            Timeline = pack.Each(() => new TimelineEntry(pack.Words(), pack.Kind<DatePrecision>(), pack.Words(), pack.Each(pack.Words), pack.Each(() => ClaimPack.Citation(pack)))),
            Brief = pack.Each(() => new BriefSentence(pack.Words(), pack.Each(() => ClaimPack.Citation(pack)))),
        };
    }

    private static Func<string, string?> Texts(IEnumerable<Report> reports)
    {
        var texts = reports.ToDictionary(report => report.Id, report => report.Text, StringComparer.Ordinal);
        return texts.GetValueOrDefault;
    }

    private static void Write(PackWriter pack, Origin origin)
    {
        pack.Text(origin.Id);
        pack.Text(origin.Name);
        pack.Count((int)origin.Kind);
        pack.Text(origin.Within);
        pack.Each(origin.Reports, pack.Text);
        pack.Each(origin.Evidence, evidence => CastPack.Write(pack, evidence));
    }

    private static Origin Origin(PackReader pack) => new(
        pack.Words(), pack.Words(), pack.Kind<OriginKind>(), pack.Text(), pack.Each(pack.Words), pack.Each(() => CastPack.Evidence(pack)));

    private static void Write(PackWriter pack, Measure measure)
    {
        pack.Text(measure.Id);
        pack.Count((int)measure.Mode);
        pack.Each(measure.Issuer, pack.Text);
        pack.Each(measure.Target, pack.Text);
        pack.Text(measure.Date);
        pack.Flag(measure.Amount is not null);
        if (measure.Amount is { } amount)
            ClaimPack.Write(pack, amount);
        pack.Count((int)measure.Status);
        pack.Text(measure.Basis);
        pack.Each(measure.Claims, pack.Text);
    }

    private static Measure Measure(PackReader pack) => new(
        pack.Words(), pack.Kind<MeasureMode>(), pack.Each(pack.Words), pack.Each(pack.Words), pack.Text(), pack.Flag() ? ClaimPack.Figure(pack) : null,
        pack.Kind<EventStatus>(), pack.Text(), pack.Each(pack.Words));
}
