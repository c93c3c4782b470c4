using System.CommandLine;
using Herodotus.Cli.Lines;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Watchlists;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus match</c>: names against watchlists.</summary>
public static class MatchCommand
{
    public static Command Create()
    {
        var lists = WatchlistFiles.Option();
        var limit = new Option<int>("--limit") { Description = "How many entries to show for a name.", DefaultValueFactory = _ => 5 };
        var threads = SharedOptions.Threads();
        var command = new Command("match", "Reads {id, name, type?, country?, birthDate?} (JSON Lines) and writes the entries of watchlists that the name may mean.") { lists, limit, threads };
        command.SetAction((parsed, cancel) =>
        {
            var paths = parsed.GetValue(lists) ?? [];
            if (paths.Length == 0)
            {
                Console.Error.WriteLine("HDT0500: no list configured, so nothing can be said about any name; give one with --list");
                return Task.FromResult(ExitCode.WrongUsage);
            }

            var data = DataFolder.Find();
            var knowledge = KnowledgeBase.Load(data);
            var index = WatchlistIndex.Build([.. WatchlistFiles.Read(paths, knowledge).SelectMany(reading => reading.Entries)], NameComparer.Load(data));
            return LinePipe.RunAsync(line => Answer(line, index, knowledge, parsed.GetValue(limit)), parsed.GetValue(threads), cancel);
        });
        return command;
    }

    private static (byte[]?, string?, string?) Answer(byte[] line, WatchlistIndex index, KnowledgeBase knowledge, int limit)
    {
        var (values, error) = NameLine.Read(line, "id", "name", "type", "country", "birthDate");
        if (values is null)
            return (null, "HDT0102", error);
        if (values[1] is not { } name)
            return (null, "HDT0102", "a line has a 'name', as text");
        var country = values[3] is { } said ? knowledge.CountryByCode(said)?.Code ?? knowledge.FindCountry(said)?.Code ?? said : null;
        var matches = index.Find(new WatchlistQuery(name, NameLine.Sort(values[2]), country, values[4]), limit);
        return (ReportJson.Line(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", values[0]);
            json.WriteStartArray("matches");
            foreach (var match in matches)
            {
                json.WriteStartObject();
                json.WriteString("list", match.Entry.List);
                json.WriteString("entry", match.Entry.Id);
                json.WriteString("entryName", match.Entry.Names[0]);
                json.WriteString("name", match.Name);
                json.WriteNumber("score", match.Score);
                if (match.Entry.Program is { } program)
                    json.WriteString("program", program);
                NameLine.Write(json, match.Evidence);
                NameLine.Write(json, match.Against, "against");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), null, null);
    }
}
