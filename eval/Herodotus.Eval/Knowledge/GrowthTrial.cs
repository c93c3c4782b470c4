using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Knowledge;

/// <summary><c>knowledge grow</c>: what linking a mention costs as the actors grow a thousandfold.</summary>
internal static class GrowthTrial
{
    public static Command Create()
    {
        var most = new Option<int>("--most") { Description = "Mentions in the largest run.", DefaultValueFactory = _ => 1_000_000 };
        var from = new Option<DirectoryInfo>("--from") { Description = "The folder with name-clusters.txt.gz.", DefaultValueFactory = _ => new("../shared/corpora/knowledge") };
        var command = new Command("grow", "Time to link a mention, from a thousand mentions up.") { most, from };
        command.SetAction(parsed => Run(parsed.GetValue(from)!.FullName, parsed.GetValue(most)));
        return command;
    }

    private static void Run(string source, int most)
    {
        var data = DataFolder.Find();
        var knowledge = KnowledgeBase.Load(data);
        var translator = NameTranslator.Load(data, knowledge);
        var words = OpenFiles.Lines(Path.Combine(source, "name-clusters.txt.gz"))
            .Select(line => line.Split(',', '=')[0].Trim()).Where(word => word.Length is > 2 and < 14 && word.All(char.IsAsciiLetter)).Distinct(StringComparer.Ordinal).Take(60_000).ToArray();
        ActorLinker.Link(Reports(words, 1000), knowledge, translator, []);
        for (var count = 1000; count <= most; count *= 10)
        {
            var reports = Reports(words, count);
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var actors = ActorLinker.Link(reports, knowledge, translator, []);
            process.Refresh();
            var work = process.TotalProcessorTime - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"growth mentions={count} actors={actors.Length} microseconds_a_mention={work.TotalMicroseconds / count:0.0}"));
        }
    }

    /// <summary>Ten actors a report; names by chance, few words frequent, one in three mentioned before.</summary>
    private static List<AnalyzedReport> Reports(string[] words, int mentions)
    {
        var random = new Random(20251117);
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2.2))];
        var names = new List<string>();
        var reports = new List<AnalyzedReport>(mentions / 10);
        for (var r = 0; r < mentions / 10; r++)
        {
            var id = r.ToString(CultureInfo.InvariantCulture);
            var actors = System.Collections.Immutable.ImmutableArray.CreateBuilder<ReportActor>(10);
            for (var a = 0; a < 10; a++)
            {
                string name;
                if (names.Count > 0 && random.Next(3) == 0)
                {
                    name = names[random.Next(names.Count)];
                }
                else
                {
                    name = Word() + " " + Word();
                    names.Add(name);
                }

                actors.Add(new ReportActor { Id = "a" + a.ToString(CultureInfo.InvariantCulture), Type = ActorType.Person, Name = name, Names = [name], Mentions = [new TextSpan(0, 1)] });
            }

            reports.Add(new AnalyzedReport(new Report { Id = id, Text = "x" }, new Annotations { Actors = actors.ToImmutable() }));
        }

        return reports;
    }
}
