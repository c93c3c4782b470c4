using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Tags;

/// <summary>
/// Tags that are a name and nothing else, without their sign: what the report names elsewhere, a country, state or well-known town, a body or party known by that
/// name, a given and a family name (<c>#Sinaloa</c>, <c>#CiudadJuárez</c>, <c>#INE</c>, <c>#maríasabina</c>). Other tags are slogans more often than names; where the guidelines of
/// posts hold that mark a tag with a name in it, the whole of it is one (<see cref="NamesWithin"/>).
/// </summary>
public static class NameTags
{
    /// <summary>Zipf 2.5 and more: a town this much written of is meant by its name.</summary>
    private const byte WellKnown = 6;

    /// <summary>Letters of a tag: shorter ones are of chat more often than of places.</summary>
    private const int Shortest = 3;

    /// <summary>Letters of a body's initials.</summary>
    private const int LongestInitials = 6;

    /// <summary>So many names are compared with a tag: a bound for hostile text.</summary>
    private const int MostLooked = 64;

    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party;
    private const PhraseKind Others = PhraseKind.Given | PhraseKind.Family | PhraseKind.Person | PhraseKind.People | PhraseKind.Title | PhraseKind.Work | PhraseKind.Outlet;

    private const PhraseKind Firms = PhraseKind.Company | PhraseKind.Team | PhraseKind.Chain | PhraseKind.School | PhraseKind.Body;
    private const PhraseKind NoFirm = PhraseKind.Country | PhraseKind.City | PhraseKind.Division | PhraseKind.Facility | PhraseKind.Work | PhraseKind.People | PhraseKind.Title | PhraseKind.Person;

    /// <summary>Letters of a name that no text counts: shorter words are many things.</summary>
    private const int LeastRare = 5;

    /// <summary>The names with those of tags, in order.</summary>
    /// <param name="within">A tag with a name in it is named as a whole.</param>
    public static ImmutableArray<NameMention> Add(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon, bool within = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        List<NameMention>? all = null;
        Span<TagWord> words = stackalloc TagWord[TagWords.Most];
        var name = 0;
        foreach (var token in tokens)
        {
            if (token.Span.Length <= Shortest || text[token.Span.Start] != '#')
                continue;
            for (; name < names.Length && names[name].Span.End <= token.Span.Start; name++)
                all?.Add(names[name]);
            if (name < names.Length && names[name].Span.Start < token.Span.End)
                continue;
            var tag = TextSpan.FromBounds(token.Span.Start + 1, token.Span.End);
            var written = tag.Of(text.AsSpan());
            var type = Elsewhere(text, tag, names);
            if (type is null)
            {
                var parts = words[..TagWords.Part(written, lexicon, words)];
                type = TypeOf(written, parts, lexicon) ?? (lexicon.Cues.IsClub(written) ? NameType.Organization : within ? NamesWithin.TypeOf(written, parts, lexicon) : null);
            }

            if (type is null)
                continue;
            all ??= [.. names.AsSpan(0, name)];
            all.Add(new NameMention(tag, type.Value));
        }

        if (all is null)
            return names;
        while (name < names.Length)
            all.Add(names[name++]);
        return [.. all];
    }

    /// <summary>What the report names by the same letters elsewhere, parted or not, with capitals or without.</summary>
    private static NameType? Elsewhere(string text, TextSpan tag, ImmutableArray<NameMention> names)
    {
        var written = tag.Of(text.AsSpan());
        foreach (var name in names.AsSpan(0, Math.Min(names.Length, MostLooked)))
        {
            if (SameLetters(name.Span.Of(text.AsSpan()), written))
                return name.Type;
        }

        return null;
    }

    private static bool SameLetters(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
    {
        var at = 0;
        foreach (var unit in name)
        {
            if (!char.IsLetterOrDigit(unit))
                continue;
            if (at == tag.Length || char.ToLowerInvariant(unit) != char.ToLowerInvariant(tag[at]))
                return false;
            at++;
        }

        return at == tag.Length;
    }

    private static NameType? TypeOf(ReadOnlySpan<char> tag, ReadOnlySpan<TagWord> parts, NameLexicon lexicon)
    {
        if (parts.IsEmpty)
            return null;
        Span<uint> words = stackalloc uint[TagWords.Most];
        for (var at = 0; at < parts.Length; at++)
            words[at] = parts[at].Hash;
        var (count, lower) = (parts.Length, !char.IsUpper(tag[0]));
        var (kinds, sense) = (lexicon.Phrases.Find(words[..count]), lexicon.Senses[words[0]]);
        // A word in lower case says less: only what is hardly ever written so.
        if (lower && count == 1)
            return (kinds & (PhraseKind.Country | PhraseKind.Division)) != 0 && WordSenses.IsSurely(sense, NameType.Place) ? NameType.Place : null;
        if ((kinds & PhraseKind.Country) != 0 || ((kinds & PhraseKind.Division) != 0 && (count > 1 || ((sense == 0 || WordSenses.IsAlwaysCapital(sense)) && lexicon.Words[words[0]].Commonness >= WellKnown))))
            return NameType.Place;
        if (count == 1 && WordSenses.IsSurely(sense, NameType.Person))
            return NameType.Person;
        // An outlet's name of several words is a slogan as often ("Última Hora").
        if ((kinds & NoFirm) == 0 && (count > 1 ? !lower && (kinds & Firms) != 0 : (kinds & (Firms | PhraseKind.Outlet)) != 0 && WordSenses.IsSurely(sense, NameType.Organization)))
            return NameType.Organization;
        if (count == 1 && kinds == PhraseKind.NamePart && IsRareName(tag, words[0], lexicon))
            return NameType.Person;
        if (count > 1 && ((kinds & PhraseKind.Person) != 0 || NamesWithin.IsFullName(parts, lexicon)) && (kinds & (PhraseKind.Company | PhraseKind.City | PhraseKind.Work | PhraseKind.Outlet | Bodies)) == 0)
            return NameType.Person;
        if ((kinds & Bodies) != 0 && (kinds & NoFirm & ~PhraseKind.Work) == 0 && count == 1 && tag.Length <= LongestInitials && !tag.ContainsAnyExceptInRange('A', 'Z'))
            return NameType.Organization;
        if ((kinds & Others) != 0)
            return null;
        if (lower && !WordSenses.IsMostlyCapital(sense))
            return null;
        if ((kinds & PhraseKind.City) != 0 && IsPlain(count, words[0], lexicon))
            return NameType.Place;
        return (kinds & Bodies) != 0 ? NameType.Organization : null;
    }

    /// <summary>Somebody's name and in no dictionary, written as names are.</summary>
    private static bool IsRareName(ReadOnlySpan<char> tag, uint word, NameLexicon lexicon) =>
        tag.Length >= LeastRare && char.IsLower(tag[1]) && lexicon.Senses[word] == 0 && lexicon.Words[word].Commonness <= 1;

    /// <summary>Several words, or one that is written of and is, where much text tells, a place's name and no usual word.</summary>
    private static bool IsPlain(int count, uint word, NameLexicon lexicon)
    {
        var sense = lexicon.Senses[word];
        return count > 1 || (lexicon.Words[word].Commonness >= WellKnown && (sense == 0 || WordSenses.IsSurely(sense, NameType.Place, few: true)));
    }
}
