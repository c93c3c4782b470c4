using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>Entries while a list is being read: names added under their id, bad rows set aside.</summary>
internal sealed class EntryGathering(string list)
{
    /// <summary>One entry with more aliases is broken or hostile; the rest are counted as refused.</summary>
    private const int MostNames = 1000;

    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly List<Draft> _order = [];
    private readonly ImmutableArray<RefusedRow>.Builder _refused = ImmutableArray.CreateBuilder<RefusedRow>();
    private int _refusedCount;

    public void Refuse(string where, string reason)
    {
        _refusedCount++;
        if (_refused.Count < WatchlistReading.MostNamed)
            _refused.Add(new RefusedRow(where, reason));
    }

    /// <summary>Opens an entry; null, and a refusal, when the id is missing or taken.</summary>
    public Draft? Open(string? id, NameSort sort, string where, bool mayExist = false)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            Refuse(where, "no id");
            return null;
        }

        if (_drafts.TryGetValue(id, out var draft))
        {
            if (mayExist)
                return draft;
            Refuse(where, $"the id {id} was there before");
            return null;
        }

        draft = new Draft(id, sort);
        _drafts.Add(id, draft);
        _order.Add(draft);
        return draft;
    }

    /// <summary>An entry that is there already.</summary>
    public Draft? Find(string id) => _drafts.GetValueOrDefault(id);

    public void Name(Draft draft, string? name, string where)
    {
        var trimmed = name?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return;
        if (trimmed.Length > 500 || !trimmed.Any(char.IsLetterOrDigit))
            Refuse(where, trimmed.Length > 500 ? "a name of more than 500 letters" : "a name without a letter");
        else if (draft.Names.Count >= MostNames)
            Refuse(where, $"entry {draft.Id} has more than {MostNames} names");
        else if (draft.Seen.Add(trimmed))
            draft.Names.Add(trimmed);
    }

    public WatchlistReading Finish()
    {
        var entries = ImmutableArray.CreateBuilder<ListEntry>(_order.Count);
        foreach (var draft in _order)
        {
            if (draft.Names.Count == 0)
                Refuse(draft.Id, "an entry without a name");
            else
                entries.Add(new ListEntry(list, draft.Id, draft.Sort, [.. draft.Names], [.. draft.Countries.Order(StringComparer.Ordinal)], [.. draft.Births.Order(StringComparer.Ordinal)], draft.Gender, draft.Program));
        }

        return new WatchlistReading(list, entries.ToImmutable(), _refusedCount, _refused.ToImmutable());
    }

    internal sealed class Draft(string id, NameSort sort)
    {
        public string Id => id;

        public NameSort Sort { get; set; } = sort;

        public List<string> Names { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Countries { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Births { get; } = new(StringComparer.Ordinal);

        public Gender Gender { get; set; }

        public string? Program { get; set; }
    }
}
