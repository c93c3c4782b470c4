using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Reports;

namespace Herodotus.Eval.Statements;

/// <summary><c>statements speakers FILE</c>: on own reports with known speakers, how many statements are found with the right one.</summary>
public static class SpeakerTrial
{
    public static Command Create() => OwnReportsCommand.Create("speakers", "Scores speakers and unnamed sources on own reports, end to end.", "Reports with speakers", Run);

    private static void Run(Analyzer analyzer, string path, string language, bool list)
    {
        var (named, right, found) = (0, 0, 0);
        var (unnamed, seen, typed) = (0, 0, 0);
        var (marked, kept) = (0, 0);
        foreach (var (report, expected) in Read(path, language))
        {
            var layers = analyzer.Analyze(report, Layers.Statements | Layers.Actors).Annotations;
            foreach (var (told, words) in expected)
            {
                var bracket = told.IndexOf(" [", StringComparison.Ordinal);
                var (who, more) = bracket < 0 ? (told, "") : (told[..bracket], told[(bracket + 2)..].TrimEnd(']'));
                var statement = Holding(report.Text, layers.Statements, words);
                var actor = layers.Actors.FirstOrDefault(a => a.Id == statement?.Speaker);
                var got = actor is not null ? string.Join(" / ", actor.Names.Prepend(actor.Name).Distinct())
                    : statement?.Description is { } text ? $"{(statement.Named ? "" : "?")}{statement.SourceType}: {text}" : statement is null ? "not found" : "nobody";
                bool ok;
                if (who.StartsWith('?'))
                {
                    unnamed++;
                    var isUnnamed = statement is { Named: false, Description: not null };
                    seen += isUnnamed ? 1 : 0;
                    ok = isUnnamed && statement!.SourceType == who[1..];
                    typed += ok ? 1 : 0;
                }
                else
                {
                    named++;
                    found += statement is null ? 0 : 1;
                    ok = (actor is not null && actor.Names.Prepend(actor.Name).Any(n => Fits(n, who)))
                        || (statement is { SourceType: null, Description: { } phrase } && phrase.Contains(who, StringComparison.OrdinalIgnoreCase));
                    right += ok ? 1 : 0;
                }

                if (more.Length > 0)
                {
                    marked++;
                    var (name, value) = (more[..more.IndexOf('=', StringComparison.Ordinal)], more[(more.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                    var has = statement is null ? "" : name == "via" ? string.Join('|', statement.Via.Select(v => v.Name)) : statement.Hedge.ToString();
                    var fits = has.Equals(value, StringComparison.OrdinalIgnoreCase);
                    kept += fits ? 1 : 0;
                    if (list && !fits)
                        Console.WriteLine($"{report.Id}  wanted {more}, got '{has}': {words}");
                }

                if (list && !ok)
                    Console.WriteLine($"{report.Id}  wanted {who}, got {got}: {words}" + (statement is null ? "" : $"  [{string.Join(" … ", statement.Source.Select(s => s.Of(report.Text)))}]"));
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{Path.GetFileNameWithoutExtension(path)} speaker={(double)right / Math.Max(1, named):F3} found={(double)found / Math.Max(1, named):F3} named={named} unnamed_found={(double)seen / Math.Max(1, unnamed):F3} unnamed_typed={(double)typed / Math.Max(1, unnamed):F3} unnamed={unnamed}") + (marked == 0 ? "" : FormattableString.Invariant($" chains_hedges={(double)kept / marked:F3} marked={marked}")));
    }

    /// <summary>The statement with the shortest content that holds the words.</summary>
    private static Statement? Holding(string text, ImmutableArray<Statement> statements, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidDataException($"HDT0403: '{words}' does not stand in its report");
        return statements
            .Where(s => s.Content.Any(c => c.Start <= at + (words.Length / 2) && c.End > at + (words.Length / 2)))
            .OrderBy(s => s.Content.Sum(c => c.Length)).FirstOrDefault();
    }

    private static bool Fits(string name, string wanted) =>
        name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || wanted.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(Report Report, List<(string Who, string Words)> Expected)> Read(string path, string language)
    {
        foreach (var block in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n== ").Skip(1))
        {
            var headEnd = block.IndexOf('\n', StringComparison.Ordinal);
            var head = block[..headEnd].Split(' ');
            var parts = block[(headEnd + 1)..].Split("\n--");
            var expected = new List<(string, string)>();
            foreach (var line in parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var cut = line.IndexOf(" :: ", StringComparison.Ordinal);
                if (cut > 0)
                    expected.Add((line[..cut], line[(cut + 4)..].Trim()));
            }

            yield return (new Report
            {
                Id = head[0],
                Text = parts[0].Trim(),
                Language = language,
                Kind = Enum.Parse<ReportKind>(head[1], ignoreCase: true),
            }, expected);
        }
    }
}
