using Herodotus.Learning;
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
    private readonly StanceLexicon _stances;
    private readonly OpenerLexicon _openers;

    private Storyteller(StanceLexicon stances, OpenerLexicon openers) => (_stances, _openers) = (stances, openers);

    public static Storyteller Load(DataFolder data) => new(StanceLexicon.Load(data), OpenerLexicon.Load(data));

    public StoryBrief Tell(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var dates = story.Reports.Select(report => report.Report.Published?.Date).OfType<DateOnly>().Order().ToList();
        var measures = MeasureLedger.Of(story);
        var positions = PositionFinder.Find(story, _stances);
        return new StoryBrief
        {
            Story = story,
            From = dates.Count == 0 ? null : dates[0].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            To = dates.Count == 0 ? null : dates[^1].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Measures = measures,
            Figures = FigureTable.Of(story),
            Positions = positions,
            Timeline = StoryTimeline.Of(story),
            Brief = BriefWriter.Write(story, _openers),
        };
    }
}
