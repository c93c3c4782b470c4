using System.Globalization;
using System.Text;
using Herodotus.Reports;

namespace Herodotus.Tests;

/// <summary>
/// A small stream of many stories: each with a town, people and things of its own, in two languages, some people in several of them and in two
/// offices, copies, undated reports.
/// </summary>
internal static class NewsStream
{
    private static readonly string[] Known = ["Marco Rubio", "Gustavo Petro", "Claudia Sheinbaum"];

    public static List<Report> Make(int count, int seed)
    {
        var random = new Random(seed);
        var topics = Enumerable.Range(0, 6).Select(_ => Topic.New(random)).ToArray();
        var reports = new List<Report>(count);
        for (var i = 0; i < count; i++)
        {
            if (random.Next(9) == 0)
                topics[random.Next(topics.Length)] = Topic.New(random);
            var topic = topics[random.Next(topics.Length)];
            var spanish = random.Next(3) == 0;
            var text = i > 9 && random.Next(9) == 0 ? reports[i - 1 - random.Next(8)].Text : topic.Text(random, spanish);
            var time = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i);
            reports.Add(new Report
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"n{i}"),
                Title = random.Next(4) == 0 ? null : spanish ? $"{topic.People[0]} habla en {topic.Town}" : $"{topic.People[0]} speaks in {topic.Town}",
                Text = text,
                Published = random.Next(8) == 0 ? null : PublicationTime.Parse(time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)),
                Source = string.Create(CultureInfo.InvariantCulture, $"Outlet {random.Next(7)}"),
            });
        }

        return reports;
    }

    private sealed record Topic(string[] People, string Town, string[] Things)
    {
        public static Topic New(Random random) => new(
            [$"{Name(random)} {Name(random)}", $"{Name(random)} {Name(random)}", Known[random.Next(Known.Length)]], Name(random), [.. Enumerable.Range(0, 9).Select(_ => Word(random))]);

        public string Text(Random random, bool spanish)
        {
            var text = new StringBuilder();
            for (var left = random.Next(4, 9); left > 0; left--)
                text.Append(spanish ? Spanish(random) : English(random)).Append(' ');
            return text.ToString().TrimEnd();
        }

        private string English(Random random) => random.Next(7) switch
        {
            0 => $"Mayor {Person(random)} said on Monday that the {Thing(random)} of {Town} would be closed.",
            1 => $"“We will not leave the {Thing(random)},” {Person(random)} told reporters in {Town}.",
            2 => $"Senator {Person(random)} was in {Town} for the {Thing(random)}, with {random.Next(20, 400)} others.",
            3 => $"{Person(random)} denied that the {Thing(random)} of {Town} had been sold.",
            4 => $"Police arrested {random.Next(3, 90)} members of the {Thing(random)} in {Town} on Friday.",
            5 => $"The Treasury Department sanctioned {Person(random)} in March 2024 because of the {Thing(random)}.",
            _ => $"The {Thing(random)} and the {Thing(random)} of {Town} were lost.",
        };

        private string Spanish(Random random) => random.Next(3) switch
        {
            0 => $"El alcalde {Person(random)} anunció el lunes que el {Thing(random)} de {Town} seguirá cerrado.",
            1 => $"“No vamos a dejar el {Thing(random)}”, dijo {Person(random)} en {Town}.",
            _ => $"La policía detuvo a {random.Next(3, 90)} integrantes del {Thing(random)} en {Town}.",
        };

        private string Person(Random random) => People[random.Next(People.Length)];

        private string Thing(Random random) => Things[random.Next(Things.Length)];

        private static string Name(Random random) => "BDFGKLMNPRSTV"[random.Next(13)] + Word(random);

        private static string Word(Random random)
        {
            var word = new StringBuilder();
            for (var left = random.Next(2, 5); left > 0; left--)
                word.Append("aeiou"[random.Next(5)]).Append("bdfgklmnprstvz"[random.Next(14)]);
            return word.Append("aeo"[random.Next(3)]).ToString();
        }
    }
}
