using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary>Streams made from texts that may be learnt from: whole, cut to leads and headlines, dated by chance, undated.</summary>
internal static class TrainingStreams
{
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One date in so many is wrong, as archives have them.</summary>
    private const int WrongDates = 30;

    /// <summary>Orders of one set that whole texts are tried in.</summary>
    private const int Orders = 8;

    /// <summary>Headlines made of one report.</summary>
    private const int MadeHeadlines = 4;

    /// <summary>Days over which the stories of a stream begin: as many stories at once as a real stream has would need more texts than there are.</summary>
    private const double StreamDays = 25;

    /// <summary>Days over which the stories of an archive begin that comes in no order.</summary>
    private const double ArchiveDays = 300;

    public static IEnumerable<(string Name, List<(Report Report, string Story)> Stream, double Importance)> All(string corpora, string? english, string? spanish, int commentaries)
    {
        var ecb = Read(Path.Combine(corpora, "groups-en"), "dev");
        yield return ("groups-en", ecb, 1);
        yield return ("groups-en dated", Dated(ecb, 11), 1);
        yield return ("groups-en in no order", Shuffled(Dated(ecb, 22, ArchiveDays), 22), 1);
        yield return ("groups-en leads, dated", Dated(Cut(ecb, 45), 12), 0.1);
        yield return ("groups-en mixed, dated", Dated(Mixed(ecb), 18), 0.5);
        yield return ("groups-en mixed", Mixed(ecb), 0.5);
        yield return ("groups-en headlines, dated", Dated(Cut(ecb, 12), 13), 1);
        yield return ("groups-en headlines", Cut(ecb, 12), 0.5);
        yield return ("groups-en sentences, dated", Dated(Sentences(ecb), 20), 0.3);
        yield return ("groups-cross", Read(Path.Combine(corpora, "groups-cross"), "dev"), 2);
        var undated = Read(Path.Combine(corpora, "groups-cross"), "dev-undated");
        yield return ("groups-cross undated", undated, 2);
        yield return ("groups-cross headlines, dated", Dated(Cut(undated, 14), 14), 2);
        yield return ("groups-cross sentences, dated", Dated(Sentences(undated), 21), 1);
        yield return ("groups-cross leads", Cut(undated, 45), 0.3);
        yield return ("groups-cross mixed", Mixed(undated), 2);
        yield return ("groups-cross mixed, dated", Dated(Mixed(undated), 19), 2);
        if (english is null || spanish is null)
            yield break;
        var commentary = Commentary(english, spanish, commentaries);
        yield return ("commentary, dated", Dated(Cut(commentary, 150), 15), 0.5);
        yield return ("commentary leads, dated", Dated(Cut(commentary, 45), 16), 0.2);
        yield return ("commentary headlines, dated", Dated(Cut(commentary, 12), 17), 0.5);
    }

    /// <summary>Whole texts in several orders and with several draws of dates, to try on: one order moves a figure by half a point.</summary>
    public static IEnumerable<(string Name, List<List<(Report Report, string Story)>> Streams)> Whole(string corpora)
    {
        var ecb = Read(Path.Combine(corpora, "groups-en"), "dev");
        yield return ("undated", [ecb, .. Enumerable.Range(41, Orders - 1).Select(seed => Shuffled(ecb, seed))]);
        yield return ("dated", [.. Enumerable.Range(31, Orders).Select(seed => Dated(ecb, seed))]);
        yield return ("dated, in no order", [.. Enumerable.Range(51, Orders).Select(seed => Shuffled(Dated(ecb, seed, ArchiveDays), seed))]);
    }

    private static List<(Report Report, string Story)> Shuffled(List<(Report Report, string Story)> stream, int seed)
    {
        var shuffled = stream.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }

    private static List<(Report Report, string Story)> Read(string folder, string name)
    {
        var gold = GroupCorpus.Gold(folder, name + ".gold.jsonl");
        return [.. GroupCorpus.Reports(folder, name + ".reports.jsonl").Select(r => (r, gold[r.Id].GetProperty("story").GetString()!))];
    }

