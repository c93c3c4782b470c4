namespace Herodotus.Link.Stories;

/// <summary>A report as its story keeps it for comparison.</summary>
internal sealed record StoryMember(string Report, string Language, TermVector Own, TermVector Spelling, TermVector Meaning, DateTimeOffset? Published);

/// <summary>A live story: sums of its reports' terms, its latest reports, its time.</summary>
internal sealed class StoryState(int number)
{
    /// <summary>Reports kept one by one: the first, which said what it is about, and the latest.</summary>
    public const int MaxMembers = 12;

    /// <summary>Terms by which a story is found. More would bring in stories that share background only.</summary>
    public const int MaxIndexed = 96;

    public int Number { get; } = number;

    public string Id => $"s{Number}";

    public Dictionary<string, TermSum> Own { get; } = new(StringComparer.Ordinal);

    public TermSum Spelling { get; } = new();

    public TermSum Meaning { get; } = new();

    public List<StoryMember> Members { get; } = [];

    /// <summary>Terms under which the index knows it.</summary>
    public HashSet<uint> Indexed { get; } = [];

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public int Reports { get; private set; }

    /// <summary>The stream position of its latest report.</summary>
    public long Touched { get; set; }

    /// <summary>What the stream's clock said when its latest report came.</summary>
    public DateTimeOffset? TouchedAt { get; set; }

    /// <summary>Its own number's thread until it is found to continue another.</summary>
    public string Thread { get; set; } = $"t{number}";

    /// <summary>Ids of all its reports while it is live.</summary>
    public List<string> ReportIds { get; } = [];

    public void Add(StoryMember member, bool trustTime)
    {
        Reports++;
        ReportIds.Add(member.Report);
        if (!Own.TryGetValue(member.Language, out var sum))
            Own[member.Language] = sum = new TermSum();
        sum.Add(member.Own);
        Spelling.Add(member.Spelling);
        Meaning.Add(member.Meaning);
        if (Members.Count == MaxMembers)
            Members.RemoveAt(1);
        Members.Add(member);
        if (member.Published is not { } time || !trustTime)
            return;
        if (First is null || time < First)
            First = time;
        if (Last is null || time > Last)
            Last = time;
    }
}
