using System.CommandLine;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Watchlists;
using Herodotus.Web.Actors;

namespace Herodotus.Cli.Commands;

/// <summary>The option <c>--list</c> and the reading of what it names, the same for every command that takes it.</summary>
internal static class WatchlistFiles
{
    /// <summary>Enough to see what is wrong with a list without filling the screen.</summary>
    private const int RowsShown = 10;

    public static Option<string[]> Option() => new("--list")
    {
        Description = "A list: OFAC SDN (CSV with alt.csv and add.csv beside it, or XML), UN consolidated XML, OpenSanctions lines or targets CSV; plain or gzipped. May be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads each list; refused rows are counted and named on standard error.</summary>
    public static List<WatchlistReading> Read(IEnumerable<string> paths, KnowledgeBase knowledge)
    {
        var readings = new List<WatchlistReading>();
        foreach (var path in paths)
        {
            var reading = WatchlistReader.Read(path, knowledge);
            readings.Add(reading);
            if (reading.RefusedCount > 0)
                Console.Error.WriteLine($"HDT0503: {path}: {reading.RefusedCount} rows refused, {reading.Entries.Length} entries read");
            foreach (var row in reading.Refused.Take(RowsShown))
                Console.Error.WriteLine($"  {row.Where}: {row.Reason}");
        }

        return readings;
    }

    /// <summary>The lists for the pages; without a path nothing is loaded.</summary>
    public static ConfiguredLists Configure(string[]? paths)
    {
        if (paths is null or [])
            return ConfiguredLists.None;
        var data = DataFolder.Find();
        return ConfiguredLists.Of(Read(paths, KnowledgeBase.Load(data)), NameComparer.Load(data));
    }
}
