using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Repairs;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>
/// Reads statements by rule: each cue of the lexicon takes the subject beside it and the clause, object or quotation that goes with it;
/// quotations left over go on with whoever spoke last.
/// </summary>
internal static partial class RuleReader
{
    /// <summary>A cue of a phrase with its verbs is no longer than this.</summary>
    private const int MaxPhraseCue = 5;

    private const int MaxSentence = 300;

    /// <summary>Tokens of whoever denies a clause, between "lo que" and the verb.</summary>
    private const int MaxDenier = 8;

    public static List<StatementDraft> Read(Passage passage, CueLexicon lexicon)
    {
        var drafts = ReadCues(passage, lexicon);
        UnknownCues.Add(passage, drafts);
        ClauseRepair.Mend(passage, drafts);
        FloatingQuotes.Add(passage, drafts);
        return drafts;
    }

    /// <summary>The statements of the lexicon's cues alone.</summary>
    public static List<StatementDraft> ReadCues(Passage passage, CueLexicon lexicon)
    {
        var drafts = new List<StatementDraft>();
        StatementDraft? before = null;
        foreach (var cue in CueFinder.Find(passage, lexicon))
        {
            if (ReadDenialBehind(passage, cue) is { } denial)
            {
                before?.CutContent(denial.Content[0].Start - 1);
                drafts.Add(denial);
                before = denial;
                continue;
            }

            if (before is not null && before.Content.Hold(cue.Words.Start) && (cue.Entry.Frames & CueFrames.Source) == 0)
                continue;
            // "según publicó": the verb is part of the cue before.
            if (before is not null && before.Cue.Hold(cue.Words.Start))
                continue;
            var sentence = Around(passage.Sentences[passage.SentenceAt(cue.Words.Start)], cue.Range);
            var draft = (cue.Entry.Frames & CueFrames.Source) != 0 ? ReadSourcePhrase(passage, lexicon, cue, sentence)
                : (cue.Entry.Frames & CueFrames.Nominal) != 0 ? ReadNominal(passage, lexicon, cue, sentence)
                : ReadVerb(passage, lexicon, cue, sentence, before);
            if (draft is null)
                continue;
            draft.Entry = cue.Entry;
            if (draft.Cue.Count == 0)
                draft.Cue.Add(cue.Range);
            drafts.Add(draft);
            before = draft;
        }

        return drafts;
    }

    /// <summary>"…, lo que Ruiz negó": somebody denies the clause before the comma; null for another cue.</summary>
    private static StatementDraft? ReadDenialBehind(Passage passage, CueMatch cue)
    {
        if (cue.Entry.Class != CueClass.Deny || cue.Entry.Form == CueForm.Gerund || cue.Passive || !(cue.Words.End >= passage.Count || passage.Is(cue.Words.End, WordClass.Punctuation)))
            return null;
        var that = cue.Range.Start - 1;
        while (that > 1 && cue.Range.Start - that <= MaxDenier && !passage.Is(that, WordClass.Punctuation) && !(passage.Is(that, WordClass.Relative) && passage.Is(that - 1, Particle.Object)))
            that--;
        if (that <= 1 || that + 1 >= cue.Range.Start || !passage.Is(that, WordClass.Relative) || !passage.Is(that - 1, Particle.Object) || !passage.IsMark(that - 2, ','))
            return null;
        var draft = new StatementDraft { Entry = cue.Entry };
        draft.Source.Add(new(that + 1, cue.Range.Start));
        draft.Cue.Add(cue.Words);
        draft.Content.Add(new(that - 1, that + 1));
        return draft;
    }

    /// <summary>A sentence cut to what lies near a cue: what runs on for longer is no sentence, and work must not grow with its square.</summary>
    private static Sentence Around(Sentence sentence, TokenRange cue)
    {
        var (first, end) = (Math.Max(sentence.FirstToken, cue.Start - MaxSentence), Math.Min(sentence.EndToken, cue.End + MaxSentence));
        return new(sentence.Span, first, end - first);
    }

