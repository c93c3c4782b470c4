using AngleSharp.Html.Dom;
using Herodotus.Clean.Extraction;

namespace Herodotus.Clean.Metadata;

/// <summary>Who wrote a page, as people's names in the order given.</summary>
internal static class AuthorReader
{
    private static readonly string[] Metas =
        ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author_name", "citation_author", "authors", "cxenseparse:author", "article.author", "og:article:author", "creator", "twitter:data1"];

    private static readonly (string Selector, string From)[] Selectors =
    [
        ("[itemprop~=author] [itemprop=name]", "itemprop:author"), ("[itemprop~=author]", "itemprop:author"), ("a[rel~=author]", "rel:author"),
    ];

    private static readonly string[] Prefixes =
        ["by ", "von ", "por ", "par ", "di ", "door ", "av ", "af ", "text: ", "text by ", "written by ", "autor: ", "author: ", "автор: ", "story by ", "words by ", "fra ", "posted by "];

    public static Chosen<ImmutableArray<string>>? Find(IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas, string? outlet)
    {
        // An outlet in the author's place says only that nobody is named there: a person named elsewhere goes before it.
        Chosen<ImmutableArray<string>>? house = null;
        foreach (var found in Places(document, outline, structured, metas))
        {
            if (found.Value.IsEmpty)
                continue;
            var persons = found.Value.RemoveAll(name => IsHouse(name, outlet, structured.Publisher));
            if (!persons.IsEmpty)
                return found with { Value = persons };
            house ??= found;
        }

        return house;
    }

    private static IEnumerable<Chosen<ImmutableArray<string>>> Places(IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas)
    {
        yield return new(People(structured.Authors), "json-ld:author");
        foreach (var name in Metas)
        {
            if (name == "twitter:data1" && metas.First("twitter:label1")?.Contains("by", StringComparison.OrdinalIgnoreCase) != true)
                continue;
            yield return new(People(metas.All(name)), "meta:" + name);
        }

        foreach (var (selector, from) in Selectors)
        {
            var names = new List<string>();
            foreach (var element in document.QuerySelectorAll(selector))
            {
                if (names.Count < 10)
                    names.Add(PlainText.Fold(element.GetAttribute("content") ?? element.TextContent));
            }

            yield return new(People(names), from);
        }

        if (Written(outline) is { } written)
            yield return written;
    }

    /// <summary>The outlet, its publisher, or its host under a writer's name.</summary>
    private static bool IsHouse(string name, string? outlet, string? publisher)
    {
        var key = PlainText.Key(name);
        return Same(outlet) || Same(publisher) || name.Contains(".com", StringComparison.OrdinalIgnoreCase);

        bool Same(string? house)
        {
            var other = PlainText.Key(house);
            return other.Length > 1 && key.Length > 1 && (key.Contains(other, StringComparison.Ordinal) || other.Contains(key, StringComparison.Ordinal));
        }
    }

    private static Chosen<ImmutableArray<string>>? Written(PageOutline outline)
    {
        foreach (var block in outline.Blocks)
        {
            if (block.Weight > 120 || (block.Box.Marks & BoxMarks.Byline) == 0 && (block.Box.Parent?.Marks & BoxMarks.Byline) is null or 0)
                continue;
            if ((PageOutline.MarksWithin(block, outline.Root) & (BoxMarks.Related | BoxMarks.Comment)) != 0)
                continue;
            if (People([block.Text]) is { IsEmpty: false } people && people.All(p => p.Contains(' ', StringComparison.Ordinal)))
                return new(people, "byline");
        }

        return null;
    }

    internal static ImmutableArray<string> People(IEnumerable<string> values)
    {
        var people = ImmutableArray.CreateBuilder<string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            foreach (var part in Split(value))
            {
                if (Person(part) is { } person && keys.Add(PlainText.Key(person)))
                    people.Add(person);
            }
        }

        return people.ToImmutable();
    }

    private static IEnumerable<string> Split(string value)
    {
        var rest = value;
        foreach (var divider in (ReadOnlySpan<string>)[" and ", " und ", " et ", " y ", " & ", " e ", " with ", " och ", " og "])
            rest = rest.Replace(divider, ";", StringComparison.OrdinalIgnoreCase);
        return rest.Split([';', ',', '|', '•', '·', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Names are written with capitals, particles aside; a phrase is not.</summary>
    private static bool IsPhrase(string part)
    {
        int words = 0, small = 0;
        foreach (var range in part.AsSpan().Split(' '))
        {
            var word = part.AsSpan(range);
            words++;
            small += word.Length > 3 && char.IsLower(word[0]) ? 1 : 0;
        }

        return words >= 3 && small >= 2;
    }

    private static string? Person(string part)
    {
        var bracket = part.IndexOfAny(['(', '[']);
        if (bracket > 2)
            part = part[..bracket];
        part = part.Trim(' ', '.', ':', '-', '–', '/', '(', ')', '"', '@', '*');
        foreach (var prefix in Prefixes)
        {
            if (part.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                part = part[prefix.Length..].Trim();
                break;
            }
        }

        if (part.Length is < 2 or > 60 || part.Contains("http", StringComparison.OrdinalIgnoreCase) || part.Contains('@', StringComparison.Ordinal)
            || part.Contains("www.", StringComparison.OrdinalIgnoreCase) || part.Any(char.IsAsciiDigit) || part.Contains(':', StringComparison.Ordinal) || !part.Any(char.IsLetter)
            || part.Count(c => c == ' ') > 6 || IsPhrase(part))
            return null;
        return part;
    }
}
