using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary><c>groups-try</c>: all story sets at once, at several join biases: the loop in which grouping is tuned.</summary>
internal static class GroupTrial
{
    public static readonly ImmutableArray<(string Folder, string Name)> Sets =
        [("groups-multi", "dev"), ("groups-en", "dev"), ("groups-cross", "dev"), ("groups-cross", "dev-undated")];

    public static Command Create()
    {
        var corpora = new Argument<string>("corpora") { Description = "The folder of corpora." };
        var biases = new Option<string>("--bias") { Description = "Comma-separated join biases, same language/other language; 'set' for those that ship.", DefaultValueFactory = _ => "set" };
        var only = new Option<string?>("--only") { Description = "One set." };
        var dump = new Option<string?>("--dump") { Description = "Where to write the membership, by set." };
        var command = new Command("groups-try", "Scores story grouping on all sets.") { corpora, biases, only, dump };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var knowledge = KnowledgeBase.Load(data);
            foreach (var (folder, name) in Sets)
            {
                if (parsed.GetValue(only) is { } one && one != folder)
                    continue;
                var path = Path.Combine(parsed.GetValue(corpora)!, folder);
                var reports = GroupCorpus.Reports(path, name + ".reports.jsonl");
                var gold = GroupCorpus.Gold(path, name + ".gold.jsonl");
                var stories = reports.Select(r => gold[r.Id].GetProperty("story").GetString()!).ToList();
                var languages = reports.Select(r => r.Language ?? "?").ToList();
                foreach (var bias in parsed.GetValue(biases)!.Split(','))
                {
                    var clock = Stopwatch.StartNew();
                    var b = bias == "set" ? [0.0] : bias.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
                    var settings = bias == "set" ? new GroupingSettings() : new GroupingSettings { JoinBias = b[0], UndatedBias = b[0], ShortBias = b[0], ForeignBias = b[^1], ShortForeignBias = b[^1] };
                    var system = Run(data, knowledge, settings, reports);
                    if (parsed.GetValue(dump) is { } to)
                        File.WriteAllLines($"{to}.{folder}.{name}", reports.Zip(system, (r, s) => $"{{\"id\":\"{r.Id}\",\"story\":\"{s}\"}}"));
                    var slices = folder == "groups-multi" ? (string[])["en", "es", "en+es", "pt", "fr", "ru", "de"] : [];
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}/{name} {bias,5} {GroupScore.Line(stories, system, languages, slices)}  stories {system.Distinct().Count()}/{stories.Distinct().Count()} {clock.ElapsedMilliseconds} ms"));
                }
            }
        });
        return command;
    }

    /// <summary>The stories of the reports, by these models or by those that ship.</summary>
    public static List<string> Run(DataFolder data, KnowledgeBase knowledge, GroupingSettings settings, List<Report> reports, (StoryModel Ranker, StoryModel Joiner)? models = null)
    {
        var copies = CopyDetector.Load(data);
        var grouper = StoryGrouper.Load(data, knowledge, settings, null, null, models);
        return [.. reports.Select(r => grouper.Add(new AnalyzedReport(r, new Annotations()), copies.Add(r)).Story)];
    }
}
