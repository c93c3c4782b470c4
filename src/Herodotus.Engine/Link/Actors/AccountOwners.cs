using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Actors;

/// <summary>Whose accounts are whose: "@AnaPrado" and an account signed "Ana Prado" are Ana Prado's, where the story knows one person of that name.</summary>
public sealed class AccountOwners
{
    /// <summary>People by their names of several words, letters folded and nothing between; null for a name that two bear.</summary>
    private readonly Dictionary<string, Actor?> _owners = new(StringComparer.Ordinal);

    public AccountOwners(ImmutableArray<Actor> actors)
    {
        foreach (var person in actors.Where(actor => actor.Type == ActorType.Person))
        {
            foreach (var name in person.Names.Append(person.Name).Where(name => name.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                var key = Squeeze(name);
                _owners[key] = _owners.TryGetValue(key, out var other) && other?.Id != person.Id ? null : person;
            }
        }
    }

    /// <summary>The person an account is named after; null where the story knows none, or two.</summary>
    public Actor? Find(string account) => _owners.GetValueOrDefault(Squeeze(account));

    private static string Squeeze(string name) => string.Concat(LetterFolding.Fold(name).Where(char.IsLetterOrDigit));
}
