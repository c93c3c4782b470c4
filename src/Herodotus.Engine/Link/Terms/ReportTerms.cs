namespace Herodotus.Link.Terms;

/// <summary>
/// What grouping looks at in a report: words by stem, spellings that cross languages, meanings, figures. It is the reader's own copy and
/// holds until the next report is read.
/// </summary>
internal sealed class ReportTerms
{
    public string Language { get; set; } = "und";

    /// <summary>How many words the report has.</summary>
    public int Words { get; set; }

    /// <summary>True when there is no more than a headline to go by.</summary>
    public bool Short { get; set; }

    /// <summary>When it was published, or what the head of its text says of that.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>True when its time is only what its text says: that may be the day of what it tells.</summary>
    public bool TimeIsRead { get; set; }

    /// <summary>The days, months and years its first words name, as <see cref="CalendarWords"/> has them.</summary>
    public uint Calendar { get; set; }

    /// <summary>Stems of its own language, countries by themselves.</summary>
    public TermTally Own { get; } = new();

    /// <summary>Spellings reduced to what languages share.</summary>
    public TermTally Spelling { get; } = new();

    /// <summary>English stems its words may mean; empty for an English report, whose own terms these are.</summary>
    public TermTally Meaning { get; } = new();

    /// <summary>True when its own terms are its meanings.</summary>
    public bool IsEnglish => Language == "en";

    /// <summary>The term of an id, wherever it stands.</summary>
    public Term? Find(uint id) => Own.Of(id) ?? Meaning.Of(id) ?? Spelling.Of(id);

    public void Clear()
    {
        Calendar = 0;
        Own.Clear();
        Spelling.Clear();
        Meaning.Clear();
    }
}
