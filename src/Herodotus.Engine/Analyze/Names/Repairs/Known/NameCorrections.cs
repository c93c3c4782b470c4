using System.Runtime.InteropServices;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>
/// What is certain overrules what was learnt: a nationality is a group, a country no person, a body known by its whole name an organization, a
/// pronoun no name; and a name of several words is one wherever its report writes it.
/// </summary>
public static class NameCorrections
{
    /// <summary>So many different names of several words are looked for again in their report: a bound for hostile text.</summary>
    private const int MostRepeated = 64;

    /// <summary>A longer name is looked for among so many of a report's: the same bound.</summary>
    private const int MostLooked = 256;

    /// <summary>Zipf 2.5 and more: a town this much written of is meant by its name.</summary>
    private const byte WellKnown = 6;

    private static readonly int Types = Enum.GetValues<NameType>().Length;

    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division;
    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet;
    private const PhraseKind People = PhraseKind.Given | PhraseKind.Family | PhraseKind.Person;

    /// <summary>The names in order, some of another type, some left out, some in two, some added.</summary>
    /// <param name="governments">A country may be an organization, as some guidelines have it where it acts; else it is a place.</param>
    /// <param name="groups">Nationalities are groups; else they are what the reader has learnt.</param>
    public static ImmutableArray<NameMention> Apply(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon, bool governments = false, bool groups = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty)
            return names;
        var corrected = new List<NameMention>(names.Length);
        HashSet<string>? several = null;
        var token = 0;
        foreach (var name in names)
        {
            var end = NameTokens.End(tokens, name.Span, ref token);
            while (end > token + 1 && tokens[end - 1].Span.Length == 1 && text[tokens[end - 1].Span.Start] is '-' or '–' or '"' or '“' or ',')
                end--;
            if (end == token + 1 && IsClosedClass(text, tokens[token]))
                continue;
            if (IsDate(text, tokens, token, end, lexicon))
                continue;
            if (end == token)
                corrected.Add(name);
            var type = name.Type;
            for (var first = token; first < end;)
            {
                var sort = SortAt(text, tokens, first, end, lexicon);
                if (sort == first && first > token)
                    (first, type) = (sort + 2, NameType.Place);
                var past = sort > first ? sort : PartEnd(text, tokens, first, end, lexicon);
                var span = first == token && past == end && tokens[end - 1].Span.End >= name.Span.End ? name.Span : TextSpan.FromBounds(tokens[first].Span.Start, tokens[past - 1].Span.End);
                var right = TypeOf(text, type, tokens.AsSpan(first, past - first), lexicon, governments, groups);
                if (right == NameType.Person && past == first + 1 && IsParty(text, names, tokens[first], lexicon))
                    right = NameType.Organization;
                corrected.Add(name with { Span = span, Type = right });
                if (past > first + 1 && (several ??= new(StringComparer.Ordinal)).Count < MostRepeated)
                    several.Add(span.Of(text));
                first = past == end || past == sort ? past : char.IsUpper(text[tokens[past + 1].Span.Start]) ? past + 1 : past + 2;
            }
        }

