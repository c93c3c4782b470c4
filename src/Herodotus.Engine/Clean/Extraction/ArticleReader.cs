using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>Reads the article's text out of an outline: several candidate readings, then the choice between them.</summary>
internal static class ArticleReader
{
    public static ImmutableArray<Candidate> Candidates(PageOutline outline, PageWords words, DateFinder dates, string? title, StructuredArticle structured, string? description)
    {
        var filter = new BlockFilter(outline, words, dates, title, description);
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var stretch in ContainerFinder.Find(outline))
            candidates.Add(new(stretch.Kind, stretch.Box, filter.Keep(stretch)));
        if (BodyMatch.Find(outline, structured.Body) is { } matched)
            candidates.Add(new("structured", null, matched));
        return candidates.ToImmutable();
    }

    /// <summary>A body in the structured data judges the readings: it is the publisher's own word, though often cut or with extras.</summary>
    private const double TrustedOverlap = 0.75;

    public static Candidate Choose(ImmutableArray<Candidate> candidates, StructuredArticle structured)
    {
        Candidate? Of(string kind) => candidates.FirstOrDefault(c => c.Kind == kind && !c.IsEmpty);
        var density = Of("density");
        var marked = Of("body");
        if (BodyMatch.Plain(structured.Body) is { } body)
        {
            var pieces = TextOverlap.Pieces([body]);
            double Overlap(Candidate candidate) => TextOverlap.Of(pieces, TextOverlap.Pieces(candidate.Blocks.Select(b => b.Text)));
            var (best, most) = (density, density is null ? 0 : Overlap(density));
            foreach (var candidate in candidates)
            {
                if (candidate.Kind != "structured" && candidate != density && Overlap(candidate) is var overlap && overlap > most + 0.02 && overlap > TrustedOverlap)
                    (best, most) = (candidate, overlap);
            }

            if (best is not null && most > TrustedOverlap)
                return best;
            // The page shows the body where no reading looks for it.
            if (Of("structured") is { } shown && Overlap(shown) > 0.85 && (density is null || density.Weight < 0.3 * shown.Weight))
                return shown;
        }

        return density ?? marked ?? Of("article") ?? Of("page") ?? candidates[0];
    }
}
