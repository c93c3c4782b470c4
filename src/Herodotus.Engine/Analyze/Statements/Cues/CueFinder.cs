using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Cues;

/// <summary>A place where the lexicon sees a cue: the whole range with its auxiliaries, and the words of the entry.</summary>
internal readonly record struct CueMatch(TokenRange Range, TokenRange Words, CueEntry Entry, bool Passive);

/// <summary>Finds words of the lexicon that attribute where they stand, as verbs, prepositions or nouns with a possessor.</summary>
internal static class CueFinder
{
    /// <summary>All cues outside quotations, in order.</summary>
    public static List<CueMatch> Find(Passage passage, CueLexicon lexicon)
    {
        var found = new List<CueMatch>();
        for (var t = 0; t < passage.Count; t++)
        {
            if (At(passage, lexicon, t) is not { } match)
                continue;
            found.Add(match);
            t = match.Range.End - 1;
        }

        return found;
    }

    /// <summary>The cue whose first word of the lexicon stands at a token.</summary>
    public static CueMatch? At(Passage passage, CueLexicon lexicon, int token)
    {
        if (passage.Is(token, WordClass.Punctuation) || passage.QuotationAt(token) >= 0)
            return null;
        foreach (var entry in lexicon.Starting(passage.Word(token)))
        {
            if (!Matches(passage, token, entry) || (entry.Form == CueForm.Initial && token != passage.Sentences[passage.SentenceAt(token)].FirstToken))
                continue;
            var words = new TokenRange(token, token + entry.Words.Length);
            if (entry.Frames.HasFlag(CueFrames.Source))
                return new(words, words, entry, false);
            if (entry.Frames.HasFlag(CueFrames.Nominal))
            {
                if (IsPossessed(passage, words))
                    return new(words, words, entry, false);
                continue;
            }

            if (!IsVerb(passage, words, entry))
                continue;
            var start = token;
            while (start > 0 && passage.Is(start - 1, WordClass.Auxiliary | WordClass.Adverb | WordClass.Negator)
                && !passage.Is(start - 1, WordClass.Punctuation | WordClass.ParagraphStart) && passage.SentenceAt(start - 1) == passage.SentenceAt(token)
                && passage.QuotationAt(start - 1) < 0 && passage.NameAt(start - 1) < 0 && !passage.IsCapitalWithin(start - 1) && !passage.Is(start - 1, WordClass.Pronoun))
                start--;
            var passive = IsPassive(passage, start, words, entry);
            if (passive && !FollowedByAgent(passage, words.End))
                continue;
            if (entry.Form == CueForm.Participle && start == token)
                continue;
            return new(new(start, words.End), words, entry, passive);
        }

        return null;
    }

    private static bool Matches(Passage passage, int token, CueEntry entry)
    {
        if (token + entry.Words.Length > passage.Count)
            return false;
        for (var w = 1; w < entry.Words.Length; w++)
        {
            if (!passage.Word(token + w).SequenceEqual(entry.Words[w]))
                return false;
        }

        return true;
    }

    private static bool IsVerb(Passage passage, TokenRange words, CueEntry entry)
    {
        var token = words.Start;
        if (passage.NameAt(token) >= 0)
            return false;
        var pos = passage.Pos(token);
        if (pos is not (PartOfSpeech.None or PartOfSpeech.Verb or PartOfSpeech.Aux or PartOfSpeech.Pron) && entry.Words.Length == 1 && !IsVerbAfterAll(passage, words, entry))
            return false;
        if (token == 0)
            return true;
        // "con 18 barcos a la espera": no verb that is finite stands behind a preposition and an article.
        if (passage.Words.IsHeadFirst && entry.Form != CueForm.Gerund && passage.Is(token - 1, Particle.Article) && passage.Is(token - 2, WordClass.Preposition))
            return false;
        var before = passage.Class(token - 1);
        if (pos == PartOfSpeech.None && entry.Form != CueForm.Gerund
            && (before & (WordClass.Determiner | WordClass.Possessive | WordClass.Preposition)) != 0
            && (before & (WordClass.Pronoun | WordClass.Adverb)) == 0)
            return false;
        return entry.Form == CueForm.Gerund || !passage.Is(token - 1, Particle.To);
    }

    /// <summary>"La oposición sospecha que …": what its tagger takes for a noun, where nothing but a verb can stand.</summary>
    private static bool IsVerbAfterAll(Passage passage, TokenRange words, CueEntry entry) =>
        // No noun ends in a stressed o: "la tachó de …".
        passage.Ends(words.Start, WordEnding.Past) || entry.Form == CueForm.Finite && entry.Frames.HasFlag(CueFrames.Clause) && words.Start > 0 && !passage.Is(words.End - 1, Particle.That)
        && passage.Is(words.End, Particle.Whose) && passage.Pos(words.Start - 1) is PartOfSpeech.Noun or PartOfSpeech.Propn
        && !passage.Is(words.Start - 1, WordClass.Determiner | WordClass.Possessive | WordClass.Preposition);

    private static bool IsPossessed(Passage passage, TokenRange words)
    {
        var first = words.Start;
        while (first > 0 && passage.Pos(first - 1) == PartOfSpeech.Adj)
            first--;
        var possessed = first > 0 && (passage.Is(first - 1, WordClass.Possessive) || passage.Is(first - 1, Particle.OwnerMark));
        return possessed && words.End < passage.Count && (passage.Is(words.End, WordClass.Complementizer) || passage.Is(words.End, Particle.To)
            || (passage.Is(words.End, Particle.Of) && passage.Is(words.End + 1, Particle.Whose)));
    }

    private static bool IsPassive(Passage passage, int start, TokenRange words, CueEntry entry)
    {
        if (entry.Form is not (CueForm.Either or CueForm.Participle))
            return false;
        for (var t = words.Start - 1; t >= start; t--)
        {
            if (passage.Is(t, Particle.Be))
                return true;
        }

        return start == words.Start && FollowedByAgent(passage, words.End);
    }

    private static bool FollowedByAgent(Passage passage, int token) =>
        passage.Is(token, Particle.By);
}
