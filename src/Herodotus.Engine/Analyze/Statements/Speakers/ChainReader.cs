using Herodotus.Analyze.Statements.Rules;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>
/// Reads the chain a statement came through: the outlet that is its source, the outlet it was told to, whom it cites, and the occasion.
/// </summary>
internal static class ChainReader
{
    /// <summary>How far from the cue a link may stand.</summary>
    private const int MaxReach = 14;

    private const int MaxCited = 4;

    /// <summary>Statements on either side that may hold one.</summary>
    private const int Around = 4;

    /// <summary>The links, outermost last, and where it was said.</summary>
    public static (ImmutableArray<Via> Via, TextSpan? Occasion) Read(Passage passage, StatementDraft draft, KnowledgeBase knowledge)
    {
        var via = new List<Via>();
        if (draft.Source.Count > 0)
            AddOutlet(passage, draft.Source[0], via, knowledge);
        TextSpan? occasion = null;
        if (draft.Cue.Count > 0)
        {
            var cue = draft.Cue[^1];
            var start = draft.Source.Count > 0 && draft.Source[0].Start >= cue.End && draft.Source[0].Start - cue.End <= 1 ? draft.Source[0].End : cue.End;
            var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
            // Who is ordered or asked to do something is no outlet.
            if (draft.Entry?.Class is not (CueClass.Demand or CueClass.Deny or CueClass.Accuse))
                AddTold(passage, cue, start, sentence.EndToken, via);
            // The cue itself may hold it: "said in an interview with Radio Nord".
            occasion = Occasion(passage, Math.Min(start, cue.Start + 1), sentence.EndToken, via);
        }

        return ([.. via.DistinctBy(v => v.Span)], occasion);
    }

    /// <summary>Whom an outlet cites ("The Times, citing two officials", "…, citing an official who quoted the minister"), the nearest to the outlet first.</summary>
    public static List<TokenRange> Cited(Passage passage, StatementDraft draft)
    {
        var cited = new List<TokenRange>();
        var sentence = passage.Sentences[passage.SentenceAt(draft.Cue.Count > 0 ? draft.Cue[0].Start : draft.First)];
        for (var t = draft.Source[0].Start; t < sentence.EndToken && cited.Count < MaxCited; t++)
        {
            if (!passage.Is(t, WordClass.Citing) || passage.QuotationAt(t) >= 0 || !(passage.IsMark(t - 1, ',') || passage.Is(t - 1, WordClass.Relative)))
                continue;
            var first = t + 1;
            if (passage.Is(first, WordClass.Preposition) && passage.Is(first, Particle.Personal))
                first++;
            if (SourceRules.After(passage, first, sentence.EndToken) is { IsEmpty: false } phrase)
                cited.Add(phrase);
        }

        return cited;
    }

    /// <summary>A link for words of the report.</summary>
    public static Via Link(Passage passage, TokenRange words)
    {
        var span = TextSpan.FromBounds(passage.Tokens[words.Start].Span.Start, passage.Tokens[words.End - 1].Span.End);
        return new(span.Of(passage.Text), span);
    }

