using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Analyze.Actors;

/// <summary>
/// Decides whether a capital's name means the government or the city, by weighted signs around it. The weights are by hand, checked on the
/// cases of <c>Specs/governments.tsv</c>; a sum above zero means the government.
/// </summary>
internal static class GovernmentReader
{
    public static void Decide(ReportWords words, MentionMap map, List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Kind != MentionKind.Capital)
                continue;
            var governs = Score(words, map, mention) > 0;
            mention.Kind = governs ? MentionKind.Country : MentionKind.Place;
            // "Brussels" is rather the Union than Belgium.
            if (governs && words.Knowledge.FindSeat(mention.Text) is { } seated)
            {
                mention.Country = null;
                MentionSense.SetBody(mention, seated);
            }
        }
    }

    private static double Score(ReportWords words, MentionMap map, Mention mention)
    {
        var (first, end) = (mention.First, mention.End);
        var (start, stop) = (words.SentenceStart(first), words.SentenceEnd(first));
        var before = first - 1;
        while (before > start && words.Is(before, ActorWord.Article))
            before--;
        var score = 0.2;
        var preposition = before >= start && (words.Is(before, ActorWord.Locative | ActorWord.Directed | ActorWord.Dealing | ActorWord.Of));
        if (before >= start && words.Is(before, ActorWord.Left))
            score -= 2;
        if (end < stop && words.Is(end, ActorWord.In) && map.StartingAt(end + 1) is { Kind: MentionKind.Place or MentionKind.Country })
            score -= 1.5;

        if (before >= start && words.Is(before, ActorWord.Locative))
            score -= 2.5;
        else if (before >= start && words.Is(before, ActorWord.Dealing))
            score += 1;
        else if (before >= start && words.Is(before, ActorWord.Directed))
            score += MotionNear(words, start, before) ? -2 : 0.4;
        if (before >= start && words.Is(before, ActorWord.Of))
            score += words.Is(before - 1, ActorWord.CityBefore) ? -3 : words.Is(before - 1, ActorWord.GovernmentOf) ? 1.5 : -0.1;
        if (before >= start && words.Is(before, ActorWord.CityBefore))
            score -= 3;
        if (before - 1 >= start && (words.Is(before, ",") || words.Is(before, ActorWord.Called)) && words.Is(before - 1, ActorWord.Capital))
            score -= 3;

        if (end < stop)
        {
            if (words.IsPossessive(end))
                score += end + 1 < stop && words.Is(end + 1, ActorWord.CityAfter) ? -2 : 1.5;
            else if (words.Is(end, ActorWord.CityAfter))
                score -= 3;
            else if (!preposition && words.Is(end, ActorWord.Acts) || (words.Pos(end) is PartOfSpeech.Verb or PartOfSpeech.Aux && before < start))
                score += 2;
            else if (words.Is(end, ActorWord.BeforeAct) && end + 1 < stop && (words.Is(end + 1, ActorWord.Acts) || words.Pos(end + 1) is PartOfSpeech.Verb or PartOfSpeech.Aux))
                score += 2;
            else if ((words.Is(end, ActorWord.And) || words.Is(end, ",")) && map.StartingAt(end + 1) is { } other)
                score += other.Kind is MentionKind.Country or MentionKind.Capital && !words.Is(end, ",") ? 1 : words.Is(end, ",") && other.Kind is MentionKind.Country or MentionKind.Place ? -2.5 : 0;
            if (words.IsAny(end, ["(", "\u2014", "\u2013", "--"]) && first == start)
                score -= 2;
            if (words.Is(end, "-") || (words.Word(end) is var word && word.Length > 1 && word[0] == '-'))
                score += 1;
        }

        if (before >= start && words.Is(before, ActorWord.And | ActorWord.Or) && map.EndingAt(before) is { Kind: MentionKind.Country or MentionKind.Capital })
            score += 1;
        // The dateline: "CARACAS, Aug 8 (Reuters) -".
        if (first == 0 && end < stop && words.IsAny(end, [",", "(", "\u2014", "-"]) && NameCase.IsCapitals(mention.Text))
            score -= 3;
        return score;
    }

    private static bool MotionNear(ReportWords words, int start, int before)
    {
        for (var t = before - 1; t >= start && t >= before - 4; t--)
        {
            if (words.Is(t, ActorWord.Motion))
                return true;
        }

        return false;
    }
}
