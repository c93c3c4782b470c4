using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Herodotus.Analyze;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Statements.Learned;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Statements.Projection;

/// <summary>
/// <c>statements project</c>: reads statements in the English side of aligned text, where the taggers are sure, and writes them for the
/// Spanish side: reports and gold to train from.
/// </summary>
internal static class ProjectCommand
{
    private const int MaxTokens = 55;
    private const int MinTokens = 4;

    /// <summary>A word's beginning stands for its forms.</summary>
    private const int Stem = 6;

    public static Command Create()
    {
        var english = new Option<string>("--english") { Description = "One sentence a line, an empty line between documents.", Required = true };
        var spanish = new Option<string>("--spanish") { Description = "Its translation, line by line.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for train.reports.jsonl and train.gold.jsonl.", Required = true };
        var pairs = new Option<int>("--pairs") { DefaultValueFactory = _ => 40_000 };
        var sure = new Option<float>("--sure") { Description = "A cue this probable is sure.", DefaultValueFactory = _ => 0.55f };
        var loose = new Option<float>("--loose") { Description = "A sentence with a cue this probable that is not sure is left out.", DefaultValueFactory = _ => 0.2f };
        var empty = new Option<int>("--empty") { Description = "Keep one in so many sentences without a statement.", DefaultValueFactory = _ => 12 };
        var show = new Option<int>("--show") { Description = "Print so many projected sentences." };
        var command = new Command("project", "Projects English statements to Spanish through aligned text.") { english, spanish, output, pairs, sure, loose, empty, show };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var analyzer = Analyzer.Load(data);
            var knowledge = KnowledgeBase.Load(data);
            var strict = StatementFinder.Load(data, knowledge, new StatementTuning { MinCue = parsed.GetValue(sure) });
            var wide = StatementFinder.Load(data, knowledge, new StatementTuning { MinCue = parsed.GetValue(loose) });
            var lines = Read(parsed.GetValue(english)!, parsed.GetValue(spanish)!, parsed.GetValue(pairs), analyzer);
            var aligner = new PairAligner();
            var (left, right) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var pair in lines)
                aligner.Add(Numbers(pair.English, left), Numbers(pair.Spanish, right));
            aligner.Train(Console.Error.WriteLine);
            Directory.CreateDirectory(parsed.GetValue(output)!);
            using var reports = new StreamWriter(Path.Combine(parsed.GetValue(output)!, "train.reports.jsonl"));
            using var golds = new StreamWriter(Path.Combine(parsed.GetValue(output)!, "train.gold.jsonl"));
            var (text, statements, document) = (new StringBuilder(), new List<object>(), lines.Count > 0 ? lines[0].Document : 0);
            var (found, lost, unsure, none, kept, shown) = (0, 0, 0, 0, 0, 0);
            for (var p = 0; p < lines.Count; p++)
            {
                var pair = lines[p];
                if (pair.Document != document || text.Length > 3000)
                {
                    Flush(document, p);
                    document = pair.Document;
                }

                var own = Find(strict, pair.English);
                if (Find(wide, pair.English).Length > own.Length)
                {
                    unsure++;
                    continue;
                }

                if (own.IsEmpty && none++ % parsed.GetValue(empty) != 0)
                    continue;
                var links = aligner.Align(p);
                var projector = new SpanProjector(pair.English.Tokens, pair.English.Text, pair.Spanish.Tokens, pair.Spanish.Text, links);
                var projected = own.Where(s => s.Cue.Length == 1)
                    .Select(s => projector.Project(Ranges(pair.English, s.Source), Ranges(pair.English, s.Cue)[0], Ranges(pair.English, s.Content))).ToArray();
                if (projected.Length < own.Length || projected.Any(s => s is null))
                {
                    lost++;
                    continue;
                }

                found += projected.Length;
                kept++;
                if (text.Length > 0)
                    text.Append("\n\n");
                var start = text.Length;
                text.Append(Cased(pair, links));
                foreach (var parts in projected)
                {
                    var (source, cue, content) = parts!.Value;
                    statements.Add(new
                    {
                        source = source.Select(r => Span(pair.Spanish, r, start)),
                        cue = new[] { Span(pair.Spanish, cue, start) },
                        content = content.Select(r => Span(pair.Spanish, r, start)),
                    });
                    if (shown++ < parsed.GetValue(show))
                        Console.WriteLine($"[{Words(pair, source)}] {{{Words(pair, [cue])}}} <{Words(pair, content)}>");
                }
            }