    /// <summary>"A memo says the brakes are worn, the Ledger reported": what the memo says came through the Ledger.</summary>
    public static ImmutableArray<Statement> WithEnclosing(ImmutableArray<Statement> statements)
    {
        ImmutableArray<Statement>.Builder? changed = null;
        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i].Cue.IsEmpty)
                continue;
            // Statements are in order: those around this one start at it or before it, or stand right behind it.
            for (var j = Math.Max(0, i - Around); j < Math.Min(statements.Length, i + Around + 1); j++)
            {
                var outer = statements[j];
                if (i == j || outer.Via.IsEmpty || outer.Source.IsEmpty || !SpanSet.Hold(outer.Content, statements[i].Cue[0]))
                    continue;
                changed ??= statements.ToBuilder();
                changed[i] = WithLinks(changed[i], outer);
            }
        }

        return changed?.DrainToImmutable() ?? statements;
    }

    /// <summary>A statement with the links that are another's source, where it does not have them.</summary>
    private static Statement WithLinks(Statement inner, Statement outer) =>
        inner with { Via = [.. inner.Via, .. outer.Via.Where(via => SpanSet.Hold(outer.Source, via.Span) && !inner.Via.Any(known => known.Name == via.Name))] };

    /// <summary>"a New York Times report", "US media reports": the outlet, or the media as such.</summary>
    private static void AddOutlet(Passage passage, TokenRange source, List<Via> via, KnowledgeBase knowledge)
    {
        if (OutletIn(passage, source, knowledge) is { } outlet)
        {
            via.Add(outlet);
            return;
        }

        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.NameAt(t) is >= 0 and var person && passage.Names[person].Type == NameType.Person)
                return;
        }

        // An official "who briefed journalists" is no journalist.
        var media = -1;
        for (var t = source.Start; t < source.End && !passage.Is(t, WordClass.Relative); t++)
        {
            if (passage.Is(t, WordClass.Media) && passage.NameAt(t) < 0 && !IsOtherAgency(passage, t))
                media = t;
        }

        if (media < 0)
            return;
        for (var t = source.Start; t < source.End; t++)
        {
            var name = passage.NameAt(t);
            if (name < 0 || passage.Names[name].Type != NameType.Organization)
                continue;
            Add(passage, name, via);
            return;
        }

        // "el diario El Correo del Valle": its name, which the names layer may not know.
        if (media + 1 < source.End && passage.Is(media + 1, WordClass.Capital))
        {
            var end = media + 2;
            while (end < source.End && (passage.Is(end, WordClass.Capital) || (end + 1 < source.End && passage.Is(end, WordClass.Preposition | WordClass.Determiner) && passage.Is(end + 1, WordClass.Capital | WordClass.Determiner))))
                end++;
            via.Add(Link(passage, new(media + 1, end)));
            return;
        }

        var first = source.Start;
        while (first < media && passage.Is(first, WordClass.Determiner))
            first++;
        var span = TextSpan.FromBounds(passage.Tokens[first].Span.Start, passage.Tokens[media].Span.End);
        via.Add(new(span.Of(passage.Text), span));
    }

    /// <summary>"the prison agency SNAI", "the agency": only a news agency, or "la agencia Andes", is a medium.</summary>
    private static bool IsOtherAgency(Passage passage, int token) => passage.Is(token, WordClass.Agency)
        && !(token > 0 && passage.Is(token - 1, WordClass.Media)) && !passage.Is(token + 1, WordClass.Media) && !passage.Is(token + 2, WordClass.Media)
        && !(passage.Words.IsHeadFirst && passage.Is(token + 1, WordClass.Capital));

    /// <summary>An outlet the knowledge base knows that stands in the source: the longest run of words that is its name.</summary>
    private static Via? OutletIn(Passage passage, TokenRange source, KnowledgeBase knowledge)
    {
        const int longest = 6;
        for (var t = source.Start; t < source.End; t++)
        {
            if (!passage.Is(t, WordClass.Capital) || passage.Is(t, WordClass.Determiner))
                continue;
            for (var end = Math.Min(source.End, t + longest); end > t; end--)
            {
                var span = TextSpan.FromBounds(passage.Tokens[t].Span.Start, passage.Tokens[end - 1].Span.End);
                if (knowledge.FindOutlet(span.Of(passage.Text.AsSpan())) is null)
                    continue;
                if (passage.Is(end - 1, WordClass.Punctuation))
                    continue;
                // "the National Trade Chamber" is not The National, nor is "Ministerio Público" Público.
                if (passage.NameAt(t) is >= 0 and var own && end < source.End && passage.NameAt(end) == own)
                    continue;
                // "Economist Ann Reed" is one, and writes for none.
                if (end == t + 1 && end < source.End && passage.NameAt(end) is >= 0 and var person && passage.Names[person].Type == NameType.Person && !passage.Is(t - 1, WordClass.Determiner))
                    continue;
                // "the Bergdorf Times" is not the Times.
                var first = t;
                while (first > source.Start && passage.Is(first - 1, WordClass.Capital) && !passage.Is(first - 1, WordClass.Determiner) && passage.NameAt(first - 1) == passage.NameAt(t))
                    first--;
                if (first < t && passage.Is(first, WordClass.Body | WordClass.Office))
                    continue;
                span = TextSpan.FromBounds(passage.Tokens[first].Span.Start, span.End);
                return new(span.Of(passage.Text), span);
            }
        }

        return null;
    }

    /// <summary>"told Reuters", "dijo a EFE": an organization named as the one who was told.</summary>
    private static void AddTold(Passage passage, TokenRange cue, int start, int end, List<Via> via)
    {
        var told = passage.Is(cue.End - 1, Particle.Telling);
        var t = start;
        if (!told)
        {
            if (t >= end || !passage.Is(t, Particle.Toward) || !passage.Is(t, WordClass.Preposition))
                return;
            t++;
        }

        for (var reach = 0; t < end && reach < 4; t++, reach++)
        {
            // "relató a este diario | Ana Ruiz".
            if (passage.Is(t - 1, WordClass.Media) && passage.Is(t - 2, Particle.This))
                return;
            if (passage.NameAt(t) is >= 0 and var name)
            {
                if (passage.Names[name].Type == NameType.Organization)
                    Add(passage, name, via);
                return;
            }

            // "told reporters in the Oval Office": where they were is no outlet.
            if (passage.Is(t, WordClass.Preposition) && !passage.Is(t, Particle.Of))
                return;
            if (!passage.Is(t, WordClass.Determiner | WordClass.Media) && passage.Pos(t) is not (PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Adp))
                return;
        }
    }

    /// <summary>"in a Thursday interview with EWTN": the phrase, and the outlet as a link.</summary>
    private static TextSpan? Occasion(Passage passage, int start, int end, List<Via> via)
    {
        for (var t = start; t < end && t - start < MaxReach; t++)
        {
            if (passage.Is(t, WordClass.Complementizer) || passage.QuotationAt(t) >= 0)
                return null;
            if (!passage.Is(t, WordClass.Occasion) || passage.Is(t, WordClass.Verbal))
                continue;
            var first = t;
            while (first > start && !passage.Is(first, WordClass.Preposition) && !passage.Is(first - 1, WordClass.Punctuation))
                first--;
            if (passage.Is(first, WordClass.Preposition))
                first++;
            if (first > t)
                first = t;
            // Words are given to an outlet in an interview; whom one meets or calls is none.
            var isGiven = passage.Is(t, Particle.Given);
            var last = t + 1;
            if (last < end && passage.Is(last, Particle.GivenTo | Particle.GivenOn))
            {
                var u = last + 1;
                while (u < end && (passage.NameAt(u) >= 0 || passage.Is(u, WordClass.Determiner | WordClass.Media | WordClass.Capital) || passage.Pos(u) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn)
                    && !passage.Is(u, WordClass.Punctuation | WordClass.Complementizer))
                {
                    if (isGiven && passage.Is(u, WordClass.Capital) && passage.Is(last, Particle.GivenTo) && passage.NameAt(u) is var name
                        && (name < 0 || passage.Names[name].Type is NameType.Organization or NameType.Other))
                        u = AddRun(passage, u, end, via);
                    else
                        u++;
                }

                if (u > last + 1)
                    last = u;
            }

            return TextSpan.FromBounds(passage.Tokens[first].Span.Start, passage.Tokens[last - 1].Span.End);
        }

        return null;
    }

    /// <summary>Adds the run of capitalized words at a token; returns the token after it.</summary>
    private static int AddRun(Passage passage, int first, int end, List<Via> via)
    {
        var last = first + 1;
        while (last < end && passage.Is(last, WordClass.Capital) && !passage.Is(last, WordClass.Punctuation))
            last++;
        var span = TextSpan.FromBounds(passage.Tokens[first].Span.Start, passage.Tokens[last - 1].Span.End);
        via.Add(new(span.Of(passage.Text), span));
        return last;
    }

    private static void Add(Passage passage, int name, List<Via> via)
    {
        var span = passage.Names[name].Span;
        via.Add(new(span.Of(passage.Text), span));
    }
}
