using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary>The list of sources as the commands that use it find it: the workspace's own, or a file's. How they do is always kept in the workspace.</summary>
internal sealed class SourceOptions
{
    public Option<string?> File { get; } = new("--sources") { Description = "A list of sources in a file (TOML, YAML, or OPML to read); otherwise the workspace's own." };

    public Option<string> Path { get; } = SharedOptions.Workspace();

    public Option<bool> AllowPrivate { get; } = new("--allow-private") { Description = "Let connections go to this machine and its network." };

    public Workspace Open(ParseResult parsed) => Workspace.Open(parsed.GetValue(Path)!, TimeProvider.System);

    /// <summary>The sources; mistakes in the file are told on standard error.</summary>
    public (ImmutableArray<NewsSource> Sources, bool AnyWrong) Load(ParseResult parsed, Workspace workspace) => parsed.GetValue(File) is not { } path
        ? (workspace.Sources(), false)
        : System.IO.File.Exists(path) ? Read(path) : ([], false);

    /// <summary>The sources in a file; mistakes in it are told on standard error.</summary>
    public static (ImmutableArray<NewsSource> Sources, bool AnyWrong) Read(string path)
    {
        var (sources, refusals) = SourceFile.Read(path);
        foreach (var refusal in refusals)
            Console.Error.WriteLine($"{refusal.Code}: {refusal.Message}");
        return (sources, !refusals.IsEmpty);
    }

    /// <summary>Keeps the list where it came from; false when that is a file that only other programs write.</summary>
    public bool Save(ParseResult parsed, Workspace workspace, IEnumerable<NewsSource> sources)
    {
        if (parsed.GetValue(File) is not { } path)
        {
            workspace.SetSources(sources);
            return true;
        }

        if (System.IO.File.Exists(path) && SourceFile.IsOpml(System.IO.File.ReadAllText(path)))
        {
            Console.Error.WriteLine($"{SourceList.BadFile}: {path} is another program's list and is not changed; take it in with 'herodotus sources add {path}'");
            return false;
        }

        SourceFile.Write(path, sources);
        return true;
    }

    public Fetcher Fetcher(ParseResult parsed) => new(TimeProvider.System, guard: parsed.GetValue(AllowPrivate) ? AddressGuard.Anywhere : AddressGuard.PublicOnly);

    /// <summary>The options that every command about sources takes.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(File);
        command.Options.Add(Path);
    }
}
