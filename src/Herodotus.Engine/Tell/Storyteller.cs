using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Tell.Brief;
using Herodotus.Tell.Figures;
using Herodotus.Tell.Ledger;
using Herodotus.Tell.Positions;
using Herodotus.Tell.Timeline;

namespace Herodotus.Tell;

/// <summary>Tells a story: the views that people read, made from its claims alone.</summary>
public sealed class Storyteller
{
    private readonly PositionFinder _positions;
    private readonly OpenerLexicon _openers;

    private Storyteller(PositionFinder positions, OpenerLexicon openers) => (_positions, _openers) = (positions, openers);

    public static Storyteller Load(DataFolder data) => new(PositionFinder.Load(data), OpenerLexicon.Load(data));

    public StoryBrief Tell(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var dates = story.Reports.Select(report => report.Report.Published?.Date).OfType<DateOnly>().Order().ToList();
        var teller = new StandaloneSentence(story, _openers);
        var leads = Leads.Of(story, teller);
        var measures = MeasureLedger.Of(story);
        var positions = _positions.Find(story);
        return new StoryBrief
        {
            Story = story,
            From = dates.Count == 0 ? null : dates[0].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            To = dates.Count == 0 ? null : dates[^1].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Measures = measures,
            Figures = FigureTable.Of(story),
            Positions = positions,
            Timeline = StoryTimeline.Of(story, teller, leads),
            Brief = BriefWriter.Write(story, teller, leads),
        };
    }
}
