using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>
/// Who "I" is outside quotations: the author where the report names one among its actors, and in an interview the one who is interviewed.
/// </summary>
internal static class FirstPerson
{
    /// <summary>An interview says that it is one within its first words.</summary>
    private const int MaxHead = 160;

    /// <summary>Who speaks when, with the author, or who is interviewed, for "I" where no turn says more.</summary>
    public static Turns Read(Report report, Passage passage, ImmutableArray<ReportActor> actors)
    {
        var interview = Interview(passage);
        if (interview < 0 && IsQuestioned(passage))
            interview = 0;
        var person = interview >= 0 ? Interviewed(report, passage, actors, interview) : -1;
        return Turns.Read(passage, actors, person >= 0 ? new(person, true) : Author(report, actors), person >= 0);
    }

    private static ResolvedSpeaker Author(Report report, ImmutableArray<ReportActor> actors)
    {
        if (string.IsNullOrWhiteSpace(report.Author))
            return ResolvedSpeaker.Nobody;
        for (var a = 0; a < actors.Length; a++)
        {
            if (actors[a].Name.Equals(report.Author, StringComparison.OrdinalIgnoreCase) || actors[a].Names.Contains(report.Author))
                return new(a, true);
        }

        return new(-1, true, null, report.Author);
    }

    /// <summary>The token that says the report is an interview, or -1.</summary>
    public static int Interview(Passage passage)
    {
        for (var t = 0; t < Math.Min(MaxHead, passage.Count); t++)
        {
            if (passage.QuotationAt(t) < 0 && passage.Words.Begins(passage.Word(t), WordEnding.Interview))
                return t;
        }

        return -1;
    }

    /// <summary>Adds what "I" says in an interview outside quotation marks: its answers stand there as they were given.</summary>
    public static void AddAnswers(Passage passage, CueLexicon lexicon, List<StatementDraft> drafts, Turns turns)
    {
        if (!turns.IsSpoken)
            return;
        var taken = new bool[passage.Count];
        foreach (var draft in drafts)
        {
            foreach (var cue in draft.Cue)
                Array.Fill(taken, true, cue.Start, cue.Count);
        }

        foreach (var draft in RuleReader.Read(passage, lexicon))
        {
            if ((draft.BySpeaker || (draft.Source.Count == 1 && passage.Is(draft.Source[0].Start, WordClass.First))) && draft.Cue.Count == 1 && !taken[draft.Cue[0].End - 1])
                drafts.Add(draft);
        }

        foreach (var turn in turns.Labeled)
            AddTurn(passage, turn, drafts);
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    /// <summary>"SMITH: We will go.": what stands after a label is said by whom it names, unless it was read so already.</summary>
    private static void AddTurn(Passage passage, Turn turn, List<StatementDraft> drafts)
    {
        var (colon, end) = (turn.Label.End, passage.ParagraphEnd(turn.Label.Start));
        if (end <= colon + 1)
            return;
        drafts.RemoveAll(draft => draft.Source.Exists(turn.Label.Overlaps) || draft.Cue.Hold(colon)
            || (draft.Cue.Count == 0 && draft.Content.Hold(colon)));
        foreach (var draft in drafts)
        {
            for (var p = 0; p < draft.Content.Count; p++)
            {
                // What another cue has of the turn, it has without the label.
                if (draft.Content[p].Contains(colon) && draft.Content[p].End > colon + 1)
                    draft.Content[p] = draft.Content[p] with { Start = colon + 1 };
            }
        }

        var said = new StatementDraft();
        said.Source.Add(turn.Label);
        said.Cue.Add(new(colon, colon + 1));
        said.Content.Add(new(colon + 1, end));
        drafts.Add(said);
    }

    /// <summary>Questions and answers by turns, in much "I" and "you": three paragraphs at least end with a question mark, others follow them.</summary>
    private static bool IsQuestioned(Passage passage)
    {
        if (!SpokenText.Is(passage))
            return false;
        var (questions, answered, asked) = (0, 0, false);
        for (var start = 0; start < passage.Count;)
        {
            var end = passage.ParagraphEnd(start);
            var asks = passage.IsMark(end - 1, '?');
            questions += asks ? 1 : 0;
            answered += asked && !asks ? 1 : 0;
            (asked, start) = (asks, end);
            if (start < passage.Count && passage.NameAt(start) >= 0 && passage.ParagraphEnd(start) - start <= 4)
                return false; // Speakers are called by name: a hearing, not an interview.
        }

        return questions >= 3 && answered * 2 > questions;
    }

    /// <summary>The person named most near the word, in the title and in the whole report; above all who stands beside "interviews".</summary>
    private static int Interviewed(Report report, Passage passage, ImmutableArray<ReportActor> actors, int word)
    {
        const int beside = 8;
        const int near = 3;
        var at = passage.Tokens[word].Span.Start;
        var (best, score) = (-1, 0.0);
        for (var a = 0; a < actors.Length; a++)
        {
            if (actors[a].Type != ActorType.Person || actors[a].Mentions.IsDefaultOrEmpty)
                continue;
            var own = actors[a].Mentions.Length + (actors[a].Mentions.Min(m => Math.Abs(m.Start - at)) < 150 ? near : 0)
                + (report.Title?.Contains(actors[a].Name, StringComparison.OrdinalIgnoreCase) == true ? near : 0)
                + (word > 0 && actors[a].Mentions.Any(m => m.Start > at && m.Start - at < 90 && Follows(passage, word, m.Start)) ? beside : 0);
            if (own > score)
                (best, score) = (a, own);
        }

        return best;
    }

    /// <summary>"interviews the poet Ann Brown": nothing but words of the name's own phrase between.</summary>
    private static bool Follows(Passage passage, int word, int start)
    {
        for (var t = word + 1; t < passage.Count && passage.Tokens[t].Span.Start < start; t++)
        {
            if (passage.Is(t, WordClass.Verbal | WordClass.ParagraphStart) || (passage.Is(t, WordClass.Punctuation) && passage.FirstChar(t) is '.' or ';' or '?'))
                return false;
            if (passage.NameAt(t) >= 0 && passage.Names[passage.NameAt(t)].Type == NameType.Person)
                return false;
        }

        return true;
    }
}
