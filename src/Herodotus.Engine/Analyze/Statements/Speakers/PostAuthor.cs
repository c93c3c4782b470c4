using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>A post speaks for its author: what it says outside other people's statements is a statement of the account.</summary>
internal static class PostAuthor
{
    /// <summary>Adds the post itself as a statement, when its author is known.</summary>
    public static ImmutableArray<Statement> Add(
        Report report, Passage passage, ImmutableArray<Statement> statements, ImmutableArray<ReportActor> actors)
    {
        var author = report.Author ?? report.Source;
        if (string.IsNullOrWhiteSpace(author) || Body(passage) is not { } body)
            return statements;
        var speaker = actors.FirstOrDefault(a => a.Name == author || a.Names.Contains(author))?.Id;
        var own = new Statement
        {
            Content = [body],
            Kind = StatementKind.Indirect,
            Speaker = speaker,
            Named = true,
            Description = speaker is null ? author : null,
        };
        // A first-person statement inside the post is the author's too.
        var mended = statements.Select(s => s.Speaker is null && !s.Named && s.Description is null && s.Source.Length == 0
            ? s with { Speaker = speaker, Named = true, Description = own.Description } : s);
        return [own, .. mended];
    }

    /// <summary>The post's words without the links and tags that trail it.</summary>
    private static TextSpan? Body(Passage passage)
    {
        var end = passage.Count;
        while (end > 0 && (passage.Word(end - 1).StartsWith("http") || passage.Word(end - 1).StartsWith("#") || !char.IsLetterOrDigit(passage.FirstChar(end - 1)) && passage.FirstChar(end - 1) is not ('.' or '!' or '?' or '”' or '»' or '"')))
            end--;
        return end == 0 ? null : TextSpan.FromBounds(passage.Tokens[0].Span.Start, passage.Tokens[end - 1].Span.End);
    }
}
