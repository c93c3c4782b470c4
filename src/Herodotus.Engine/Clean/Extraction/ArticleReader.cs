using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>Reads the article's text out of an outline: several candidate readings, then the choice between them.</summary>
internal static class ArticleReader
{
    public static ImmutableArray<Candidate> Candidates(PageOutline outline, PageWords words, string? title, StructuredArticle structured, string? description)
    {
        var filter = new BlockFilter(outline, words, title, description);
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var stretch in ContainerFinder.Find(outline))
            candidates.Add(new(stretch.Kind, stretch.Box, filter.Keep(stretch)));
        if (BodyMatch.Find(outline, structured.Body) is { } matched)
            candidates.Add(new("structured", null, matched));
        return candidates.ToImmutable();
    }

    public static Candidate Choose(ImmutableArray<Candidate> candidates)
    {
        Candidate? Of(string kind) => candidates.FirstOrDefault(c => c.Kind == kind && !c.IsEmpty);
        var density = Of("density");
        var body = Of("body");
        if (body is not null && (density is null || body.Weight > 0.5 * density.Weight))
            return body;
        return density ?? Of("article") ?? Of("page") ?? candidates[0];
    }
}
