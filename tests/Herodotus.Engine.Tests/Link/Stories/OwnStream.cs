using Herodotus.Engine.Tests.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Tests.Link.Stories;

/// <summary>Made-up reports with the story each is of, as the stream places them one by one.</summary>
internal sealed class OwnStream
{
    private readonly List<(string Story, Report Report)> _told;
    private readonly List<Membership> _answers = [];

    /// <param name="name">A file of <c>Specs</c>: story, time of 2024, language, title where there is one, text.</param>
    /// <param name="month">What stands before each time that has no month.</param>
    public OwnStream(string name, string month = "")
    {
        _told = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Link", "Stories", "Specs", name)).Where(line => !line.StartsWith('#')).Select((line, at) => Read(line.Split('\t'), at, month))];
        var stream = StoryStream.Load(DataFolder.Find(), KnowledgeBaseTests.Known);
        foreach (var (_, report) in _told)
            _answers.Add(stream.Add(new AnalyzedReport(report, new Annotations())));
    }

    /// <summary>Where the first report of a story was put.</summary>
    public Membership First(string story) => _answers[_told.FindIndex(told => told.Story == story)];

    /// <summary>Where the report with this title, or else this text, was put.</summary>
    public Membership Of(string words) => _answers[_told.FindIndex(told => (told.Report.Title ?? told.Report.Text) == words)];

    /// <summary>BCubed of the reports of one half.</summary>
    public (double Precision, double Recall, double F1) BCubed(char half)
    {
        var placed = _told.Zip(_answers, (told, answer) => (told.Story, In: answer.Story)).Where(pair => pair.Story[0] == half).ToList();
        var (precision, recall) = (0.0, 0.0);
        foreach (var (story, found) in placed)
        {
            var both = (double)placed.Count(pair => pair.Story == story && pair.In == found);
            precision += both / placed.Count(pair => pair.In == found) / placed.Count;
            recall += both / placed.Count(pair => pair.Story == story) / placed.Count;
        }

        return (precision, recall, 2 * precision * recall / (precision + recall));
    }

    private static (string Story, Report Report) Read(string[] cells, int at, string month)
    {
        var title = cells.Length > 4 && cells[3] != "-" ? cells[3] : null;
        var time = cells[1] == "-" ? (PublicationTime?)null
            : PublicationTime.Parse(cells[1].Length == 10 ? cells[1] : month.Length > 0 ? $"2024-{month}-{cells[1]}:00Z" : $"2024-{cells[1]}:00Z");
        return (cells[0], new Report { Id = $"h{at}", Title = title, Text = cells[^1], Language = cells[2], Published = time });
    }
}
