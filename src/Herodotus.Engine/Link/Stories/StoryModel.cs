using Herodotus.Learning.Classifiers;

namespace Herodotus.Link.Stories;

/// <summary>One logistic model for each way a report and a story meet, kept in one file: <c>kind&lt;TAB&gt;feature&lt;TAB&gt;weight</c> a line.</summary>
internal sealed class StoryModel
{
    private readonly LogisticModel[] _models;

    public StoryModel(IEnumerable<LogisticModel> models) => _models = [.. models];

    public static StoryModel Read(IEnumerable<string> lines)
    {
        var byKind = lines.ToLookup(line => line[..Math.Max(0, line.IndexOf('\t', StringComparison.Ordinal))], line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        return new StoryModel(Enum.GetNames<ComparisonKind>().Select(kind => LogisticModel.Read(byKind[kind.ToLowerInvariant()], StoryComparison.Features)));
    }

    public LogisticModel Of(ComparisonKind kind) => _models[(int)kind];

    public double Score(ComparisonKind kind, double[] values) => _models[(int)kind].Score(values);

    /// <summary>The lines <see cref="Read"/> takes.</summary>
    public IEnumerable<string> Write() =>
        Enum.GetValues<ComparisonKind>().SelectMany(kind => Of(kind).Write().Where(line => !line.EndsWith("\t0", StringComparison.Ordinal)), (kind, line) => $"{kind.ToString().ToLowerInvariant()}\t{line}");
}

/// <summary>A story that was measured for a report.</summary>
internal readonly record struct MeasuredStory(StoryState Story, ComparisonKind Kind, double[] Values, double Rank);
