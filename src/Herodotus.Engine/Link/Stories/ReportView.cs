using Herodotus.Link.Terms;

namespace Herodotus.Link.Stories;

/// <summary>The report that is being placed, laid out for comparison with many stories.</summary>
internal sealed class ReportView
{
    private StoryMember? _member;

    public StoryMember Member => _member ?? throw new InvalidOperationException("no report is set");

    public ReportTerms Terms { get; private set; } = new();

    /// <summary>Its time, unless the stream holds it for a mistake.</summary>
    public DateTimeOffset? Time => Member.Time;

    /// <summary>
    /// True in a stream that is told as things happen, where days between reports say that a story is over; in an archive in no order of time they are a measure of their own.
    /// </summary>
    public bool InOrder { get; set; } = true;

    public TermProbe Own { get; } = new();

    public TermProbe Spelling { get; } = new();

    public TermProbe Meaning { get; } = new();

    /// <summary>Where the sums of a story of one report are made.</summary>
    public StoryScratch Scratch { get; } = new();

    public void Set(StoryMember member, ReportTerms terms)
    {
        (_member, Terms) = (member, terms);
        Own.Set(member.Own);
        Spelling.Set(member.Spelling);
        Meaning.Set(member.Meaning);
    }
}
