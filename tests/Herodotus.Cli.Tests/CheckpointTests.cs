using System.Globalization;
using System.Text;
using Herodotus.Cli.Lines;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Cli;

/// <summary>A stream whose journal is cut: stopped at any step of a snapshot, it goes on with the same answers, on a disk that does not fill.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Every = 40;

    private static readonly DataFolder Data = DataFolder.At(Path.Combine(Cli.Root, "data"));

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(Data);

    private static readonly Report[] Reports = [.. Enumerable.Range(0, 1000).Select(Make)];

    private static readonly string[] Expected = Whole();

    private readonly Scratch _scratch = new();

    private readonly List<string> _notes = [];

    private string Journal => _scratch.File("stream.jsonl");

    public static TheoryData<int> Steps => [.. Enum.GetValues<CheckpointStep>().Select(step => (int)step)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Killed_at_a_step_of_every_snapshot_it_loses_and_doubles_nothing(int at)
    {
        var answers = new List<string>();
        var kills = 0;
        for (var runs = 0; answers.Count < Reports.Length; runs++)
        {
            runs.ShouldBeLessThan(Reports.Length);
            try
            {
                // At the first or the second such step, in turn: so that there is progress.
                var left = runs % 2;
                using var checkpoint = Open(step =>
                {
                    if (step == (CheckpointStep)at && left-- == 0)
                        throw new Killed();
                });
                foreach (var report in Reports.Skip(answers.Count))
                    answers.Add(Add(checkpoint, report));
            }
            catch (Killed)
            {
                kills++;
                // The report whose snapshot was being taken is noted but not answered: it comes again.
            }
        }

        kills.ShouldBeGreaterThan(0);
        answers.ShouldBe(Expected);
        _notes.ShouldBeEmpty();
        using var again = Open();
        Reports.Select(report => Add(again, report)).ShouldBe(Expected);
    }

    [Fact]
    public void The_disk_does_not_fill_however_long_the_stream()
    {
        using var checkpoint = Open();
        var largest = 0L;
        for (var i = 0; i < 4000; i++)
        {
            Add(checkpoint, Make(i));
            largest = i % 100 == 0 ? Math.Max(largest, new FileInfo(Journal).Length) : largest;
        }

        // Half the window between snapshots, two of them kept, cut when half can go.
        var line = ReportJson.Line(json => ReportJson.Write(json, Make(1000))).Length;
        largest.ShouldBeLessThan(line * 4L * Math.Max(Every, checkpoint.Stream.Live));
        Directory.GetFiles(_scratch.Path).Length.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Of_a_broken_snapshot_the_one_before_is_used()
    {
        Run(Reports);
        new FileInfo(Journal).Length.ShouldBeLessThan(Reports.Sum(report => ReportJson.Line(json => ReportJson.Write(json, report)).Length + 1));
        Break(Journal + ".snapshot");
        Run(Reports).ShouldBe(Expected);
        _notes.ShouldHaveSingleItem().ShouldStartWith("HDT0330");
        _notes[0].ShouldEndWith("; the one before it is used");
        Run(Reports).ShouldBe(Expected);
        _notes.Count.ShouldBe(1);
    }

    [Fact]
    public void When_no_snapshot_of_a_cut_journal_is_whole_stories_begin_under_numbers_that_none_had()
    {
        Run(Reports);
        var numbers = Expected.SelectMany(answer => answer.Split('\n')).Select(Story).ToHashSet(StringComparer.Ordinal);
        Break(Journal + ".snapshot");
        Break(Journal + ".snapshot.before");
        var fresh = Enumerable.Range(1000, 60).Select(Make).ToArray();
        var answers = Run(fresh);
        _notes.Count.ShouldBe(3);
        _notes[2].ShouldStartWith("HDT0334");
        answers.Select(Story).ShouldAllBe(story => !numbers.Contains(story));

        // And it stays so when it is stopped again before its first snapshot, or after it.
        File.Delete(Journal + ".snapshot");
        File.Delete(Journal + ".snapshot.before");
        Run(fresh).ShouldBe(answers);
        Run(fresh).ShouldBe(answers);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Story(string answer) => answer.Split("\"story\":\"")[1].Split('"')[0];

    private static void Break(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static StoryStream Load() => StoryStream.Load(Data, Knowledge, new GroupingSettings { WindowDays = 6 });

    private static string[] Whole()
    {
        var stream = Load();
        return [.. Reports.Select(report => Line(stream.Add(StreamCheckpoint.Plain(report))))];
    }

    private static string Line(Membership membership) =>
        Encoding.UTF8.GetString(ReportJson.Line(json => MembershipJson.Write(json, membership, explain: true))) + string.Concat(membership.Corrections.Select(correction => $"\n{correction.Story}"));

    private static Report Make(int i) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"r{i}"),
        Title = $"Council of town {(i / 90 * 5) + (i % 7)}",
        Text = $"The council of town {(i / 90 * 5) + (i % 7)} votes on Monday on budget {i % 41}, said mayor Teodor Vank{i % 7} of district {(i / 90) + (i % 13)}.",
        Language = "en",
        Published = new PublicationTime(new DateOnly(2024, 3, 1).AddDays(i / 40), new TimeOnly(10, i % 60), TimeSpan.Zero),
    };

    private StreamCheckpoint Open(Action<CheckpointStep>? reached = null) => StreamCheckpoint.Open(Journal, Load, Every, _notes.Add, reached);

    private string[] Run(IEnumerable<Report> reports)
    {
        using var checkpoint = Open();
        return [.. reports.Select(report => Add(checkpoint, report))];
    }

    private static string Add(StreamCheckpoint checkpoint, Report report) =>
        Line(checkpoint.Add(checkpoint.Stream.Prepare(StreamCheckpoint.Plain(report)), ReportJson.Line(json => ReportJson.Write(json, report))));

    /// <summary>Stands for a kill: nothing runs after it but what closes files.</summary>
    private sealed class Killed : Exception;
}
