using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <content>The source behind its cue: "dijo el alcalde, Juan Paz", "said a senator who asked not to be named".</content>
internal static partial class SourceRules
{
    /// <summary>Words of time and place between a verb and the subject after it.</summary>
    private const int MaxAdjunct = 12;

    /// <summary>The noun phrase that starts at a token, with an apposition between commas; empty when none starts there.</summary>
    public static TokenRange After(Passage passage, int first, int end)
    {
        // "dijo ayer el alcalde", "said on Monday" is no source.
        first = Adjuncts.PastTime(passage, first, end);
        while (first < end && passage.Is(first, WordClass.Adverb) && !passage.Is(first, WordClass.Determiner | WordClass.Pronoun))
            first++;
        if (first >= end || passage.Is(first, WordClass.Punctuation) || passage.QuotationAt(first) >= 0)
            return default;
        if (passage.Is(first, WordClass.Pronoun) && !passage.Is(first, WordClass.Determiner))
            return new(first, first + 1);
        var t = first;
        while (t < end && t - first < MaxPhrase && passage.QuotationAt(t) < 0 && ContinuesAfter(passage, t, first, end))
            t++;
        while (t > first && passage.Is(t - 1, WordClass.Preposition | WordClass.Conjunction | WordClass.Determiner | WordClass.Adverb) && passage.NameAt(t - 1) < 0)
            t--;
        if (t == first || !HasNoun(passage, first, t))
            return default;
        if (passage.IsMark(t, ',') && t + 1 < end && Apposition(passage, t + 1, end) is var stop && stop > t + 1)
            t = stop;
        return new(first, t);
    }

    /// <summary>The subject after its verb, past what may stand between: "dijo ayer en rueda de prensa | la ministra".</summary>
    public static TokenRange Inverted(Passage passage, int first, int end)
    {
        if (After(passage, first, end) is { IsEmpty: false } beside)
            return beside;
        while (first < end && passage.Is(first, WordClass.Adverb) && !passage.Is(first, WordClass.Determiner | WordClass.Pronoun))
            first++;
        if (first >= end || !passage.Is(first, Particle.Stage))
            return default;
        for (var t = first + 1; t < end && t - first < MaxAdjunct && !passage.Is(t, WordClass.Punctuation) && passage.QuotationAt(t) < 0; t++)
        {
            var starts = passage.Is(t, Particle.Article) || passage.Is(t, WordClass.Possessive)
                || (passage.NameAt(t) is >= 0 and var name && passage.NameAt(t - 1) != name && passage.Names[name].Type == NameType.Person);
            // "relató a este diario | Ana Ruiz": the medium is whole, whatever the name is taken for; "confirmaron a Radio Sur | dos fuentes".
            starts |= (passage.NameAt(t) >= 0 && passage.NameAt(t - 1) < 0 && passage.Is(t - 1, WordClass.Media) && passage.Is(t - 2, Particle.This))
                || (passage.Pos(t) is PartOfSpeech.Num or PartOfSpeech.Det && passage.NameAt(t) < 0 && passage.Words.SourceType(passage.Word(Math.Min(t + 1, passage.Count - 1))) is not null);
            if (starts && !passage.Is(t - 1, WordClass.Preposition | WordClass.Determiner | WordClass.Possessive | WordClass.Verbal))
                return After(passage, t, end);
        }

        return default;
    }

    /// <summary>"an official who asked not to be named, …": the source with its relative clause, to the comma; empty where it has none.</summary>
    public static TokenRange ToComma(Passage passage, TokenRange source, int end)
    {
        // "dos fuentes del ministerio consultadas por la agencia, …".
        var participle = passage.Is(source.End, WordClass.Preposition) && passage.Pos(source.End - 1) is PartOfSpeech.Verb or PartOfSpeech.Adj;
        if (!passage.Is(source.End, WordClass.Relative) && !participle)
            return default;
        for (var t = source.End; t < end && t - source.End < MaxParenthesis; t++)
        {
            if (passage.IsMark(t, ','))
                return new(source.Start, t);
            if (passage.Is(t, WordClass.Punctuation) || passage.QuotationAt(t) >= 0 || (participle && passage.Is(t, WordClass.Verbal)))
                break;
        }

        return default;
    }

