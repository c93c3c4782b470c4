using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Bounds;

/// <summary>
/// Names that stand side by side and were parted or run together wrongly: a place and the body it names ("… Stock Exchange"), two people of a list without
/// commas, a town and the state it lies in or the country after a dateline's dash, somebody and what they are of ("Ana Mena of Luz Verde"), a family name put first
/// in marks ("Mena, Ana"), initials and their number ("MS-13"); and realms ("… Empire"), which are places.
/// </summary>
public static class NameSeams
{
    /// <summary>Words after a place that may be of a body's name.</summary>
    private const int Longest = 3;

    /// <summary>The names in order, some joined, parted or of another type.</summary>
    /// <param name="guided">The guidelines of a set hold, some of which take nationalities and sorts of places into names ("Iraqi forces", "Idlib province").</param>
    public static ImmutableArray<NameMention> Mend(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon, bool guided = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty || lexicon.Cues.Tails.Count == 0)
            return names;
        var mended = ImmutableArray.CreateBuilder<NameMention>(names.Length + 2);
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token || name.Span.Start < tokens[token].Span.Start || name.Span.End != tokens[end - 1].Span.End)
            {
                mended.Add(name);
                continue;
            }

            if (name.Type == NameType.Place && Body(text, tokens, token, end, lexicon) is > 0 and var stop)
                (name, i) = (new NameMention(TextSpan.FromBounds(name.Span.Start, tokens[stop - 1].Span.End), NameType.Organization), Within(names, i, tokens[stop - 1].Span.End));
            else if (Marked(text, names, i, tokens, token, end) is { } person)
                (name, i) = (person, Within(names, i, person.Span.End));
            else if (end == token + 1 && IsNumbered(text, tokens, token))
                name = name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[token + 2].Span.End) };
            else if (name.Type == NameType.Organization && IsRealm(text, tokens, token, end, lexicon))
                name = name with { Type = NameType.Place };

            if (!guided && end > token + 1 && name == names[i] && Nation(text, tokens, token, end, lexicon) is > 0 and var rest)
            {
                mended.Add(new NameMention(tokens[token].Span, NameType.Group));
                mended.Add(name with { Span = TextSpan.FromBounds(tokens[rest].Span.Start, name.Span.End), Type = lexicon.Cues.Organization.Contains(NameTokens.Word(text, tokens[rest - 1])) ? NameType.Organization : name.Type });
                continue;
            }

            if (!guided && name.Type == NameType.Place && end > token + 1 && name == names[i] && char.IsLower(text[tokens[end - 1].Span.Start])
                && NameTokens.Word(text, tokens[end - 1]) is var sort && (lexicon.Cues.Sort.Contains(sort) || lexicon.Cues.SiteBehind.Contains(sort)))
            {
                mended.Add(name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[end - 2].Span.End) });
                continue;
            }

            if (!guided && name.Type == NameType.Organization && end > token + 1 && name == names[i] && Bare(text, tokens, token, end, lexicon) is > 0 and var bare)
            {
                mended.Add(name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[bare - 1].Span.End) });
                continue;
            }

            if (end - token > 2 && name == names[i] && Of(text, name, tokens, token, end, lexicon) is > 0 and var of)
            {
                mended.Add(name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[of - 1].Span.End) });
                mended.Add(new NameMention(TextSpan.FromBounds(tokens[of + 1].Span.Start, name.Span.End), IsPlace(text, tokens, of + 1, end, lexicon) ? NameType.Place : NameType.Organization));
                continue;
            }

            var seam = end - token < 2 ? 0 : name.Type == NameType.Person ? Next(text, tokens, token, end, lexicon) : name.Type == NameType.Place ? State(text, tokens, token, end, lexicon) : 0;
            if (seam > 0 && name == names[i])
            {
                var last = IsDash(text, tokens[seam - 1]) ? seam - 2 : seam - 1;
                mended.Add(name with { Span = TextSpan.FromBounds(name.Span.Start, tokens[last].Span.End) });
                name = name with { Span = TextSpan.FromBounds(tokens[seam].Span.Start, name.Span.End) };
            }

            mended.Add(name);
        }

        return mended.DrainToImmutable();
    }

    /// <summary>Past the last word of the body that a place begins; zero where none does. A country before a court or parliament is not of its name, but is before an agency that a field is told of ("U.S. Geological Survey").</summary>
    private static int Body(string text, ImmutableArray<Token> tokens, int token, int from, NameLexicon lexicon)
    {
        var tails = IsPlace(text, tokens, token, from, lexicon, PhraseKind.Country) ? lexicon.Cues.Agencies : lexicon.Cues.Tails;
        var end = from;
        while (end < tokens.Length && end <= from + Longest && NameTokens.IsNext(text, tokens, end) && char.IsUpper(text[tokens[end].Span.Start]))
            end++;
        return end > (tails == lexicon.Cues.Tails ? from : from + 1) && end <= from + Longest && tails.Contains(NameTokens.Word(text, tokens[end - 1])) ? end : 0;
    }

    /// <summary>
    /// Where a name goes on after a nationality and nouns in lower case ("Spanish shipyard Cardama"); zero where it begins otherwise, or where only such nouns
    /// follow: "Mexican navy" is the body that people act as.
    /// </summary>
    private static int Nation(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if ((lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & (PhraseKind.People | PhraseKind.Country)) != PhraseKind.People)
            return 0;
        var at = token + 1;
        while (at < end && char.IsLower(text[tokens[at].Span.Start]) && tokens[at].Pos is PartOfSpeech.Noun or PartOfSpeech.Adj && NameTokens.IsNext(text, tokens, at))
            at++;
        return at > token + 1 && at < end && char.IsUpper(text[tokens[at].Span.Start]) ? at : 0;
    }

    /// <summary>
    /// Past the words with a capital of an organization whose last nouns, in lower case, say what it is ("Gaeco task force"); zero where there are none, and where a
    /// nationality or place alone is before them, with which they are what it is called ("Mexican party").
    /// </summary>
    private static int Bare(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var bare = end;
        while (bare > token && char.IsLower(text[tokens[bare - 1].Span.Start]) && tokens[bare - 1].Pos == PartOfSpeech.Noun)
            bare--;
        if (bare == end || bare == token || !char.IsUpper(text[tokens[bare - 1].Span.Start]) || !lexicon.Cues.Organization.Contains(NameTokens.Word(text, tokens[end - 1])))
            return 0;
        return IsPlace(text, tokens, token, bare, lexicon, PhraseKind.Country | PhraseKind.Division | PhraseKind.City | PhraseKind.People) ? 0 : bare;
    }

    /// <summary>The last of the names that end before a place in the text.</summary>
    private static int Within(ImmutableArray<NameMention> names, int first, int end)
    {
        while (first + 1 < names.Length && names[first + 1].Span.Start < end)
            first++;
        return first;
    }

    /// <summary>A family name, a comma and one or two given names between marks, as in the heads of mail.</summary>
    private static NameMention? Marked(string text, ImmutableArray<NameMention> names, int i, ImmutableArray<Token> tokens, int token, int end)
    {
        if (names[i].Type != NameType.Person || end != token + 1 || token == 0 || !IsMark(text, tokens[token - 1]) || end + 1 >= tokens.Length || text[tokens[end].Span.Start] != ',')
            return null;
        var last = end + 1;
        while (last < tokens.Length && last < end + 3 && char.IsUpper(text[tokens[last].Span.Start]))
            last++;
        return last > end + 1 && last < tokens.Length && IsMark(text, tokens[last])
            ? new NameMention(TextSpan.FromBounds(names[i].Span.Start, tokens[last - 1].Span.End), NameType.Person)
            : null;
    }

    /// <summary>Initials, a dash and a number without a space between ("MS-13").</summary>
    private static bool IsNumbered(string text, ImmutableArray<Token> tokens, int token) =>
        token + 2 < tokens.Length && NameTokens.IsUpper(text, tokens[token]) && IsDash(text, tokens[token + 1]) && tokens[token].Span.End == tokens[token + 1].Span.Start
        && tokens[token + 1].Span.End == tokens[token + 2].Span.Start && char.IsAsciiDigit(text[tokens[token + 2].Span.Start]);

    private static bool IsDash(string text, Token token) => token.Span.Length == 1 && text[token.Span.Start] is '-' or '–' or '—';

    private static bool IsMark(string text, Token token) => text[token.Span.Start] is '"' or '“' or '”';

    private static bool IsRealm(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon) =>
        end > token + 1 && (lexicon.Cues.Realms.Contains(NameTokens.Word(text, tokens[end - 1]))
            || (end > token + 2 && lexicon.Cues.Realms.Contains(NameTokens.Word(text, tokens[token])) && lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[token + 1]))));

    /// <summary>Where a second person begins: given and family name, then again, or a given name twice, as mail is signed; zero where one is named.</summary>
    private static int Next(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if (end - token < 4 && IsGiven(token, only: false) && IsTwice(text, tokens, token, end, lexicon))
            return token + 1;
        if (end - token is < 4 or > 5 || !IsGiven(token, only: false) || !IsGiven(token + 2, only: true) || IsGiven(token + 1, only: false) || lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[token + 1])))
            return 0;
        for (var at = token; at < end; at++)
        {
            if (!char.IsUpper(text[tokens[at].Span.Start]))
                return 0;
        }

        return token + 2;

        bool IsGiven(int at, bool only)
        {
            var kinds = lexicon.Phrases.Find([NameTokens.Word(text, tokens[at])]);
            return (kinds & PhraseKind.Given) != 0 && !(only && (kinds & PhraseKind.Family) != 0);
        }
    }

    /// <summary>A word and the same again, the whole of which is nobody known ("Sirhan Sirhan"), nor goes on after a dash.</summary>
    private static bool IsTwice(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var word = NameTokens.Word(text, tokens[token]);
        return NameTokens.Word(text, tokens[token + 1]) == word && (end == tokens.Length || !IsDash(text, tokens[end])) && (lexicon.Phrases.Find([word, word]) & PhraseKind.Person) == 0;
    }

    /// <summary>
    /// The "of" between somebody's given and family name and what they are of, or between a body's initials and its country ("PNL of Romania"); zero where
    /// it is of the name ("Charles II of England").
    /// </summary>
    private static int Of(string text, NameMention name, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if (name.Type is not (NameType.Person or NameType.Organization))
            return 0;
        var of = token + 1;
        while (of < end - 1 && !lexicon.Cues.Of.Contains(NameTokens.Word(text, tokens[of])))
            of++;
        if (of == end - 1 || !char.IsUpper(text[tokens[of + 1].Span.Start]))
            return 0;
        if (name.Type == NameType.Person)
            return of > token + 1 && !NameTokens.IsUpper(text, tokens[of - 1]) && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & PhraseKind.Given) != 0 ? of : 0;
        return of == token + 1 && NameTokens.IsUpper(text, tokens[token]) && IsPlace(text, tokens, of + 1, end, lexicon) ? of : 0;
    }

    private static bool IsPlace(string text, ImmutableArray<Token> tokens, int from, int to, NameLexicon lexicon, PhraseKind kinds = PhraseKind.Country | PhraseKind.Division | PhraseKind.City) =>
        (NameTokens.Kinds(text, tokens, from, to, lexicon) & kinds) != 0;

    /// <summary>Past the dash between a town in capitals and what follows it at a report's start ("LIMA - Peru …"); zero where there is none.</summary>
    private static int Dateline(string text, ImmutableArray<Token> tokens, int token, int end)
    {
        var at = token;
        while (at < end && NameTokens.IsUpper(text, tokens[at]))
            at++;
        return at > token && at + 1 < end && IsDash(text, tokens[at]) && NameTokens.IsNext(text, tokens, at) && !NameTokens.IsUpper(text, tokens[at + 1]) ? at + 1 : 0;
    }

    /// <summary>Where the state or country begins that a town is followed by without a comma, or after the dash of a dateline; zero where there is none.</summary>
    private static int State(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        const PhraseKind lands = PhraseKind.Country | PhraseKind.Division;
        const PhraseKind places = lands | PhraseKind.City;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        if (end - token > words.Length)
            return 0;
        for (var at = token; at < end; at++)
            words[at - token] = NameTokens.Word(text, tokens[at]);
        words = words[..(end - token)];
        var land = lexicon.Phrases.Find(words[^1..]);
        if (Dateline(text, tokens, token, end) is > 0 and var after)
            return after;
        return (lexicon.Phrases.Find(words) & places) == 0 && (lexicon.Phrases.Find(words[..^1]) & places) == PhraseKind.City && (land & lands) != 0 && (land & PhraseKind.PlaceWord) == 0 ? end - 1 : 0;
    }
}
