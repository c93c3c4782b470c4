using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>From the names layer, and what the knowledge base finds beside it, to mentions with what each may mean.</summary>
internal static class MentionReader
{
    public static List<Mention> Read(ReportWords words, ImmutableArray<NameMention> names)
    {
        var mentions = new List<Mention>(names.Length + 16);
        var covered = new bool[words.Count];
        for (var i = 0; i < names.Length; i++)
        {
            if (Named(words, names[i], i) is not { } mention)
                continue;
            if (mention.First < mention.End && covered[mention.First])
                continue;
            mentions.Add(mention);
            for (var t = mention.First; t < mention.End; t++)
                covered[t] = true;
        }

        Settle(words, mentions);
        ByKnowledge(words, covered, mentions);
        Repeats(words, covered, mentions);
        mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
        return mentions;
    }

    /// <summary>What one mention alone cannot tell: a surname taken for a place or body, a capital taken for a person.</summary>
    private static void Settle(ReportWords words, List<Mention> mentions)
    {
        var full = mentions.Where(mention => mention.Kind == MentionKind.Person && mention.Key.Contains(' ', StringComparison.Ordinal)).Select(mention => mention.Key).Distinct().Take(500).ToList();
        foreach (var mention in mentions)
        {
            if (mention.Key.Contains(' ', StringComparison.Ordinal) && mention.Kind != MentionKind.Person)
                continue;
            var surname = full.Exists(key => NameWords.IsSurnameOf(mention.Key, key));
            if (mention.Kind is MentionKind.Place or MentionKind.Other or MentionKind.Organization && surname && mention.Body is null && mention.Outlet is null && mention.Name >= 0)
            {
                mention.Kind = MentionKind.Person;
            }
            else if (mention.Kind == MentionKind.Person && !surname && words.Knowledge.FindCapital(mention.Text) is { } capital && !words.Knowledge.Lore.IsGivenName(mention.Text))
            {
                mention.Kind = MentionKind.Capital;
                mention.Country = capital;
            }
        }
    }