    /// <summary>"dijo un senador que prefiere no dar su nombre": a source behind its verb, with the clause up to the next mark; empty without one.</summary>
    public static TokenRange WithClause(Passage passage, TokenRange source, int end)
    {
        if (source.End >= end || !passage.Is(source.End, WordClass.Relative) || !passage.Is(source.End + 1, WordClass.Verbal | WordClass.Negator | WordClass.Adverb | WordClass.Auxiliary))
            return default;
        var t = source.End;
        while (t < end && t - source.End < MaxParenthesis && !passage.Is(t, WordClass.Punctuation) && passage.QuotationAt(t) < 0)
            t++;
        return new(source.Start, t);
    }

    /// <summary>Where an apposition that starts at a token ends, or that token when there is none.</summary>
    private static int Apposition(Passage passage, int start, int end)
    {
        if (!passage.Is(start, WordClass.Determiner | WordClass.Possessive | WordClass.Relative | WordClass.Office | WordClass.Capital)
            && passage.Pos(start) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj)
            && passage.Words.SourceType(passage.Word(start)) is null)
            return start;
        var verbs = passage.Is(start, WordClass.Relative) ? 3 : 0;
        var t = start;
        for (; t < end && !passage.Is(t, WordClass.Punctuation) && passage.QuotationAt(t) < 0; t++)
        {
            if (passage.Is(t, WordClass.Verbal | WordClass.Auxiliary) && verbs-- == 0)
                return start;
            // "ya que" joins, "ya" alone does not.
            if (t > start && passage.Is(t, WordClass.Subordinator) && !(passage.Is(t, WordClass.Adverb) && passage.Is(t, Particle.Already) && !passage.Is(t + 1, WordClass.Complementizer)))
                break;
        }

        return t;
    }

    private static bool ContinuesAfter(Passage passage, int token, int first, int end)
    {
        if (!IsNominal(passage, token) || (passage.Is(token, WordClass.Pronoun) && !passage.Is(token, WordClass.Determiner)))
            return false;
        // "dijo el ministro el lunes"; but "según una encuesta publicada el lunes".
        if (token > first && passage.Pos(token - 1) is not (PartOfSpeech.Verb or PartOfSpeech.Adj) && Adjuncts.PastTime(passage, token, end) > token)
            return false;
        if (passage.NameAt(token) >= 0)
            return true;
        // "dos de sus colaboradores más cercanos".
        if (passage.Is(token, Particle.Degree) && token > first && token + 1 < end && passage.Pos(token + 1) == PartOfSpeech.Adj)
            return true;
        if (passage.Is(token, WordClass.Adverb) && !passage.Is(token, WordClass.Determiner))
            return false;
        if (passage.Is(token, WordClass.Preposition))
        {
            // "dijo el ministro en una rueda de prensa": where it was said is no part of who said it.
            var at = token + 1 < end && passage.Is(token + 1, WordClass.Determiner) ? token + 2 : token + 1;
            if (at < end && passage.Is(at, WordClass.Occasion))
                return false;
            if (passage.Is(token, Particle.Of))
                return true;
            // "una persona cercana a las negociaciones".
            if (token > first && passage.Is(token, WordClass.Preposition) && passage.Words.IsNear(passage.Word(token - 1)))
                return true;
            // "the ambassador to Mexico" goes on; "Rubio in Miami" does not.
            return passage.Is(token, Particle.Reaching) && token > first
                && !(passage.NameAt(token - 1) >= 0 && passage.Names[passage.NameAt(token - 1)].Type == NameType.Person)
                && token + 1 < end && (passage.NameAt(token + 1) >= 0 || passage.Is(token + 1, WordClass.Determiner));
        }

        if (passage.Is(token, WordClass.Conjunction))
            return token + 1 < end && (passage.NameAt(token + 1) >= 0 || passage.Is(token + 1, WordClass.Determiner | WordClass.Capital));
        return true;
    }
}
