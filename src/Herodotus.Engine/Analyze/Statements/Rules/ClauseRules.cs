using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Tells whole clauses from phrases by their verbs, without a syntax tree.</summary>
internal static class ClauseRules
{
    /// <summary>Words of a sentence looked at before an attribution.</summary>
    private const int MaxReach = 120;

    /// <summary>True when a finite verb stands in a stretch of words that no relative or subordinator governs: what is said, not who says it.</summary>
    public static bool IsClause(Passage passage, int start, int end)
    {
        // What stands between two commas is governed by its own opener.
        var governed = false;
        for (var t = Math.Max(start, end - MaxReach); t < end; t++)
        {
            if (passage.QuotationAt(t) >= 0)
                continue;
            if (passage.Is(t, WordClass.Punctuation))
            {
                governed = false;
                continue;
            }

            governed |= passage.Is(t, WordClass.Relative | WordClass.Subordinator | WordClass.Complementizer) && !passage.Is(t, WordClass.Determiner)
                && !(passage.Is(t, WordClass.Preposition) && passage.Pos(t) == PartOfSpeech.Adp);
            if (!IsFinite(passage, t))
                continue;
            // "Hombres que dijeron ser policías | secuestraron a …": a relative takes one verb, and those joined to it.
            if (!governed && !passage.Is(t - 1, WordClass.Conjunction))
                return true;
            governed = false;
        }

        return false;
    }

    /// <summary>The words up to the first comma behind which a verb goes on: "que se considera víctima, | recibirá el dinero".</summary>
    public static TokenRange WithinAside(Passage passage, TokenRange content)
    {
        for (var t = content.Start + 1; t < content.End - 1; t++)
        {
            if (passage.IsMark(t, ',') && passage.QuotationAt(t) < 0 && passage.Is(t + 1, WordClass.Verbal | WordClass.Auxiliary | WordClass.Negator))
                return content with { End = t };
        }

        return content;
    }

    /// <summary>A verb that is no participle, gerund or infinitive, by its end.</summary>
    private static bool IsFinite(Passage passage, int token)
    {
        if (passage.Pos(token) is not (PartOfSpeech.Verb or PartOfSpeech.Aux))
            return false;
        var word = passage.Word(token);
        return !passage.Words.Ends(word, WordEnding.Unfinished);
    }
}
