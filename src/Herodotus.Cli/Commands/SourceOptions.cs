using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary>The list of sources and their states, as the commands that use them find it.</summary>
internal sealed class SourceOptions
{
    public Option<string> File { get; } = new("--sources")
    {
        Description = "The list of sources (TOML).",
        DefaultValueFactory = _ => Path.Combine(Path.GetDirectoryName(Workspace.DefaultPath())!, "sources.toml"),
    };

    public Option<bool> AllowPrivate { get; } = new("--allow-private") { Description = "Let connections go to this machine and its network." };

    /// <summary>The sources; mistakes in the file are told on standard error.</summary>
    public (ImmutableArray<NewsSource> Sources, bool AnyWrong) Load(ParseResult parsed)
    {
        var path = parsed.GetValue(File)!;
        if (!System.IO.File.Exists(path))
            return ([], false);
        var (sources, refusals) = SourceList.Parse(System.IO.File.ReadAllText(path), path);
        foreach (var refusal in refusals)
            Console.Error.WriteLine($"{refusal.Code}: {refusal.Message}");
        return (sources, !refusals.IsEmpty);
    }

    public void Save(ParseResult parsed, IEnumerable<NewsSource> sources)
    {
        var path = Path.GetFullPath(parsed.GetValue(File)!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        System.IO.File.WriteAllText(fresh, SourceList.Write(sources), new UTF8Encoding(false));
        System.IO.File.Move(fresh, path, overwrite: true);
    }

    public StateFile States(ParseResult parsed) => new(parsed.GetValue(File)! + ".state.json");

    public Fetcher Fetcher(ParseResult parsed) => new(TimeProvider.System, allowPrivate: parsed.GetValue(AllowPrivate));
}
