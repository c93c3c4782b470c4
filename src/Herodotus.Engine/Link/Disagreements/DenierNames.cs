using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>By which names an accusation is of somebody: their own, and those of whoever is of the same country.</summary>
internal sealed class DenierNames(ImmutableArray<Actor> actors)
{
    private readonly Dictionary<string, ImmutableArray<string>> _names = new(StringComparer.Ordinal);

    /// <summary>True when the accusation names whoever denies it, or somebody of the same country.</summary>
    public bool Concern(string accusation, string? denier)
    {
        if (denier is null)
            return false;
        if (!_names.TryGetValue(denier, out var names))
            _names.Add(denier, names = NamesOf(denier));
        foreach (var name in names)
        {
            if (accusation.Contains(name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private ImmutableArray<string> NamesOf(string denier) => actors.FirstOrDefault(actor => actor.Id == denier) is not { } own ? []
        : [.. actors.Where(actor => actor.Id == own.Id || (actor.Country is not null && actor.Country == own.Country)).SelectMany(actor => actor.Names).Where(name => name.Length > 2).Distinct(StringComparer.Ordinal)];
}
