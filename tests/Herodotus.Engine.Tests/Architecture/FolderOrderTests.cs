using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Herodotus.Architecture;

/// <summary>A folder may use itself and those above it in the list; a folder that is not in the list fails.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Order = ["Text", "Reports", "Learning", "Knowledge", "Ingest", "Clean", "Analyze", "Link", "Tell", "Store", "Libraries"];

    private static readonly string[] AnalyzeOrder =
        ["Language", "Numbers", "Tokens", "Sentences", "PartsOfSpeech", "Names", "Times", "Quantities", "Actors", "Statements", "Events"];

    private static readonly string[] LinkOrder =
        ["Streams", "Terms", "Actors", "Watchlists", "Copies", "Stories", "Origins", "Claims", "Disagreements"];

    [Fact]
    public void Every_folder_of_the_engine_is_in_the_order() =>
        Directory.GetDirectories(Source.Engine).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).ShouldBeSubsetOf(Order);

    [Fact]
    public void Every_folder_of_Analyze_is_in_the_order() =>
        Directory.GetDirectories(Path.Combine(Source.Engine, "Analyze")).Select(Path.GetFileName).ShouldBeSubsetOf(AnalyzeOrder);

    [Fact]
    public void A_folder_uses_only_those_above_it() => Violations(Source.Engine, "Herodotus", Order).ShouldBeEmpty();

    [Fact]
    public void A_layer_uses_only_those_above_it() => Violations(Path.Combine(Source.Engine, "Analyze"), "Herodotus.Analyze", AnalyzeOrder).ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_Link_is_in_the_order() =>
        Directory.GetDirectories(Path.Combine(Source.Engine, "Link")).Select(Path.GetFileName).ShouldBeSubsetOf(LinkOrder);

    [Fact]
    public void A_folder_of_Link_uses_only_those_above_it() => Violations(Path.Combine(Source.Engine, "Link"), "Herodotus.Link", LinkOrder).ShouldBeEmpty();

    [Fact]
    public void Only_Ingest_touches_the_network() =>
        FilesThatUse("System.Net.Http", "System.Net.Sockets").Where(file => !file.StartsWith("Ingest", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Only_Store_touches_a_database() =>
        FilesThatUse("Microsoft.Data.Sqlite", "Dapper").Where(file => !file.StartsWith("Store", StringComparison.Ordinal)).ShouldBeEmpty();

    private static List<string> Violations(string root, string rootNamespace, string[] order)
    {
        var found = new List<string>();
        for (var i = 0; i < order.Length; i++)
        {
            var folder = Path.Combine(root, order[i]);
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Source.Files(folder))
            {
                foreach (Match use in UsingLine().Matches(File.ReadAllText(file)))
                {
                    var name = use.Groups[1].Value;
                    if (!name.StartsWith(rootNamespace + ".", StringComparison.Ordinal))
                        continue;
                    var target = Array.IndexOf(order, name[(rootNamespace.Length + 1)..].Split('.')[0]);
                    if (target > i)
                        found.Add($"{Path.GetRelativePath(root, file)} uses {name}");
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> FilesThatUse(params string[] namespaces) => Source.Files(Source.Engine)
        .Where(file => UsingLine().Matches(File.ReadAllText(file)).Any(use => namespaces.Contains(use.Groups[1].Value)))
        .Select(file => Path.GetRelativePath(Source.Engine, file));

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
