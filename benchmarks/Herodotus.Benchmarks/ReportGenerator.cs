using System.Globalization;
using System.Text;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Benchmarks;

/// <summary>
/// Reports by the thousand, the same for the same seed: about 3 KB each, English and Spanish, with names, quotations, dates, figures and measures in
/// ever other combinations, and a share of copies, as news has it.
/// </summary>
public sealed class ReportGenerator(int seed)
{
    /// <summary>One report in this many is a copy of an earlier one with another headline.</summary>
    private const int CopyEvery = 9;

    private const int Characters = 3000;

    private static readonly string[] Given = ["Ana", "Luis", "Marta", "Pedro", "Julia", "Tomás", "Sofía", "Jorge", "Elena", "Raúl", "Grace", "Peter", "Helen", "Martin", "Laura", "Samuel"];
    private static readonly string[] Family = ["Ortega", "Salinas", "Quiroga", "Benítez", "Lozano", "Fuentes", "Ibarra", "Miller", "Baker", "Hughes", "Porter", "Nadal", "Rivas", "Castellanos", "Duarte", "Weaver"];
    private static readonly string[] Places = ["Bogota", "Lima", "Quito", "Caracas", "Mexico City", "Guayaquil", "Managua", "San Salvador", "La Paz", "Asunción", "Montevideo", "Santiago"];
    private static readonly string[] Bodies = ["the Treasury Department", "the Defense Ministry", "the Supreme Court", "the National Assembly", "the State Department", "the Central Bank"];
    private static readonly string[] Roles = ["President", "Senator", "Interior Minister", "Attorney General", "Governor", "Ambassador"];

    private readonly Random _random = new(seed);

    /// <summary>The reports, one after another; memory does not grow with their number but for the last few.</summary>
    public IEnumerable<Report> Generate(int count)
    {
        var recent = new Report[16];
        var day = new DateOnly(2025, 1, 1);
        for (var i = 0; i < count; i++)
        {
            var published = new PublicationTime(day.AddDays(i / 400), new TimeOnly(i % 24, i % 60), TimeSpan.Zero);
            var report = i > recent.Length && i % CopyEvery == 0
                ? recent[i % recent.Length] with { Id = Id(i), Title = $"{Pick(Places)}: {recent[i % recent.Length].Title}", Source = $"Outlet {i % 37}", Published = published }
                : New(i, published);
            recent[i % recent.Length] = report;
            yield return report;
        }
    }

    /// <summary>Writes the reports of the benchmarks to standard output.</summary>
    public static void Write(int count)
    {
        using var output = Console.OpenStandardOutput();
        foreach (var report in new ReportGenerator(seed: 20250811).Generate(count))
        {
            output.Write(ReportJson.Line(json => ReportJson.Write(json, report)));
            output.WriteByte((byte)'\n');
        }
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"g{i}");

    private Report New(int i, PublicationTime published)
    {
        var spanish = i % 3 == 2;
        var (who, whom) = (Person(), Person());
        var text = new StringBuilder(Characters + 300);
        while (text.Length < Characters)
        {
            text.Append(spanish ? Spanish(who, whom) : English(who, whom));
            text.Append(_random.Next(4) == 0 ? "\n\n" : " ");
        }

        return new Report
        {
            Id = Id(i),
            Title = spanish ? $"{who} responde a {whom} en {Pick(Places)}" : $"{who} answers {whom} in {Pick(Places)}",
            Text = text.ToString().Trim(),
            Language = spanish ? "es" : "en",
            Published = published,
            Source = string.Create(CultureInfo.InvariantCulture, $"Outlet {i % 41}"),
        };
    }

    private string English(string who, string whom) => _random.Next(8) switch
    {
        0 => $"{Pick(Roles)} {who} said on {Weekday()} that the talks with {whom} would resume in {Pick(Places)}.",
        1 => $"“We will not accept it,” {Surname(who)} told reporters, and warned that {Number()} people had left the region.",
        2 => $"According to The New York Times, {Pick(Bodies)} sanctioned {whom} in {Month()} {Year()}.",
        3 => $"A senior official, speaking on condition of anonymity, said that {Pick(Bodies)} had offered a reward of ${Number()} million.",
        4 => $"{whom} denied the charges and called them “a crude invention.”",
        5 => $"Police arrested {Number()} members of the group near {Pick(Places)}, about {Number()} kilometers from the capital.",
        6 => $"{Capital(Pick(Bodies))} recalled its ambassador after the vote of {Month()} {Number()}, a step that {Surname(whom)} condemned.",
        _ => $"Prices rose by {Number()} percent in the first quarter, the largest increase since {Year()}, {Surname(who)} said.",
    };

    private string Spanish(string who, string whom) => _random.Next(6) switch
    {
        0 => $"El presidente {who} anunció el lunes que las conversaciones con {whom} seguirán en {Pick(Places)}.",
        1 => $"“No vamos a aceptar esa medida”, dijo {Surname(who)}, y advirtió que {Number()} personas salieron de la región.",
        2 => $"Según The New York Times, el Departamento del Tesoro sancionó a {whom} en marzo de {Year()}.",
        3 => $"La policía capturó a {Number()} integrantes del grupo cerca de {Pick(Places)}, a {Number()} kilómetros de la capital.",
        4 => $"{whom} negó las acusaciones y las calificó de “infundadas”.",
        _ => $"La recompensa subió a {Number()} millones de dólares, según un funcionario que pidió no ser identificado.",
    };

    private string Person() => $"{Pick(Given)} {Pick(Family)}";

    private static string Surname(string person) => person[(person.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Weekday() => Pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]);

    private string Month() => Pick(["January", "March", "May", "July", "October"]);

    private string Number() => _random.Next(2, 990).ToString(CultureInfo.InvariantCulture);

    private string Year() => _random.Next(2015, 2025).ToString(CultureInfo.InvariantCulture);

    private string Pick(string[] values) => values[_random.Next(values.Length)];
}
