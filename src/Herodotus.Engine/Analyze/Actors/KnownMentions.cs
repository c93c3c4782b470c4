using Herodotus.Knowledge;

namespace Herodotus.Analyze.Actors;

/// <summary>Names that the names layer missed and the knowledge base has: countries, bodies, capitals, peoples.</summary>
internal static class KnownMentions
{
    public static void Add(ReportWords words, bool[] covered, List<Mention> mentions)
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
                // "Mauricio Herrera": a country's name that is a given name, right before a person's.
                if (end == t + 1 && found.Country is not null && end < words.Count && covered[end] && words.Knowledge.Lore.IsGivenName(found.Text)
                    && mentions.Exists(mention => mention.First == end && mention.Kind == MentionKind.Person))
                    break;
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
        var span = MentionReader.Trim(words.Text, words.Cover(first, end));
        if (span.Length is 0 or > NameKey.MaxLength)
            return null;
        var text = span.Of(words.Text.AsSpan());
        var known = words.Knowledge;
        var country = known.FindCountry(text);
        var body = country is null && known.FindBody(text) is { } named && (end - first > 1 || named.Kind is BodyKind.Seat or BodyKind.International || (text.Length >= 5 && char.IsUpper(text[1]))) ? named : null;
        var capital = country is null && body is null ? known.FindCapital(text) : null;
        var people = country is null && body is null && capital is null ? known.FindDemonym(text) : null;
        if (country is null && body is null && capital is null && people is null)
            return null;
        var mention = new Mention
        {
            Span = span,
            First = first,
            End = end,
            Kind = capital is not null ? MentionKind.Capital : people is not null ? MentionKind.People : MentionKind.Other,
            Country = capital ?? people,
            Text = text.ToString(),
            Key = NameKey.Of(text),
        };
        if (country is not null)
            MentionSense.SetCountry(mention, country);
        else if (body is not null)
            MentionSense.SetBody(mention, body);
        return mention;
    }

    /// <summary>"#EEUU🇺🇸": the tag's word as a country or body.</summary>
    private static Mention? Hashtag(ReportWords words, int token) => Found(words, token, token + 1);
}
