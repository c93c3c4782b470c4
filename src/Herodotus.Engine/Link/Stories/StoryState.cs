namespace Herodotus.Link.Stories;

/// <summary>A report as its story keeps it for comparison.</summary>
/// <param name="Meaning">The very vector of <paramref name="Own"/> for an English report.</param>
internal sealed record StoryMember(string Report, string Language, TermVector Own, TermVector Spelling, TermVector Meaning, DateTimeOffset? Time, bool Short);

/// <summary>A live story: sums of its reports' terms, some of its reports, its time.</summary>
internal sealed class StoryState(int number)
{
    /// <summary>Reports kept one by one: the first, which said what it is about, and the latest.</summary>
    public const int MaxMembers = 12;

    /// <summary>Terms by which a story is found. More would bring in stories that share background only.</summary>
    public const int MaxIndexed = 96;

    private readonly Dictionary<string, TermSum> _own = new(1, StringComparer.Ordinal);
    private TermSum? _spelling;
    private TermSum? _meaning;

    public int Number { get; } = number;

    public string Id => $"s{Number}";

    public List<StoryMember> Members { get; } = new(1);

    /// <summary>Terms under which the index knows it.</summary>
    public List<uint> Indexed { get; } = [];

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public int Reports { get; private set; }

    /// <summary>True while it has headlines and posts only.</summary>
    public bool IsShort { get; private set; } = true;

    /// <summary>The stream position of its latest report.</summary>
    public long Touched { get; set; }

    /// <summary>What the stream's clock said when its latest report came.</summary>
    public DateTimeOffset? TouchedAt { get; set; }

    /// <summary>Its own number's thread until it is found to continue another.</summary>
    public string Thread { get; set; } = $"t{number}";

    /// <summary>Ids of all its reports while it is live.</summary>
    public List<string> ReportIds { get; } = new(1);

    /// <summary>Languages it is told in.</summary>
    public int Languages => Members.Count == 0 ? 0 : _own.Count == 0 ? 1 : _own.Count;

    /// <summary>True when a report of the language is in it.</summary>
    public bool Speaks(string language) => _own.Count == 0 ? Members.Count > 0 && Members[0].Language == language : _own.ContainsKey(language);

    /// <summary>The sum of its reports in a language it is told in. A story of one report has no sums of its own: they are made in <paramref name="scratch"/>.</summary>
    public TermSum Own(string language, TermSum scratch) => _own.Count == 0 ? Single(scratch, Members[0].Own) : _own[language];

    public TermSum Spelling(TermSum scratch) => _spelling ?? Single(scratch, Members[0].Spelling);

    public TermSum Meaning(TermSum scratch) => _meaning ?? (_own.TryGetValue("en", out var english) ? english : Single(scratch, Members[0].Meaning));

    public void Add(StoryMember member, bool trustTime)
    {
        Reports++;
        IsShort &= member.Short;
        ReportIds.Add(member.Report);
        if (Reports == 2)
            Sum(Members[0]);
        if (Reports >= 2)
            Sum(member);
        if (Members.Count == MaxMembers)
            Members.RemoveAt(1);
        Members.Add(member);
        if (trustTime)
            Stretch(member.Time);
    }

    private void Stretch(DateTimeOffset? time)
    {
        if (time is null)
            return;
        if (First is null || time < First)
            First = time;
        if (Last is null || time > Last)
            Last = time;
    }

    private void Sum(StoryMember member)
    {
        var english = member.Language == "en";
        if (!_own.TryGetValue(member.Language, out var sum))
            _own[member.Language] = sum = new TermSum();

        // While all reports are English, their sum is that of the meanings too.
        if (!english && _meaning is null)
        {
            _meaning = new TermSum();
            if (_own.TryGetValue("en", out var before))
                _meaning.Add(before);
        }

        sum.Add(member.Own);
        _meaning?.Add(member.Meaning);
        (_spelling ??= new TermSum()).Add(member.Spelling);
    }

    private static TermSum Single(TermSum scratch, TermVector vector)
    {
        scratch.Clear();
        scratch.Add(vector);
        return scratch;
    }
}
