using System.CommandLine;
using System.Globalization;
using System.Text;
using Herodotus.Analyze;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// <c>names-news</c>: names in the sentences of news written for this project, as the program gives them; persons, organizations, places and
/// groups count, exact spans. A line of figures a set.
/// </summary>
internal static class NewsNames
{
    private const string Specs = "tests/Herodotus.Engine.Tests/Analyze/Names/Specs";

    public static Command Create()
    {
        var errors = new Option<bool>("--errors") { Description = "Shows each miss." };
        var model = new Option<string?>("--names-model") { Description = "A names model in place of the languages' own." };
        var only = new Option<string?>("--only") { Description = "Only sets whose name begins so." };
        var command = new Command("names-news", "Scores names on the project's own sentences of news.") { errors, model, only };
        command.SetAction(parsed =>
        {
            var analyzer = Analyzer.Load(DataFolder.Find(), parsed.GetValue(model));
            foreach (var path in Directory.EnumerateFiles(Specs, "news-*.txt").Order(StringComparer.Ordinal))
            {
                var set = Path.GetFileNameWithoutExtension(path);
                if (set.StartsWith(parsed.GetValue(only) ?? "", StringComparison.Ordinal))
                    Score(set, path, analyzer, parsed.GetValue(errors));
            }
        });
        return command;
    }

    private static void Score(string set, string path, Analyzer analyzer, bool errors)
    {
        var (right, ours, gold) = (0, 0, 0);
        var language = set.Split('-')[1];
        foreach (var (at, line) in File.ReadLines(path).Index())
        {
            // A post may begin with a tag; a comment has a blank after its sign.
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            var (text, wanted) = Parse(line);
            var report = new Report { Id = $"{set}{at}", Text = text, Language = language };
            var names = analyzer.Analyze(report, Layers.Names).Annotations.Names;
            var missed = wanted.Where(name => name.Kinds != "x").ToList();
            gold += missed.Count;
            foreach (var name in names)
            {
                var found = wanted.FirstOrDefault(other => other.Span == name.Span);
                if (found.Kinds is { } kinds && kinds.Contains(Letter(name.Type), StringComparison.Ordinal))
                {
                    (right, ours) = (right + 1, ours + 1);
                    missed.Remove(found);
                }
                else if (name.Type is not (NameType.Event or NameType.Other or NameType.Role) && !wanted.Any(other => other.Kinds == "x" && other.Span.Overlaps(name.Span)))
                {
                    ours++;
                    Show($"added {name.Type} [{name.Span.Of(text)}]", text);
                }
            }

            foreach (var name in missed)
                Show($"missed {name.Kinds} [{name.Span.Of(text)}]", text);
        }

        var (precision, recall) = (right / (double)Math.Max(1, ours), right / (double)Math.Max(1, gold));
        var f1 = 2.0 * right / Math.Max(1, ours + gold);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set} names={gold} f1={f1:F4} p={precision:F4} r={recall:F4}"));

        void Show(string what, string text)
        {
            if (errors)
                Console.WriteLine($"  {what}\t{text}");
        }
    }

    private static char Letter(NameType type) => type switch
    {
        NameType.Person => 'p',
        NameType.Organization => 'o',
        NameType.Place => 'l',
        NameType.Group => 'g',
        _ => '-',
    };

    /// <summary>The text without its marks, and the names: <c>[go:Morena]</c> may be a group or an organization.</summary>
    private static (string Text, List<(TextSpan Span, string Kinds)> Names) Parse(string line)
    {
        var (text, names) = (new StringBuilder(), new List<(TextSpan, string)>());
        for (var at = 0; at < line.Length;)
        {
            var colon = line[at] == '[' ? line.IndexOf(':', at) : -1;
            if (colon < 0 || colon - at > 3)
            {
                text.Append(line[at++]);
                continue;
            }

            var end = line.IndexOf(']', colon);
            names.Add((new TextSpan(text.Length, end - colon - 1), line[(at + 1)..colon]));
            text.Append(line, colon + 1, end - colon - 1);
            at = end + 1;
        }

        return (text.ToString(), names);
    }
}
