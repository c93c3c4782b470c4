using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>The words of the names of a report's actors, for a surname or a short form that was not seen as a name.</summary>
internal sealed class NameParts
{
    private readonly Dictionary<string, List<(int Actor, int From)>> _bearers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(int Actor, int From)>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameParts(ImmutableArray<ReportActor> actors)
    {
        for (var a = 0; a < actors.Length; a++)
        {
            var from = actors[a].Mentions.IsDefaultOrEmpty ? 0 : actors[a].Mentions[0].Start;
            foreach (var name in actors[a].Names.IsDefaultOrEmpty ? [actors[a].Name] : actors[a].Names)
            {
                foreach (var part in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!_bearers.TryGetValue(part, out var own))
                        _bearers.Add(part, own = []);
                    if (!own.Exists(o => o.Actor == a))
                        own.Add((a, from));
                }
            }
        }

        _lookup = _bearers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The one actor with this word in a name, of those first named before a position; -1 for none or several.</summary>
    public int Bearer(ReadOnlySpan<char> word, int position)
    {
        if (!_lookup.TryGetValue(word, out var own))
            return -1;
        var found = -1;
        foreach (var (actor, from) in own)
        {
            if (from >= position)
                continue;
            if (found >= 0)
                return -1;
            found = actor;
        }

        return found;
    }
}