            Flush(document, lines.Count);
            Console.Error.WriteLine($"pairs={lines.Count} unsure={unsure} lost={lost} kept={kept} statements={found}");
            return 0;

            void Flush(int number, int line)
            {
                if (text.Length > 0)
                {
                    var id = $"es-{number}-{line}";
                    reports.WriteLine(JsonSerializer.Serialize(new { id, text = text.ToString(), language = "es" }));
                    golds.WriteLine(JsonSerializer.Serialize(new { id, statements }));
                }

                text.Clear();
                statements.Clear();
            }
        });
        return command;
    }

    private static List<Pair> Read(string english, string spanish, int most, Analyzer analyzer)
    {
        var pairs = new List<Pair>();
        var document = 0;
        foreach (var (left, right) in File.ReadLines(english).Zip(File.ReadLines(spanish)))
        {
            if (left.Length == 0)
                document++;
            if (left.Length == 0 || right.Length == 0 || pairs.Count >= most)
                continue;
            var en = Layer(analyzer, left, "en");
            var es = Layer(analyzer, right, "es");
            if (en.Tokens.Length is < MinTokens or > MaxTokens || es.Tokens.Length is < MinTokens or > MaxTokens)
                continue;
            pairs.Add(new(document, en, es));
        }

        return pairs;
    }

    private static Side Layer(Analyzer analyzer, string text, string language)
    {
        var report = new Report { Id = "r", Text = text, Language = language };
        var wanted = language == "en" ? Layers.Tokens | Layers.Sentences | Layers.Names | Layers.Actors : Layers.Tokens | Layers.Sentences;
        return new(report, analyzer.Analyze(report, wanted).Annotations);
    }

    private static ImmutableArray<Statement> Find(StatementFinder finder, Side side) =>
        finder.Find(side.Report, side.Layers.Sentences, side.Layers.Tokens, side.Layers.Names, side.Layers.Actors);

    private static int[] Numbers(Side side, Dictionary<string, int> words)
    {
        return [.. side.Tokens.Select(t => Number(side.Text.Substring(t.Span.Start, Math.Min(Stem, t.Span.Length)).ToLowerInvariant()))];

        int Number(string word)
        {
            if (!words.TryGetValue(word, out var number))
                words.Add(word, number = words.Count);
            return number;
        }
    }

    private static List<TokenRange> Ranges(Side side, ImmutableArray<TextSpan> spans) =>
        spans.IsDefault ? [] : [.. spans.Select(s => new TokenRange(
            side.Tokens.Count(t => t.Span.End <= s.Start), side.Tokens.Count(t => t.Span.Start < s.End)))];

    private static object Span(Side side, TokenRange range, int offset)
    {
        var (start, end) = (side.Tokens[range.Start].Span.Start, side.Tokens[range.End - 1].Span.End);
        return new { start = offset + start, length = end - start };
    }

    private static string Words(Pair pair, List<TokenRange> ranges) => string.Join(" … ", ranges.Select(r =>
        pair.Spanish.Text[pair.Spanish.Tokens[r.Start].Span.Start..pair.Spanish.Tokens[r.End - 1].Span.End]));

    /// <summary>The Spanish text with the capitals its corpus has lost: those of names, which the English side has.</summary>
    private static string Cased(Pair pair, List<(int Left, int Right)> links)
    {
        var text = pair.Spanish.Text.ToCharArray();
        foreach (var (left, right) in links)
        {
            var (from, to) = (pair.English.Tokens[left], pair.Spanish.Tokens[right]);
            if (from.Pos == PartOfSpeech.Propn && char.IsUpper(pair.English.Text[from.Span.Start]) && to.Span.Length > 3
                && to.Pos is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.X)
                text[to.Span.Start] = char.ToUpperInvariant(text[to.Span.Start]);
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return new string(text);
    }

    private sealed record Side(Report Report, Annotations Layers)
    {
        public string Text => Report.Text;

        public ImmutableArray<Token> Tokens => Layers.Tokens;
    }

    private sealed record Pair(int Document, Side English, Side Spanish);
}
