using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Analyze.Actors;

/// <summary>
/// Decides whether a capital's name means the government or the city, by weighted signs around it. The weights are by hand, checked on the
/// cases of <c>Specs/governments.tsv</c>; a sum above zero means the government.
/// </summary>
internal static class GovernmentReader
{
    private static readonly string[] Locative = ["in", "near", "outside", "around", "across", "at", "en", "desde", "hacia", "cerca", "em"];
    private static readonly string[] Dealing = ["with", "by", "against", "between", "con", "contra", "por", "entre", "than", "ante", "versus", "como"];
    private static readonly string[] Directed = ["to", "from", "a", "into", "para", "toward", "towards", "on", "sobre", "at"];
    private static readonly string[] Motion =
    [
        "flew", "flies", "fly", "flying", "travel", "traveled", "travelled", "travels", "traveling", "went", "go", "going", "returned", "return", "returning", "came", "come",
        "arrived", "arrive", "arriving", "visit", "visited", "visiting", "trip", "flight", "flights", "drove", "moved", "march", "marched", "reported", "road", "airport", "viajó", "viajar", "viaje",
        "llegó", "llegar", "llegada", "regresó", "regresar", "vuelo", "vuelos", "visita", "visitó", "fue", "km", "kilometers", "kilometres", "miles", "kilómetros", "way", "deported", "flown", "extradited", "trasladado", "fled", "escaped", "huyó", "taken", "sent", "rushed", "train", "trains", "bus", "plane", "car", "tren", "avión", "carretera", "born", "based",
    ];

    private static readonly string[] CityOf =
    [
        "capital", "city", "downtown", "streets", "mayor", "outskirts", "residents", "suburb", "district", "center", "centre", "ciudad", "calles", "alcalde", "alcaldesa", "habitantes", "centro",
        "vecinos", "barrio", "central", "southern", "northern", "eastern", "western", "metropolitan", "neighborhood", "area", "aeropuerto", "universidad", "university", "hospital", "north", "south", "east", "west", "norte", "sur", "este", "oeste", "greater", "museum", "museo", "teatro", "theater", "theatre", "resort", "port", "town", "village", "puerto", "port", "harbor", "stadium", "estadio", "parish", "court",
    ];

    private static readonly string[] AfterCity = ["university", "airport", "hospital", "streets", "mayor", "police", "residents", "summit", "suburb", "state", "stadium", "marathon", "post", "times", "metro", "harbor", "harbour", "port", "zoo", "stock"];
    private static readonly string[] Acts =
    [
        "says", "said", "argues", "argued", "accuses", "accused", "denies", "denied", "rejects", "rejected", "insists", "insisted", "claims", "claimed", "warns", "warned", "wants", "wanted", "has", "had", "will", "would",
        "is", "was", "sees", "considers", "refuses", "refused", "agreed", "agrees", "recalled", "imposed", "threatened", "classifies", "classified", "called", "calls", "announced", "announces", "expelled", "responded",
        "dice", "dijo", "acusa", "acusó", "rechaza", "rechazó", "niega", "negó", "asegura", "aseguró", "advierte", "advirtió", "quiere", "ha", "había", "considera", "anunció", "anuncia", "exige", "exigió", "respondió", "insiste", "impuso", "reconoce", "reconoció", "mantiene", "denunció", "denuncia", "busca", "could", "should", "must", "may", "did", "does", "expects", "hopes", "plans", "condemned", "condemns", "backed", "backs", "supports", "urged", "urges", "vowed", "pledged", "seeks", "sought", "lifted", "sanctioned", "designated", "demanded", "demands", "offered", "summoned", "reacted", "believes", "fears", "podría", "debe", "ofreció", "convocó",
    ];

    public static void Decide(ReportWords words, MentionMap map, List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Kind == MentionKind.Capital)
                mention.Kind = Score(words, map, mention) > 0 ? MentionKind.Country : MentionKind.Place;
        }
    }

    private static double Score(ReportWords words, MentionMap map, Mention mention)
    {
        var (first, end) = (mention.First, mention.End);
        var (start, stop) = (words.SentenceStart(first), words.SentenceEnd(first));
        var before = first - 1;
        while (before > start && words.IsArticle(before))
            before--;
        var score = 0.2;
        var preposition = before >= start && (words.IsAny(before, Locative) || words.IsAny(before, Directed) || words.IsAny(before, Dealing) || words.IsAny(before, ["of", "de", "del"]));
        if (before >= start && words.IsAny(before, ["left", "leave", "leaving", "reached", "entered", "dejó", "abandonó", "zarpó"]))
            score -= 2;
        if (end < stop && words.IsAny(end, ["in", "en"]) && map.StartingAt(end + 1) is { Kind: MentionKind.Place or MentionKind.Country })
            score -= 1.5;

        if (before >= start && words.IsAny(before, Locative))
            score -= 2.5;
        else if (before >= start && words.IsAny(before, Dealing))
            score += 1;
        else if (before >= start && words.IsAny(before, Directed))
            score += MotionNear(words, start, before) ? -2 : 0.4;
        if (before >= start && words.IsAny(before, ["de", "of"]))
            score += words.IsAny(before - 1, CityOf) ? -3 : words.IsAny(before - 1, ["government", "gobierno", "policy", "postura", "presión", "apoyo"]) ? 1.5 : -0.1;
        if (before >= start && words.IsAny(before, CityOf))
            score -= 3;
        if (before - 1 >= start && words.IsAny(before, [",", "called"]) && words.IsAny(before - 1, ["capital", "city", "ciudad"]))
            score -= 3;

        if (end < stop)
        {
            if (words.IsPossessive(end))
                score += end + 1 < stop && words.IsAny(end + 1, AfterCity) ? -2 : 1.5;
            else if (words.IsAny(end, AfterCity))
                score -= 3;
            else if (!preposition && words.IsAny(end, Acts) || (words.Pos(end) is PartOfSpeech.Verb or PartOfSpeech.Aux && before < start))
                score += 2;
            else if (words.IsAny(end, ["also", "itself", "no", "también", "never", "now", "no longer", "se", "ya", "still", "repeatedly", "later", "quickly"]) && end + 1 < stop && (words.IsAny(end + 1, Acts) || words.Pos(end + 1) is PartOfSpeech.Verb or PartOfSpeech.Aux))
                score += 2;
            else if (words.IsAny(end, ["and", "y", "e", ","]) && map.StartingAt(end + 1) is { } other)
                score += other.Kind is MentionKind.Country or MentionKind.Capital && !words.Is(end, ",") ? 1 : words.Is(end, ",") && other.Kind is MentionKind.Country or MentionKind.Place ? -2.5 : 0;
            if (words.IsAny(end, ["(", "\u2014", "\u2013", "--"]) && first == start)
                score -= 2;
            if (words.Is(end, "-") || (words.Word(end) is var word && word.Length > 1 && word[0] == '-'))
                score += 1;
        }

        if (before >= start && words.IsAny(before, ["and", "y", "e", "or"]) && map.EndingAt(before) is { Kind: MentionKind.Country or MentionKind.Capital })
            score += 1;
        // The dateline: "CARACAS, Aug 8 (Reuters) -".
        if (first == 0 && end < stop && words.IsAny(end, [",", "(", "\u2014", "-"]) && NameCase.IsCapitals(mention.Text))
            score -= 3;
        return score;
    }

    private static bool MotionNear(ReportWords words, int start, int before)
    {
        for (var t = before - 1; t >= start && t >= before - 4; t--)
        {
            if (words.IsAny(t, Motion))
                return true;
        }

        return false;
    }
}
