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

/// <summary><c>groups-try</c>: all story sets at once, with several settings: the loop in which grouping is tuned.</summary>
internal static class GroupTrial
{
    public static readonly ImmutableArray<(string Folder, string Name)> Sets =
        [("groups-multi", "dev"), ("groups-en", "dev"), ("groups-cross", "dev"), ("groups-cross", "dev-undated")];

    public static Command Create()
    {
        var corpora = new Argument<string>("corpora") { Description = "The folder of corpora." };
        var tried = new Option<string>("--set") { Description = "Settings to try: name=value,name=value; several sets are parted by blanks.", DefaultValueFactory = _ => "" };
        var only = new Option<string?>("--only") { Description = "One set." };
        var dump = new Option<string?>("--dump") { Description = "Where to write the membership, by set." };
        var command = new Command("groups-try", "Scores story grouping on all sets.") { corpora, tried, only, dump };
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
                foreach (var set in parsed.GetValue(tried)!.Split(' '))
                {
                    var clock = Stopwatch.StartNew();
                    var settings = set.Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(new GroupingSettings(), With);
                    var system = Run(data, knowledge, settings, reports);
                    if (parsed.GetValue(dump) is { } to)
                        File.WriteAllLines($"{to}.{folder}.{name}", reports.Zip(system, (r, s) => $"{{\"id\":\"{r.Id}\",\"story\":\"{s}\"}}"));
                    var slices = folder == "groups-multi" ? (string[])["en", "es", "en+es", "pt", "fr", "ru", "de"] : [];
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}/{name} {set} {GroupScore.Line(stories, system, languages, slices)}  stories {system.Distinct().Count()}/{stories.Distinct().Count()} {clock.ElapsedMilliseconds} ms"));
                }
            }
        });
        return command;
    }

    private static GroupingSettings With(GroupingSettings settings, string pair)
    {
        var (name, value) = pair.Split('=') is [var left, var right] ? (left, double.Parse(right, CultureInfo.InvariantCulture)) : (pair, 0);
        return name switch
        {
            "join" => settings with { JoinBias = value },
            "undated" => settings with { UndatedBias = value },
            "short" => settings with { ShortBias = value },
            "undatedshort" => settings with { UndatedShortBias = value },
            "undateduneven" => settings with { UndatedUnevenBias = value },
            "merge" => settings with { MergeMean = value },
            "undatedmerge" => settings with { UndatedMergeMean = value },
            "crowd" => settings with { ShortCrowd = value },
            "foreign" => settings with { ForeignBias = value },
            "shortforeign" => settings with { ShortForeignBias = value },
            "post" => settings with { PostBias = value },
            _ => throw new ArgumentException($"HDT0912: no such setting: {name}"),
        };
    }

    /// <summary>The stories of the reports, by these models or by those that ship.</summary>
    public static List<string> Run(DataFolder data, KnowledgeBase knowledge, GroupingSettings settings, List<Report> reports, (StoryModel Ranker, StoryModel Joiner)? models = null)
    {
        var copies = CopyDetector.Load(data);
        var grouper = StoryGrouper.Load(data, knowledge, settings, null, null, models);
        return [.. reports.Select(r => grouper.Add(new AnalyzedReport(r, new Annotations()), copies.Add(r)).Story)];
    }
}
