using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>
/// Adds what the gazetteer knows for certain and a reading passed over: nationalities and faiths, which few training sets mark, countries (of one word where it is nothing else), states and provinces whose name is nothing else, towns after a preposition of place,
/// what the noun behind says that it is ("the Karowe mine"), and bodies known by their whole names of several words. All with a capital.
/// </summary>
public static class KnownNames
{
    /// <summary>Zipf 4.5 and more (see <see cref="WordTable.Word.Commonness"/>): as the first word of a sentence it may be anything.</summary>
    private const byte CommonFirst = 11;

    /// <summary>Below Zipf 3.2 or so: what such a word is no frequency tells.</summary>
    private const byte Rare = 8;

    /// <summary>Tokens of a name that the noun behind it says what it is.</summary>
    private const int LongestBehind = 3;

    /// <summary>Tokens of an office that no list has.</summary>
    private const int LongestOffice = 6;

    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division;
    private const PhraseKind OnlyPlace = PhraseKind.Division | PhraseKind.City | PhraseKind.Town | PhraseKind.Known;
    private const PhraseKind Bodies = PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet;
    private const PhraseKind Persons = PhraseKind.Given | PhraseKind.Family | PhraseKind.Person;

    /// <summary>The names with those added, in order.</summary>
    /// <param name="groups">Nationalities and faiths too.</param>
    public static ImmutableArray<NameMention> Complete(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon, bool groups = true)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        uint[] words = [.. tokens.Select(token => NameTokens.Word(text, token))];
        return Complete(text, names, tokens, words, [.. words.Select(lexicon.Phrases.First)], lexicon, groups);
    }

    /// <param name="words">The word of each token (<see cref="NameTokens.Word"/>).</param>
    /// <param name="firsts">What each word is by itself (<see cref="PhraseTable.First"/>).</param>
    internal static ImmutableArray<NameMention> Complete(
        string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, ReadOnlySpan<uint> words, ReadOnlySpan<uint> firsts, NameLexicon lexicon, bool groups)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        List<NameMention>? all = null;
        var name = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            for (; name < names.Length && names[name].Span.End <= tokens[at].Span.Start; name++)
                all?.Add(names[name]);

            if (!char.IsUpper(text[tokens[at].Span.Start]))
                continue;
            var named = name < names.Length && names[name].Span.Start < tokens[at].Span.End;
            if (named && names[name].Span.Start != tokens[at].Span.Start)
                continue;
            var limit = name < names.Length && !named ? names[name].Span.Start : text.Length;
            var count = 0;
            var free = 0;
            // Only where longer phrases begin with the word are those after it looked at.
            var most = PhraseTable.IsGoingOn(firsts[at]) ? PhraseTable.MaxWords : 1;
            while (count < most && at + count < tokens.Length)
            {
                count++;
                if (tokens[at + count - 1].Span.End <= limit)
                    free = count;
            }

            // A body's whole name goes before a part of it that was read as a name.
            var (length, kind) = lexicon.Phrases.Longest(words.Slice(at, count), firsts[at]);
            if (length > free && !(length > 1 && (kind & Bodies) != 0 && (kind & (Places | Persons)) == 0 && name < names.Length && tokens[at + length - 1].Span.End >= names[name].Span.End))
                (length, kind) = lexicon.Phrases.Longest(words.Slice(at, free), firsts[at]);
            if (named && !Outgrows(text, names[name], tokens, at, length, kind))
                continue;
            var found = named ? ((kind & Bodies) != 0 ? NameType.Organization : NameType.Place) : length == 0 ? null : TypeOf(text, tokens, at, length, kind, words[at], lexicon);
            if (found is null && !named && tokens[at].Span.Length > 2)
            {
                var before = tokens.AsSpan(Math.Max(0, at - 2), Math.Min(2, at));
                if (lexicon.Cues.SaysOrganization(text, before, lexicon.Phrases))
                    (found, length) = (NameType.Organization, Capitals(text, tokens, at, limit));
                else if (lexicon.Cues.SaysPlace(text, before))
                    (found, length) = (NameType.Place, Capitals(text, tokens, at, limit));
                else if (Behind(text, tokens, words, at, limit, lexicon) is { Type: { } said } behind)
                    (found, length) = (said, behind.Length);
                else if (length <= 1 && Apposed(text, tokens, at, limit, kind, words[at], lexicon) is { Type: { } put } apposed)
                    (found, length) = (put, apposed.Length);
                else if (IsJoinedToPlace(text, tokens, at, name == 0 ? null : names[name - 1], kind, lexicon))
                    (found, length) = (NameType.Place, 1);
                else if (Office(text, tokens, at, limit, lexicon) is > 0 and var office)
                    (found, length) = (NameType.Organization, office);
                else if (Fronted(text, tokens, at, limit, lexicon) is > 0 and var fronted)
                    (found, length) = (NameType.Organization, fronted);
                else if (length <= 1 && IsUnknownInitials(text, tokens, at, kind, lexicon))
                    (found, length) = (NameType.Organization, 1);
                else if (length <= 1 && IsSubject(text, tokens, at, kind, lexicon))
                    (found, length) = (NameType.Person, 1);
            }

            if (found is not { } type || (type == NameType.Group && !groups))
                continue;
            all ??= [.. names.AsSpan(0, name)];
            all.Add(new NameMention(TextSpan.FromBounds(tokens[at].Span.Start, tokens[at + length - 1].Span.End), type));
            at += length - 1;
            while (name < names.Length && names[name].Span.Start < tokens[at].Span.End)
                name++;
        }

        if (all is null)
            return names;
        while (name < names.Length)
            all.Add(names[name++]);
        return [.. all];
    }

    /// <summary>A body or country known by a longer name than was read: "University of … at …", "Trinidad and Tobago".</summary>
    private static bool Outgrows(string text, NameMention name, ImmutableArray<Token> tokens, int at, int length, PhraseKind kind) =>
        length > 1 && tokens[at + length - 1].Span.End > name.Span.End
        && (((kind & Bodies) != 0 && (kind & (Places | Persons)) == 0) || (name.Type == NameType.Place && (kind & (PhraseKind.Country | Bodies | Persons)) == PhraseKind.Country && char.IsUpper(text[tokens[at + length - 1].Span.Start])));

    /// <summary>How many tokens with a capital stand together.</summary>
    private static int Capitals(string text, ImmutableArray<Token> tokens, int at, int limit)
    {
        var end = at + 1;
        while (end < tokens.Length && end < at + PhraseTable.MaxWords && tokens[end].Span.End <= limit && char.IsUpper(text[tokens[end].Span.Start]))
            end++;
        return end - at;
    }

    /// <summary>What stands between an article and a noun in lower case that says what it is ("the Karowe mine"), when it is nothing else; no type for others.</summary>
    private static (NameType? Type, int Length) Behind(string text, ImmutableArray<Token> tokens, ReadOnlySpan<uint> words, int at, int limit, NameLexicon lexicon)
    {
        if (at == 0 || lexicon.Cues.SiteBehind.Count == 0 || tokens[at - 1].Pos is not (PartOfSpeech.Det or PartOfSpeech.Pron) || !NameTokens.IsNext(text, tokens, at))
            return default;
        var length = Capitals(text, tokens, at, limit);
        if (length > LongestBehind || lexicon.Cues.Behind(text, tokens, at + length) is not { } said || !IsElsewhereUnknown(words.Slice(at, length), said, lexicon))
            return default;
        return (said, length);
    }

    /// <summary>No people, title or body begins so, and the whole is nothing of another type.</summary>
    private static bool IsElsewhereUnknown(ReadOnlySpan<uint> words, NameType said, NameLexicon lexicon)
    {
        const PhraseKind others = PhraseKind.People | PhraseKind.Title | PhraseKind.BodyWord;
        var kinds = lexicon.Phrases.Find(words);
        return (lexicon.Phrases.Find(words[..1]) & others) == 0 && (kinds & (others | Bodies | PhraseKind.Company | (said == NameType.Place ? PhraseKind.None : Places | Persons))) == 0;
    }

    /// <summary>A rare word, alone or with others behind it, that an apposition says what it is ("GlobalX, a charter airline,"); no type for others.</summary>
    private static (NameType? Type, int Length) Apposed(string text, ImmutableArray<Token> tokens, int at, int limit, PhraseKind kind, uint word, NameLexicon lexicon)
    {
        var length = Capitals(text, tokens, at, limit);
        if (at + length >= tokens.Length || text[tokens[at + length].Span.Start] != ',' || lexicon.Cues.Some.Count == 0 || (at > 0 && char.IsUpper(text[tokens[at - 1].Span.Start]))
            || (kind & ~(PhraseKind.Known | PhraseKind.Company | PhraseKind.NamePart)) != 0 || lexicon.Words[word].Commonness >= Rare)
            return default;
        return (Appositions.TypeOf(text, tokens, at + length, lexicon), length);
    }

    /// <summary>A rare word of its own that "y" joins to a place, with which the clause ends: "Playa del Carmen y Mahahual."</summary>
    private static bool IsJoinedToPlace(string text, ImmutableArray<Token> tokens, int at, NameMention? last, PhraseKind kind, NameLexicon lexicon)
    {
        if (at < 2 || last is not { Type: NameType.Place } place || place.Span.End != tokens[at - 2].Span.End || !char.IsLetter(text[tokens[at - 1].Span.Start]) || !lexicon.Cues.And.Contains(NameTokens.Word(text, tokens[at - 1])))
            return false;
        return (kind & ~(OnlyPlace | PhraseKind.NamePart)) == 0 && char.IsLower(text[tokens[at].Span.Start + 1]) && lexicon.Words[NameTokens.Word(text, tokens[at])].Commonness < Rare
            && (at + 1 == tokens.Length || text[tokens[at + 1].Span.Start] is '.' or ';' or ',');
    }

    /// <summary>How many tokens an office or court has that stands after an article or a genitive and is called by what it does ("the Constitutional Chamber"); zero for others. Where what it is comes first, it begins with a word for bodies ("El Juzgado Segundo").</summary>
    private static int Office(string text, ImmutableArray<Token> tokens, int at, int limit, NameLexicon lexicon)
    {
        if (at == 0 || (!lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[at - 1])) && !(lexicon.Cues.Offices.Count > 0 && IsGenitive(text, tokens[at - 1]))))
            return 0;
        var end = at + 1;
        while (end < tokens.Length && end < at + LongestOffice && tokens[end].Span.End <= limit && (char.IsUpper(text[tokens[end].Span.Start]) || IsGenitive(text, tokens[end])))
            end++;
        var last = tokens[end - 1];
        if (lexicon.Cues.Offices.Count == 0)
        {
            var past = lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[at])) && char.IsLower(text[last.Span.End - 1]) ? WithField(text, tokens, end, limit, lexicon) : at;
            return past > at + 1 && (end - at > 1 || lexicon.Cues.Links.Count > 0) ? past - at : 0;
        }

        return end - at > 1 && lexicon.Cues.Offices.Contains(NameTokens.Word(text, last)) && char.IsLower(text[last.Span.End - 1]) && (end == tokens.Length || !char.IsUpper(text[tokens[end].Span.Start])) ? end - at : 0;
    }

    /// <summary>How many tokens a body has that is named by a word of another language for what it is ("Grupo Palmero" in English); zero for others.</summary>
    private static int Fronted(string text, ImmutableArray<Token> tokens, int at, int limit, NameLexicon lexicon)
    {
        if (lexicon.Cues.Offices.Count == 0 || !lexicon.Cues.Fronts.Contains(NameTokens.Word(text, tokens[at])) || NameTokens.IsUpper(text, tokens[at]))
            return 0;
        var length = Capitals(text, tokens, at, limit);
        return length > 1 && NameTokens.IsNext(text, tokens, at + 1) ? length : 0;
    }

    private static bool IsGenitive(string text, Token token) => token.Span.Of(text.AsSpan()) is "'s" or "’s";

    /// <summary>Past the last token of an office with what it is for ("Juzgado Segundo de Distrito"): ordinary nouns with a capital behind "of".</summary>
    private static int WithField(string text, ImmutableArray<Token> tokens, int end, int limit, NameLexicon lexicon)
    {
        while (end + 1 < tokens.Length && tokens[end + 1].Span.End <= limit && NameTokens.IsNext(text, tokens, end) && NameTokens.IsNext(text, tokens, end + 1)
            && char.IsLower(text[tokens[end].Span.Start]) && lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[end])) && char.IsUpper(text[tokens[end + 1].Span.Start])
            && IsField(NameTokens.Word(text, tokens[end + 1]), lexicon))
            end += 2;
        return end;
    }

    /// <summary>No place, person or body; a village may have the name of what is a common word.</summary>
    private static bool IsField(uint word, NameLexicon lexicon)
    {
        var kinds = lexicon.Phrases.Find([word]);
        return (kinds & (Places | Persons | Bodies)) == 0 && ((kinds & PhraseKind.Town) == 0 || (lexicon.Words[word].Commonness >= CommonFirst && !WordSenses.IsMostlyCapital(lexicon.Senses[word])));
    }

    private static NameType? TypeOf(string text, ImmutableArray<Token> tokens, int at, int length, PhraseKind kind, uint word, NameLexicon lexicon)
    {
        var before = at == 0 ? 0 : NameTokens.Word(text, tokens[at - 1]);
        if (length == 1 && (kind & PhraseKind.Country) != 0 && (kind & (Persons | PhraseKind.People)) == 0 && WordSenses.IsAlwaysCapital(lexicon.Senses[word]) && IsAlone(text, tokens, at))
            return NameType.Place;
        if (length == 1 && (IsFirm(text, tokens, at, kind, lexicon) || IsInitials(text, tokens, at, kind, lexicon)))
            return NameType.Organization;
        if ((kind & PhraseKind.Team) != 0 && IsScore(text, tokens, at - 1) && IsScore(text, tokens, at + length))
            return NameType.Organization;
        if (length == 1 && IsFirst(text, tokens, at) && lexicon.Words[word].Commonness >= CommonFirst)
            return null;
        if ((kind & PhraseKind.People) != 0 && (kind & (Places | Bodies)) == 0)
            return lexicon.Cues.Tongue.Contains(before) && !GoesOn(text, tokens, at + length) ? null : NameType.Group;
        if ((kind & PhraseKind.Country) != 0 && (kind & Persons) == 0 && (length > 1 || text.AsSpan(tokens[at].Span.Start, tokens[at].Span.Length).Contains('.')))
            return NameType.Place;
        if ((kind & PhraseKind.Division) != 0 && (kind & ~OnlyPlace) == 0 && (length > 1 || IsOnlyCapital(word, lexicon)))
            return NameType.Place;
        if ((kind & Places) != 0 && (kind & PhraseKind.People) == 0 && lexicon.Cues.Place.Contains(before) && lexicon.Words[word].Commonness < CommonFirst)
            return NameType.Place;
        var several = length > 1 && !char.IsLower(text[tokens[at + length - 1].Span.Start]);
        if (several && (kind & (PhraseKind.Facility | Bodies | Persons | PhraseKind.Company | PhraseKind.Work)) == PhraseKind.Facility)
            return NameType.Place;
        return several && (kind & (Bodies | PhraseKind.Company)) != 0 && (kind & (Places | Persons)) == 0 ? NameType.Organization : null;
    }

    /// <summary>Hardly met without a capital, as far as is known.</summary>
    private static bool IsOnlyCapital(uint word, NameLexicon lexicon) =>
        lexicon.Words[word].Commonness < CommonFirst && (lexicon.Senses[word] == 0 || WordSenses.IsAlwaysCapital(lexicon.Senses[word]));

    /// <summary>What a side scored ("Cruz Azul 3 Pumas 0").</summary>
    private static bool IsScore(string text, ImmutableArray<Token> tokens, int at) =>
        at >= 0 && at < tokens.Length && tokens[at].Span.Length <= 2 && !tokens[at].Span.Of(text.AsSpan()).ContainsAnyExceptInRange('0', '9');

    /// <summary>A firm, body or outlet of one word that is nothing else, hardly met without a capital.</summary>
    private static bool IsFirm(string text, ImmutableArray<Token> tokens, int at, PhraseKind kind, NameLexicon lexicon)
    {
        const PhraseKind firms = PhraseKind.Company | Bodies;
        const PhraseKind harmless = firms | PhraseKind.Known | PhraseKind.Chain | PhraseKind.Service | PhraseKind.Team;
        if ((kind & firms) == 0 || (kind & ~harmless) != 0 || tokens[at].Span.Length <= 3 || !IsAlone(text, tokens, at))
            return false;
        var word = NameTokens.Word(text, tokens[at]);
        return NameCorrections.IsOnlyName(word, lexicon) || WordSenses.IsAlwaysCapital(lexicon.Senses[word]) || IsWrittenAsBrand(tokens[at].Span.Of(text.AsSpan()));
    }

    /// <summary>A capital stands within it after a small letter ("WhatsApp").</summary>
    private static bool IsWrittenAsBrand(ReadOnlySpan<char> word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            if (char.IsUpper(word[at]) && char.IsLower(word[at - 1]))
                return true;
        }

        return false;
    }

    /// <summary>A party's, body's or outlet's initials, in capitals where no word beside them has one, but an article or the like ("el PAN", "PRI lawmakers").</summary>
    private static bool IsInitials(string text, ImmutableArray<Token> tokens, int at, PhraseKind kind, NameLexicon lexicon)
    {
        if ((kind & Bodies) == 0 || (kind & Places) != 0 || tokens[at].Span.Length < 3 || !NameTokens.IsUpper(text, tokens[at]))
            return false;
        if (at + 1 < tokens.Length && char.IsUpper(text[tokens[at + 1].Span.Start]))
            return false;
        if (at == 0)
            return true;
        var before = text[tokens[at - 1].Span.Start];
        return !char.IsAsciiDigit(before) && (!char.IsUpper(before) || lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[at - 1])) || tokens[at - 1].Pos is PartOfSpeech.Det or PartOfSpeech.Adp or PartOfSpeech.Pron or PartOfSpeech.Cconj) && tokens[at - 1].Span.End < tokens[at].Span.Start
            && !lexicon.Cues.Era.Contains(NameTokens.Word(text, tokens[at]));
    }

    /// <summary>Initials that nothing is known of, after an article: of a body more often than of anything else.</summary>
    private static bool IsUnknownInitials(string text, ImmutableArray<Token> tokens, int at, PhraseKind kind, NameLexicon lexicon)
    {
        if (at == 0 || kind != PhraseKind.None || tokens[at].Span.Length is < 4 or > 8 || !IsAlone(text, tokens, at) || char.IsUpper(text[tokens[at - 1].Span.End - 1]) || !NameTokens.IsUpper(text, tokens[at]))
            return false;
        var before = NameTokens.Word(text, tokens[at - 1]);
        return (lexicon.Cues.Article.Contains(before) || lexicon.Cues.Club.Contains(before)) && lexicon.Words[NameTokens.Word(text, tokens[at])].Commonness < Rare;
    }

    /// <summary>A rare word at a sentence's start that a verb follows: somebody does something, and no list knows them.</summary>
    private static bool IsSubject(string text, ImmutableArray<Token> tokens, int at, PhraseKind kind, NameLexicon lexicon)
    {
        if ((kind & ~(PhraseKind.NamePart | PhraseKind.Family | PhraseKind.Given | PhraseKind.Known)) != 0 || tokens[at].Pos != PartOfSpeech.Propn || tokens[at].Span.Length < 4 || at + 1 >= tokens.Length
            || tokens[at + 1].Pos != PartOfSpeech.Verb || !char.IsLower(text[tokens[at + 1].Span.Start]) || !IsFirst(text, tokens, at) || !char.IsLower(text[tokens[at].Span.Start + 1]))
            return false;
        var word = NameTokens.Word(text, tokens[at]);
        return lexicon.Words[word].Commonness < Rare && (lexicon.Senses[word] == 0 || WordSenses.IsMostlyCapital(lexicon.Senses[word]));
    }

    /// <summary>No word with a capital stands on either side: it is no part of a longer name.</summary>
    private static bool IsAlone(string text, ImmutableArray<Token> tokens, int at) =>
        (at == 0 || !char.IsUpper(text[tokens[at - 1].Span.Start])) && (at + 1 == tokens.Length || !char.IsUpper(text[tokens[at + 1].Span.Start]));

    /// <summary>A word in lower case follows: "in Spanish waters" is no language.</summary>
    private static bool GoesOn(string text, ImmutableArray<Token> tokens, int at) => at < tokens.Length && char.IsLower(text[tokens[at].Span.Start]) && tokens[at].Span.Length > 3;

    /// <summary>The first word of a sentence, or of what stands after a mark that may begin one.</summary>
    internal static bool IsFirst(string text, ImmutableArray<Token> tokens, int at)
    {
        if (at == 0 || text.AsSpan(tokens[at - 1].Span.End, Math.Max(0, tokens[at].Span.Start - tokens[at - 1].Span.End)).Contains('\n'))
            return true;
        var last = text[tokens[at - 1].Span.End - 1];
        return !char.IsLetterOrDigit(last) && last is not (',' or ';' or '-' or '\'' or '’' or ')' or '/' or '&');
    }
}