    /// <summary>Names of more than one word that were seen once are found again where the names layer missed them.</summary>
    private static void Repeats(ReportWords words, bool[] covered, List<Mention> mentions)
    {
        var known = new Dictionary<string, Mention>(StringComparer.Ordinal);
        var firsts = new HashSet<string>(StringComparer.Ordinal);
        var longest = 0;
        foreach (var mention in mentions)
        {
            if (mention.Kind is not (MentionKind.Organization or MentionKind.Person) || !mention.Key.Contains(' ', StringComparison.Ordinal) || known.Count > 500)
                continue;
            known.TryAdd(mention.Key, mention);
            firsts.Add(mention.Key[..mention.Key.IndexOf(' ', StringComparison.Ordinal)]);
            longest = Math.Max(longest, mention.End - mention.First);
        }

        if (known.Count == 0)
            return;
        longest = Math.Min(longest, 8);
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        var byFirst = firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        var byKey = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var t = 0; t < words.Count; t++)
        {
            if (covered[t] || !words.StartsUpper(t) || !byFirst.Contains(key[..words.Key(t, t + 1, key)]))
                continue;
            for (var end = Math.Min(words.SentenceEnd(t), t + longest); end > t + 1; end--)
            {
                if (covered[end - 1] || !byKey.TryGetValue(key[..words.Key(t, end, key)], out var model))
                    continue;
                var span = Trim(words.Text, words.Cover(t, end));
                mentions.Add(new Mention
                {
                    Span = span,
                    First = t,
                    End = end,
                    Kind = model.Kind,
                    Text = span.Of(words.Text),
                    Key = model.Key,
                    Body = model.Body,
                    Outlet = model.Outlet,
                    RuleKey = model.RuleKey,
                    Armed = model.Armed,
                    From = model.From,
                });
                for (var i = t; i < end; i++)
                    covered[i] = true;
                break;
            }
        }
    }

    private static Mention? Named(ReportWords words, NameMention name, int index)
    {
        var span = Trim(words.Text, name.Span);
        if (span.IsEmpty || words.Count == 0)
            return null;
        var first = words.TokenAt(span.Start);
        var end = Math.Min(words.Count, words.TokenAt(span.End - 1) + 1);
        if (first >= end || (end - first == 1 && words.Pos(first) == PartOfSpeech.Pron))
            return null;
        // "Mexico's Sinaloa Cartel": the name is what follows the owner, who is found by himself.
        for (var t = end - 2; t > first; t--)
        {
            if (words.IsPossessive(t) && words.StartsUpper(t + 1) && Owns(words, first, t, end))
            {
                first = t + 1;
                span = Trim(words.Text, TextSpan.FromBounds(words.Span(first).Start, span.End));
                break;
            }
        }

        if ((name.Type is NameType.Event or NameType.Other && IsClause(words, first, end)) || IsBroken(words, first, span))
            return null;
        var type = name.Type;
        if (type is NameType.Organization or NameType.Other or NameType.Event && AfterOffice(words, first, end) is { } holder)
            (type, first) = (NameType.Person, holder);
        if (type == NameType.Person)
        {
            while (first + 1 < end)
            {
                if (AfterPhrase(words, first, end) is { } after)
                    first = after;
                else if (IsTitle(words, first) && words.StartsUpper(first + 1))
                    first++;
                else
                    break;
            }

            span = TextSpan.FromBounds(Math.Max(span.Start, words.Span(first).Start), span.End);
            span = Trim(words.Text, span);
        }

        if (span.IsEmpty)
            return null;
        var text = span.Of(words.Text);
        var mention = new Mention
        {
            Span = span,
            First = first,
            End = end,
            Name = index,
            Text = text,
            Key = NameKey.Of(text),
            Kind = KindOf(type),
        };
        if (mention.Key.Length == 0)
            return null;
        Classify(words, mention, type);
        Extend(words, mention);
        return mention;
    }

    /// <summary>True when what stands before the possessive is a country or people, or a group follows it; "Workers' Party" is one name.</summary>
    private static bool Owns(ReportWords words, int first, int possessive, int end)
    {
        var owner = words.Cover(first, possessive).Of(words.Text.AsSpan());
        if (words.Knowledge.FindCountry(owner) is not null || words.Knowledge.FindDemonym(owner) is not null || words.Knowledge.FindCapital(owner) is not null)
            return true;
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var t = possessive + 1; t < end; t++)
        {
            if (words.Language.Body(key[..words.Key(t, t + 1, key)]) is { Function: "cartel" or "gang" or "militia" or "guerrilla" })
                return true;
        }

        return false;
    }

    private static MentionKind KindOf(NameType type) => type switch
    {
        NameType.Person => MentionKind.Person,
        NameType.Organization => MentionKind.Organization,
        NameType.Place => MentionKind.Place,
        NameType.Group => MentionKind.People,
        _ => MentionKind.Other,
    };

    private static void Classify(ReportWords words, Mention mention, NameType type)
    {
        var known = words.Knowledge;
        var text = mention.Text.AsSpan();
        if (type == NameType.Organization && !IsBodyName(words, mention) && HasGroupWord(words, mention) && words.Knowledge.FindDemonym(words.Word(mention.First)) is { } people)
        {
            (mention.Kind, mention.Country) = (MentionKind.People, people);
            return;
        }

        if (type == NameType.Place && char.IsLower(text[0]) && known.FindCountry(char.ToUpperInvariant(text[0]) + mention.Text[1..]) is { } small)
        {
            SetCountry(mention, small); // a slip: "in colombia"
            return;
        }

        if (type is NameType.Person or NameType.Event or NameType.Other or NameType.Place && IsBodyName(words, mention))
        {
            mention.Kind = MentionKind.Organization;
            if (known.FindBody(text) is { } group)
                SetBody(mention, group);
            return;
        }

        if (type == NameType.Person)
        {
            // A tagger that calls a country a person is wrong, unless the name is more than that word or others bear it as a surname.
            if (mention.End - mention.First == 1 && known.FindCountry(text) is { } land && !known.Lore.IsGivenName(text) && mention.Key.Length > 4)
                SetCountry(mention, land);
            return;
        }

        if (type == NameType.Role)
            return;
        if (type == NameType.Event)
        {
            if (known.FindBody(text) is { } named)
                SetBody(mention, named);
            else if (known.FindOutlet(text) is { } outlet_)
                (mention.Kind, mention.Outlet) = (MentionKind.Organization, outlet_);
            return;
        }

        if (IsRegion(mention.Key) || (text.Contains('-') && IsBorder(known, text)))
        {
            mention.Kind = MentionKind.People;
            return;
        }

        if (known.FindCountry(text) is { } country && !(type == NameType.Group && known.FindDemonym(text) is not null))
        {
            SetCountry(mention, country);
            return;
        }

        if (type == NameType.Group || (known.FindDemonym(text) is not null && known.FindBody(text) is null))
        {
            mention.Country = known.FindDemonym(text);
            mention.Body = known.FindBody(text);
            mention.Kind = mention.Body is null ? MentionKind.People : MentionKind.Organization;
            return;
        }

        if (type == NameType.Place && known.FindCapital(text) is { } capital)
        {
            mention.Kind = MentionKind.Capital;
            mention.Country = capital;
            return;
        }

        if (known.FindBody(text) is { } body)
        {
            SetBody(mention, body);
            return;
        }

        if (type is NameType.Organization or NameType.Other && known.FindOutlet(text) is { } outlet)
        {
            mention.Kind = MentionKind.Organization;
            mention.Outlet = outlet;
            return;
        }

        if (type == NameType.Place && mention.End - mention.First == 2 && known.FindCountry(words.Word(mention.First)) is { } twice && known.FindCountry(words.Word(mention.First + 1)) == twice)
            SetCountry(mention, twice); // a sentence's last word and the next one's first: "… by the U.S. U.S. officials …"
        if (type == NameType.Organization)
        {
            if (known.FindCapital(text) is { } seat && mention.End - mention.First <= 2)
            {
                mention.Kind = MentionKind.Capital;
                mention.Country = seat;
                return;
            }

            CountryPrefix(words, mention);
        }
    }

    /// <summary>"US Justice Department", "Mexican Foreign Ministry": a country, then a body that the lists or the words know.</summary>
    private static void CountryPrefix(ReportWords words, Mention mention)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var split = mention.First + 1; split < mention.End && split <= mention.First + 3; split++)
        {
            var head = words.Cover(mention.First, split).Of(words.Text.AsSpan());
            var country = words.Knowledge.FindCountry(head) ?? words.Knowledge.FindDemonym(head);
            if (country is null)
                continue;
            var rest = split;
            while (rest < mention.End - 1 && words.IsPossessive(rest))
                rest++;
            var tail = TextSpan.FromBounds(words.Span(rest).Start, mention.Span.End).Of(words.Text.AsSpan());
            mention.From = country.Code;
            if (words.Knowledge.FindBody(tail) is { } body && (body.Country is null || body.Country == country.Code))
            {
                SetBody(mention, body);
            }
            else if (words.Language.Body(key[..NameKey.Write(tail[..Math.Min(tail.Length, NameKey.MaxLength)], key)]) is { Kind: not ("group" or "company" or "public") } word)
            {
                mention.RuleKey = $"{country.Code}:{word.Function}";
                if (word.Kind == "government")
                    SetCountry(mention, country);
            }

            return;
        }
    }

    /// <summary>A name that says itself what it is ("Cartel del Noreste", "Clan Úsuga"), or has the shape "X de Y" without a given name.</summary>
    private static bool IsBodyName(ReportWords words, Mention mention)
    {
        if (mention.End - mention.First < 2)
            return false;
        if (HasGroupWord(words, mention))
        {
            // "Venezuelan gang" describes; a name has a word of its own.
            for (var t = mention.First; t < mention.End; t++)
                mention.Armed |= words.StartsUpper(t) && words.Knowledge.FindDemonym(words.Word(t)) is null;
            return mention.Armed;
        }

        return mention.Kind == MentionKind.Person && mention.End - mention.First >= 3 && words.IsAny(mention.First + 1, ["de", "del", "of"])
            && !words.Knowledge.Lore.IsGivenName(words.Word(mention.First)) && !IsTitleBefore(words, mention.First);
    }

    private static bool IsTitleBefore(ReportWords words, int first) => first > 0 && !words.IsPossessive(first - 1) && words.Knowledge.FindDemonym(words.Word(first - 1)) is null && IsTitle(words, first - 1);

    /// <summary>Several small words that are no part of names: a clause, taken for a name by mistake.</summary>
    private static bool IsClause(ReportWords words, int first, int end)
    {
        var small = 0;
        for (var t = first; t < end; t++)
        {
            var word = words.Word(t);
            if (word.Length > 3 && char.IsLower(word[0]) && !Acronyms.IsSmall(word))
                small++;
        }

        return end - first > 4 && small > 1;
    }

    private static readonly string[] Regions = ["latin american", "north american", "south american", "central american", "european", "african", "asian", "arab", "western", "middle eastern", "caribbean", "latinoamericano", "latinoamericana", "latinoamericanos", "europeo", "europea", "africano", "africana", "indigenous", "internacionales", "latin america", "north america", "south america", "central america", "américa latina", "america latina", "latinoamérica"];

    /// <summary>A line break, a comma or an address inside: two things taken for one name, or none.</summary>
    private static bool IsBroken(ReportWords words, int first, TextSpan span)
    {
        var text = span.Of(words.Text.AsSpan());
        return text.Contains('\n') || text.Contains("://", StringComparison.Ordinal)
            || (text.Contains(", ", StringComparison.Ordinal) && words.Knowledge.FindBody(text) is null && words.Knowledge.FindCapital(text) is null && words.Word(first).Length > 0);
    }

    /// <summary>Where a name goes on after a phrase of several words: "Secretary of State Marco Rubio", "Minister of Defense …".</summary>
    private static int? AfterPhrase(ReportWords words, int first, int end)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var split = Math.Min(end - 1, first + LanguageWords.LongestPhrase); split > first + 1; split--)
        {
            foreach (var role in words.Language.Roles(key[..words.Key(first, split, key)]))
            {
                if (role.Kind == RoleWordKind.Head && words.StartsUpper(split))
                    return split;
            }
        }

        return null;
    }

    /// <summary>"Secretary of State Marco Rubio" taken for a body: where the person's name begins.</summary>
    private static int? AfterOffice(ReportWords words, int first, int end)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var split = end - 1; split > first; split--)
        {
            foreach (var role in words.Language.Roles(key[..words.Key(first, split, key)]))
            {
                if (role.Kind == RoleWordKind.Head && words.StartsUpper(split) && (words.Knowledge.Lore.IsGivenName(words.Word(split)) || split - first > 1) && end - split is 2 or 3)
                    return split;
            }
        }

        return null;
    }

    private static bool IsRegion(string key) => Array.IndexOf(Regions, key) >= 0;

    private static bool IsBorder(KnowledgeBase known, ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        return known.FindCountry(text[..dash]) is not null && known.FindCountry(text[(dash + 1)..]) is not null;
    }

    private static void SetCountry(Mention mention, Country country)
    {
        mention.Kind = MentionKind.Country;
        mention.Country = country;
    }

    private static void SetBody(Mention mention, Body body)
    {
        mention.Kind = MentionKind.Organization;
        mention.Body = body;
        mention.Armed = body.Kind == BodyKind.Armed;
        mention.From = body.Country;
    }

    /// <summary>"Sinaloa cartel": a small word that belongs to the name before it.</summary>
    private static void Extend(ReportWords words, Mention mention)
    {
        if (mention.Kind is not (MentionKind.Organization or MentionKind.Place or MentionKind.Other) || mention.Body is not null || mention.Outlet is not null)
            return;
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        if (mention.End < words.Count && words.SentenceOf(mention.End) == words.SentenceOf(mention.First)
            && words.Span(mention.End).Start - mention.Span.End == 1
            && words.Language.Body(key[..words.Key(mention.End, mention.End + 1, key)]) is { Function: "cartel" or "gang" or "militia" or "group", Kind: "group" } word
            && word.Text is not ("organization" or "organisation" or "movement" or "faction"))
        {
            mention.End++;
            mention.Span = TextSpan.FromBounds(mention.Span.Start, words.Span(mention.End - 1).End);
            mention.Text = mention.Span.Of(words.Text);
            mention.Key = NameKey.Of(mention.Text);
            mention.Kind = MentionKind.Organization;
            mention.Armed |= word.Function != "group";
        }

        if (mention.Kind == MentionKind.Organization)
            mention.Armed |= HasGroupWord(words, mention);
    }

    private static bool HasGroupWord(ReportWords words, Mention mention)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        for (var t = mention.First; t < mention.End; t++)
        {
            if (words.Language.Body(key[..words.Key(t, t + 1, key)]) is { Function: "cartel" or "gang" or "militia" or "guerrilla" })
                return true;
        }

        return false;
    }

    private static void ByKnowledge(ReportWords words, bool[] covered, List<Mention> mentions)
    {
        for (var t = 0; t < words.Count; t++)
        {
            if (covered[t] || !words.StartsUpper(t))
                continue;
            var word = words.Word(t);
            var tag = word[0] is '#' or '@';
            if (tag || word.Length > 40)
            {
                if (word[0] == '#' && Hashtag(words, t) is { } tagged)
                    mentions.Add(tagged);
                continue;
            }

            if ((words.Begins(t) & (WordBegins.Name | WordBegins.Demonym)) == 0)
                continue;
            var limit = Math.Min(words.SentenceEnd(t), t + LanguageWords.LongestPhrase);
            for (var end = limit; end > t; end--)
            {
                if (covered[end - 1] || Found(words, t, end) is not { } found)
                    continue;
                mentions.Add(found);
                t = end - 1;
                break;
            }
        }
    }

    private static Mention? Found(ReportWords words, int first, int end)
    {
        if (end - first > 1 && words.IsPossessive(end - 1))
            return null;
        var span = Trim(words.Text, words.Cover(first, end));
        if (span.Length is 0 or > NameKey.MaxLength)
            return null;
        var text = span.Of(words.Text.AsSpan());
        var mention = new Mention { Span = span, First = first, End = end, Kind = MentionKind.Other, Text = "", Key = "" };
        if (words.Knowledge.FindCountry(text) is { } country)
            SetCountry(mention, country);
        else if (words.Knowledge.FindBody(text) is { } body && (end - first > 1 || body.Kind is BodyKind.Seat or BodyKind.International || text.Length >= 5 && char.IsUpper(text[1])))
            SetBody(mention, body);
        else if (words.Knowledge.FindCapital(text) is { } capital)
            (mention.Kind, mention.Country) = (MentionKind.Capital, capital);
        else if (words.Knowledge.FindDemonym(text) is { } people)
            (mention.Kind, mention.Country) = (MentionKind.People, people);
        else
            return null;
        mention.Text = text.ToString();
        mention.Key = NameKey.Of(text);
        return mention;
    }

    /// <summary>"#EEUU🇺🇸": the tag's word as a country or body.</summary>
    private static Mention? Hashtag(ReportWords words, int token) => Found(words, token, token + 1);

    private static bool IsTitle(ReportWords words, int token)
    {
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        var length = words.Key(token, token + 1, key);
        if (words.Language.Begins(key[..length]) == WordBegins.Nothing)
            return words.IsPossessive(token);
        foreach (var role in words.Language.Roles(key[..length]))
        {
            if (role.Kind is RoleWordKind.Head or RoleWordKind.Honorific or RoleWordKind.Modifier or RoleWordKind.Status)
                return true;
        }

        return words.Knowledge.FindDemonym(words.Word(token)) is not null;
    }

    /// <summary>Without the signs of tags and quotes before it, possessive, flags and marks after it.</summary>
    internal static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (Math.Min(span.Start, text.Length), Math.Min(span.End, text.Length));
        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        while (true)
        {
            if (end - start > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '\u2019' or '\u2018')
                end -= 2;
            else if (end > start && !char.IsLetterOrDigit(text[end - 1]) && !(text[end - 1] == '.' && end - start > 2 && end - start < 8 && text.IndexOf('.', start, end - start - 1) > 0) && !(text[end - 1] == ')' && text.IndexOf('(', start, end - start) >= 0))
                end--;
            else
                break;
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }
}
