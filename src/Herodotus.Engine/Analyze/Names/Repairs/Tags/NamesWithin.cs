using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs.Tags;

/// <summary>
/// What a person or place that stands among the words of a tag makes the whole tag: a full name, a known place, or a word that is hardly anything else (<c>#JusticeForLima</c>,
/// <c>#VoteForAnaTorres</c>). A tag with two people or two places is a match or a list, and none. Of tags with a firm's or outlet's name most are no name.
/// </summary>
internal static class NamesWithin
{
    /// <summary>Letters of a word that is a name alone.</summary>
    private const int Least = 3;

    /// <summary>Letters of such a word in a tag in lower case, where parting may err.</summary>
    private const int LeastLower = 5;

    /// <summary>Zipf 4.5 and more: a given name as common as this is a word too.</summary>
    private const byte CommonWord = 11;

    /// <summary>Zipf 5.5 and less: so common may a family name be after a given name.</summary>
    private const byte CommonFamily = 12;

    /// <summary>Zipf 3.5 and less: a word that no text tells the use of may be a family name.</summary>
    private const byte Rare = 8;

    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division | PhraseKind.Facility;

    /// <summary>The type of the tag's one name; null where there is none, or more than one of a type.</summary>
    public static NameType? TypeOf(ReadOnlySpan<char> tag, ReadOnlySpan<TagWord> words, NameLexicon lexicon)
    {
        var (found, end) = ((NameType?)null, 0);
        for (var at = 0; at < words.Length;)
        {
            var (type, length) = NameAt(tag, words, at, lexicon);
            if (type == NameType.Person && at > 0 && lexicon.Cues.Storm.Contains(words[at - 1].Hash))
                return null;
            // Words of one person's name stand together, an initial between them.
            var goesOn = type == NameType.Person && (end == at || (end == at - 1 && words[end].End - words[end].Start == 1));
            if (type is not null && type == found && !goesOn)
                return null;
            found ??= type;
            at += length;
            end = type is null ? end : at;
        }

        return found;
    }

    /// <summary>A given name and a family name, and nothing else.</summary>
    public static bool IsFullName(ReadOnlySpan<TagWord> words, NameLexicon lexicon) => words.Length == 2 && IsGiven(words[0].Hash, lexicon) && IsFamily(words[1].Hash, lexicon);

    private static (NameType? Type, int Length) NameAt(ReadOnlySpan<char> tag, ReadOnlySpan<TagWord> words, int at, NameLexicon lexicon)
    {
        Span<uint> hashes = stackalloc uint[TagWords.Most];
        var count = words.Length - at;
        for (var next = 0; next < count; next++)
            hashes[next] = words[at + next].Hash;
        var (length, kinds) = lexicon.Phrases.Longest(hashes[..count]);
        if (length > 1 && (kinds & Places) != 0)
            return (NameType.Place, length);
        if (count > 1 && IsFullName(words.Slice(at, 2), lexicon))
            return (NameType.Person, 2);
        return (Alone(tag, words[at], words.Length == 1, lexicon), 1);
    }

    /// <summary>What a word is that is hardly ever anything else.</summary>
    private static NameType? Alone(ReadOnlySpan<char> tag, TagWord word, bool whole, NameLexicon lexicon)
    {
        var lower = char.IsLower(tag[0]);
        var letters = word.End - word.Start;
        if (letters < (lower ? LeastLower : Least) || (!lower && !char.IsUpper(tag[word.Start])))
            return null;
        var (sense, kinds) = (lexicon.Senses[word.Hash], lexicon.Phrases.Find([word.Hash]));
        if (WordSenses.IsSurely(sense, NameType.Place, few: (kinds & (PhraseKind.Country | PhraseKind.Division)) != 0))
            return NameType.Place;
        // Of words in lower case, too many are somebody's name.
        if (lower && !whole)
            return null;
        if (WordSenses.IsSurely(sense, NameType.Person) && char.IsLower(tag[word.Start + 1]))
            return NameType.Person;
        return !lower && (kinds & Places) == 0 && WordSenses.IsAlwaysCapital(sense) && IsGiven(word.Hash, lexicon) ? NameType.Person : null;
    }

    private static bool IsGiven(uint word, NameLexicon lexicon)
    {
        if ((lexicon.Phrases.Find([word]) & PhraseKind.Given) == 0)
            return false;
        var (sense, common) = (lexicon.Senses[word], lexicon.Words[word].Commonness);
        return sense == 0 ? common <= Rare : WordSenses.IsSurely(sense, NameType.Person) || (common <= CommonWord && WordSenses.IsMostlyCapital(sense) && WordSenses.TypeOf(sense) == NameType.Person);
    }

    private static bool IsFamily(uint word, NameLexicon lexicon)
    {
        var (sense, common, kinds) = (lexicon.Senses[word], lexicon.Words[word].Commonness, lexicon.Phrases.Find([word]));
        if (sense == 0)
            return common <= Rare && (kinds & (PhraseKind.Family | PhraseKind.NamePart)) != 0;
        return common <= CommonFamily && !WordSenses.IsSurely(sense, NameType.Place, few: true) && ((kinds & PhraseKind.Family) != 0 ? WordSenses.IsMostlyCapital(sense) : WordSenses.IsAlwaysCapital(sense));
    }
}