    private static StatementDraft? ReadVerb(Passage passage, CueLexicon lexicon, CueMatch cue, Sentence sentence, StatementDraft? before)
    {
        var draft = new StatementDraft();
        var (floor, end) = (sentence.FirstToken, sentence.EndToken);
        var previous = cue.Range.Start - 1;
        var contentAt = cue.Range.End;
        var second = false;
        if (cue.Passive)
        {
            var agent = SourceRules.After(passage, cue.Range.End + 1, end);
            if (agent.IsEmpty)
                return null;
            draft.Source.Add(agent);
            contentAt = agent.End;
        }
        else if (cue.Entry.Form == CueForm.First)
        {
            draft.BySpeaker = true;
        }
        else if (cue.Entry.Form == CueForm.Gerund)
        {
            if (before is not null && before.First >= floor)
                draft.Inherits = before;
            else if (SourceRules.FirstOf(passage, floor, cue.Range.Start) is { IsEmpty: false } subject)
                draft.Source.Add(subject);
            else
                return null;
        }
        else
        {
            var comma = previous > 0 && (passage.IsMark(previous, ',') || passage.IsMark(previous, '—') || passage.IsMark(previous, '–'));
            var afterQuote = previous >= 0 && (passage.QuotationAt(previous) >= 0 || (comma && passage.QuotationAt(previous - 1) >= 0));
            if (comma && !afterQuote && IsLeftBehind(passage, cue, floor, end))
            {
                // "La red cobraba peajes, añadió.": who spoke before.
                draft.Unsaid = true;
                before = null;
            }
            else if (comma && !afterQuote && !IsSpeakerBehind(passage, cue, floor, end) && SourceRules.Before(passage, previous, floor) is { IsEmpty: false } parted)
            {
                draft.Source.Add(parted);
            }
            else if ((comma || afterQuote) && SourceRules.Inverted(passage, cue.Range.End, end) is { IsEmpty: false } inverted)
            {
                if (SourceRules.WithClause(passage, inverted, end) is { IsEmpty: false } whole)
                    inverted = whole;
                draft.Source.Add(inverted);
                contentAt = inverted.End;
            }
            else if (previous >= floor && passage.Is(previous, WordClass.Conjunction) && before is not null && before.First >= floor)
            {
                // "pidió ayuda y dijo que …": two verbs of one subject.
                draft.Inherits = before;
                draft.Source.AddRange(before.Source);
            }
            else if (previous > floor && passage.Is(previous, WordClass.Conjunction) && SourceRules.FirstOf(passage, floor, previous) is { IsEmpty: false } first
                && passage.Is(first.End, WordClass.Verbal | WordClass.Auxiliary | WordClass.Negator | WordClass.Adverb))
            {
                // "El banco mantuvo la tasa y advirtió que …": the subject of the sentence's first verb.
                draft.Source.Add(first);
                second = true;
            }
            else if (SourceRules.Before(passage, previous, floor) is { IsEmpty: false } subject)
            {
                draft.Source.Add(SourceRules.WithRelative(passage, subject, floor));
            }
            else if (before is not null && before.First >= floor)
            {
                draft.Inherits = before;
                // "un testigo que pidió no ser nombrado | aseguró": the first verb stands in a clause of the second one's subject.
                if (before.Source is [var head] && before.ContentEnd == cue.Range.Start && before.Cue[0].Start > head.End && passage.Is(head.End, WordClass.Relative))
                    draft.Source.Add(new(head.Start, cue.Range.Start));
            }
            else if (SourceRules.After(passage, cue.Range.End, end) is { IsEmpty: false } late && Inverts(passage, late, end))
            {
                draft.Source.Add(late);
                contentAt = late.End;
            }
        }

        // "Se confirman 15 casos": nobody is named who does.
        if (draft.Source is [var impersonal] && impersonal.End == cue.Range.Start && passage.Words.IsImpersonal(passage.Word(impersonal.End - 1)))
            return null;
        draft.Unsaid = draft.Source.Count == 0 && draft.Inherits is null && cue.Entry.Form is CueForm.Finite or CueForm.Participle;
        var start = draft.Source.Count > 0 && draft.Inherits is null && !second ? Math.Min(draft.Source[0].Start, cue.Range.Start) : cue.Range.Start;
        var postposed = start > 0 && ContentRules.Before(passage, start - 1, Floor(passage, floor, start, before)) is { IsEmpty: false } said
            && (passage.QuotationAt(said.End - 1) >= 0 || EndsHere(passage, contentAt, end)) ? said : default;
        if (!postposed.IsEmpty && (cue.Entry.Frames & (CueFrames.Clause | CueFrames.Quote)) != 0)
        {
            draft.Content.Add(postposed);
            AddContinuation(passage, draft, contentAt, end);
            if (draft.Content.Count == 1 && passage.QuotationAt(postposed.End - 1) < 0)
                AddRest(passage, lexicon, draft, contentAt, end);
            return draft;
        }

        var content = ContentRules.After(passage, lexicon, cue, contentAt, end, requireOpening: cue.Passive && (cue.Entry.Frames & CueFrames.Of) == 0);
        if (content.IsEmpty && cue.Entry.Class == CueClass.Deny && cue.Range.Start < cue.Words.Start && passage.Is(cue.Words.Start - 1, Particle.Object))
        {
            // "Ruiz lo negó.": what was told before.
            draft.Cue.Add(cue.Words);
            draft.Content.Add(new(cue.Words.Start - 1, cue.Words.Start));
            return draft;
        }

        if (content.IsEmpty)
            return null;
        if (previous > floor && passage.Is(previous, WordClass.Relative) && !passage.Is(content.Start, WordClass.Complementizer))
        {
            content = ContentRules.BeforeMainVerb(passage, lexicon, content);
            // "Petrobras, que se considera víctima, | recibirá …": the aside ends with its comma.
            if (passage.IsMark(previous - 1, ','))
                content = ClauseRules.WithinAside(passage, content);
        }

        else if (draft.Source is [var within] && within.End <= cue.Range.Start && passage.Is(within.Start - 1, WordClass.Relative) && within.Start - 1 > floor)
        {
            // "…, por quien Lima ofrecía dos millones, | será juzgado".
            content = ClauseRules.WithinAside(passage, content);
        }

        draft.Content.Add(content);
        return draft;
    }

