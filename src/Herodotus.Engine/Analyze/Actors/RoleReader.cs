using Herodotus.Knowledge;

namespace Herodotus.Analyze.Actors;

/// <summary>Gives role phrases to the persons they belong to: before the name, after it in apposition, or by "is", "was", "became".</summary>
internal static class RoleReader
{
    private static readonly string[] Openers = ["(", "\u2014", "\u2013", ",", "-"];

    public static void Attach(ReportWords words, MentionMap map, List<RolePhrase> phrases)
    {
        foreach (var phrase in phrases)
            phrase.Holder = Before(words, map, phrase) ?? InApposition(words, map, phrase) ?? AfterCopula(words, map, phrase);
    }

    private static Mention? Before(ReportWords words, MentionMap map, RolePhrase phrase)
    {
        if (map.StartingAt(phrase.End) is { Kind: MentionKind.Person } next && words.SentenceOf(next.First) == words.SentenceOf(phrase.First))
            return next;
        // "The president of Colombia, Gustavo Petro": a full name only, as "after the president of Colombia, Petro …" starts another clause.
        var at = phrase.End;
        while (at < words.Count && at < phrase.End + 2 && (words.Word(at).Length == 0 || !char.IsLetterOrDigit(words.Word(at)[0])) && !words.Is(at, ",") && !IsStop(words, at))
            at++;
        if (!words.Is(at, ",") && !words.Is(at, ":"))
            return null;
        if (map.StartingAt(at + 1) is not { Kind: MentionKind.Person } named || named.End - named.First < 2 && !named.Text.Contains(' ', StringComparison.Ordinal))
            return null;
        var definite = phrase.Definite || phrase.AfterPossessivePronoun || phrase.First == words.SentenceStart(phrase.First);
        return definite && words.SentenceOf(named.First) == words.SentenceOf(phrase.First) ? named : null;
    }

    private static Mention? InApposition(ReportWords words, MentionMap map, RolePhrase phrase)
    {
        if (phrase.Pair || map.StartingAt(phrase.End) is { Kind: MentionKind.Person })
            return null;
        var at = phrase.First - 1;
        if (at >= 0 && words.Is(at, ActorWord.Article))
            at--;
        if (at < 1 || !words.IsAny(at, Openers))
            return null;
        if (map.EndingAt(at) is not { Kind: MentionKind.Person } person || words.SentenceOf(person.First) != words.SentenceOf(phrase.First))
            return null;
        // "revoked the visa of Ann Reed, a spokesman said": the verb is the spokesman's.
        if (words.Is(phrase.End, ActorWord.Acts))
            return null;
        // What follows must close the apposition: ", president of Chile, said".
        return phrase.Definite || phrase.End >= words.SentenceEnd(phrase.First) || IsStop(words, phrase.End) || words.Is(phrase.End, ActorWord.AfterRole)
            ? person : null;
    }

    private static Mention? AfterCopula(ReportWords words, MentionMap map, RolePhrase phrase)
    {
        if (phrase.Pair || map.StartingAt(phrase.End) is { Kind: MentionKind.Person })
            return null;
        var at = phrase.First - 1;
        if (at >= 0 && words.Is(at, ActorWord.Article))
            at--;
        if (at < 1 || !words.Is(at, ActorWord.Copula))
            return null;
        at--;
        while (at > 0 && (words.Is(at, ActorWord.BeforeRole) || words.Is(at, ",")))
            at--;
        return map.EndingAt(at + 1) is { Kind: MentionKind.Person } person && words.SentenceOf(person.First) == words.SentenceOf(phrase.First) ? person : null;
    }

    private static bool IsStop(ReportWords words, int token)
    {
        var word = words.Word(token);
        return word.Length > 0 && word[0] is ',' or '.' or ';' or ':' or ')' or '\u2014' or '\u2013' or '\u201d' or '"';
    }
}
