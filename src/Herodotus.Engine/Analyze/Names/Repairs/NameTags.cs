using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>
/// Tags that are a name and nothing else, without their sign: what the report names elsewhere, a country, state or well-known town, a body or party known by that
/// name (<c>#Sinaloa</c>, <c>#CiudadJuárez</c>, <c>#INE</c>). Other tags are slogans more often than names.
/// </summary>
public static class NameTags
{
    /// <summary>Zipf 2.5 and more: a town this much written of is meant by its name.</summary>
    private const byte WellKnown = 6;

    /// <summary>Letters of a tag: shorter ones are of chat more often than of places.</summary>
    private const int Shortest = 3;

    /// <summary>So many names are compared with a tag: a bound for hostile text.</summary>
    private const int MostLooked = 64;

    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party;
    private const PhraseKind Others = PhraseKind.Given | PhraseKind.Family | PhraseKind.Person | PhraseKind.People | PhraseKind.Title | PhraseKind.Work | PhraseKind.Outlet;

    /// <summary>The names with those of tags, in order.</summary>
    public static ImmutableArray<NameMention> Add(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        List<NameMention>? all = null;
        var name = 0;
        foreach (var token in tokens)
        {
            if (token.Span.Length <= Shortest || text[token.Span.Start] != '#' || !char.IsUpper(text[token.Span.Start + 1]))
                continue;
            for (; name < names.Length && names[name].Span.End <= token.Span.Start; name++)
                all?.Add(names[name]);
            if (name < names.Length && names[name].Span.Start < token.Span.End)
                continue;
            var tag = TextSpan.FromBounds(token.Span.Start + 1, token.Span.End);
            if ((Elsewhere(text, tag, names) ?? TypeOf(tag.Of(text.AsSpan()), lexicon)) is not { } type)
                continue;
            all ??= [.. names.AsSpan(0, name)];
            all.Add(new NameMention(tag, type));
        }

        if (all is null)
            return names;
        while (name < names.Length)
            all.Add(names[name++]);
        return [.. all];
    }

    /// <summary>What the report names by the same letters elsewhere.</summary>
    private static NameType? Elsewhere(string text, TextSpan tag, ImmutableArray<NameMention> names)
    {
        var written = tag.Of(text.AsSpan());
        foreach (var name in names.AsSpan(0, Math.Min(names.Length, MostLooked)))
        {
            if (name.Span.Of(text.AsSpan()).SequenceEqual(written))
                return name.Type;
        }

        return null;
    }

    private static NameType? TypeOf(ReadOnlySpan<char> tag, NameLexicon lexicon)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var count = 0;
        for (var start = 0; start < tag.Length;)
        {
            // A word begins with a capital after a small letter; capitals side by side are initials.
            var end = start + 1;
            while (end < tag.Length && !(char.IsUpper(tag[end]) && char.IsLower(tag[end - 1])))
                end++;
            if (count == words.Length)
                return null;
            words[count++] = TokenSheet.WordHash(tag[start..end]);
            start = end;
        }

        var (kinds, sense) = (lexicon.Phrases.Find(words[..count]), lexicon.Senses[words[0]]);
        if ((kinds & PhraseKind.Country) != 0 || ((kinds & PhraseKind.Division) != 0 && (count > 1 || ((sense == 0 || WordSenses.IsAlwaysCapital(sense)) && lexicon.Words[words[0]].Commonness >= WellKnown))))
            return NameType.Place;
        if (count == 1 && WordSenses.IsSurely(sense, NameType.Person))
            return NameType.Person;
        if ((kinds & Others) != 0)
            return null;
        if ((kinds & PhraseKind.City) != 0 && IsPlain(count, words[0], lexicon))
            return NameType.Place;
        return (kinds & Bodies) != 0 ? NameType.Organization : null;
    }

    /// <summary>Several words, or one that is written of and is, where much text tells, a place's name and no usual word.</summary>
    private static bool IsPlain(int count, uint word, NameLexicon lexicon)
    {
        var sense = lexicon.Senses[word];
        return count > 1 || (lexicon.Words[word].Commonness >= WellKnown && (sense == 0 || WordSenses.IsSurely(sense, NameType.Place, few: true)));
    }
}