    /// <summary>Where a clause before the cue may start: after the statement before it, where one stands in the sentence.</summary>
    private static int Floor(Passage passage, int floor, int start, StatementDraft? before)
    {
        // "A pide B, dijo C": what another verb already has up to the comma is within what this one has.
        if (before is not null && before.ContentEnd > floor && before.ContentEnd < start - 1 && !IsAside(passage, before) && !GoesOn(passage, before.ContentEnd))
            floor = before.ContentEnd;
        while (floor < start && passage.Is(floor, WordClass.Punctuation) && passage.QuotationAt(floor) < 0)
            floor++;
        return floor;
    }

    /// <summary>"…, even though an appeal is pending, his lawyer said": the clause goes with the one before it.</summary>
    private static bool GoesOn(Passage passage, int end) => passage.IsMark(end, ',')
        && (passage.Is(end + 1, WordClass.Subordinator) || (passage.Pos(end + 1) == PartOfSpeech.Adv && passage.Is(end + 2, WordClass.Subordinator)));

    /// <summary>"El detenido, por quien Lima ofrecía dos millones, será juzgado, dijo": what stands in a relative clause takes nothing from the clause around it.</summary>
    private static bool IsAside(Passage passage, StatementDraft draft) => draft.First > 0 && (passage.Is(draft.First - 1, WordClass.Relative) || passage.Is(draft.First, WordClass.Relative)
        || (draft.Cue.Count > 0 && draft.Cue[0].Start > 0 && passage.Is(draft.Cue[0].Start - 1, WordClass.Relative)));

