using Herodotus.Link.Streams;
using Herodotus.Link.Terms;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Makes the vectors of a report: how often each term stands in it, by how rare the stream has shown it to be.</summary>
internal sealed class ReportWeigher
{
    /// <summary>Terms kept of a report.</summary>
    private const int VectorTerms = 100;

    /// <summary>Spellings kept of a report: names and cognates are among the rarest.</summary>
    private const int SpellingTerms = 48;

    private readonly DocumentFrequencies _frequencies = new();
    private (uint Id, float Weight, TermTraits Traits)[] _weighted = new (uint, float, TermTraits)[512];

    public StoryMember Weigh(Report report, ReportTerms terms)
    {
        var own = Vector(terms.Own, VectorTerms, terms.Short);
        var spelling = Vector(terms.Spelling, SpellingTerms, terms.Short);
        var meaning = terms.IsEnglish ? own : Vector(terms.Meaning, VectorTerms, terms.Short);
        return new StoryMember(report.Id, terms.Language, own, spelling, meaning, terms.Time, terms.Short, terms.Calendar);
    }

    /// <summary>Counts a term once for each story: a large story does not make its own words common.</summary>
    public void Count(ReportTerms terms, StoryState story, StoryScratch scratch)
    {
        _frequencies.AddReport(terms.Words);
        var known = story.Reports > 0;
        Count(terms.Own, known && story.Speaks(terms.Language) ? story.Own(terms.Language, scratch) : null);
        Count(terms.Meaning, known ? story.Meaning(scratch) : null);
        var spelling = known ? story.Spelling(scratch) : null;
        foreach (ref readonly var term in terms.Spelling.Terms)
        {
            if (spelling is null || !spelling.Holds(term.Id))
                _frequencies.AddTerm(term.Id);
        }
    }

    public void Write(SnapshotWriter snapshot) => _frequencies.Write(snapshot);

    public void Read(SnapshotReader snapshot) => _frequencies.Read(snapshot);

    private void Count(TermTally terms, TermSum? known)
    {
        foreach (ref readonly var term in terms.Terms)
        {
            if (known is null || known.Of(term.Id).Id == 0)
                _frequencies.AddTerm(term.Id);
        }
    }

    private TermVector Vector(TermTally tally, int limit, bool isShort)
    {
        var terms = tally.Terms;
        if (_weighted.Length < terms.Length)
            _weighted = new (uint, float, TermTraits)[terms.Length * 2];
        for (var i = 0; i < terms.Length; i++)
        {
            ref readonly var term = ref terms[i];
            var rarity = _frequencies.Weight(term.Id, term.Rate);

            // One rare word tells more of a headline than two common ones.
            if (isShort)
                rarity *= MathF.Sqrt(rarity);
            var count = term.Count <= 1 ? term.Count : 1 + MathF.Log(term.Count);
            _weighted[i] = (term.Id, count * rarity, term.AllTraits);
        }

        return TermVector.Of(_weighted.AsSpan(0, terms.Length), limit);
    }
}
