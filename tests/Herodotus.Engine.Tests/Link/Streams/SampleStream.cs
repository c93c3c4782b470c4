using System.Globalization;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tests.Link.Streams;

/// <summary>A small stream with all that a stream has: stories in two languages, copies, edited pages, undated posts, ids that come again.</summary>
internal static class SampleStream
{
    private static readonly string[] Places = ["Almere", "Villebrune", "Dorun", "Orlo", "Santa Odila", "Casterly", "Montreu", "Quiroga"];

    private static readonly string[] People = ["Teodor Vank", "Ilse Marquart", "Ramón Ibarra", "Oda Lindqvist", "Pavel Soren", "Marta Quiles"];

    private static readonly string[] Deeds =
    [
        "the ferry sank off the harbour and fishermen saved {0} passengers", "the council voted {0} million for a new bridge", "a fire in the grain pier burned for {0} hours",
        "nurses ended a strike of {0} days", "the river rose by {0} centimetres and the old town was cleared", "police arrested {0} members of a gang of smugglers",
    ];

    private static readonly string[] Actos =
    [
        "el transbordador se hundió frente al puerto y los pescadores salvaron a {0} pasajeros", "el consejo aprobó {0} millones para un puente nuevo",
        "un incendio en el muelle de granos duró {0} horas", "las enfermeras terminaron una huelga de {0} días", "el río subió {0} centímetros y vaciaron el casco antiguo",
        "la policía detuvo a {0} miembros de una banda de contrabandistas",
    ];

    public static List<Report> Make(int count, int seed = 7)
    {
        var random = new Random(seed);
        var reports = new List<Report>(count);
        for (var i = 0; i < count; i++)
            reports.Add(One(random, reports, i));
        return reports;
    }

    public static AnalyzedReport Plain(Report report) => new(report, new Annotations());

    /// <summary>An answer as the pipe writes it, with its later records.</summary>
    public static string Line(Membership membership) => string.Join('\n', Lines(membership));

    private static IEnumerable<string> Lines(Membership membership) =>
        membership.Corrections.Select(correction => ReportJson.Line(json => MembershipJson.Write(json, correction)))
            .Prepend(ReportJson.Line(json => MembershipJson.Write(json, membership, explain: true))).Select(bytes => System.Text.Encoding.UTF8.GetString(bytes));

    private static Report One(Random random, List<Report> before, int i)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"r{i}");
        var time = new DateTimeOffset(2024, 3, 1, 6, 0, 0, TimeSpan.Zero).AddHours(i * 3);
        var published = i % 11 == 10 ? null : PublicationTime.Parse(time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));
        if (before.Count > 5 && random.Next(8) == 0)
        {
            var old = before[Math.Max(0, before.Count - 1 - random.Next(20))];
            return random.Next(3) switch
            {
                0 => old,
                1 => old with { Id = id, Text = "(Agency) " + old.Text + " Read more on our pages.", Published = published },
                _ => old with { Id = id, Text = old.Text + " This page was updated.", Published = published },
            };
        }

        // A happening lasts for a while, and then another takes its place.
        var happening = (i / 40 * 5) + random.Next(5);
        var (place, person, deed, number) = (Places[happening % Places.Length], People[happening * 5 % People.Length], happening % Deeds.Length, 20 + (happening * 37 % 400));
        var spanish = random.Next(4) == 0;
        var told = string.Format(CultureInfo.InvariantCulture, (spanish ? Actos : Deeds)[deed], number);
        var text = spanish
            ? $"En {place} {told}, dijo {person}. {person} pidió calma a los vecinos de {place} y prometió una respuesta antes del {1 + (happening % 27)} de abril."
            : $"In {place} {told}, {person} said. {person} asked the people of {place} to keep calm, and promised an answer before April {1 + (happening % 27)}.";
        return new Report
        {
            Id = id,
            Title = random.Next(3) == 0 ? null : spanish ? $"{place}: habla {person}" : $"{place}: {person} speaks",
            Text = random.Next(5) == 0 ? text[..(text.IndexOf('.', StringComparison.Ordinal) + 1)] : text + string.Concat(Enumerable.Range(0, random.Next(3)).Select(k => $" {People[(i + k) % People.Length]} had warned of it in {Places[(i * 3 + k) % Places.Length]}.")),
            Language = spanish ? "es" : "en",
            Published = published,
            Source = $"Outlet {random.Next(6)}",
            Url = random.Next(2) == 0 ? null : $"https://outlet.example/{happening}/{random.Next(9)}",
        };
    }
}
