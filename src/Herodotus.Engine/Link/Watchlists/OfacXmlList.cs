using System.Xml.Linq;
using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>OFAC's SDN list as XML (<c>sdn.xml</c>).</summary>
internal static class OfacXmlList
{
    public static WatchlistReading Read(Stream stream, KnowledgeBase knowledge)
    {
        var gathering = new EntryGathering("OFAC SDN");
        using (stream)
        {
            foreach (var element in XmlEntries.Read(stream, gathering, "sdnEntry"))
            {
                var id = Text(element, "uid");
                var where = $"uid {id}";
                var sort = Text(element, "sdnType") switch { "Individual" => NameSort.Person, "Entity" => NameSort.Organization, _ => NameSort.Any };
                if (gathering.Open(id, sort, where) is not { } draft)
                    continue;
                gathering.Name(draft, Joined(element), where);
                foreach (var alias in Deep(element, "akaList", "aka"))
                    gathering.Name(draft, Joined(alias), where);
                foreach (var place in Deep(element, "addressList", "address").Concat(Deep(element, "nationalityList", "nationality")).Concat(Deep(element, "citizenshipList", "citizenship")))
                    WatchlistReader.Country(draft, Text(place, "country"), knowledge);
                foreach (var birth in Deep(element, "dateOfBirthList", "dateOfBirthItem"))
                {
                    if (Text(birth, "dateOfBirth") is { Length: > 0 } date)
                        draft.Births.Add(ListDates.Iso(date));
                }

                draft.Program = Deep(element, "programList", "program").FirstOrDefault()?.Value;
            }
        }

        return gathering.Finish();
    }

    private static string Joined(XElement element) => $"{Text(element, "firstName")} {Text(element, "lastName")}".Trim();

    private static string? Text(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static IEnumerable<XElement> Deep(XElement element, string list, string item) =>
        element.Elements().Where(child => child.Name.LocalName == list).SelectMany(child => child.Elements()).Where(child => child.Name.LocalName == item);
}
