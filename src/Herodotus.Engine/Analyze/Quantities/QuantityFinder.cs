using Herodotus.Analyze.Numbers;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

/// <summary>
/// Finds what a text counts and measures: numbers with unit, money, rate, range, bound and change, and recomputes the conversions it
/// writes. One linear pass; the rules' words are data in <c>data/&lt;language&gt;/quantities*.txt</c>. Safe for any number of threads.
/// </summary>
public static class QuantityFinder
{
    [ThreadStatic]
    private static List<Draft>? drafts;

    /// <param name="text">The report's text.</param>
    /// <param name="language">BCP 47; a language without data has no quantities.</param>
    /// <param name="country">The report's country, ISO 3166-1 alpha-3, for names that several currencies share; null when unknown.</param>
    /// <param name="times">The time layer, sorted: what it took for a date is no quantity. May be empty.</param>
    /// <param name="knowledge">Countries and their peoples, for names that several currencies share where the report's country does not tell; null to do without.</param>
    /// <returns>Sorted by start; they do not overlap.</returns>
    public static ImmutableArray<Quantity> Find(string text, string language, string? country, ImmutableArray<TimeMention> times, KnowledgeBase? knowledge = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        var lexicon = QuantityLexicon.For(language);
        if (lexicon.IsEmpty)
            return [];
        var found = drafts ??= [];
        found.Clear();
        var marks = DecimalMarks.Of(text, lexicon.Numbers.MarkIn(country));
        new QuantityScan(text, lexicon, times, marks, country, found).Run();
        if (found.Count == 0)
            return [];
        var currencies = new SharedCurrencies(text, lexicon, country, knowledge);
        var result = ImmutableArray.CreateBuilder<Quantity>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            if (i > 0 && found[i].Start < found[i - 1].End)
                found[i] = WithoutSign(found[i]);
            var check = i + 1 < found.Count ? ConversionCheck.Of(text, found[i], found[i + 1]) : null;
            result.Add(Make(text, found[i], check, currencies));
        }

        return result.MoveToImmutable();
    }

    /// <summary>A sign between two numbers ("1,2€½") belongs to the first.</summary>
    private static Draft WithoutSign(Draft draft)
    {
        draft.Start = draft.NumberStart;
        draft.UnitBefore = default;
        if (draft.UnitAfter.Length == 0)
            draft.Unit = null;
        return draft;
    }

    private static Quantity Make(string text, in Draft draft, UnitCheck? check, SharedCurrencies currencies) => new()
    {
        Span = TextSpan.FromBounds(draft.Start, draft.End),
        Value = draft.IsRange || draft.Overflow ? null : draft.Value,
        From = draft.IsRange ? draft.Value : null,
        To = draft.IsRange ? draft.Upper : null,
        Overflow = draft.Overflow,
        Unit = Code(draft, currencies),
        UnitText = UnitText(text, draft),
        Change = draft.IsRange && draft.Change == QuantityChange.Exact ? QuantityChange.Range : draft.Change,
        Of = draft.Of.Length > 0 ? draft.Of.Of(text) : null,
        OfSpan = draft.Of.Length > 0 ? draft.Of : null,
        Checks = check is { } written ? [written] : [],
    };

    private static string? Code(in Draft draft, SharedCurrencies currencies)
    {
        if (draft.Unit is not { } unit)
            return null;
        var code = unit.Code ?? (unit.Family is { } family && family != "-" ? currencies.Code(family) : null);
        return code is not null && draft.PerUnit?.Code is { } per ? $"{code}/{per}" : code;
    }

    private static string? UnitText(string text, in Draft draft)
    {
        if (draft.UnitBefore.Length == 0)
            return draft.UnitAfter.Length == 0 ? null : draft.UnitAfter.Of(text);
        return draft.UnitAfter.Length == 0 ? draft.UnitBefore.Of(text) : $"{draft.UnitBefore.Of(text)} {draft.UnitAfter.Of(text)}";
    }
}
