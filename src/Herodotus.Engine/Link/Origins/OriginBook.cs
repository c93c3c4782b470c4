using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Origins;

/// <summary>Origins as they are found: one entry a key, so that what is the same in fact is counted once.</summary>
internal sealed class OriginBook
{
    /// <summary>Evidence kept for one origin: enough to check it by.</summary>
    private const int MaxEvidence = 40;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<Entry> _order = [];
    private readonly Dictionary<(string Report, int Statement), string> _statements = [];
    private readonly Dictionary<string, List<string>> _reports = new(StringComparer.Ordinal);

    /// <summary>An outlet stands for its family: newsrooms of one owner are not independent.</summary>
    public string Outlet(Outlet outlet, string report, params ReadOnlySpan<Evidence?> evidence)
    {
        var kind = outlet.Kind == OutletKind.Agency ? OriginKind.Agency : OriginKind.Outlet;
        var id = Add($"family:{outlet.Family}", outlet.Name, kind, report, evidence);
        if (_entries[$"family:{outlet.Family}"] is { } entry && entry.Name != outlet.Name && entry.Evidence.TrueForAll(e => e.Kind != "family" || e.Value != Family(entry, outlet)))
            entry.Evidence.Add(new Evidence("family", Family(entry, outlet), 1, report));
        return id;
    }

    /// <summary>A speaker is one across reports when the actors are.</summary>
    /// <param name="actor">Whoever speaks, as the report names them.</param>
    /// <param name="identity">The actor across reports; without one, the name must do.</param>
    public string Speaker(ReportActor actor, string? identity, string report, Evidence evidence) =>
        Add($"speaker:{identity ?? LetterFolding.Fold(actor.Name)}", actor.Name, OriginKind.Speaker, report, evidence);

    public string Add(string key, string name, OriginKind kind, string report, params ReadOnlySpan<Evidence?> evidence)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            entry = new Entry($"o{_order.Count + 1}", name, kind);
            _entries[key] = entry;
            _order.Add(entry);
        }

        if (entry.Met.Add(report))
            entry.Reports.Add(report);
        foreach (var item in evidence)
        {
            if (item is not null && entry.Evidence.Count < MaxEvidence && !entry.Evidence.Contains(item))
                entry.Evidence.Add(item);
        }

        if (!_reports.TryGetValue(report, out var ids))
            _reports[report] = ids = [];
        if (!ids.Contains(entry.Id))
            ids.Add(entry.Id);
        return entry.Id;
    }

    /// <summary>A source without a name is known through whoever quotes it: two outlets' "officials" may be two people, one outlet's are its own reporting.</summary>
    /// <param name="within">The origin that speaks for it.</param>
    public string Unnamed(string within, string description, string report, Evidence evidence)
    {
        var key = $"unnamed:{within}:{LetterFolding.Fold(description)}";
        var id = Add(key, description, OriginKind.Unnamed, report, evidence);
        _entries[key].Within = within;
        return id;
    }

    public void Assign(string report, int statement, string origin) => _statements[(report, statement)] = origin;

    public StoryOrigins Build(IEnumerable<string> reports) => new(
        [.. _order.Select(e => new Origin(e.Id, e.Name, e.Kind, e.Within, [.. e.Reports], [.. e.Evidence]))],
        _statements,
        reports.ToDictionary(id => id, id => _reports.TryGetValue(id, out var ids) ? ids.ToImmutableArray() : [], StringComparer.Ordinal));

    private static string Family(Entry entry, Outlet outlet) => $"{outlet.Name} and {entry.Name} are of one family ({outlet.Family})";

    private sealed record Entry(string Id, string Name, OriginKind Kind)
    {
        /// <summary>The reports it stands behind, in the order in which they were read.</summary>
        public List<string> Reports { get; } = [];

        /// <summary>The same, to be asked: an origin may stand behind all reports of a large story.</summary>
        public HashSet<string> Met { get; } = new(StringComparer.Ordinal);

        public string? Within { get; set; }

        public List<Evidence> Evidence { get; } = [];
    }
}
