using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary>
/// Pairs beyond those of the set: short texts under one footer, sisters that share a long quotation or whole sentences, round-ups that hold a short report's
/// lead, short and cut copies.
/// </summary>
internal static class MadePairs
{
    private static readonly string[] Furniture =
    [
        "This newspaper is owned by its readers and takes no money from parties.", "Our journalists follow a code of practice, which you can read on our site.",
        "Reproduction in whole or in part needs the written permission of the publisher.", "Send corrections to the desk and we will answer within two working days.",
        "Sign up for our morning letter and read the day before it begins.", "The views of our contributors are their own and not those of this paper.",
        "Advertisers have no say in what we print.", "You are reading a free article, and you have two left this month.",
        "Comments are closed on this page and open again on Monday.", "Follow our channel for live coverage and alerts on your telephone.",
        "The archive is open to subscribers and to public libraries.", "Share this story with a friend, or print it on recycled paper.",
        "Este diario es independiente y vive de sus lectores.", "Queda prohibida la reproducción total o parcial de los contenidos sin autorización.",
        "Suscríbase a nuestro boletín y reciba las noticias cada mañana.", "Los comentarios de los lectores no representan la opinión de esta casa.",
        "Para publicidad y avisos escriba a nuestra oficina comercial.", "Síganos en nuestras redes y active los avisos en su teléfono.",
    ];

    public static IEnumerable<(string Of, bool Copy, double[] Values)> All(List<Report> reports, Func<string, string> group)
    {
        var random = new Random(7);
        for (var i = 0; i < 700; i++)
        {
            var (a, b) = (reports[random.Next(reports.Count)], reports[random.Next(reports.Count)]);
            if (group(a.Id) == group(b.Id))
                continue;
            var footer = string.Join(' ', Enumerable.Range(0, random.Next(3, 9)).Select(_ => Furniture[random.Next(Furniture.Length)]));
            yield return (b.Id, false, CopyDetector.Measure(Words(a.Text, random.Next(20, 110)) + "\n\n" + footer, Words(b.Text, random.Next(20, 110)) + "\n\n" + footer, true));

            var quote = "\u201c" + Middle(a.Text, random.Next(12, 60), random) + "\u201d he said.";
            var (left, right) = (random.Next(25, 160), random.Next(25, 160));
            yield return (b.Id, false, CopyDetector.Measure(
                $"{Words(a.Text, left)} {quote} {Middle(a.Text, left / 2, random)}", $"{Words(b.Text, right)} {quote} {Middle(b.Text, right / 2, random)}", false));

            var told = Middle(a.Text, random.Next(18, 60), random);
            var own = told.Count(' ') * random.Next(3, 7) / 2;
            if (i % 3 == 0)
                yield return (b.Id, false, CopyDetector.Measure(
                $"{Words(a.Text, own / 2)} {told} {Middle(a.Text, own / 2, random)}", $"{Words(b.Text, own / 2)} {told} {Middle(b.Text, own, random)}", random.Next(4) == 0));

            // The lead of a short report, and those of others, in any order.
            var cut = random.Next(20, 60);
            var leads = Enumerable.Range(0, random.Next(4, 8)).Select(_ => reports[random.Next(reports.Count)]).Where(r => group(r.Id) != group(b.Id)).Select(r => Words(r.Text, random.Next(20, 60))).ToList();
            leads.Insert(random.Next(leads.Count + 1), Words(b.Text, cut));
            var brief = Words(b.Text, cut + random.Next(0, 40));
            var roundup = string.Join("\n\n", leads);
            if (i % 8 == 0 && leads.Count > 3)
                yield return (b.Id, false, CopyDetector.Measure(roundup, brief, random.Next(3) == 0));

            var furniture = string.Join(' ', Enumerable.Range(0, random.Next(0, 4)).Select(_ => Furniture[random.Next(Furniture.Length)]));
            yield return (b.Id, true, CopyDetector.Measure(Words(b.Text, random.Next(14, 90)) + "\n\n" + furniture, b.Text, false));
        }
    }

    private static string Words(string text, int count) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(count));

    private static string Middle(string text, int count, Random random)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Length - count))).Take(count));
    }
}
