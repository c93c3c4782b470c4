using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Bounds;

/// <summary>
/// Names that were read in pieces: a given name that is a country too ("Kenia López"), one that goes on after a small word ("Marina del Pilar …"),
/// a country of several words, a state's code after a town, a unit with its number; and a word for bodies or lands at the end or the start, which tells what the
/// whole is ("… Foundation", "Grupo …", "… River", "Fort …").
/// </summary>
public static class NamePieces
{
    /// <summary>Zipf 4 and more, by the table of words.</summary>
    private const byte Common = 10;

    /// <summary>Names of a report that somebody's second family name is looked for among: a bound for hostile text.</summary>
    private const int MostLooked = 256;

    /// <summary>Figures of a unit's number, with what makes it an ordinal.</summary>
    private const int LongestNumber = 4;

    /// <summary>The names in order, some joined, longer or of another type.</summary>
    public static ImmutableArray<NameMention> Join(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty)
            return names;
        var joined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token || end - token > PhraseTable.MaxWords)
            {
                joined.Add(name);
                continue;
            }

            if (end > token + 1 && BeginsWithVerb(text, tokens, token, lexicon))
                name = name with { Span = TextSpan.FromBounds(tokens[++token].Span.Start, name.Span.End), Type = Known(text, tokens, token, end, lexicon) ?? name.Type };

            if (name.Type == NameType.Place && Country(text, names, i, tokens, token, lexicon) is var last && last > i)
                (name, i) = (name with { Span = TextSpan.FromBounds(name.Span.Start, names[last].Span.End) }, last);
            else if (name.Type == NameType.Place && end == token + 1 && i + 1 < names.Length && IsGiven(text, names[i + 1], tokens, token, lexicon))
                (name, i) = (new NameMention(TextSpan.FromBounds(name.Span.Start, names[i + 1].Span.End), NameType.Person), i + 1);
            else if (name.Type == NameType.Person && end > token + 1 && IsFirstName(text, tokens, token - 1, joined.Count == 0 ? 0 : joined[^1].Span.End, lexicon))
                name = name with { Span = TextSpan.FromBounds(tokens[token - 1].Span.Start, name.Span.End) };
            else if (name.Type == NameType.Person && Given(text, tokens, token, lexicon) is var first && first < token && (joined.Count == 0 || joined[^1].Span.End <= tokens[first].Span.Start))
                name = name with { Span = TextSpan.FromBounds(tokens[first].Span.Start, name.Span.End) };
            else if (name.Type == NameType.Person && joined.Count > 0 && joined[^1] is { Type: NameType.Person } front && Given(text, tokens, token, lexicon) is var given && given < token && front.Span.End == tokens[given].Span.End)
            {
                name = name with { Span = TextSpan.FromBounds(front.Span.Start, name.Span.End) };
                joined.Count--;
            }
            else if (name.Type == NameType.Person && end > token + 1 && (i + 1 == names.Length || names[i + 1].Span.Start > tokens[Math.Min(end, tokens.Length - 1)].Span.Start) && IsSecondFamily(text, tokens, token, end, lexicon))
                name = name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[end].Span.End) };
            else if (name.Type == NameType.Person && end > token + 1 && end + 1 < tokens.Length && IsJoinedFamily(text, names, i, tokens, token, end, lexicon))
            {
                name = name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[end + 1].Span.End) };
                i += i + 1 < names.Length && names[i + 1].Span.Start < name.Span.End ? 1 : 0;
            }
            else if (name.Type is NameType.Place or NameType.Person && IsFronted(text, tokens, token, joined.Count == 0 ? 0 : joined[^1].Span.End, lexicon))
                name = new NameMention(TextSpan.FromBounds(tokens[token - 1].Span.Start, name.Span.End), NameType.Organization);
            else if (IsUnit(text, tokens, token, end, joined.Count == 0 ? 0 : joined[^1].Span.End, lexicon))
                name = new NameMention(TextSpan.FromBounds(tokens[token - 1].Span.Start, name.Span.End), NameType.Organization);
            else if (name.Type is NameType.Place or NameType.Person && end > token + 1 && IsBody(text, tokens[token], tokens[end - 1], lexicon))
                name = name with { Type = NameType.Organization };
            else if (name.Type is NameType.Person or NameType.Organization && IsLand(text, name.Type, tokens, token, end, lexicon))
                name = name with { Type = NameType.Place };
            else if (name.Type != NameType.Place && end == token + 1 && joined.Count > 0 && joined[^1].Type == NameType.Place && IsCode(text, joined[^1].Span.End, tokens, token, lexicon))
                name = name with { Type = NameType.Place };
            else if (name.Type == NameType.Organization && end == token + 1 && Country(text, names, i, tokens, token, lexicon) is var land && land > i)
                (name, i) = (new NameMention(TextSpan.FromBounds(name.Span.Start, names[land].Span.End), NameType.Place), land);
            else if (name.Type == NameType.Organization)
                (name, i) = Body(text, names, i, joined.Count == 0 ? 0 : joined[^1].Span.End, tokens, token, end, lexicon);
            joined.Add(name);
        }

        return joined.DrainToImmutable();
    }

    /// <summary>The last of the names that a country's or province's own name of several words, from a token on, is made of; the first when there is none.</summary>
    private static int Country(string text, ImmutableArray<NameMention> names, int first, ImmutableArray<Token> tokens, int from, NameLexicon lexicon, int least = 3)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var count = Math.Min(words.Length, tokens.Length - from);
        for (var i = 0; i < count; i++)
            words[i] = NameTokens.Word(text, tokens[from + i]);
        var (length, kind) = lexicon.Phrases.Longest(words[..count]);
        if (length < least || (kind & (PhraseKind.Country | PhraseKind.Division)) == 0)
            return first;
        var end = tokens[from + length - 1].Span.End;
        var last = first;
        while (last + 1 < names.Length && names[last + 1].Span.End <= end)
            last++;
        return names[last].Span.End == end ? last : first;
    }

    /// <summary>
    /// An organization with the place that its last word begins ("Tribunal … del Estado" of "Estado de México"), with the word for bodies before it at
    /// a sentence's start, and without the article there; what stands before <paramref name="free"/> is of other names.
    /// </summary>
    private static (NameMention Name, int Last) Body(string text, ImmutableArray<NameMention> names, int i, int free, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        var name = names[i];
        var (start, stop) = (name.Span.Start, name.Span.End);
        if (end > first + 2 && lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[first])) && lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[first + 1])))
            start = tokens[first + 1].Span.Start;
        else if (first > 0 && tokens[first - 1].Span.End + 1 == start && tokens[first - 1].Span.Start >= free && char.IsUpper(text[tokens[first - 1].Span.Start]) && lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[first - 1])))
            start = tokens[first - 1].Span.Start;
        if (end > first + 1 && i + 1 < names.Length && names[i + 1].Type == NameType.Place && Country(text, names, i, tokens, end - 1, lexicon, 2) == i + 1)
            stop = names[++i].Span.End;
        return (name with { Span = TextSpan.FromBounds(start, stop) }, i);
    }

    /// <summary>Two capitals in brackets after a place are the state it lies in ("Recife (PE)").</summary>
    private static bool IsCode(string text, int placeEnd, ImmutableArray<Token> tokens, int token, NameLexicon lexicon) =>
        token > 1 && token + 1 < tokens.Length && tokens[token].Span.Length == 2 && char.IsUpper(text[tokens[token].Span.Start]) && char.IsUpper(text[tokens[token].Span.Start + 1])
        && tokens[token - 2].Span.End == placeEnd && text[tokens[token - 1].Span.Start] == '(' && text[tokens[token + 1].Span.Start] == ')'
        && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & (PhraseKind.Outlet | PhraseKind.Party)) == 0;

    /// <summary>A country's name that is a given name here: a person's family name follows it at once.</summary>
    private static bool IsGiven(string text, NameMention next, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        if (next.Type != NameType.Person || token + 1 >= tokens.Length || next.Span.Start != tokens[token].Span.End + 1 || text[tokens[token].Span.End] != ' ')
            return false;
        if ((lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & (PhraseKind.Country | PhraseKind.Given)) == 0)
            return false;
        var before = token == 0 ? 0 : NameTokens.Word(text, tokens[token - 1]);
        var family = lexicon.Phrases.Find([NameTokens.Word(text, tokens[token + 1])]);
        return ((family & PhraseKind.Family) != 0 || (family & (PhraseKind.NamePart | PhraseKind.Given)) == PhraseKind.NamePart) && !lexicon.Cues.Place.Contains(before) && !lexicon.Cues.Of.Contains(before);
    }

    /// <summary>Where a person's name begins that was read from after a small word on ("Marina del Pilar …"): a usual given name, then "of", then another.</summary>
    private static int Given(string text, ImmutableArray<Token> tokens, int token, NameLexicon lexicon)
    {
        var at = token - 1;
        while (at >= 0 && at > token - 3 && char.IsLower(text[tokens[at].Span.Start]) && lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[at])))
            at--;
        if (at < 0 || at == token - 1 || !char.IsUpper(text[tokens[at].Span.Start]) || tokens[at + 1].Span.Length < 3 && at == token - 2)
            return token;
        var (kinds, own) = (lexicon.Phrases.Find([NameTokens.Word(text, tokens[at])]), lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]));
        return (kinds & own & PhraseKind.Given) != 0 ? at : token;
    }

    /// <summary>The word behind a given and a family name is a second family name, in languages whose people bear two.</summary>
    private static bool IsSecondFamily(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        if (lexicon.Cues.Links.Count == 0 || end >= tokens.Length || !NameTokens.IsNext(text, tokens, end) || !char.IsUpper(text[tokens[end].Span.Start]) || tokens[end].Span.Length < 3 || !char.IsLower(text[tokens[end].Span.Start + 1]))
            return false;
        var kinds = lexicon.Phrases.Find([NameTokens.Word(text, tokens[end])]);
        return (lexicon.Phrases.Find([NameTokens.Word(text, tokens[first])]) & PhraseKind.Given) != 0 && (kinds & PhraseKind.Family) != 0 && (kinds & (PhraseKind.Title | PhraseKind.BodyWord | PhraseKind.People | PhraseKind.Given)) == 0;
    }

    /// <summary>
    /// "y" joins a second family name to somebody's given and first one ("Elena Prats y Rueda"): the report has it nowhere else, as it would of somebody else who is called by it
    /// alone, and no plural verb follows. Behind a form of address for one the first may be any.
    /// </summary>
    private static bool IsJoinedFamily(string text, ImmutableArray<NameMention> names, int i, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        const PhraseKind others = PhraseKind.Given | PhraseKind.Title | PhraseKind.BodyWord | PhraseKind.People | PhraseKind.Country | PhraseKind.Person | PhraseKind.Party;
        var second = tokens[end + 1];
        if (lexicon.Cues.Links.Count == 0 || tokens[end].Span.Of(text.AsSpan()) is not ("y" or "e") || !NameTokens.IsNext(text, tokens, end)
            || !NameTokens.IsNext(text, tokens, end + 1) || !char.IsUpper(text[second.Span.Start]) || second.Span.Length < 3)
            return false;
        if (end + 2 < tokens.Length && (char.IsUpper(text[tokens[end + 2].Span.Start]) || (tokens[end + 2].Pos is PartOfSpeech.Verb or PartOfSpeech.Aux && text[tokens[end + 2].Span.End - 1] == 'n')))
            return false;
        if (i + 1 < names.Length && names[i + 1].Span.Start < second.Span.End && names[i + 1] != new NameMention(second.Span, NameType.Person))
            return false;
        var from = first;
        while (first < end - 2 && (text[tokens[first].Span.Start] == '.' || lexicon.Cues.Address.Contains(NameTokens.Word(text, tokens[first]))))
            first++;
        if ((lexicon.Phrases.Find([NameTokens.Word(text, second)]) & (PhraseKind.Family | others)) != PhraseKind.Family
            || (lexicon.Phrases.Find([NameTokens.Word(text, tokens[first])]) & PhraseKind.Given) == 0 || (first == from && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[end - 1])]) & PhraseKind.Family) == 0))
            return false;
        var word = second.Span.Of(text.AsSpan());
        foreach (var name in names.AsSpan(0, Math.Min(names.Length, MostLooked)))
        {
            if (name.Span.Start != second.Span.Start && name.Span.Of(text.AsSpan()).EndsWith(word, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>The verb with which headlines of some languages begin ("Pide INE …") is not of the name after it.</summary>
    private static bool BeginsWithVerb(string text, ImmutableArray<Token> tokens, int first, NameLexicon lexicon)
    {
        if (tokens[first].Pos != PartOfSpeech.Verb || !char.IsUpper(text[tokens[first + 1].Span.Start]) || !KnownNames.IsFirst(text, tokens, first))
            return false;
        var word = NameTokens.Word(text, tokens[first]);
        return lexicon.Words[word].Commonness >= Common && !WordSenses.IsMostlyCapital(lexicon.Senses[word])
            && (lexicon.Phrases.Find([word]) & (PhraseKind.Given | PhraseKind.Family | PhraseKind.Body | PhraseKind.Company | PhraseKind.BodyWord | PhraseKind.PlaceWord)) == 0;
    }

    /// <summary>An organization where the gazetteer has the words for a body or party and no place.</summary>
    private static NameType? Known(string text, ImmutableArray<Token> tokens, int first, int end, NameLexicon lexicon)
    {
        var kinds = NameTokens.Kinds(text, tokens, first, end, lexicon);
        return (kinds & (PhraseKind.Body | PhraseKind.Party)) != 0 && (kinds & (PhraseKind.City | PhraseKind.Country | PhraseKind.Division)) == 0 ? NameType.Organization : null;
    }

    /// <summary>A rare word with a capital at a sentence's start, a proper noun by its place, before a person's name of several words: a given name that nobody knows.</summary>
    private static bool IsFirstName(string text, ImmutableArray<Token> tokens, int at, int free, NameLexicon lexicon)
    {
        const PhraseKind others = PhraseKind.Title | PhraseKind.BodyWord | PhraseKind.PlaceWord | PhraseKind.People | PhraseKind.Country;
        if (at < 0 || !KnownNames.IsFirst(text, tokens, at) || tokens[at].Pos != PartOfSpeech.Propn || tokens[at].Span.Start < free || tokens[at].Span.Length < 4 || tokens[at + 1].Span.Start != tokens[at].Span.End + 1 || text[tokens[at].Span.End] != ' '
            || !char.IsUpper(text[tokens[at].Span.Start]) || !char.IsLower(text[tokens[at].Span.Start + 1]))
            return false;
        var word = NameTokens.Word(text, tokens[at]);
        return lexicon.Words[word].Commonness == 0 && (lexicon.Senses[word] == 0 || WordSenses.IsAlwaysCapital(lexicon.Senses[word])) && (lexicon.Phrases.Find([word]) & others) == 0;
    }

    /// <summary>A word for bodies with a capital stands at a sentence's start right before the name ("Grupo México").</summary>
    private static bool IsFronted(string text, ImmutableArray<Token> tokens, int token, int free, NameLexicon lexicon) =>
        NameTokens.IsNext(text, tokens, token) && tokens[token - 1].Span.Start >= free && char.IsUpper(text[tokens[token - 1].Span.Start])
        && lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[token - 1])) && KnownNames.IsFirst(text, tokens, token - 1);

    /// <summary>A unit of an army that the number before it names ("43 Zona Militar").</summary>
    private static bool IsUnit(string text, ImmutableArray<Token> tokens, int token, int end, int free, NameLexicon lexicon) =>
        end > token + 1 && NameTokens.IsNext(text, tokens, token) && tokens[token - 1].Span.Start >= free && tokens[token - 1].Span.Length <= LongestNumber
        && char.IsAsciiDigit(text[tokens[token - 1].Span.Start]) && char.IsUpper(text[tokens[token].Span.Start]) && lexicon.Cues.Units.Contains(NameTokens.Word(text, tokens[token]));

    /// <summary>What begins as forts do and has one word more, and an organization that ends as rivers and roads do, all its words with a capital; nothing that is known as a body.</summary>
    private static bool IsLand(string text, NameType type, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var first = token + 1 < end && lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[token])) ? token + 1 : token;
        if (end - first < 2)
            return false;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        for (var at = first; at < end; at++)
        {
            words[at - first] = NameTokens.Word(text, tokens[at]);
            if (!char.IsUpper(text[tokens[at].Span.Start]))
                return false;
        }

        words = words[..(end - first)];
        var isFort = words.Length == 2 && lexicon.Cues.Forts.Contains(words[0]) && (lexicon.Phrases.Find(words[1..]) & PhraseKind.BodyWord) == 0;
        return (isFort || (type == NameType.Organization && lexicon.Cues.Lands.Contains(words[^1])))
            && (lexicon.Phrases.Find(words) & (PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet | PhraseKind.Company | PhraseKind.Chain | PhraseKind.Team | PhraseKind.Person)) == 0;
    }

    private static bool IsBody(string text, Token first, Token last, NameLexicon lexicon) =>
        (char.IsUpper(text[last.Span.Start]) && lexicon.Cues.Heads.Contains(NameTokens.Word(text, last))) || lexicon.Cues.Fronts.Contains(NameTokens.Word(text, first));
}
