using Herodotus.Text;

namespace Herodotus.Link.Stories;

/// <summary>One term of a report before weighting.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Count">Weighted occurrences: more in a title and a lead.</param>
/// <param name="Span">Where it stands first in the report's text; empty when only in the title.</param>
internal readonly record struct Term(uint Id, string Text, float Count, TextSpan Span);

/// <summary>What grouping looks at in a report: words by stem, spellings that cross languages, meanings, numbers.</summary>
internal sealed record ReportTerms
{
    public required string Language { get; init; }

    /// <summary>How many words the report has.</summary>
    public required int Words { get; init; }

    /// <summary>True when there is no more than a headline to go by.</summary>
    public required bool Short { get; init; }

    /// <summary>Stems of its own language, by id.</summary>
    public required List<Term> Own { get; init; }

    /// <summary>Spellings reduced to what languages share, by id.</summary>
    public required List<Term> Spelling { get; init; }

    /// <summary>English stems its words may mean, by id.</summary>
    public required List<Term> Meaning { get; init; }

    /// <summary>The term of an id, by its own list or that of meanings.</summary>
    public Term? Find(uint id)
    {
        foreach (var list in (ReadOnlySpan<List<Term>>)[Own, Meaning, Spelling])
        {
            var at = list.BinarySearch(new Term(id, "", 0, default), ById);
            if (at >= 0)
                return list[at];
        }

        return null;
    }

    private static readonly Comparer<Term> ById = Comparer<Term>.Create((a, b) => a.Id.CompareTo(b.Id));
}
