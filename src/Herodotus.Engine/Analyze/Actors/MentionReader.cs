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
        KnownMentions.Add(words, covered, mentions);
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
            Kind = MentionSense.KindOf(type),
        };
        if (mention.Key.Length == 0)
            return null;
        MentionSense.Classify(words, mention, type);
        MentionSense.Extend(words, mention);
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

    internal static bool IsTitle(ReportWords words, int token)
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
