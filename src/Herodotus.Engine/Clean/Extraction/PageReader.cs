using Herodotus.Clean.Metadata;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Herodotus.Clean.Extraction;

/// <summary>Reads a web page: the main text and the facts about it, from its markup alone.</summary>
public sealed class PageReader
{
    private static readonly Lazy<PageReader> Shared = new(() => new PageReader(DataFolder.Find()));

    /// <summary>A page that shows less, in letters, is looked through for what its scripts would show.</summary>
    private const int LeastShown = 200;

    private readonly PageWords words;
    private readonly DateCascade dates;
    private readonly DateFinder dateReader;
    private readonly WallDetector walls;

    public PageReader(DataFolder folder)
    {
        words = PageWords.Load(folder);
        dateReader = new DateFinder(MonthLexicon.Load(folder));
        dates = new DateCascade(dateReader);
        walls = new WallDetector(folder);
    }

    /// <summary>Reads with the word lists of the installation.</summary>
    public static PageParts Read(string html, Uri? address) => Shared.Value.ReadPage(html, address);

    /// <summary>Every candidate reading of a page, for evaluation.</summary>
    internal static ImmutableArray<Candidate> Candidates(string html, Uri? address)
    {
        using var document = Parse(html);
        var self = Shared.Value;
        var outline = PageOutline.Of(document, self.words, address);
        var structured = StructuredReader.Read(document);
        var metas = PageMetas.Of(document);
        var title = TitleReader.Find(document, outline, structured, metas, OutletReader.Outlet(document, structured, metas, address)?.Value);
        var description = structured.Description ?? metas.First("og:description", "description", "twitter:description");
        return ArticleReader.Candidates(outline, self.words, self.dateReader, title?.Value, structured, description);
    }

    /// <summary>A page's layout for people who tune: every block with the boxes around it, and which readings keep it.</summary>
    internal static string Describe(string html, Uri? address)
    {
        using var document = Parse(html);
        var outline = PageOutline.Of(document, Shared.Value.words, address);
        var candidates = Candidates(html, address);
        var text = new System.Text.StringBuilder();
        foreach (var candidate in candidates)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{candidate.Kind} {candidate.Weight} {candidate.Blocks.Length} blocks in {Path(candidate.Container, 3)}\n");
        }

        foreach (var block in outline.Blocks)
        {
            foreach (var candidate in candidates)
                text.Append(candidate.Blocks.Any(b => b.Order == block.Order && b.Text == block.Text) ? candidate.Kind[0] : '.');
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {block.Kind.ToString()[..2]}{block.Level} w{block.Weight} l{block.LinkDensity:F1} | {Path(block.Box, 5)} | {block.Text[..Math.Min(90, block.Text.Length)]}\n");
        }

        return text.ToString();

        static string Path(Box? box, int most)
        {
            var path = "";
            for (; box is not null && most > 0; box = box.Parent, most--)
            {
                var name = box.Element.ClassName ?? box.Element.Id ?? "";
                path = $"{box.Tag}.{name[..Math.Min(40, name.Length)]}{(box.Marks == 0 ? "" : "{" + box.Marks + "}")}({box.Score:F0}/{box.Prose:F0}) > {path}";
            }

            return path;
        }
    }

    /// <param name="html">The page's markup, decoded.</param>
    /// <param name="address">Where it was fetched from, if known: relative links and dates in addresses need it.</param>
    public PageParts ReadPage(string html, Uri? address)
    {
        if (html.Length > PageLimits.Characters)
            return new PageParts { Text = "", Notes = [new("HDT0320", $"the page is longer than {PageLimits.Characters} characters: not read")] };
        using var document = Parse(html);
        var outline = PageOutline.Of(document, words, address);
        var structured = StructuredReader.Read(document);
        var metas = PageMetas.Of(document);
        var canonical = OutletReader.Canonical(document, structured, metas, address);
        var outlet = OutletReader.Outlet(document, structured, metas, canonical?.Value ?? address);
        var language = OutletReader.Language(document, structured, metas);
        var title = TitleReader.Find(document, outline, structured, metas, outlet?.Value);
        var description = structured.Description ?? metas.First("og:description", "description", "twitter:description");
        var candidates = ArticleReader.Candidates(outline, words, dateReader, title?.Value, structured, description);
        var chosen = ArticleReader.Choose(candidates, structured);
        if (chosen.Weight < LeastShown && structured.IsFree != false && Scripted(document, title?.Value, description, address) is { } scripted && scripted.Weight > 4 * chosen.Weight)
            chosen = scripted;
        var headline = Headline(outline, title?.Value) ?? chosen.Blocks.FirstOrDefault();
        var monthFirst = language?.Value is null or "en" or "en-US" or "en-us";
        var published = dates.Find(document, outline, structured, metas, canonical?.Value ?? address, headline, monthFirst);
        var authors = AuthorReader.Find(document, outline, structured, metas, outlet?.Value);
        var notes = new List<ReportNote>();
        if (walls.Detect(outline, document.Title, chosen.Weight, structured.IsFree) is { } wall)
            notes.Add(wall);
        if (outline.IsCut)
            notes.Add(new("HDT0327", $"the page has more than {PageLimits.Blocks} blocks of text: the rest was left out"));
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        evidence.Add(new("text", chosen.Kind, 1));
        Say("title", title?.From);
        Say("authors", authors?.From);
        Say("published", published?.From);
        Say("outlet", outlet?.From);
        Say("language", language?.From);
        Say("canonical", canonical?.From);
        return new PageParts
        {
            Text = chosen.Text,
            Title = title?.Value,
            Author = authors is { } people ? string.Join("; ", people.Value) : null,
            Published = published?.Value,
            Updated = dateReader.Read(structured.Modified ?? metas.First("article:modified_time", "og:updated_time"), monthFirst),
            Source = outlet?.Value,
            Language = language?.Value,
            Url = canonical?.Value.AbsoluteUri,
            Summary = string.IsNullOrWhiteSpace(description) ? null : PlainText.Fold(description),
            Links = PageLinks.Of(chosen.Blocks, document, canonical?.Value ?? address),
            Notes = [.. notes],
            Evidence = evidence.ToImmutable(),
        };

        void Say(string kind, string? from)
        {
            if (from is not null)
                evidence.Add(new(kind, from, 1));
        }
    }

    /// <summary>What the page's scripts would draw, read as a page of its own so that captions and the like are left out.</summary>
    private Candidate? Scripted(IHtmlDocument document, string? title, string? description, Uri? address)
    {
        var texts = ScriptedText.Find(document);
        if (texts.IsEmpty)
            return null;
        using var drawn = Parse("<article>" + string.Concat(texts.Select(text => text.Contains('<', StringComparison.Ordinal) ? $"<div>{text}</div>" : $"<p>{text.ReplaceLineEndings("</p><p>")}</p>")) + "</article>");
        var outline = PageOutline.Of(drawn, words, address);
        return new("script", null, new BlockFilter(outline, words, dateReader, title, description).Keep(new("script", outline.Root, 0, outline.Blocks.Length)));
    }

    internal static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions
    {
        MaximumDepth = PageLimits.Depth,
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
    }).ParseDocument(NestingGuard.Flatten(html));

    private static Block? Headline(PageOutline outline, string? title)
    {
        var key = PlainText.Key(title);
        Block? first = null;
        foreach (var block in outline.Blocks)
        {
            if (block.Kind == BlockKind.Heading && key.Length > 0 && PlainText.Key(block.Text) == key)
                return block;
            if (first is null && block.Level == 1)
                first = block;
        }

        return first;
    }
}