    private static bool EndsHere(Passage passage, int token, int end)
    {
        // "…, she said." and "…, she said on Friday." end; "…, she said that …" and "…, they call themselves …" go on.
        if (passage.Is(token, WordClass.Determiner | WordClass.Pronoun | WordClass.Possessive) && passage.Pos(token) is PartOfSpeech.Det or PartOfSpeech.Pron)
            return false;
        for (var t = token; t < end; t++)
        {
            if (passage.Is(t, WordClass.Complementizer) || passage.IsMark(t, ':') || ContentRules.OpensQuotation(passage, t))
                return false;
            if (passage.Is(t, WordClass.Punctuation))
                return true;
            if (passage.Is(t, WordClass.Verbal))
                return false;
        }

        return true;
    }

    /// <summary>
    /// "El puente, viejo y cansado, está cerrado, afirmó la ministra.": a verb that takes no noun but its subject, and the sentence's end; or any verb
    /// after a clause that has its own, and behind it somebody who can speak: "…, explicó el jefe de zona, coronel Ruiz.", "…, informó la Marina, que …".
    /// </summary>
    private static bool IsSpeakerBehind(Passage passage, CueMatch cue, int floor, int end) => passage.Words.IsHeadFirst
        && SourceRules.After(passage, cue.Range.End, end) is { IsEmpty: false } behind
        && ((behind.End >= end - 1 && (cue.Entry.Frames & ~(CueFrames.Clause | CueFrames.Quote)) == 0)
            || ((cue.Entry.Frames & CueFrames.Clause) != 0 && !passage.Is(behind.End, WordClass.Complementizer | WordClass.Verbal) && !passage.IsMark(behind.End, ':')
                && SourceRules.CanSpeak(passage, behind) && ClauseRules.IsClause(passage, floor, cue.Range.Start - 1)));

    /// <summary>A verb of saying that ends its sentence behind a whole clause and a comma: its subject is left unsaid.</summary>
    private static bool IsLeftBehind(Passage passage, CueMatch cue, int floor, int end) => passage.Words.IsHeadFirst && cue.Range.End >= end - 1
        && (cue.Entry.Frames & CueFrames.Clause) != 0 && ClauseRules.IsClause(passage, floor, cue.Range.Start - 1);

    private static bool Inverts(Passage passage, TokenRange phrase, int end) =>
        phrase.End >= end || passage.Is(phrase.End, WordClass.Punctuation | WordClass.Complementizer);

    /// <summary>"The road, she said, is closed": what goes on after the attribution between commas.</summary>
    private static void AddRest(Passage passage, CueLexicon lexicon, StatementDraft draft, int comma, int end)
    {
        if (comma >= end - 2 || !passage.IsMark(comma, ',') || passage.Is(comma + 1, WordClass.Relative | WordClass.Conjunction | WordClass.Preposition | WordClass.Subordinator)
            || passage.Ends(comma + 1, WordEnding.Hanging))
            return;
        var stop = ContentRules.End(passage, lexicon, comma + 1, end);
        while (stop > comma + 1 && passage.Is(stop - 1, WordClass.Punctuation) && passage.QuotationAt(stop - 1) < 0)
            stop--;
        var verb = false;
        for (var t = comma + 1; t < stop; t++)
            verb |= passage.Is(t, WordClass.Verbal);
        if (verb)
            draft.Content.Add(new(comma + 1, stop));
    }

    /// <summary>“A,” she said. “B.”: the second quotation belongs to the same statement.</summary>
    private static void AddContinuation(Passage passage, StatementDraft draft, int from, int end)
    {
        if (passage.QuotationAt(draft.Content[0].End - 1) < 0)
            return;
        for (var t = from; t < passage.Count && t <= end + 1; t++)
        {
            if (t > from && passage.Is(t, WordClass.ParagraphStart))
                return;
            if (ContentRules.OpensQuotation(passage, t))
            {
                if (t == end || passage.Is(t - 1, WordClass.Punctuation))
                    draft.Content.Add(passage.TokensOf(passage.Quotations[passage.QuotationAt(t)]));
                return;
            }
        }
    }
}
