using Herodotus.Knowledge;

namespace Herodotus.Analyze.Actors;

/// <summary>A government called by its head's name: "the Trump administration", "el gobierno de Petro".</summary>
internal readonly record struct GovernmentOf(Mention Head, Text.TextSpan Span);

/// <summary>
/// Bodies that are named by a common noun and a country: "the Mexican foreign ministry", "la embajada de Estados Unidos", "the Venezuelan
/// government". What the rule makes is keyed by country and function, so that two languages meet.
/// </summary>
internal static class RuleBodyReader
{
    public static void Read(ReportWords words, MentionMap map, List<Mention> mentions, List<GovernmentOf> governments)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        var count = mentions.Count;
        for (var t = 0; t < words.Count; t++)
        {
            // "El Gobierno de Perú": the noun itself may have been taken for a name.
            var bare = map[t] is { Kind: MentionKind.Organization, Body: null, Outlet: null, RuleKey: null } taken && taken.First == t ? taken : null;
            if ((map[t] is not null && bare is null) || (words.Begins(t) & WordBegins.Body) == 0)
                continue;
            var limit = Math.Min(words.SentenceEnd(t), t + LanguageWords.LongestPhrase);
            for (var end = limit; end > t; end--)
            {
                if ((bare is null ? map[end - 1] is not null : bare.End != end) || words.Language.Body(key[..words.Key(t, end, key)]) is not { } word)
                    continue;
                if (word.Kind is not ("group" or "company" or "school" or "union" or "public"))
                    Make(words, map, mentions, governments, word, t, end, bare);
                else if (word.Kind == "group" && bare is null)
                    MarkGroup(words, map, mentions, word, t, end);
                t = end - 1;
                break;
            }
        }

        if (mentions.Count > count)
            mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
    }

    private static void Make(ReportWords words, MentionMap map, List<Mention> mentions, List<GovernmentOf> governments, BodyWord word, int first, int end, Mention? bare)
    {
        var sentence = words.SentenceStart(first);
        var at = first - 1;
        while (at > sentence && words.IsPossessive(at))
            at--;
        var (from, to) = (first, end);
        Country? country = null;
        if (at >= sentence && map.EndingAt(at + 1) is { } left && left.First >= sentence)
        {
            if (left.Kind is MentionKind.Country or MentionKind.People or MentionKind.Capital && left.Country is { } land)
                (country, from) = (land, left.First);
            else if (left.Kind == MentionKind.Person && word.Kind == "government")
                governments.Add(new GovernmentOf(left, words.Cover(left.First, end)));
        }
        else if (at >= sentence && at == first - 1 && words.Knowledge.FindDemonym(words.Word(at)) is { } people)
        {
            (country, from) = (people, at);
        }

        if (country is null && end < words.SentenceEnd(first))
        {
            if (words.Language.Language == "es" && words.Knowledge.FindDemonym(words.Word(end)) is { } after)
            {
                (country, to) = (after, end + 1);
            }
            else if (words.Is(end, ActorWord.Of))
            {
                var goal = end + 1;
                while (goal < words.SentenceEnd(first) && words.Is(goal, ActorWord.Article))
                    goal++;
                if (map.StartingAt(goal) is { } right)
                {
                    if (right.Kind is MentionKind.Country or MentionKind.Capital && right.Country is { } land)
                        (country, to) = (land, right.End);
                    else if (right.Kind == MentionKind.Person && word.Kind == "government")
                        governments.Add(new GovernmentOf(right, words.Cover(first, right.End)));
                }
            }
        }

        if (country is null)
            return;
        var rule = $"{country.Code}:{word.Function}";
        if (word.Kind == "embassy" && words.Is(to, ActorWord.In) && map.StartingAt(to + 1) is { Country: { } host } where)
        {
            rule += ":" + host.Code;
            to = where.End;
        }

        var span = MentionReader.Trim(words.Text, words.Cover(from, to));
        var text = span.Of(words.Text);
        var government = word.Kind == "government";
        if (bare is not null)
        {
            (bare.From, bare.Kind, bare.Country) = (country.Code, government ? MentionKind.Country : MentionKind.Organization, government ? country : null);
            (bare.RuleKey, bare.Description) = (government ? null : rule, government);
            return;
        }

        var mention = new Mention
        {
            Span = span,
            First = from,
            End = to,
            Text = text,
            Key = NameKey.Of(text),
            From = country.Code,
            Kind = government ? MentionKind.Country : MentionKind.Organization,
            Country = government ? country : null,
            RuleKey = government ? null : rule,
            Description = government,
        };
        if (mention.Key.Length == 0)
            return;
        mentions.Add(mention);
        map.Cover(mention);
    }

    /// <summary>"the Venezuelan gang Tren de Aragua": the words say what the name after them is, and whence.</summary>
    private static void MarkGroup(ReportWords words, MentionMap map, List<Mention> mentions, BodyWord word, int first, int end)
    {
        if (first > words.SentenceStart(first) && map[first - 1] is null && word.Function is "cartel" or "gang" && words.StartsUpper(first - 1)
            && words.Knowledge.FindDemonym(words.Word(first - 1)) is null)
        {
            var from = first - 1;
            while (from > words.SentenceStart(first) + 1 && map[from - 1] is null && words.StartsUpper(from - 1) && words.Knowledge.FindDemonym(words.Word(from - 1)) is null)
                from--;
            var span = words.Cover(from, end);
            var named = new Mention { Span = span, First = from, End = end, Kind = MentionKind.Organization, Text = span.Of(words.Text), Key = NameKey.Of(span.Of(words.Text)), Armed = true };
            if (named.Key.Contains(' ', StringComparison.Ordinal))
            {
                mentions.Add(named);
                map.Cover(named);
                return;
            }
        }

        if (map[end] is null && end < words.SentenceEnd(first) && word.Function is "cartel" or "gang" or "militia" or "guerrilla" && words.StartsUpper(end) && Unnamed(words, map, end) is { } found)
        {
            mentions.Add(found);
            map.Cover(found);
        }

        if (map.StartingAt(end) is not { Kind: MentionKind.Organization or MentionKind.Other or MentionKind.Place, Body: null, Outlet: null } next)
            return;
        if (next.Kind != MentionKind.Organization && word.Function is not ("cartel" or "gang" or "militia" or "guerrilla"))
            return;
        next.Kind = MentionKind.Organization;
        next.Armed |= word.Function is "cartel" or "gang" or "militia" or "guerrilla";
        if (first > words.SentenceStart(first) && words.Knowledge.FindDemonym(words.Word(first - 1)) is { } people)
            next.From ??= people.Code;
    }

    /// <summary>The run of capitals after "the gang", small words between them allowed, where no layer saw a name.</summary>
    private static Mention? Unnamed(ReportWords words, MentionMap map, int first)
    {
        var end = first + 1;
        for (var t = first + 1; t < Math.Min(words.SentenceEnd(first), first + 7) && map[t] is null; t++)
        {
            if (words.StartsUpper(t))
                end = t + 1;
            else if (!Acronyms.IsSmall(words.Word(t)) || words.Is(t, ActorWord.OutsideName))
                break;
        }

        var span = MentionReader.Trim(words.Text, words.Cover(first, end));
        var text = span.Of(words.Text);
        var key = NameKey.Of(text);
        return key.Length < 3 ? null : new Mention { Span = span, First = first, End = end, Kind = MentionKind.Organization, Text = text, Key = key };
    }
}
