using System.Xml;
using System.Xml.Linq;
using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>The UN Security Council's consolidated list as XML, an entry at a time.</summary>
internal static class UnitedNationsList
{
    private const string List = "UN Security Council";

    private static readonly string[] NameParts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

    public static WatchlistReading Read(Stream stream, KnowledgeBase knowledge)
    {
        var gathering = new EntryGathering(List);
        using (stream)
        {
            foreach (var element in XmlEntries.Read(stream, gathering, "INDIVIDUAL", "ENTITY"))
            {
                var id = Text(element, "DATAID");
                var where = $"DATAID {id}";
                if (gathering.Open(id, element.Name.LocalName == "INDIVIDUAL" ? NameSort.Person : NameSort.Organization, where) is not { } draft)
                    continue;
                gathering.Name(draft, string.Join(' ', NameParts.Select(part => Text(element, part)).Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim())), where);
                gathering.Name(draft, Text(element, "NAME_ORIGINAL_SCRIPT"), where);
                foreach (var alias in element.Elements().Where(child => child.Name.LocalName is "INDIVIDUAL_ALIAS" or "ENTITY_ALIAS"))
                    gathering.Name(draft, Text(alias, "ALIAS_NAME"), where);
                foreach (var nation in element.Elements("NATIONALITY").Elements("VALUE"))
                    WatchlistReader.Country(draft, nation.Value, knowledge);
                foreach (var birth in element.Elements("INDIVIDUAL_DATE_OF_BIRTH"))
                {
                    if ((Text(birth, "DATE") ?? Text(birth, "YEAR")) is { Length: > 0 } date)
                        draft.Births.Add(ListDates.Iso(date.Split('T')[0]));
                }

                draft.Gender = WatchlistReader.GenderOf(Text(element, "GENDER"));
                draft.Program = Text(element, "UN_LIST_TYPE");
            }
        }

        return gathering.Finish();
    }

    private static string? Text(XElement element, string name) => element.Element(name)?.Value;
}

/// <summary>The elements of some names of an XML file, one at a time; no DTD, nothing from outside.</summary>
internal static class XmlEntries
{
    public static IEnumerable<XElement> Read(Stream stream, EntryGathering gathering, params string[] names)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 2_000_000_000, CheckCharacters = false });
        var more = true;
        while (more)
        {
            XElement? found = null;
            try
            {
                if (reader.NodeType == XmlNodeType.Element && Array.IndexOf(names, reader.LocalName) >= 0)
                    found = XElement.Load(reader.ReadSubtree());
                more = reader.Read();
            }
            catch (XmlException exception)
            {
                // What follows broken XML cannot be told from it: what was read before stays.
                gathering.Refuse($"line {exception.LineNumber}", exception.Message);
                more = false;
            }

            if (found is not null)
                yield return found;
        }
    }
}
