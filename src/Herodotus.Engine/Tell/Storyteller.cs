using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Tell.Brief;
using Herodotus.Tell.Figures;
using Herodotus.Tell.Ledger;
using Herodotus.Tell.Positions;
using Herodotus.Tell.Timeline;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>Tells a story: the views that people read, made from its claims alone.</summary>
public sealed class Storyteller
{
    private readonly PositionFinder _positions;
    private readonly OpenerLexicon _openers;
    private readonly ClaimWords _words;

    private Storyteller(PositionFinder positions, OpenerLexicon openers, ClaimWords words) => (_positions, _openers, _words) = (positions, openers, words);

    /// <param name="words">Those by which the story's claims were made.</param>
    public static Storyteller Load(DataFolder data, ClaimWords words) => new(PositionFinder.Load(data), OpenerLexicon.Load(data), words);

    public StoryBrief Tell(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var dates = story.Reports.Select(report => report.Report.Published?.Date).OfType<DateOnly>().Order().ToList();
        var teller = new StandaloneSentence(story, _openers, _words);
        var leads = Leads.Of(story, teller);
        var measures = MeasureLedger.Of(story, _words.Content);
        var positions = _positions.Find(story);
        return new StoryBrief
        {
            Story = story,
            From = dates.Count == 0 ? null : IsoDay.Of(dates[0]),
            To = dates.Count == 0 ? null : IsoDay.Of(dates[^1]),
            Measures = measures,
            Figures = FigureTable.Of(story),
            Positions = positions,
            Timeline = StoryTimeline.Of(story, teller, leads),
            Brief = BriefWriter.Write(story, teller, leads),
        };
    }
}
