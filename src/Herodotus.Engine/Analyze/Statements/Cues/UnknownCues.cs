using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Cues;

/// <summary>
/// A verb right behind a quotation and its comma attributes it, whether the lexicon has the verb or not: "“…”, rezongó el alcalde".
/// </summary>
internal static class UnknownCues
{
    /// <summary>A shorter quotation may be a title or a nickname.</summary>
    private const int MinTokens = 4;

    private const int MaxVerbs = 3;

    private const int MaxAnnouncer = 9;

    /// <summary>Adds statements for the quotations that no draft has.</summary>
    public static void Add(Passage passage, List<StatementDraft> drafts)
    {
        var owned = QuoteRules.Owned(passage, drafts);
        var taken = new bool[passage.Count];
        foreach (var cue in drafts.SelectMany(draft => draft.Cue))
            Array.Fill(taken, true, cue.Start, cue.Count);
        for (var q = 0; q < passage.Quotations.Length; q++)
        {
            if (passage.Quotations[q].Depth > 0 || owned[q])
                continue;
            var quote = passage.TokensOf(passage.Quotations[q]);
            if (quote.Count >= MinTokens && Announcer(passage, quote) is { IsEmpty: false } announcer)
            {
                var announced = new StatementDraft();
                announced.Source.Add(announcer);
                announced.Cue.Add(new(announcer.End, announcer.End + 1));
                announced.Content.Add(quote);
                drafts.Add(announced);
                continue;
            }

            if (quote.Count < MinTokens || Verb(passage, quote) is not { IsEmpty: false } verb || taken[verb.End - 1])
                continue;
            var draft = new StatementDraft();
            draft.Cue.Add(verb);
            draft.Content.Add(quote);
            var end = passage.Sentences[passage.SentenceAt(verb.Start)].EndToken;
            if (SourceRules.Inverted(passage, verb.End, end) is { IsEmpty: false } source)
                draft.Source.Add(source);
            else if (verb.End < end && !passage.Is(verb.End, WordClass.Punctuation | WordClass.Conjunction | WordClass.Preposition | WordClass.Subordinator | WordClass.Adverb))
                continue;
            draft.Unsaid = draft.Source.Count == 0;
            drafts.Add(draft);
        }

        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    /// <summary>"El alcalde: “No hay dinero”": who stands before a colon at the start of a paragraph, when it is no more than a name or an office.</summary>
    private static TokenRange Announcer(Passage passage, TokenRange quote)
    {
        var colon = quote.Start - 1;
        if (colon <= 0 || !passage.IsMark(colon, ':'))
            return default;
        var start = passage.ParagraphStart(colon, MaxAnnouncer + 1);
        while (start < colon && (char.IsSurrogate(passage.FirstChar(start)) || passage.FirstChar(start) is '#' or '|'))
            start++;
        if (start >= colon || colon - start > MaxAnnouncer || (!passage.Is(start, WordClass.ParagraphStart) && !char.IsSurrogate(passage.FirstChar(start - 1))))
            return default;
        var person = false;
        for (var t = start; t < colon; t++)
        {
            if (passage.Is(t, WordClass.Verbal) && passage.NameAt(t) < 0)
                return default;
            person |= passage.Is(t, WordClass.Office) || (passage.NameAt(t) is >= 0 and var name && passage.Names[name].Type is NameType.Person or NameType.Organization);
        }

        return person ? new(start, colon) : default;
    }

    private static TokenRange Verb(Passage passage, TokenRange quote)
    {
        var t = quote.End;
        if (t >= passage.Count || passage.Is(t, WordClass.ParagraphStart))
            return default;
        if (passage.IsMark(t, ','))
            t++;
        else if (!(passage.FirstChar(quote.End - 1) is '—' or '–') && !passage.IsMark(quote.End - 2, ','))
            return default;
        var start = t;
        var verb = false;
        while (t < passage.Count && t - start < MaxVerbs && !passage.Is(t, WordClass.ParagraphStart)
            && (passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux || passage.Is(t, Particle.Unstressed)))
            verb |= passage.Pos(t++) == PartOfSpeech.Verb;
        return verb && !passage.Ends(start, WordEnding.Hanging) ? new(start, t) : default;
    }
}
