namespace Herodotus.Reports.Packed;

/// <summary>A story's claims and disagreements as packed values. Words that a report has at their place are not written again.</summary>
/// <param name="textOf">The text of a report of the story; null for one that is not there.</param>
internal sealed class ClaimPack(Func<string, string?> textOf)
{
    public void Write(PackWriter pack, Claim claim)
    {
        pack.Text(claim.Id);
        pack.Count((int)claim.Kind);
        pack.Text(claim.Text);
        pack.Count((int)claim.Status);
        pack.Count(claim.ReportCount);
        pack.Count(claim.OutletCount);
        pack.Count(claim.OriginCount);
        pack.Each(claim.Assertions, assertion => Write(pack, assertion));
        pack.Flag(claim.Event is not null);
        if (claim.Event is { } happening)
            Write(pack, happening);
        pack.Flag(claim.Figure is not null);
        if (claim.Figure is { } figure)
            Write(pack, figure);
        pack.Flag(claim.Statement is not null);
        if (claim.Statement is { } statement)
            Write(pack, statement);
    }

    public Claim Read(PackReader pack) => new()
    {
        Id = pack.Words(),
        Kind = pack.Kind<ClaimKind>(),
        Text = pack.Words(),
        Status = pack.Kind<ClaimStatus>(),
        ReportCount = pack.Count(),
        OutletCount = pack.Count(),
        OriginCount = pack.Count(),
        Assertions = pack.Each(() => Assertion(pack)),
        Event = pack.Flag() ? Event(pack) : null,
        Figure = pack.Flag() ? Figure(pack) : null,
        Statement = pack.Flag() ? Statement(pack) : null,
    };

    public void Write(PackWriter pack, Disagreement disagreement)
    {
        pack.Count((int)disagreement.Kind);
        pack.Count((int)disagreement.Because);
        pack.Each(disagreement.Claims, pack.Text);
        pack.Each(disagreement.Sides, side =>
        {
            pack.Text(side.Says);
            pack.Each(side.Assertions, assertion => Write(pack, assertion));
        });
    }

    public Disagreement Disagreement(PackReader pack) => new(
        pack.Kind<DisagreementKind>(),
        pack.Kind<DisagreementReason>(),
        pack.Each(pack.Words),
        pack.Each(() => new DisagreementSide(pack.Words(), pack.Each(() => Assertion(pack)))));

    public static void Write(PackWriter pack, FigureClaim figure)
    {
        pack.Decimal(figure.Value);
        pack.Decimal(figure.From);
        pack.Decimal(figure.To);
        pack.Text(figure.Unit);
        pack.Text(figure.UnitText);
        pack.Text(figure.Of);
        pack.Count((int)figure.Change);
        pack.Text(figure.AsOf);
        pack.Each(figure.Checks, check => LayersPack.Write(pack, check));
        pack.Count(figure.Toll is { } toll ? (int)toll + 1 : 0);
        pack.Each(figure.Written, citation => Write(pack, citation));
    }

    public static FigureClaim Figure(PackReader pack) => new(
        pack.Decimal(), pack.Decimal(), pack.Decimal(), pack.Text(), pack.Text(), pack.Text(), pack.Kind<QuantityChange>(), pack.Text(),
        pack.Each(() => LayersPack.Check(pack)),
        pack.Count() is > 0 and var toll ? (Toll)(toll - 1) : null)
    {
        Written = pack.Each(() => Citation(pack)),
    };

    public static void Write(PackWriter pack, Citation citation)
    {
        pack.Text(citation.Report);
        pack.Span(citation.Span);
    }

    public static Citation Citation(PackReader pack) => new(pack.Words(), pack.Span());

    private static void Write(PackWriter pack, EventClaim happening)
    {
        pack.Count((int)happening.Type);
        pack.Count(happening.Mode is { } mode ? (int)mode + 1 : 0);
        pack.Each(happening.Actors, pack.Text);
        pack.Each(happening.Targets, pack.Text);
        pack.Text(happening.Date);
        pack.Count((int)happening.Status);
        pack.Text(happening.ActorText);
        pack.Text(happening.TargetText);
        pack.Flag(happening.Amount is not null);
        if (happening.Amount is { } amount)
            Write(pack, amount);
        pack.Text(happening.Basis);
    }

    private static EventClaim Event(PackReader pack) => new(
        pack.Kind<EventType>(), pack.Count() is > 0 and var mode ? (MeasureMode)(mode - 1) : null, pack.Each(pack.Words), pack.Each(pack.Words), pack.Text(),
        pack.Kind<EventStatus>(), pack.Text(), pack.Text(), pack.Flag() ? Figure(pack) : null, pack.Text());

    private static void Write(PackWriter pack, StatementClaim statement)
    {
        pack.Text(statement.Speaker);
        pack.Count((int)statement.Cue);
        pack.Count((int)statement.Kind);
        pack.Flag(statement.Telling is not null);
        if (statement.Telling is { } telling)
            Write(pack, telling);
        pack.Text(statement.Words);
    }

    private static StatementClaim Statement(PackReader pack) =>
        new(pack.Text(), pack.Kind<CueClass>(), pack.Kind<StatementKind>(), pack.Flag() ? Citation(pack) : null, pack.Text());

    private void Write(PackWriter pack, Assertion assertion)
    {
        pack.Text(assertion.Report);
        pack.Span(assertion.Span);
        var stands = textOf(assertion.Report) is { } text && assertion.Span.End <= text.Length && assertion.Span.Of(text.AsSpan()).SequenceEqual(assertion.Quote);
        pack.Text(stands ? null : assertion.Quote);
        pack.Flag(assertion.Speaker is not null);
        if (assertion.Speaker is { } speaker)
        {
            pack.Text(speaker.Actor);
            pack.Text(speaker.Name);
            pack.Flag(speaker.Named);
        }

        pack.Count((int)assertion.Hedge);
        pack.Text(assertion.Origin);
        pack.Each(assertion.Via, pack.Text);
    }

    private Assertion Assertion(PackReader pack)
    {
        var (report, span, quote) = (pack.Words(), pack.Span(), pack.Text());
        if (quote is null)
        {
            var text = textOf(report);
            PackReader.Check(text is not null && span.End <= text.Length);
            quote = span.Of(text);
        }

        return new Assertion(
            report, span, quote, pack.Flag() ? new Speaker(pack.Text(), pack.Words(), pack.Flag()) : null, pack.Kind<Hedge>(), pack.Text(), pack.Each(pack.Words));
    }
}
