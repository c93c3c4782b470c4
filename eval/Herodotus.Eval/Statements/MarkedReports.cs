using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Statements;

/// <summary>Reads own reports in which the parts of statements are marked: <c>[s1 The minister] [q1 said] [c1 that …]</c>.</summary>
internal static class MarkedReports
{
    public static IEnumerable<(Report Report, ImmutableArray<Statement> Gold)> Read(string path, string language)
    {
        foreach (var block in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n== ").Skip(1))
        {
            var headEnd = block.IndexOf('\n', StringComparison.Ordinal);
            var head = block[..headEnd].Split(' ');
            // A number says which statement of its paragraph a part belongs to.
            var text = new StringBuilder();
            var gold = ImmutableArray.CreateBuilder<Statement>();
            foreach (var marked in block[(headEnd + 1)..].Trim().Split("\n\n"))
            {
                if (text.Length > 0)
                    text.Append("\n\n");
                gold.AddRange(Unmark(marked.Trim(), text));
            }

            yield return (new Report { Id = head[0], Text = text.ToString(), Language = language, Kind = Enum.Parse<ReportKind>(head[1], ignoreCase: true) }, gold.DrainToImmutable());
        }
    }

    private static IEnumerable<Statement> Unmark(string marked, StringBuilder text)
    {
        var parts = new SortedDictionary<int, List<(char Role, TextSpan Span)>>();
        var open = new Stack<(string Marks, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[')
            {
                var end = marked.IndexOf(' ', i);
                open.Push((marked[(i + 1)..end], text.Length));
                i = end;
            }
            else if (marked[i] == ']')
            {
                var (marks, start) = open.Pop();
                foreach (var mark in marks.Split('s', 'q', 'c').Skip(1).Zip(marks.Where(char.IsLetter)))
                {
                    var number = int.Parse(mark.First, CultureInfo.InvariantCulture);
                    if (!parts.TryGetValue(number, out var own))
                        parts.Add(number, own = []);
                    own.Add((mark.Second, TextSpan.FromBounds(start, text.Length)));
                }
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (open.Count > 0)
            throw new InvalidDataException($"HDT0403: a mark is not closed in '{marked}'");
        return parts.Values.Select(own => new Statement { Source = Of(own, 's'), Cue = Of(own, 'q'), Content = Of(own, 'c') });
    }

    private static ImmutableArray<TextSpan> Of(List<(char Role, TextSpan Span)> parts, char role) =>
        [.. parts.Where(p => p.Role == role).Select(p => p.Span).Order()];
}
