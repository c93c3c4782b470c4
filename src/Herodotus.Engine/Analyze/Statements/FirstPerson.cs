using Herodotus.Reports;

namespace Herodotus.Analyze.Statements;

/// <summary>
/// Who "I" is outside quotations: the author where the report names one among its actors, and in an interview the one who is interviewed.
/// </summary>
internal static class FirstPerson
{
    /// <summary>An interview says that it is one within its first words.</summary>
    private const int MaxHead = 160;

    public static ResolvedSpeaker Of(Report report, Passage passage, ImmutableArray<ReportActor> actors)
    {
        if (Interview(passage) is >= 0 and var word && Interviewed(passage, actors, word) is >= 0 and var person)
            return new(person, true);
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
            if (passage.QuotationAt(t) < 0 && (passage.Word(t).StartsWith("interview") || passage.Word(t).StartsWith("entrevist")))
                return t;
        }

        return -1;
    }

    /// <summary>Adds what "I" says in an interview outside quotation marks: its answers stand there as they were given.</summary>
    public static void AddAnswers(Passage passage, CueLexicon lexicon, List<StatementDraft> drafts)
    {
        if (Interview(passage) < 0)
            return;
        var taken = new bool[passage.Count];
        foreach (var draft in drafts)
        {
            foreach (var cue in draft.Cue)
                Array.Fill(taken, true, cue.Start, cue.Count);
        }

        foreach (var draft in RuleReader.Read(passage, lexicon))
        {
            if (draft.Source.Count == 1 && passage.Is(draft.Source[0].Start, WordClass.First) && draft.Cue.Count == 1 && !taken[draft.Cue[0].End - 1])
                drafts.Add(draft);
        }

        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    /// <summary>The person named most near the word and in the whole report.</summary>
    private static int Interviewed(Passage passage, ImmutableArray<ReportActor> actors, int word)
    {
        var at = passage.Tokens[word].Span.Start;
        var (best, score) = (-1, 0.0);
        for (var a = 0; a < actors.Length; a++)
        {
            if (actors[a].Type != ActorType.Person || actors[a].Mentions.IsDefaultOrEmpty)
                continue;
            var own = actors[a].Mentions.Length + (actors[a].Mentions.Min(m => Math.Abs(m.Start - at)) < 150 ? 3 : 0);
            if (own > score)
                (best, score) = (a, own);
        }

        return best;
    }
}
