using System.Diagnostics;
using System.Globalization;
using System.Text;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Benchmarks;

/// <summary>A long stream of generated reports through copies, stories and threads: is the time a report flat, the memory bounded?</summary>
internal static class StreamBenchmark
{
    private const int Words = 30_000;

    private const int Live = 400;

    /// <summary>Reports generated at once.</summary>
    private const int Generated = 2_000;

    /// <summary>Reports of one day of the stream.</summary>
    private const int PerDay = 16_000;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run(int count)
    {
        var stream = StoryStream.Load(DataFolder.Find());
        var process = Process.GetCurrentProcess();
        var reports = Generate(count).GetEnumerator();
        var tenth = Math.Max(1, count / 10);
        var stories = 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} reports over {count / (double)PerDay:0.0} days of the stream's own time, {PerDay} a day"));
        for (var part = 0; part < 10; part++)
        {
            var (done, seconds, deciding, spent) = (0, 0.0, 0.0, 0.0);
            while (done < tenth)
            {
                // Made a few at a time: neither the time nor the memory this takes is the stream's.
                var batch = new List<AnalyzedReport>(Generated);
                while (batch.Count < Math.Min(Generated, tenth - done) && reports.MoveNext())
                    batch.Add(new AnalyzedReport(reports.Current, new Annotations()));
                process.Refresh();
                var (processors, thread, clock) = (process.TotalProcessorTime, ThreadSeconds(), Stopwatch.StartNew());

                // As the pipe does it: words are read ahead on other threads, decisions are taken in order on this one.
                foreach (var prepared in Ahead(batch, stream.Prepare))
                    stories += stream.Add(prepared).Opens ? 1 : 0;
                seconds += clock.Elapsed.TotalSeconds;
                deciding += ThreadSeconds() - thread;
                process.Refresh();
                spent += (process.TotalProcessorTime - processors).TotalSeconds;
                done += batch.Count;
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"tenth {part + 1,2}: {done / seconds,6:0} reports/s by the clock; a report takes {1e6 * deciding / done,4:0} us of one processor to decide, {1e6 * spent / done,4:0} us of all processors; {stories,7} stories, {process.WorkingSet64 / 1048576,6} MB, {GC.GetTotalMemory(false) / 1048576,6} MB of objects"));
        }

        var kept = GC.GetTotalMemory(forceFullCollection: true) / 1048576;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory at any time: {process.PeakWorkingSet64 / 1048576} MB; {kept} MB of objects are in use, for {stream.Live} reports in the window"));
        Snapshot(stream);
    }

    /// <summary>What it costs to stop the stream and to begin again.</summary>
    private static void Snapshot(StoryStream stream)
    {
        var path = Path.GetTempFileName();
        var saving = Stopwatch.StartNew();
        stream.Save(path, []);
        saving.Stop();
        var again = StoryStream.Load(DataFolder.Find());
        var restoring = Stopwatch.StartNew();
        again.Restore(path);
        restoring.Stop();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"snapshot: {new FileInfo(path).Length / 1048576} MB, saved in {saving.Elapsed.TotalSeconds:0.0} s, restored in {restoring.Elapsed.TotalSeconds:0.0} s"));
        File.Delete(path);
    }

    /// <summary>Processor seconds of this thread, where the system tells them: a busy machine disturbs them less than the clock.</summary>
    private static double ThreadSeconds() =>
        File.Exists("/proc/thread-self/schedstat") ? double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9 : 0;

    /// <summary>Where a report's time goes: reading words and terms, copies, stories, one after another on one thread.</summary>
    public static void RunApart(int count)
    {
        var data = DataFolder.Find();
        var stream = StoryStream.Load(data);
        var copies = CopyDetector.Load(data);
        var stories = StoryGrouper.Load(data, KnowledgeBase.Load(data));
        var tenth = Math.Max(1, count / 10);
        foreach (var batch in Generate(count).Select(report => new AnalyzedReport(report, new Annotations())).Chunk(tenth))
        {
            var words = Time(() => Array.ForEach(batch, report => CopyWords.Scan(report.Report.Text)));
            var read = Time(() => Array.ForEach(batch, report => stream.Discard(stream.Prepare(report))));
            var matches = new CopyMatch?[batch.Length];
            var copied = Time(() =>
            {
                for (var i = 0; i < batch.Length; i++)
                    matches[i] = copies.Add(batch[i].Report);
            });
            var placed = Time(() =>
            {
                for (var i = 0; i < batch.Length; i++)
                    stories.Add(batch[i], matches[i]);
            });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{batch.Length} reports: words {words,4:0} us a report, terms {read - words,4:0}, copies {copied - words,4:0}, stories {placed - (read - words),4:0}"));

            double Time(Action work)
            {
                var before = ThreadSeconds();
                work();
                return 1e6 * (ThreadSeconds() - before) / batch.Length;
            }
        }
    }

    /// <summary>What is made of each item, in order, a few of them ahead on other threads.</summary>
    private static IEnumerable<TResult> Ahead<T, TResult>(List<T> items, Func<T, TResult> make)
    {
        const int run = 64;
        var ahead = new Queue<Task<TResult[]>>();
        for (var next = 0; next < items.Count || ahead.Count > 0;)
        {
            while (next < items.Count && ahead.Count < 8)
            {
                var batch = items.GetRange(next, Math.Min(run, items.Count - next));
                next += batch.Count;
                ahead.Enqueue(Task.Run(() => batch.Select(make).ToArray()));
            }

            foreach (var item in ahead.Dequeue().GetAwaiter().GetResult())
                yield return item;
        }
    }

    /// <summary>Stories open and fade; a report draws on its story's words and on the language's; one in ten is a copy.</summary>
    private static IEnumerable<Report> Generate(int count)
    {
        var random = new Random(5);
        var words = Enumerable.Range(0, Words).Select(i => Word(i)).ToArray();
        var stories = Enumerable.Range(0, Live).Select(_ => Topic(random)).ToArray();
        var recent = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (random.Next(12) == 0)
                stories[random.Next(Live)] = Topic(random);
            var topic = stories[Math.Min(random.Next(Live), random.Next(Live))];
            string text;
            if (recent.Count > 0 && random.Next(10) == 0)
            {
                text = recent[random.Next(recent.Count)];
                text = text[..(text.Length * 3 / 4)];
            }
            else
            {
                var length = random.Next(60, 240);
                var builder = new StringBuilder(length * 8);
                for (var w = 0; w < length; w++)
                    builder.Append(words[random.Next(4) == 0 ? topic[random.Next(topic.Length)] : Zipf(random)]).Append(w % 17 == 16 ? ". " : " ");
                text = builder.ToString();
                if (recent.Count < 2_000)
                    recent.Add(text);
                else
                    recent[random.Next(recent.Count)] = text;
            }

            var time = Start.AddDays(i / (double)PerDay);
            yield return new Report
            {
                Id = "g" + i.ToString(CultureInfo.InvariantCulture),
                Text = text,
                Language = "en",
                Published = new PublicationTime(DateOnly.FromDateTime(time.DateTime), TimeOnly.FromDateTime(time.DateTime), TimeSpan.Zero),
            };
        }
    }

    private static int[] Topic(Random random) => [.. Enumerable.Range(0, 25).Select(_ => random.Next(500, Words))];

    private static int Zipf(Random random) => (int)Math.Min(Words - 1, Math.Exp(random.NextDouble() * Math.Log(Words)));

    private static string Word(int number)
    {
        const string consonants = "bdfgklmnprstvz", vowels = "aeiou";
        var word = new StringBuilder();
        do
        {
            word.Append(consonants[number % 14]).Append(vowels[number / 14 % 5]);
            number /= 70;
        }
        while (number > 0);
        return word.ToString();
    }
}
