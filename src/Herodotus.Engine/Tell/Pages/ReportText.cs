using Herodotus.Text;

namespace Herodotus.Tell.Pages;

/// <summary>A report's text as paragraphs in which passages are marked and can be led to.</summary>
public static class ReportText
{
    /// <summary>A passage to mark: its span, the element that marks it, its id (or null) and what it is, for the reader.</summary>
    public readonly record struct Passage(TextSpan Span, string Element, string? Id, string? Class, string? Title);

    /// <summary>Paragraphs with every passage marked. Passages may overlap: each run of text stands inside one element per passage over it.</summary>
    public static Html Render(string text, IReadOnlyList<Passage> passages)
    {
        var inside = passages.Where(passage => passage.Span.End <= text.Length && !passage.Span.IsEmpty)
            .OrderBy(passage => passage.Span).ToList();
        var cuts = new SortedSet<int> { 0, text.Length };
        foreach (var passage in inside)
        {
            cuts.Add(passage.Span.Start);
            cuts.Add(passage.Span.End);
        }

        foreach (var (start, end) in Paragraphs(text))
        {
            cuts.Add(start);
            cuts.Add(end);
        }

        var marks = cuts.ToArray();
        var active = new List<Passage>();
        var next = 0;
        var cut = 0;
        return Html.Join(Paragraphs(text).Select(paragraph => Html.Of($"<p>{Html.Join(Runs(paragraph))}</p>\n")));

        IEnumerable<Html> Runs((int Start, int End) paragraph)
        {
            while (marks[cut] < paragraph.Start)
                cut++;
            for (; cut + 1 < marks.Length && marks[cut] < paragraph.End; cut++)
            {
                var (start, end) = (marks[cut], marks[cut + 1]);
                active.RemoveAll(passage => passage.Span.End <= start);
                while (next < inside.Count && inside[next].Span.Start <= start)
                {
                    if (inside[next].Span.End > start)
                        active.Add(inside[next]);
                    next++;
                }

                var run = Html.Text(text[start..end]);
                for (var i = active.Count - 1; i >= 0; i--)
                    run = Marked(active[i], run, begins: active[i].Span.Start == start);
                yield return run;
            }
        }
    }

    private static Html Marked(Passage passage, Html run, bool begins)
    {
        var id = begins && passage.Id is { } anchor ? Html.Of($" id=\"{anchor}\"") : Html.Empty;
        var kind = passage.Class is { } name ? Html.Of($" class=\"{name}\"") : Html.Empty;
        var title = passage.Title is { } words ? Html.Of($" title=\"{words}\"") : Html.Empty;
        return passage.Element == "mark"
            ? Html.Of($"<mark{id}{kind}{title}>{run}</mark>")
            : Html.Of($"<span{id}{kind}{title}>{run}</span>");
    }

    private static IEnumerable<(int Start, int End)> Paragraphs(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
                yield return (start, end);
            start = end + 1;
        }
    }
}