        return several is null ? [.. corrected] : Repeated(text, corrected, several);
    }

    /// <summary>Where a word for a sort of place parts a name from the one that it is of ("Iraqi city of Mosul"); -1 without one.</summary>
    private static int SortAt(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        for (var i = first; i + 2 < end; i++)
        {
            if (char.IsLower(text[tokens[i].Span.Start]) && lexicon.Cues.Sort.Contains(NameTokens.Word(text, tokens[i])) && lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[i + 1])) && char.IsUpper(text[tokens[i + 2].Span.Start]))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Past the last token of the name that begins at the first: "A of B and the C of D" is two names, for an article begins another; a part of
    /// one or two words ("of Iraq and the Levant") goes on with the first.
    /// </summary>
    private static int PartEnd(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        // "Christians and Catholics" are two peoples.
        for (var i = first + 1; i + 1 < end && i < first + 3; i++)
        {
            if (lexicon.Cues.And.Contains(NameTokens.Word(text, tokens[i])) && IsPeople(text, tokens[i - 1], lexicon) && IsPeople(text, tokens[i + 1], lexicon))
                return i;
        }

        for (var i = first + 1; i + 4 < end; i++)
        {
            if (tokens[i].Span.Of(text.AsSpan()) is "and" or "y" && tokens[i + 1].Span.Of(text.AsSpan()) is "the" or "el" or "la" or "los" or "las" && char.IsUpper(text[tokens[i + 2].Span.Start]))
                return i;
        }

        return end;
    }

    /// <summary>Years and eras alone: "330 BC", "2500 BCE - 2025 BCE", or the era after a year.</summary>
    private static bool IsDate(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        var isNumbered = first > 0 && char.IsDigit(text[tokens[first - 1].Span.Start]);
        for (var i = first; i < end && !isNumbered; i++)
            isNumbered = char.IsDigit(text[tokens[i].Span.Start]);
        // Hardly a name has a number in it or before it: the words of others are not looked at.
        if (!isNumbered)
            return false;
        var eras = 0;
        for (var i = first; i < end; i++)
        {
            var start = text[tokens[i].Span.Start];
            if (char.IsDigit(start))
                continue;
            if (lexicon.Cues.Era.Contains(NameTokens.Word(text, tokens[i])))
                eras++;
            else if (char.IsLetter(start))
                return false;
        }

        return eras > 0;
    }

    private static bool IsPeople(string text, Token token, NameLexicon lexicon) =>
        (lexicon.Phrases.Find([NameTokens.Word(text, token)]) & (PhraseKind.People | Places)) == PhraseKind.People;

    private static NameType TypeOf(string text, NameType type, ReadOnlySpan<Token> tokens, NameLexicon lexicon, bool governments, bool groups)
    {
        if (tokens.Length is 0 or > PhraseTable.MaxWords)
            return type;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        for (var i = 0; i < tokens.Length; i++)
            words[i] = NameTokens.Word(text, tokens[i]);
        var kinds = lexicon.Phrases.Find(words[..tokens.Length]);
        // Lists of countries have their adjectives too: a word that is both is a people where the reader saw no place or body in it.
        if (groups && (kinds & PhraseKind.People) != 0 && (type is NameType.Other or NameType.Group || (kinds & (Places | Bodies | PhraseKind.Company)) == 0))
            return NameType.Group;
        if (tokens.Length > 1 && (kinds & Bodies) != 0 && (kinds & (Places | People)) == 0)
            return type == NameType.Group ? type : NameType.Organization;
        if (type == NameType.Organization && !governments && (kinds & (PhraseKind.Country | Bodies | PhraseKind.Company | PhraseKind.People | PhraseKind.BodyWord)) == PhraseKind.Country && tokens[0].Span.Length > 2)
            return NameType.Place;
        if (type == NameType.Organization && !governments && (kinds & (PhraseKind.City | PhraseKind.Division)) != 0 && (kinds & (Bodies | PhraseKind.Company | PhraseKind.BodyWord | PhraseKind.Team | PhraseKind.School | PhraseKind.Chain | PhraseKind.Service | People)) == 0 && (IsCapitalized(text, tokens) || IsState(kinds, tokens)))
            return NameType.Place;
        if (groups && tokens.Length > 1 && AreAllPeople(text, tokens, lexicon))
            return NameType.Group;
        if (type == NameType.Other && tokens.Length > 1 && (kinds & (PhraseKind.Facility | Bodies | PhraseKind.Company | PhraseKind.Work | PhraseKind.School | PhraseKind.Team | People)) == PhraseKind.Facility)
            return NameType.Place;
        if (type == NameType.Place && (kinds & (Bodies | PhraseKind.Company)) != 0 && (kinds & Places) == 0 && (tokens.Length > 1 || IsOnlyName(words[0], lexicon)))
            return NameType.Organization;
        if (type == NameType.Place && (kinds & (PhraseKind.Outlet | PhraseKind.Party)) != 0 && (kinds & (Places | PhraseKind.Town | PhraseKind.Facility | PhraseKind.PlaceWord)) == 0)
            return NameType.Organization;
        if (type is NameType.Place or NameType.Person && BeginsAsBody(text, tokens, words, lexicon))
            return NameType.Organization;
        if (type != NameType.Organization && type != NameType.Group && (kinds & (Bodies | PhraseKind.Company)) != 0 && (kinds & (Places | People | PhraseKind.People)) == 0 && (tokens.Length > 1 || IsOnlyName(words[0], lexicon)))
            return NameType.Organization;
        if (type == NameType.Person && (kinds & PhraseKind.Chain) != 0 && (kinds & (Places | People | PhraseKind.NamePart)) == 0)
            return NameType.Organization;
        if (type is not (NameType.Person or NameType.Other) || (kinds & People) != 0)
            return type;
        var known = (kinds & PhraseKind.Country) != 0 || (tokens.Length > 1 && (kinds & Places) != 0 && (kinds & (Bodies | PhraseKind.Company)) == 0) || (tokens.Length == 1 && (kinds & PhraseKind.City) != 0 && lexicon.Words[words[0]].Commonness >= WellKnown);
        return known ? NameType.Place : type;
    }

    /// <summary>A party's name of one word, which no longer name of a person in the report ends with ("Morena" is a family name too).</summary>
    private static bool IsParty(string text, ImmutableArray<NameMention> names, Token token, NameLexicon lexicon)
    {
        if ((lexicon.Phrases.Find([NameTokens.Word(text, token)]) & (PhraseKind.Party | PhraseKind.Person)) != PhraseKind.Party)
            return false;
        var word = token.Span.Of(text.AsSpan());
        foreach (var name in names.AsSpan(0, Math.Min(names.Length, MostLooked)))
        {
            var other = name.Span.Of(text.AsSpan());
            if (name.Type == NameType.Person && other.Length > word.Length && other.EndsWith(word, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static bool AreAllPeople(string text, ReadOnlySpan<Token> tokens, NameLexicon lexicon)
    {
        foreach (var token in tokens)
        {
            if (!IsPeople(text, token, lexicon))
                return false;
        }

        return true;
    }

    /// <summary>A town's name as towns are written: in capitals throughout it may be initials.</summary>
    private static bool IsCapitalized(string text, ReadOnlySpan<Token> tokens) => tokens[0].Span.Length > 3 && char.IsLower(text[tokens[0].Span.Start + 1]);

    /// <summary>A state's initials of four letters and more that nothing else is called by ("CDMX").</summary>
    private static bool IsState(PhraseKind kinds, ReadOnlySpan<Token> tokens) => tokens[0].Span.Length > 3 && (kinds & PhraseKind.Division) != 0 && (kinds & ~(Places | PhraseKind.Known | PhraseKind.Town)) == 0;

    /// <summary>"Banco del …", "Universidad de …": in Spanish and Portuguese the word that tells what it is comes first.</summary>
    private static bool BeginsAsBody(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<uint> words, NameLexicon lexicon) =>
        tokens.Length > 2 && tokens[1].Span.Of(text.AsSpan()) is "de" or "del" or "do" or "da" or "dos" or "das"
        && (lexicon.Phrases.Find(words[..1]) & (PhraseKind.BodyWord | PhraseKind.PlaceWord | PhraseKind.City)) == PhraseKind.BodyWord;

    /// <summary>A word hardly met but in names, and no usual one.</summary>
    internal static bool IsOnlyName(uint word, NameLexicon lexicon) =>
        lexicon.Words[word].Commonness < WellKnown + 3 && (lexicon.Senses[word] == 0 || WordSenses.IsMostlyCapital(lexicon.Senses[word]));

    /// <summary>A pronoun, article or the like with a capital, as after a quotation mark; in capitals throughout it may be initials.</summary>
    private static bool IsClosedClass(string text, Token token)
    {
        if (token.Pos is not (PartOfSpeech.Pron or PartOfSpeech.Det or PartOfSpeech.Adp or PartOfSpeech.Aux or PartOfSpeech.Cconj or PartOfSpeech.Sconj or PartOfSpeech.Part))
            return false;
        return token.Span.Length == 1 || char.IsLower(text[token.Span.End - 1]);
    }

    /// <summary>Adds names of several words where they stand again and were missed, and gives each the type most of its uses have.</summary>
    private static ImmutableArray<NameMention> Repeated(string text, List<NameMention> names, HashSet<string> several)
    {
        var added = new List<NameMention>();
        var covered = new HashSet<int>();
        foreach (var written in several.Order(StringComparer.Ordinal))
        {
            var type = Usual(text, names, written);
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i].Type != type && Reads(names[i], written))
                    names[i] = names[i] with { Type = type };
            }

            for (var at = text.IndexOf(written, StringComparison.Ordinal); at >= 0; at = text.IndexOf(written, at + written.Length, StringComparison.Ordinal))
            {
                var span = new TextSpan(at, written.Length);
                if (StandsAlone(text, span) && !IsTaken(names, span) && !covered.Contains(at) && !covered.Contains(span.End - 1))
                {
                    added.Add(new NameMention(span, type));
                    covered.UnionWith(Enumerable.Range(at, span.Length));
                }
            }
        }

        return added.Count == 0 ? [.. names] : [.. names.Concat(added).OrderBy(name => name.Span.Start)];

        bool Reads(NameMention name, string written) => IsWritten(text, name, written);
    }

    /// <summary>The type that most names so written have; of two as frequent, that of the first.</summary>
    private static NameType Usual(string text, List<NameMention> names, string written)
    {
        Span<int> counts = stackalloc int[Types];
        counts.Clear();
        foreach (var name in names)
            counts[(int)name.Type] += IsWritten(text, name, written) ? 1 : 0;
        var usual = default(NameType?);
        foreach (var name in names)
        {
            if (IsWritten(text, name, written) && (usual is not { } other || counts[(int)name.Type] > counts[(int)other]))
                usual = name.Type;
        }

        return usual!.Value;
    }

    private static bool IsWritten(string text, NameMention name, string written) => name.Span.Length == written.Length && name.Span.Of(text.AsSpan()).SequenceEqual(written);

    private static bool StandsAlone(string text, TextSpan span) =>
        (span.Start == 0 || !char.IsLetterOrDigit(text[span.Start - 1])) && (span.End == text.Length || !char.IsLetterOrDigit(text[span.End]));

    private static bool IsTaken(List<NameMention> names, TextSpan span)
    {
        var at = ((ReadOnlySpan<NameMention>)CollectionsMarshal.AsSpan(names)).FirstFrom(span.Start + 1, name => name.Span.End);
        return at < names.Count && names[at].Span.Start < span.End;
    }
}
