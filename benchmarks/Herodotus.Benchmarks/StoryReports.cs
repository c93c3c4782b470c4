using System.Globalization;
using System.Text;
using Herodotus.Reports;

namespace Herodotus.Benchmarks;

/// <summary>
/// Reports of about 3 KB in stories that open and fade, the same for the same seed: each story has people, a town, a body and things of its own, a few people
/// are in many, one report in ten is a copy, one in three is Spanish.
/// </summary>
internal sealed class StoryReports(int seed)
{
    private const int Live = 60;
    private const int PerDay = 400;
    private const int Characters = 3000;

    private static readonly string[] Known = ["Nicolás Maduro", "Marco Rubio", "Gustavo Petro", "Donald Trump", "Claudia Sheinbaum", "Emmanuel Macron"];

    private readonly Random _random = new(seed);

    public IEnumerable<Report> Generate(int count)
    {
        var topics = Enumerable.Range(0, Live).Select(_ => New()).ToArray();
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            if (_random.Next(12) == 0)
                topics[_random.Next(Live)] = New();
            var topic = topics[_random.Next(Live)];
            var time = start.AddDays(i / (double)PerDay);
            var spanish = _random.Next(3) == 0;
            var copied = topic.Last is not null && _random.Next(10) == 0;
            topic.Last = copied ? topic.Last : Text(topic, spanish);
            yield return new Report
            {
                Id = "w" + i.ToString(CultureInfo.InvariantCulture),
                Title = spanish ? $"{topic.People[0]} habla del {topic.Thing()} de {topic.Town}" : $"{topic.People[0]} speaks of the {topic.Thing()} of {topic.Town}",
                Text = topic.Last!,
                Language = copied ? null : spanish ? "es" : "en",
                Published = new PublicationTime(DateOnly.FromDateTime(time.DateTime), TimeOnly.FromDateTime(time.DateTime), TimeSpan.Zero),
                Source = string.Create(CultureInfo.InvariantCulture, $"Outlet {_random.Next(90)}"),
            };
        }
    }

    private Topic New() => new(_random, [$"{Name()} {Name()}", $"{Name()} {Name()}", Known[_random.Next(Known.Length)]], Name(), $"{Name()} Council", [.. Enumerable.Range(0, 24).Select(_ => Word())]);

    private string Text(Topic topic, bool spanish)
    {
        var text = new StringBuilder(Characters + 200);
        while (text.Length < Characters)
            text.Append(spanish ? Spanish(topic) : English(topic)).Append(_random.Next(4) == 0 ? "\n\n" : " ");
        return text.ToString().TrimEnd();
    }

    private string English(Topic topic) => _random.Next(8) switch
    {
        0 => $"Mayor {topic.Person()} said on Monday that the {topic.Thing()} of {topic.Town} would be closed.",
        1 => $"“We will not leave the {topic.Thing()},” {topic.Person()} told reporters in {topic.Town}, and warned that {Number()} people had lost their {topic.Thing()}.",
        2 => $"The {topic.Body} sanctioned {topic.Person()} in March {_random.Next(2015, 2025)} because of the {topic.Thing()}.",
        3 => $"According to The New York Times, the {topic.Body} offered a reward of ${Number()} million for the {topic.Thing()}.",
        4 => $"{topic.Person()} denied the charges and called the {topic.Thing()} “a crude invention.”",
        5 => $"Police arrested {Number()} members of the {topic.Thing()} near {topic.Town}, about {Number()} kilometers from the {topic.Thing()}.",
        6 => $"A senior official of the {topic.Body}, speaking on condition of anonymity, said the {topic.Thing()} and the {topic.Thing()} were one.",
        _ => $"The price of the {topic.Thing()} rose by {Number()} percent, {topic.Person()} said.",
    };

    private string Spanish(Topic topic) => _random.Next(5) switch
    {
        0 => $"El alcalde {topic.Person()} anunció el lunes que el {topic.Thing()} de {topic.Town} seguirá cerrado.",
        1 => $"“No vamos a aceptar el {topic.Thing()}”, dijo {topic.Person()}, y advirtió que {Number()} personas salieron de {topic.Town}.",
        2 => $"Según The New York Times, el {topic.Body} sancionó a {topic.Person()} por el {topic.Thing()}.",
        3 => $"La policía capturó a {Number()} integrantes del {topic.Thing()} cerca de {topic.Town}.",
        _ => $"{topic.Person()} negó el {topic.Thing()} y lo calificó de “infundado”.",
    };

    private string Number() => _random.Next(2, 990).ToString(CultureInfo.InvariantCulture);

    private string Name() => char.ToUpperInvariant("bdfgklmnprstv"[_random.Next(13)]) + Word();

    private string Word()
    {
        var word = new StringBuilder();
        for (var left = _random.Next(2, 5); left > 0; left--)
            word.Append("aeiou"[_random.Next(5)]).Append("bdfgklmnprstvz"[_random.Next(14)]);
        return word.Append("aeo"[_random.Next(3)]).ToString();
    }

    private sealed class Topic(Random random, string[] people, string town, string body, string[] things)
    {
        public string[] People => people;

        public string Town => town;

        public string Body => body;

        public string? Last { get; set; }

        public string Person() => people[random.Next(people.Length)];

        public string Thing() => things[random.Next(things.Length)];
    }
}
