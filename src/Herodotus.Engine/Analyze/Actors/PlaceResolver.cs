using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Analyze.Actors;

/// <summary>
/// Which entry of the gazetteer a place name means here: by what stands beside it ("Córdoba, Argentina"), the countries of the report, the
/// other places, the source's country, and population. A name whose best reading is weak stays unresolved.
/// </summary>
internal static class PlaceResolver
{
    // Weights by hand, checked on Specs/places.tsv: a country named beside the place outweighs all, a country of the report outweighs a
    // hundredfold population, the source's country a tenfold one.
    private const double Beside = 8;
    private const double InReport = 2.2;
    private const double SourceCountry = 1.0;
    private const double SameSentence = 1.4;
    private const double NearOthers = 1.2;
    private const double NearKilometers = 300;

    public static void Resolve(ReportWords words, MentionMap map, List<ActorDraft> drafts, Report report)
    {
        var knowledge = words.Knowledge;
        var countries = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.JoinedInto is null && draft.Kind == MentionKind.Country && draft.Known is { } country)
                countries[country.Code] = Math.Max(countries.GetValueOrDefault(country.Code), 1 + Math.Log2(draft.Mentions.Count));
        }

        for (var t = 0; t < words.Count; t++)
        {
            if (map.StartingAt(t) is { Kind: MentionKind.People, Country: { } people })
                countries[people.Code] = Math.Max(countries.GetValueOrDefault(people.Code), 0.8);
        }

        var most = countries.Count == 0 ? 1 : countries.Values.Max();
        var source = report.Source is null ? null : knowledge.FindOutlet(report.Source)?.Country;
        var places = drafts.Where(draft => draft.JoinedInto is null && draft.Kind == MentionKind.Place).Take(200).ToList();
        var chosen = new List<Place>();
        for (var round = 0; round < 2; round++)
        {
            var found = new List<Place>();
            foreach (var draft in places)
            {
                draft.Place = Best(words, map, draft, countries, most, source, chosen);
                if (draft.Place is { } place)
                    found.Add(place);
            }

            if (places.Count < 2)
                break;
            chosen = found;
        }

        foreach (var draft in places)
        {
            if (draft.Place is { } place)
                draft.Country ??= place.Country;
        }
    }

    private static Place? Best(
        ReportWords words, MentionMap map, ActorDraft draft, Dictionary<string, double> countries, double most, string? source, List<Place> others)
    {
        Place? best = null;
        var (score, second) = (double.MinValue, double.MinValue);
        var candidates = words.Knowledge.FindPlaces(draft.Mentions[0].Text);
        if (candidates.Length == 0)
            return null;
        var (country, region, isRegion) = Beside_(words, map, draft);
        var near = Around(words, map, draft.Mentions[0]);
        foreach (var index in candidates)
        {
            var place = words.Knowledge.Places[index];
            var value = Math.Log10(Math.Max(place.Population, 1000));
            if (place.Kind == PlaceKind.Capital)
                value += 0.7;
            if (place.Kind == PlaceKind.Region)
                value += isRegion ? 4 : -1.3; // its people are counted in its towns, and a bare name is more often the town
            if (country is not null)
                value += place.Country == country ? Beside : -Beside;
            if (region is not null && place.Region is not null)
                value += NameKey.Of(place.Region) == region ? Beside : 0;
            if (countries.TryGetValue(place.Country, out var weight))
                value += InReport * (0.5 + (weight / most / 2));
            if (near.Contains(place.Country))
                value += SameSentence;
            if (place.Country == source)
                value += SourceCountry;
            foreach (var other in others)
            {
                if (other.Id != place.Id && other.IsWithin(NearKilometers, place))
                {
                    value += NearOthers;
                    break;
                }
            }

            if (value > score)
                (best, second, score) = (place, score, value);
            else if (value > second)
                second = value;
        }

        // A small town that no sign speaks for is more likely a name that the list lacks.
        return score < 4.8 ? null : best;
    }

    /// <summary>The countries that the sentence of a mention speaks of, by name, people, office or place.</summary>
    private static SortedSet<string> Around(ReportWords words, MentionMap map, Mention mention)
    {
        var countries = new SortedSet<string>(StringComparer.Ordinal);
        for (var t = words.SentenceStart(mention.First); t < words.SentenceEnd(mention.First); t++)
        {
            if (map.StartingAt(t) is { } other && other != mention && (other.Country?.Code ?? other.Actor?.Root.Country) is { } code)
                countries.Add(code);
        }

        return countries;
    }

    /// <summary>The country or division the text sets beside the name: "Valencia, Venezuela", "Portland, Maine", "the Colombian city of Cali", "Zulia state".</summary>
    private static (string? Country, string? Region, bool IsRegion) Beside_(ReportWords words, MentionMap map, ActorDraft draft)
    {
        string? country = null;
        string? region = null;
        var isRegion = false;
        foreach (var mention in draft.Mentions)
        {
            var end = mention.End;
            if (words.IsAny(end, [",", "("]) && map.StartingAt(end + 1) is { } next)
            {
                if (next.Kind == MentionKind.Country)
                {
                    // "Athens, Georgia": a division of that name when the country has no such town.
                    var inCountry = Has(words.Knowledge, mention.Text, place => place.Country == next.Country!.Code);
                    if (!inCountry && Has(words.Knowledge, mention.Text, place => place.Region is { } name && NameKey.Of(name) == next.Key))
                        region ??= next.Key;
                    else
                        country ??= next.Country!.Code;
                }
                else if (next.Kind == MentionKind.Place)
                {
                    region ??= StateKey(next.Text);
                    if (words.Is(next.End, ",") && map.StartingAt(next.End + 1) is { Kind: MentionKind.Country } far)
                        country ??= far.Country!.Code;
                }
            }
            else if (words.Is(end, ",") && end + 1 < words.Count && UnitedStates.ByShortForm(words.Word(end + 1)) is { } state)
            {
                (country, region) = ("USA", NameKey.Of(state));
            }

            if (words.Is(end, ActorWord.In) && map.StartingAt(end + 1) is { Kind: MentionKind.Country } within)
                country ??= within.Country!.Code;
            if (words.Is(end, ActorWord.Division))
                isRegion = true;

            // "the Colombian city of Cali", "la provincia argentina de Córdoba", "Venezuela's Zulia".
            var start = words.SentenceStart(mention.First);
            var at = mention.First - 1;
            var possessive = false;
            while (at > start && (words.Is(at, ActorWord.Of | ActorWord.Article) || words.IsPossessive(at)))
                possessive |= words.IsPossessive(at--);
            if (words.Is(at, ActorWord.Division))
                isRegion = true;
            for (var back = at; back >= Math.Max(start, at - 3); back--)
            {
                if (map[back] is { Kind: MentionKind.Country or MentionKind.People, Country: { } owner } && (back < at || possessive || map[back]!.Kind == MentionKind.People))
                {
                    if (back == at || !(words.Is(at, ActorWord.And) || words.Is(at, ",")))
                        country ??= owner.Code;
                    break;
                }

                if (words.Knowledge.FindDemonym(words.Word(back)) is { } people)
                {
                    country ??= people.Code;
                    if (words.Is(back - 1, ActorWord.Division))
                        isRegion = true;
                    break;
                }

                if (!words.Is(back, ActorWord.PlaceNoun))
                    break;
            }
        }

        return (country, region, isRegion);
    }

    private static bool Has(KnowledgeBase knowledge, string name, Func<Place, bool> suits)
    {
        foreach (var index in knowledge.FindPlaces(name))
        {
            if (suits(knowledge.Places[index]))
                return true;
        }

        return false;
    }

    private static string StateKey(string text) => NameKey.Of(UnitedStates.ByShortForm(text) ?? text);
}
