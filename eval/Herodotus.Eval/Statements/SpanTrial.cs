using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Statements;

/// <summary><c>statements spans FILE</c>: exact spans of sources, cues and contents on own reports whose parts are marked.</summary>
public static class SpanTrial
{
    public static Command Create() => OwnReportsCommand.Create("spans", "Scores exact spans on own reports.", "Marked reports", Run);

    private static void Run(Analyzer analyzer, string path, string language, bool list)
    {
        var tallies = new Tally[5];
        var count = 0;
        foreach (var (report, gold) in MarkedReports.Read(path, language))
        {
            var found = analyzer.Analyze(report, Layers.Statements | Layers.Actors).Annotations.Statements;
            count += gold.Length;
            Func<Statement, ImmutableArray<TextSpan>>[] parts = [s => s.Source, s => s.Cue, s => s.Content];
            for (var part = 0; part < parts.Length; part++)
            {
                var of = parts[part];
                var (wanted, got) = (gold.SelectMany(s => of(s)).ToHashSet(), found.SelectMany(s => of(s)).ToHashSet());
                tallies[part] += new Tally(wanted.Count(got.Contains), wanted.Count, got.Count);
            }

            bool Whole(Statement a, Statement b) => parts.All(p => p(a).SequenceEqual(p(b)));
            bool Linked(Statement a, Statement b) => parts.All(p => (p(a).IsEmpty && p(b).IsEmpty) || p(a).Any(x => p(b).Any(y => x.Start < y.End && y.Start < x.End)));
            tallies[3] += new Tally(Matched(gold, found, Whole), gold.Length, found.Length);
            tallies[4] += new Tally(Matched(gold, found, Linked), gold.Length, found.Length);
            if (!list)
                continue;
            foreach (var missed in gold.Where(g => !found.Any(f => Whole(g, f))))
                Console.WriteLine($"{report.Id}  wanted {Show(report, missed)}");
            foreach (var extra in found.Where(f => !gold.Any(g => Whole(g, f))))
                Console.WriteLine($"{report.Id}     got {Show(report, extra)}");
        }

        Console.WriteLine($"{Path.GetFileNameWithoutExtension(path)} statements={count} source={tallies[0].F1} cue={tallies[1].F1} content={tallies[2].F1} whole={tallies[3].F1} linked={tallies[4].F1}");
    }

    private static int Matched(ImmutableArray<Statement> gold, ImmutableArray<Statement> found, Func<Statement, Statement, bool> fits)
    {
        var free = found.ToList();
        return gold.Count(g => free.FindIndex(f => fits(g, f)) is >= 0 and var at && Remove(at));

        bool Remove(int at)
        {
            free.RemoveAt(at);
            return true;
        }
    }

    private static string Show(Report report, Statement statement) =>
        $"[{Words(report, statement.Source)}] {{{Words(report, statement.Cue)}}} <{Words(report, statement.Content)}>";

    private static string Words(Report report, ImmutableArray<TextSpan> spans) => string.Join(" … ", spans.Select(s => s.Of(report.Text)));

    private readonly record struct Tally(int Right, int Wanted, int Got)
    {
        public string F1 => (2.0 * Right / Math.Max(1, Wanted + Got)).ToString("F3", System.Globalization.CultureInfo.InvariantCulture);

        public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Wanted + b.Wanted, a.Got + b.Got);
    }
}
