using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Actors;
using Herodotus.Engine.Tests.Analyze.Actors;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Reports;

namespace Herodotus.Eval.Knowledge;

/// <summary><c>knowledge sets</c>: aliases, governments, places and roles on the sets written for this project, one line of figures each.</summary>
internal sealed class OwnSets
{
    private const string Specs = "tests/Herodotus.Engine.Tests";

    private readonly KnowledgeBase _knowledge;
    private readonly NameTranslator _translator;
    private readonly LanguageReaders _readers;
    private readonly bool _all;

    private OwnSets(bool all)
    {
        var data = DataFolder.Find();
        _knowledge = KnowledgeBase.Load(data);
        _translator = NameTranslator.Load(data, _knowledge);
        _readers = new LanguageReaders(data);
        _all = all;
    }

    public static Command Create()
    {
        var all = new Option<bool>("--errors") { Description = "Shows each miss." };
        var command = new Command("sets", "Scores actors on the project's own sets.") { all };
        command.SetAction(parsed =>
        {
            var sets = new OwnSets(parsed.GetValue(all));
            sets.Aliases();
            sets.Governments();
            sets.Places();
            sets.Roles();
        });
        return command;
    }

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(Path.Combine(Specs, path)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private void Miss(string text)
    {
        if (_all)
            Console.WriteLine("  " + text);
    }

    private void Aliases()
    {
        var (right, wrong, missed, apart) = (0, 0, 0, 0);
        foreach (var row in Rows("Link/Actors/Specs/aliases.tsv"))
        {
            var reports = new[] { One("r1", row[0], row[1], row[2]), One("r2", row[0], row[3], row[4]) };
            var actors = ActorLinker.Link(reports, _knowledge, _translator, []);
            var joined = actors.Any(actor => actor.Members.Any(m => m.Report == "r1" && m.Actor == "a1") && actor.Members.Any(m => m.Report == "r2" && m.Actor == "a1"));
            if (joined && row[5] == "1")
                right++;
            else if (joined)
                wrong++;
            else if (row[5] == "1")
                missed++;
            else
                apart++;
            if (joined != (row[5] == "1"))
                Miss($"{(joined ? "wrong merge" : "missed")}: {row[1]} = {row[3]}");
        }

        // Of a pair, B-cubed precision is 1 for each mention apart, 1/2 when two that differ are joined; recall likewise.
        var pairs = right + wrong + missed + apart;
        var precision = (right + missed + apart + (0.5 * wrong)) / pairs;
        var recall = (right + wrong + apart + (0.5 * missed)) / pairs;
        Print("aliases", pairs, ("b_cubed_f1", 2 * precision * recall / (precision + recall)), ("pair_f1", 2.0 * right / ((2 * right) + wrong + missed)), ("wrong_merges", wrong / (double)pairs), ("recall", right / (double)(right + missed)));
    }

    /// <summary>A report with one name in it, made as the reader would make it.</summary>
    private AnalyzedReport One(string id, string kind, string name, string country)
    {
        var land = country == "-" ? null : _knowledge.CountryByCode(country);
        var marked = MarkedText.Parse($"{{{(kind == "g" ? 'l' : kind[0])}:{name}}} said no{(land is null ? "" : $" in {{l:{land.Name}}}")}.");
        var found = Find(id, marked, "en");
        if (land is null)
            return found;
        var actors = found.Annotations.Actors;
        return found with { Annotations = found.Annotations with { Actors = [.. actors.Select(actor => actor.Id == "a1" && actor.Country is null ? actor with { Country = country } : actor)] } };
    }

    private void Governments()
    {
        var (right, all) = (0, 0);
        foreach (var row in Rows("Analyze/Actors/Specs/governments.tsv"))
        {
            var marked = MarkedText.Parse(row[2]);
            var found = Find("r", marked, row[0]);
            var first = marked.Names[0].Span;
            var actor = found.Annotations.Actors.FirstOrDefault(actor => actor.Mentions.Contains(first));
            var government = actor?.Type == ActorType.Government;
            all++;
            if (government == (row[1] == "g"))
                right++;
            else
                Miss($"{(government ? "taken for a government" : "taken for a city")}: {marked.Text}");
        }

        Print("governments", all, ("accuracy", right / (double)all));
    }

    private void Places()
    {
        var (near, all) = (0, 0);
        foreach (var row in Rows("Analyze/Actors/Specs/places.tsv"))
        {
            var marked = MarkedText.Parse(row[2]);
            var found = Find("r", marked, row[0]);
            var first = marked.Names[0].Span;
            var actor = found.Annotations.Actors.FirstOrDefault(actor => actor.Mentions.Contains(first));
            var said = actor?.Links.GetValueOrDefault("coordinates");
            if (said is null && actor?.Type == ActorType.Government && row[1] != "-")
                said = Capital(first.Of(marked.Text), actor.Country!);
            all++;
            var hit = row[1] == "-" ? said is null : said is not null && At(said).DistanceTo(At(row[1])) <= 161;
            near += hit ? 1 : 0;
            if (!hit)
                Miss($"{said ?? "unresolved"} for {row[1]}: {marked.Text}");
        }

        Print("places", all, ("within_161_km", near / (double)all));
    }

    private string? Capital(string name, string country)
    {
        foreach (var index in _knowledge.FindPlaces(name))
        {
            var place = _knowledge.Places[index];
            if (place.Country == country)
                return string.Create(CultureInfo.InvariantCulture, $"{place.Latitude},{place.Longitude}");
        }

        return null;
    }

    private void Roles()
    {
        var (right, all) = (0, 0);
        foreach (var row in Rows("Analyze/Actors/Specs/roles.tsv"))
        {
            var marked = MarkedText.Parse(row[5]);
            var actor = Find("r", marked, row[0]).Annotations.Actors.FirstOrDefault(actor => actor.Names.Contains(row[1]));
            all++;
            if (actor?.Roles.Any(role => role.Title == row[2] && (role.Body ?? "-") == row[3] && (role.Status ?? "-") == row[4]) == true)
                right++;
            else
                Miss($"{string.Join(" ; ", actor?.Roles.Select(role => $"{role.Title}/{role.Body}/{role.Status}") ?? [])} for {row[2]}/{row[3]}/{row[4]}: {marked.Text}");
        }

        Print("roles", all, ("accuracy", right / (double)all));
    }

    private AnalyzedReport Find(string id, MarkedText marked, string language)
    {
        var report = new Report { Id = id, Text = marked.Text };
        var (tokens, sentences) = _readers.For(language).Read(marked.Text);
        var (actors, names) = ActorFinder.Find(report, sentences, tokens, marked.Names, language, _knowledge);
        return new AnalyzedReport(report, new Annotations { Actors = actors, Names = names });
    }

    private static Place At(string coordinates)
    {
        var parts = coordinates.Split(',');
        return new Place(0, "", PlaceKind.Town, "", null, double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), 0);
    }

    private static void Print(string set, int count, params (string Name, double Value)[] figures) =>
        Console.WriteLine($"{set} {string.Join(' ', figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name}={figure.Value:0.0000}")))} cases={count}");
}
