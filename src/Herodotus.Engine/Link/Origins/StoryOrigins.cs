using Herodotus.Reports;

namespace Herodotus.Link.Origins;

/// <summary>The independent origins behind a story's reports, and which report and statement goes back to which.</summary>
public sealed class StoryOrigins
{
    private readonly Dictionary<(string Report, int Statement), string> _statements;
    private readonly Dictionary<string, string> _independent;
    private readonly Dictionary<string, ImmutableArray<string>> _reports;

    internal StoryOrigins(
        ImmutableArray<Origin> origins, Dictionary<(string Report, int Statement), string> statements, Dictionary<string, ImmutableArray<string>> reports)
    {
        (Origins, _statements, _reports) = (origins, statements, reports);
        _independent = origins.ToDictionary(origin => origin.Id, origin => origin.Independent, StringComparer.Ordinal);
    }

    /// <summary>In the order in which they come up.</summary>
    public ImmutableArray<Origin> Origins { get; }

    /// <summary>Ids of the origins a report draws on: its own first; none for an unknown report.</summary>
    public ImmutableArray<string> OfReport(string report) => _reports.TryGetValue(report, out var ids) ? ids : [];

    /// <summary>The origin that counts for one: a source without a name is no origin beside the outlet that alone knows it.</summary>
    public string Independent(string origin) => _independent.GetValueOrDefault(origin, origin);

    /// <summary>The origin that a statement goes back to, or with null the report's own voice; null for an unknown report.</summary>
    /// <param name="statement">Index into the report's statements.</param>
    public string? Of(string report, int? statement) =>
        statement is { } index && _statements.TryGetValue((report, index), out var id) ? id : OfReport(report) is [var own, ..] ? own : null;
}
