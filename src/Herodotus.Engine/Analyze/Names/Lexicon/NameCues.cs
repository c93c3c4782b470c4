using System.Collections.Frozen;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Lexicon;

/// <summary>
/// Words that say of the name after them what it is ("the gang …", "near …"), of one language (<c>data/&lt;language&gt;/name-cues.tsv</c>). Words
/// are hashes (<see cref="TokenSheet.WordHash"/>).
/// </summary>
/// <param name="Organization">Nouns before an organization's name.</param>
/// <param name="Place">Prepositions before a place.</param>
/// <param name="Tongue">Words before the name of a language, which is no people.</param>
/// <param name="Article">Articles, which stand before a name and belong to few.</param>
/// <param name="And">What joins two names of one type.</param>
public sealed record NameCues(FrozenSet<uint> Organization, FrozenSet<uint> Place, FrozenSet<uint> Tongue, FrozenSet<uint> Article, FrozenSet<uint> And)
{
    /// <summary>Nouns before the names of several organizations ("the gangs … and …").</summary>
    public FrozenSet<uint> Organizations { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Those who belong to an organization or lead it ("members of …").</summary>
    public FrozenSet<uint> Members { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What stands between a member and the organization.</summary>
    public FrozenSet<uint> Of { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words before what somebody is called, which are not of the name.</summary>
    public FrozenSet<uint> Alias { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words a nickname in marks may stand after, besides those of <see cref="Alias"/> ("known as", the Spanish "a" before a person).</summary>
    public FrozenSet<uint> Called { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Articles that nicknames begin with ("El Güero"), in any language's news of those who bear them.</summary>
    public FrozenSet<uint> Nickname { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Nouns before the name of a place, "of" between them or not ("colonia …", "municipio de …").</summary>
    public FrozenSet<uint> Site { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Who is of a place by office or by living there ("alcalde de …", "vecinos de …").</summary>
    public FrozenSet<uint> Seats { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Who leads what has a director ("directora de …").</summary>
    public FrozenSet<uint> Directors { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What is said of somebody before it is proven ("presunto").</summary>
    public FrozenSet<uint> Suspect { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Units of an army, which a number before them names ("43 Zona Militar").</summary>
    public FrozenSet<uint> Units { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words before the number of a road ("la N-340A").</summary>
    public FrozenSet<uint> Roads { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Feasts, which are named for saints and towns ("Fiestas de San Isidro").</summary>
    public FrozenSet<uint> Feasts { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words for streets, which with the name after them are the street's name ("avenida …"), in lower case too.</summary>
    public FrozenSet<uint> Street { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What is told of those who have nicknames ("captura de «El …»").</summary>
    public FrozenSet<uint> Bearer { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words that names of what is built begin with ("Glorieta …").</summary>
    public FrozenSet<uint> Built { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Small words that parts of a body's name are joined by ("… de Atención a Víctimas").</summary>
    public FrozenSet<uint> Links { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Articles that a town has only where its club is meant ("el Toluca").</summary>
    public FrozenSet<uint> Club { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words at the end of what an article stands before that make it a body of the state ("the … Chamber").</summary>
    public FrozenSet<uint> Offices { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What is called by a given name and is nobody ("Hurricane …").</summary>
    public FrozenSet<uint> Storm { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Ships and the like, which are called as people are ("the frigate …").</summary>
    public FrozenSet<uint> Vessel { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Sorts of works, which may be called for somebody in them ("the film …").</summary>
    public FrozenSet<uint> Work { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Nouns behind a place's name that say what is there ("the Karowe mine").</summary>
    public FrozenSet<uint> SiteBehind { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Nouns behind an organization's name that say what it is or who speaks for it ("the Ipsos poll").</summary>
    public FrozenSet<uint> BodyBehind { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Letters that the initials of sports clubs end in ("fc").</summary>
    public ImmutableArray<string> ClubEnds { get; init; } = [];

    /// <summary>Letters that clubs' initials may have before those of <see cref="ClubEnds"/>.</summary>
    private const int MostInitials = 5;

    /// <summary>The initials of a sports club, all in capitals or none.</summary>
    public bool IsClub(ReadOnlySpan<char> word)
    {
        foreach (var end in ClubEnds)
        {
            if (word.Length > end.Length && word.Length <= end.Length + MostInitials && word.EndsWith(end, StringComparison.OrdinalIgnoreCase) && IsEven(word))
                return true;
        }

        return false;
    }

    private static bool IsEven(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsLetter(unit) || char.IsUpper(unit) != char.IsUpper(word[0]))
                return false;
        }

        return true;
    }

    /// <summary>Words for sorts of places, which part what they are of from what stands before ("the Iraqi city of Mosul").</summary>
    public FrozenSet<uint> Sort { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words after a year ("BC"), which with it are no name.</summary>
    public FrozenSet<uint> Era { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words at the end of a name that make it an organization's, whatever stands before ("… Foundation").</summary>
    public FrozenSet<uint> Heads { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words at the end of a name of several words that make it a place's ("… River").</summary>
    public FrozenSet<uint> Lands { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words that with one word after them name a place ("Fort …").</summary>
    public FrozenSet<uint> Forts { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words at the end of a name that with the place before them name a body ("… Stock Exchange").</summary>
    public FrozenSet<uint> Tails { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words at the end of an agency's name that with its field and the country before them is whole ("U.S. Geological Survey").</summary>
    public FrozenSet<uint> Agencies { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words with which a body's name is whole, so that "of" and a country or state behind them is not of it ("Tribunal Supremo de Justicia").</summary>
    public FrozenSet<uint> Wholes { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words that the names of realms end or begin with ("… Empire", "Kingdom of …").</summary>
    public FrozenSet<uint> Realms { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Forms of address, which are not of the name after them.</summary>
    public FrozenSet<uint> Address { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words that organizations' names begin with, in languages where what it is comes first ("Tribunal …").</summary>
    public FrozenSet<uint> Fronts { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What says that a name is something ("is", "was").</summary>
    public FrozenSet<uint> Copula { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>What begins the phrase that says what a name is ("a", "an", "the").</summary>
    public FrozenSet<uint> Some { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words for whose something is, with which an apposition may begin ("…, his firm,").</summary>
    public FrozenSet<uint> Whose { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words that an apposition goes on with behind its noun ("…, a firm that …", "…, a group based in …").</summary>
    public FrozenSet<uint> Further { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>Words after the head of such a phrase ("of", "which").</summary>
    public FrozenSet<uint> Limit { get; init; } = FrozenSet<uint>.Empty;

    /// <summary>The token before a name is a noun that organizations follow, or a nationality after such a noun ("compañía mexicana …").</summary>
    public bool SaysOrganization(string text, ReadOnlySpan<Token> before, PhraseTable phrases)
    {
        if (before.IsEmpty || !char.IsLower(text[before[^1].Span.Start]))
            return false;
        var last = NameTokens.Word(text, before[^1]);
        return Organization.Contains(last)
            || (before.Length > 1 && (phrases.Find([last]) & PhraseKind.People) != 0 && Organization.Contains(NameTokens.Word(text, before[^2])));
    }

    /// <summary>The token before a name is a noun that places' names follow, or "of" after such a noun ("municipio de …").</summary>
    public bool SaysPlace(string text, ReadOnlySpan<Token> before)
    {
        if (before.IsEmpty || !char.IsLower(text[before[^1].Span.Start]))
            return false;
        var last = NameTokens.Word(text, before[^1]);
        return Site.Contains(last)
            || (before.Length > 1 && Of.Contains(last) && !Article.Contains(last)
                && char.IsLower(text[before[^2].Span.Start]) && NameTokens.Word(text, before[^2]) is var noun && (Site.Contains(noun) || Sort.Contains(noun)));
    }

    /// <summary>What the noun in lower case right behind a name's last token says that it is; null where it says nothing.</summary>
    public NameType? Behind(string text, ImmutableArray<Token> tokens, int end)
    {
        if (SiteBehind.Count == 0 || end >= tokens.Length || !char.IsLower(text[tokens[end].Span.Start]) || !NameTokens.IsNext(text, tokens, end))
            return null;
        var noun = NameTokens.Word(text, tokens[end]);
        return SiteBehind.Contains(noun) ? NameType.Place : BodyBehind.Contains(noun) ? NameType.Organization : null;
    }

    public static NameCues Empty { get; } = new(FrozenSet<uint>.Empty, FrozenSet<uint>.Empty, FrozenSet<uint>.Empty, FrozenSet<uint>.Empty, FrozenSet<uint>.Empty);

    public static NameCues Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        var words = data.Lines(language, "name-cues.tsv").Select(line => line.Split('\t', 2)).ToDictionary(fields => fields[0], fields => fields[1].Split(' '), StringComparer.Ordinal);
        return new NameCues(List("organization"), List("place"), List("tongue"), List("article"), List("and"))
        {
            Organizations = List("organizations"),
            Members = List("members"),
            Of = List("of"),
            Alias = List("alias"),
            Called = List("called"),
            Nickname = List("nickname"),
            Site = List("site"),
            Seats = List("seats"),
            Directors = List("directors"),
            Suspect = List("suspect"),
            Units = List("units"),
            Roads = List("roads"),
            Feasts = List("feasts"),
            Links = List("links"),
            Built = List("built"),
            Street = List("street"),
            Bearer = List("bearer"),
            Club = List("club"),
            Sort = List("sort"),
            Era = List("era"),
            Heads = List("heads"),
            Lands = List("lands"),
            Forts = List("forts"),
            Address = List("address"),
            Fronts = List("fronts"),
            Tails = List("tails"),
            Agencies = List("agencies"),
            Realms = List("realms"),
            Wholes = List("wholes"),
            Copula = List("copula"),
            Some = List("some"),
            Whose = List("whose"),
            Further = List("further"),
            Limit = List("limit"),
            Storm = List("storm"),
            Vessel = List("vessel"),
            SiteBehind = List("site-behind"),
            BodyBehind = List("body-behind"),
            Work = List("work"),
            Offices = List("offices"),
            ClubEnds = [.. words.GetValueOrDefault("club-ends", [])],
        };

        FrozenSet<uint> List(string kind) => words.TryGetValue(kind, out var list) ? list.Select(word => TokenSheet.WordHash(word)).ToFrozenSet() : FrozenSet<uint>.Empty;
    }
}
