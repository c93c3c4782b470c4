using System.Text;
using Herodotus.Knowledge;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>Finds the phrases of a report that name a role: a head, what stands before it, what follows it.</summary>
/// <remarks>"former US Deputy Secretary of State", "Chile's Defence Minister", "ministro de Defensa de Chile", "White House spokeswoman".</remarks>
internal sealed class RolePhraseReader(ReportWords words, MentionMap map)
{
    public List<RolePhrase> Read()
    {
        var phrases = new List<RolePhrase>();
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var t = 0; t < words.Count; t++)
        {
            if (map[t] is { Kind: MentionKind.Person })
                continue;
            if ((words.Begins(t) & WordBegins.Role) == 0 && !words.Word(t).Contains('-'))
                continue;
            if (Head(t) is not { } head)
                continue;
            var phrase = Expand(t, head.End, head.Word, head.Status);
            phrases.Add(phrase);
            t = Math.Max(t, phrase.End - 1);
        }

        return phrases;
    }

    private (int End, RoleWord Word, string? Status)? Head(int first)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        var limit = Math.Min(words.SentenceEnd(first), first + LanguageWords.LongestPhrase);
        for (var end = limit; end > first; end--)
        {
            if (map[end - 1] is { Kind: MentionKind.Person })
                continue;
            foreach (var role in words.Language.Roles(key[..words.Key(first, end, key)]))
            {
                if (role.Kind is RoleWordKind.Head or RoleWordKind.Pair)
                    return (end, role, FormerByPrefix(key[..words.Key(first, end, key)]));
            }
        }

        // "president-elect", "ex-president", "then-senator" as one token.
        var word = words.Word(first);
        var dash = word.IndexOf('-');
        if (dash > 0 && dash < word.Length - 1 && word.Length < 40)
        {
            var (left, right) = (RoleOf(word[..dash]), RoleOf(word[(dash + 1)..]));
            if (left is { Kind: RoleWordKind.Head } && right is { Kind: RoleWordKind.After })
                return (first + 1, left, right.Office);
            if (left is { Kind: RoleWordKind.Status } && right is { Kind: RoleWordKind.Head })
                return (first + 1, right, left.Office);
        }

        return null;
    }

    private RoleWord? RoleOf(ReadOnlySpan<char> word)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        RoleWord? best = null;
        foreach (var role in words.Language.Roles(key[..NameKey.Write(word, key)]))
        {
            if (best is null || role.Kind is RoleWordKind.Head or RoleWordKind.After)
                best = role;
        }

        return best;
    }

    /// <summary>Spanish writes "exministro" in one word.</summary>
    private string? FormerByPrefix(ReadOnlySpan<char> key)
    {
        if (!key.StartsWith("ex") || key.Length < 6)
            return null;
        return words.Language.Roles(key[2..]).Length > 0 ? "former" : null;
    }

    private RolePhrase Expand(int headFirst, int headEnd, RoleWord head, string? status)
    {
        var sentence = words.SentenceStart(headFirst);
        var (first, end, titleFirst, titleEnd) = (headFirst, headEnd, headFirst, headEnd);
        Mention? body = null;
        string? country = null;
        var gender = head.Gender;
        StringBuilder? before = null;
        var definite = false;

        while (first > sentence)
        {
            var at = first - 1;
            if (words.Text.AsSpan(words.Span(at).End, words.Span(first).Start - words.Span(at).End).Contains('\n'))
                break;
            var possessive = false;
            while (at > sentence && words.IsPossessive(at))
            {
                at--;
                possessive = true;
            }

            if (map[at] is { Kind: not MentionKind.Person } mention && mention.End == at + 1 && mention.First >= sentence && (country is null || body is null)
                && mention.Kind is MentionKind.Country or MentionKind.Capital or MentionKind.People or MentionKind.Organization or MentionKind.Place)
            {
                if (mention.Kind is MentionKind.Country or MentionKind.People or MentionKind.Capital)
                    country ??= mention.Country?.Code;
                else
                    country ??= mention.Body?.Country ?? mention.From;
                body ??= mention;
                first = mention.First;
                definite |= possessive;
                continue;
            }

            if (possessive)
                break;
            if (words.Is(at, "-") && at - 1 >= sentence && RoleOf(words.Word(at - 1)) is { Kind: RoleWordKind.Status } joined)
            {
                status ??= joined.Office; // "then-Senator"
                first = at - 1;
                continue;
            }

            if (words.Knowledge.FindDemonym(words.Word(at)) is { } people && words.StartsUpper(at))
            {
                country ??= people.Code;
                first = at;
                continue;
            }

            if (RoleOf(words.Word(at)) is not { } role || map[at] is { Kind: MentionKind.Person })
                break;
            if (role.Kind == RoleWordKind.Status)
            {
                status ??= role.Office;
            }
            else if (role.Kind == RoleWordKind.Modifier || (role.Kind == RoleWordKind.Head && words.Language.Language == "en" && words.StartsUpper(at)))
            {
                if (first == titleFirst)
                    titleFirst = at;
                else
                    before = (before ?? new StringBuilder()).Insert(0, ' ').Insert(0, words.Word(at));
            }
            else
            {
                break;
            }

            first = at;
        }

        TextSpan? goalSpan = null;
        After(ref end, ref titleEnd, ref country, ref body, ref status, ref goalSpan, headEnd);
        var titleSpan = words.Cover(titleFirst, titleEnd);
        var title = before + titleSpan.Of(words.Text) + (goalSpan is { } aim ? " " + aim.Of(words.Text) : "");
        var article = first > sentence && words.Is(first - 1, ActorWord.Article);
        return new RolePhrase(
            first, end, title, head.Office, status, gender, country, body?.Text ?? NameOf(country), body, head.Kind == RoleWordKind.Pair, words.Cover(first, end))
        {
            Definite = definite || article,
            AfterPossessivePronoun = first > sentence && words.Is(first - 1, ActorWord.Possessive),
        };
    }

    private void After(ref int end, ref int titleEnd, ref string? country, ref Mention? body, ref string? status, ref TextSpan? goalSpan, int headEnd)
    {
        var limit = words.SentenceEnd(headEnd - 1);
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        while (end < limit)
        {
            if (map[end] is { Kind: MentionKind.Person })
                return;
            if (RoleOf(words.Word(end)) is { Kind: RoleWordKind.After } after && end == titleEnd && (map[end] is null || !words.StartsUpper(end) || after.Office is null))
            {
                status ??= after.Office;
                end++;
                titleEnd = end;
                continue;
            }

            if (words.Language.Language == "es" && words.Knowledge.FindDemonym(words.Word(end)) is { } people && country is null)
            {
                country = people.Code;
                end++;
                continue;
            }

            if (words.Is(end, "-") && end + 1 < limit && RoleOf(words.Word(end + 1)) is { Kind: RoleWordKind.After } elect)
            {
                status ??= elect.Office; // "President-elect"
                end += 2;
                continue;
            }

            if (!words.Is(end, ActorWord.RoleOf) || end + 1 >= limit)
                return;
            var preposition = end;
            var at = end + 1;
            while (at < limit && words.Is(at, ActorWord.Article))
                at++;
            if (at >= limit)
                return;
            var goal = words.Is(preposition, ActorWord.Goal);
            if (map.StartingAt(at) is { Kind: not (MentionKind.Person or MentionKind.People) } mention)
            {
                if (words.Is(preposition, ActorWord.In) && mention.Kind is MentionKind.Place or MentionKind.Capital && titleEnd == headEnd && !words.StartsUpper(headEnd - 1))
                    return;
                end = mention.End;
                if (goal)
                {
                    if (titleEnd == preposition)
                        titleEnd = end;
                    else
                        goalSpan ??= words.Cover(preposition, end);
                    continue;
                }

                country ??= mention.Country?.Code ?? mention.Body?.Country ?? mention.From;
                body ??= mention;
                continue;
            }

            // A portfolio: "Minister of Public Works", "ministra de Medio Ambiente y Energía".
            var stop = at;
            while (stop < limit && stop < at + 6 && map[stop] is null
                && (words.StartsUpper(stop) || (stop > at && stop + 1 < limit && words.StartsUpper(stop + 1) && words.Is(stop, ActorWord.And | ActorWord.Of))))
                stop++;
            if (stop == at && !goal && map[at] is null)
            {
                // "the head of the police": a common noun that names a body.
                for (var last = Math.Min(limit, at + 4); last > at && stop == at; last--)
                {
                    if (words.Language.Body(key[..words.Key(at, last, key)]) is { Kind: not ("group" or "public") })
                        stop = last;
                }

                if (stop > at)
                {
                    end = stop;
                    continue;
                }
            }

            if (stop == at || goal)
                return;
            end = titleEnd = stop;
        }
    }

    private string? NameOf(string? country) => country is null ? null : words.Knowledge.CountryByCode(country)?.Name;
}