    /// <summary>The title, or else the first words: a stream of headlines.</summary>
    private static List<(Report Report, string Story)> Cut(List<(Report Report, string Story)> stream, int words) =>
    [
        .. stream.Select(s => (s.Report with { Title = null, Text = FirstWords(words <= 15 && s.Report.Title is { } title ? title : s.Report.Text, words) }, s.Story)),
    ];

    /// <summary>Every other report, by a throw of its id, cut to what a post or a headline holds.</summary>
    private static List<(Report Report, string Story)> Mixed(List<(Report Report, string Story)> stream) =>
    [
        .. stream.Select(s => s.Report.Id.Aggregate(17, (h, c) => unchecked((h * 31) + c)) / 8 % 2 == 0 ? s : Cut([s], s.Report.Text.Length % 2 == 0 ? 30 : 14)[0]),
    ];

    /// <summary>The title and each of the first sentences as a headline of its own: large stories in many wordings.</summary>
    private static List<(Report Report, string Story)> Sentences(List<(Report Report, string Story)> stream)
    {
        var made = new List<(Report Report, string Story)>();
        foreach (var (report, story) in stream)
        {
            var sentences = new List<string>();
            if (report.Title is { } title)
                sentences.Add(title);
            var start = 0;
            for (var i = 1; i + 2 < report.Text.Length && sentences.Count < MadeHeadlines; i++)
            {
                if (report.Text[i] is not ('.' or '\n' or '?' or '!') || !char.IsWhiteSpace(report.Text[i + 1]) || i - start < 40)
                    continue;
                sentences.Add(FirstWords(report.Text[start..i].Trim(), 16));
                start = i + 1;
            }

            if (sentences.Count == 0)
                sentences.Add(FirstWords(report.Text, 16));
            made.AddRange(sentences.Select((text, at) => (report with { Id = $"{report.Id}#{at}", Title = null, Text = text }, story)));
        }

        return made;
    }

    private static string FirstWords(string text, int count)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && ++words == count)
                return text[..i];
        }

        return text;
    }

    /// <summary>Gives each story a time and each report one after it: most within two days, some within weeks, a few wrong.</summary>
    private static List<(Report Report, string Story)> Dated(List<(Report Report, string Story)> stream, int seed, double days = StreamDays)
    {
        var random = new Random(seed);
        var starts = new Dictionary<string, double>(StringComparer.Ordinal);
        var dated = new List<(Report Report, string Story)>();
        foreach (var (report, story) in stream)
        {
            if (!starts.TryGetValue(story, out var start))
                starts[story] = start = random.NextDouble() * days;
            // Half within eight hours, nine in ten within two days, a few after weeks.
            var day = start + (0.33 * Math.Exp(1.4 * Normal(random)));
            if (random.Next(WrongDates) == 0)
                day = random.NextDouble() * (days + 5);
            var time = Start.AddDays(day);
            dated.Add((report with { Published = new PublicationTime(DateOnly.FromDateTime(time.DateTime), TimeOnly.FromDateTime(time.DateTime), TimeSpan.Zero) }, story));
        }

        return [.. dated.OrderBy(d => d.Report.Published!.Value.Instant).ThenBy(d => d.Report.Id, StringComparer.Ordinal)];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Commentaries in two languages: stories of two.</summary>
    private static List<(Report Report, string Story)> Commentary(string english, string spanish, int count)
    {
        var stream = new List<(Report Report, string Story)>();
        var (en, es) = (new List<string>(), new List<string>());
        foreach (var (left, right) in File.ReadLines(english).Zip(File.ReadLines(spanish)))
        {
            if (left.Length > 0)
            {
                en.Add(left);
                es.Add(right);
                continue;
            }

            if (en.Count >= 12)
            {
                var story = $"c{stream.Count}";
                Add("en", en[0], string.Join(' ', en));
                Add("es", es[0], string.Join(' ', es));
                void Add(string language, string? title, string text) =>
                    stream.Add((new Report { Id = $"{story}-{stream.Count}", Text = text, Title = title, Language = language }, story));
            }

            en.Clear();
            es.Clear();
            if (stream.Count >= count * 2)
                break;
        }

        return stream;
    }
}
