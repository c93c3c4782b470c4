using Herodotus.Reports;
using Herodotus.Tell.Pages;

namespace Herodotus.Web.Layout;

/// <summary>The permanent address of every view.</summary>
public static class Addresses
{
    public static string Story(string id) => $"/stories/{Uri.EscapeDataString(id)}";

    /// <summary>Ids come from outside and may hold slashes: each part is escaped for itself, since servers do not read an escaped slash.</summary>
    public static string Report(string id) => $"/reports/{string.Join('/', id.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The report, opened at the words.</summary>
    public static string Words(Citation citation) =>
        string.Create(null, $"{Report(citation.Report)}?start={citation.Span.Start}&length={citation.Span.Length}#words");

    public static string Actor(string id) => $"/actors/{Uri.EscapeDataString(id)}";

    public static StoryLinks Links { get; } = new(Words, Report, Actor);
}
