using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>What a name means by its own words and by what is known: a country, a capital, a body, an outlet, a people, an armed group.</summary>
internal static class MentionSense
{
    public static MentionKind KindOf(NameType type) => type switch
    {
        NameType.Person => MentionKind.Person,
        NameType.Organization => MentionKind.Organization,
        NameType.Place => MentionKind.Place,
        NameType.Group => MentionKind.People,
        _ => MentionKind.Other,
    };

    public static void Classify(ReportWords words, Mention mention, NameType type)
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

        if (words.Language.Actors.IsRegion(mention.Key) || (text.Contains('-') && IsBorder(known, text)))
        {
            mention.Kind = MentionKind.People;
            return;
        }

        if (Longer(words, mention) is { } whole)
        {
            SetCountry(mention, whole);
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

        return mention.Kind == MentionKind.Person && mention.End - mention.First >= 3 && words.Is(mention.First + 1, ActorWord.Of)
            && !words.Knowledge.Lore.IsGivenName(words.Word(mention.First)) && !IsTitleBefore(words, mention.First);
    }

    private static bool IsTitleBefore(ReportWords words, int first) => first > 0 && !words.IsPossessive(first - 1) && words.Knowledge.FindDemonym(words.Word(first - 1)) is null
        && MentionReader.IsTitle(words, first - 1);

    private static bool IsBorder(KnowledgeBase known, ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        return known.FindCountry(text[..dash]) is not null && known.FindCountry(text[(dash + 1)..]) is not null;
    }

    public static void SetCountry(Mention mention, Country country)
    {
        mention.Kind = MentionKind.Country;
        mention.Country = country;
    }

    /// <summary>"Democratic | Republic of Congo": the country whose name begins with the word before the mention.</summary>
    private static Country? Longer(ReportWords words, Mention mention)
    {
        var before = mention.First - 1;
        if (before < words.SentenceStart(mention.First) || !words.StartsUpper(before) || mention.End - before < 3)
            return null;
        var span = words.Cover(before, mention.End);
        return span.Length <= NameKey.MaxLength ? words.Knowledge.FindCountry(span.Of(words.Text.AsSpan())) : null;
    }

    public static void SetBody(Mention mention, Body body)
    {
        mention.Kind = MentionKind.Organization;
        mention.Body = body;
        mention.Armed = body.Kind == BodyKind.Armed;
        mention.From = body.Country;
    }

    /// <summary>"Sinaloa cartel": a small word that belongs to the name before it.</summary>
    public static void Extend(ReportWords words, Mention mention)
    {
        if (mention.Kind is not (MentionKind.Organization or MentionKind.Place or MentionKind.Other) || mention.Body is not null || mention.Outlet is not null)
            return;
        Span<char> key = stackalloc char[NameKey.MaxLength + 2];
        if (mention.End < words.Count && words.SentenceOf(mention.End) == words.SentenceOf(mention.First)
            && words.Span(mention.End).Start - mention.Span.End == 1
            && words.Language.Body(key[..words.Key(mention.End, mention.End + 1, key)]) is { Function: "cartel" or "gang" or "militia" or "group", Kind: "group" } word
            && !words.Is(mention.End, ActorWord.CommonBody))
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
}
