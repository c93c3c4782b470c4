using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Analyze.Actors;
using Herodotus.Engine.Tests.Analyze.Actors;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Reports;

namespace Herodotus.Eval.Knowledge;

/// <summary><c>actors show</c>: what is found in marked texts (one a paragraph), to be read by people.</summary>
internal static class ActorsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Texts with marked names ({p:…} {o:…} {l:…} {g:…}), parted by empty lines; a first line 'es' sets the language." };
        var show = new Command("show", "Prints actors, roles, descriptions of marked texts.") { file };
        show.SetAction(parsed => Show(File.ReadAllText(parsed.GetValue(file)!.FullName)));
        return new Command("actors", "Actors within a report.") { show };
    }

    private static void Show(string all)
    {
        var data = DataFolder.Find();
        var knowledge = KnowledgeBase.Load(data);
        var readers = new LanguageReaders(data);
        var reports = new List<AnalyzedReport>();
        foreach (var paragraph in all.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var language = paragraph.StartsWith("es\n", StringComparison.Ordinal) ? "es" : "en";
            var marked = MarkedText.Parse(language == "es" ? paragraph[3..] : paragraph);
            var report = new Report { Id = $"r{reports.Count + 1}", Text = marked.Text };
            var (tokens, sentences) = readers.For(language).Read(marked.Text);
            var (actors, names) = ActorFinder.Find(report, sentences, tokens, marked.Names, language, knowledge);
            reports.Add(new AnalyzedReport(report, new Annotations { Actors = actors, Names = names }));
            Console.WriteLine("---- " + marked.Text[..Math.Min(60, marked.Text.Length)]);
            foreach (var actor in actors)
            {
                Console.WriteLine($"{actor.Id} {actor.Type} [{string.Join(" | ", actor.Names)}] {actor.Country} {string.Join(' ', actor.Links.Select(l => l.Key + "=" + l.Value))}");
                foreach (var role in actor.Roles)
                    Console.WriteLine($"     role: {role.Title} / {role.Body} / {role.Status}");
                if (actor.Descriptions.Length > 0)
                    Console.WriteLine("     desc: " + string.Join(" ; ", actor.Descriptions.Select(span => span.Of(marked.Text) + "@" + span.Start)));
                foreach (var evidence in actor.Evidence)
                    Console.WriteLine($"     why: {evidence.Kind}: {evidence.Value}");
            }

            foreach (var name in names.Where(name => name.Actor is null && name.Type != NameType.Group))
                Console.WriteLine("     no actor: " + name.Span.Of(marked.Text));
        }

        Console.WriteLine("==== linked");
        foreach (var actor in ActorLinker.Link(reports, knowledge, NameTranslator.Load(data, knowledge), []))
        {
            Console.WriteLine($"{actor.Id} {actor.Type} {actor.Name} [{string.Join(" | ", actor.Names)}] {actor.Country} {string.Join(' ', actor.Members.Select(member => member.Report + ":" + member.Actor))}");
            foreach (var role in actor.Roles)
                Console.WriteLine($"     role: {role.Title} / {role.Body} / {role.Status}");
            foreach (var evidence in actor.Evidence.Where(evidence => evidence.Kind is not ("knowledge" or "shared-context")))
                Console.WriteLine($"     why: {evidence.Kind}: {evidence.Value} {evidence.Weight}");
        }
    }
}
