namespace Herodotus.Reports.Packed;

/// <summary>A statement as packed values.</summary>
internal static class StatementPack
{
    public static void Write(PackWriter pack, Statement statement)
    {
        pack.Each(statement.Source, span => pack.Span(span));
        pack.Each(statement.Cue, span => pack.Span(span));
        pack.Each(statement.Content, span => pack.Span(span));
        pack.Count((int)statement.Kind);
        pack.Text(statement.Speaker);
        pack.Each(statement.Speakers, pack.Text);
        pack.Flag(statement.Named);
        pack.Text(statement.Description);
        pack.Text(statement.SourceType);
        pack.Text(statement.SourceBody);
        pack.Count((int)statement.CueClass);
        pack.Count((int)statement.Hedge);
        pack.Flag(statement.Negated);
        pack.Each(statement.Via, via =>
        {
            pack.Text(via.Name);
            pack.Span(via.Span);
        });
        pack.Span(statement.Occasion);
    }

    public static Statement Read(PackReader pack) => new()
    {
        Source = pack.Each(pack.Span),
        Cue = pack.Each(pack.Span),
        Content = pack.Each(pack.Span),
        Kind = pack.Kind<StatementKind>(),
        Speaker = pack.Text(),
        Speakers = pack.Each(pack.Words),
        Named = pack.Flag(),
        Description = pack.Text(),
        SourceType = pack.Text(),
        SourceBody = pack.Text(),
        CueClass = pack.Kind<CueClass>(),
        Hedge = pack.Kind<Hedge>(),
        Negated = pack.Flag(),
        Via = pack.Each(() => new Via(pack.Words(), pack.Span())),
        Occasion = pack.MaybeSpan(),
    };
}
