using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
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
        var fewer = new Option<bool>("--fewer-stories") { Description = "Thinned streams lack a fifth of the stories and an eighth of the reports: the largest story does not rule them all." };
        var thinned = new Option<int>("--thinned") { Description = "So many streams with a tenth of the reports left out, and the mean of their scores: one decision in a large story moves a figure by a point." };
        var orders = new Option<int>("--orders") { Description = "So many orders of the stream, each by another throw, and the mean of their scores: for streams without a clock." };
        var command = new Command("groups-try", "Scores story grouping on all sets.") { corpora, tried, only, dump, thinned, fewer, orders };
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
                    if (parsed.GetValue(thinned) is > 0 and var streams)
                    {
                        Console.WriteLine($"{folder}/{name} {set} {Thinned(data, knowledge, settings, reports, stories, streams, parsed.GetValue(fewer), parsed.GetValue(dump))}");
                        continue;
                    }

                    if (parsed.GetValue(orders) is > 0 and var throws)
                    {
                        Console.WriteLine($"{folder}/{name} {set} {Shuffled(data, knowledge, settings, reports, gold, throws)}");
                        continue;
                    }

                    var system = Run(data, knowledge, settings, reports);
                    if (parsed.GetValue(dump) is { } to)
                        File.WriteAllLines($"{to}.{folder}.{name}", reports.Zip(system, (r, s) => Line(r.Id, s)));
                    var slices = folder == "groups-multi" ? (string[])["en", "es", "en+es", "pt", "fr", "ru", "de"] : [];
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}/{name} {set} {GroupScore.Line(stories, system, languages, slices)}  stories {system.Distinct().Count()}/{stories.Distinct().Count()} {clock.ElapsedMilliseconds} ms"));
                }
            }
        });
        return command;
    }

    /// <summary>The mean BCubed F1 of streams that lack every tenth report, another tenth each time, or stories and reports by chance.</summary>
    private static string Thinned(DataFolder data, KnowledgeBase knowledge, GroupingSettings settings, List<Report> reports, List<string> stories, int streams, bool fewer, string? dump)
    {
        var slices = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var stream = 0; stream < streams; stream++)
        {
            var kept = Enumerable.Range(0, reports.Count)
                .Where(i => fewer ? Chance(stories[i], stream) % 5 != 0 && Chance(reports[i].Id, stream) % 8 != 0 : (i + (i / 10)) % 10 != stream).ToList();
            var system = Run(data, knowledge, settings, kept.ConvertAll(i => reports[i]));
            if (dump is not null)
                File.WriteAllLines($"{dump}.{stream}", kept.Zip(system, (i, s) => Line(reports[i].Id, s)));
            foreach (var slice in (string[])["all", .. reports.Select(r => r.Language ?? "?").Distinct(), "en+es"])
            {
                var of = Enumerable.Range(0, kept.Count).Where(i => slice == "all" || slice.Split('+').Contains(reports[kept[i]].Language ?? "?")).ToList();
                slices[slice] = slices.GetValueOrDefault(slice) + (GroupScore.BCubed(of.ConvertAll(i => stories[kept[i]]), of.ConvertAll(i => system[i])).F / streams);
            }
        }

        return string.Join("  ", slices.Select(slice => string.Create(CultureInfo.InvariantCulture, $"{slice.Key} {100 * slice.Value:0.0}")));
    }

    /// <summary>The same number for the same name and stream, spread evenly.</summary>
    private static uint Chance(string name, int stream)
    {
        var hash = name.Aggregate(2166136261u ^ ((uint)stream * 0x9e3779b1u), (h, c) => (h ^ c) * 16777619u);
        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6du;
        return hash ^ (hash >> 12);
    }

    private static string Line(string report, string story) => $"{{\"id\":\"{report}\",\"story\":\"{story}\"}}";

    /// <summary>The mean BCubed of a stream in other orders.</summary>
    private static string Shuffled(DataFolder data, KnowledgeBase knowledge, GroupingSettings settings, List<Report> reports, Dictionary<string, JsonElement> gold, int orders)
    {
        var reader = StoryGrouper.Reader(data, knowledge);
        var (ranker, joiner) = (StoryModel.Read(data.Lines("stories", "rank.tsv")), StoryModel.Read(data.Lines("stories", "join.tsv")));
        var scores = new List<(double P, double R, double F)>();
        for (var seed = 1; seed <= orders; seed++)
        {
            var stream = reports.ToArray();
            new Random(seed).Shuffle(stream);
            var copies = CopyDetector.Load(data);
            var grouper = new StoryGrouper(reader, ranker, joiner, settings);
            scores.Add(GroupScore.BCubed([.. stream.Select(r => gold[r.Id].GetProperty("story").GetString()!)], [.. stream.Select(r => grouper.Add(new AnalyzedReport(r, new Annotations()), copies.Add(r)).Story)]));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{100 * scores.Average(s => s.P):0.0}/{100 * scores.Average(s => s.R):0.0}/{100 * scores.Average(s => s.F):0.0}  from {100 * scores.Min(s => s.F):0.0} to {100 * scores.Max(s => s.F):0.0}");
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
            "larger" => settings with { LargerFirst = value },
            "shortlarger" => settings with { ShortLargerFirst = value },
            "foreign" => settings with { ForeignBias = value },
            "shortforeign" => settings with { ShortForeignBias = value },
            "kin" => settings with { KinAt = value },
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
