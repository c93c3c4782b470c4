using System.CommandLine;
using Herodotus.Link.Actors;
using Herodotus.Reports.Json;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus actors</c>: who is who, and what the user decides about it.</summary>
public static class ActorsCommand
{
    public static Command Create()
    {
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var list = new Command("list", "Lists the actors of all stories with their names.") { workspace, threads };
        list.SetAction(parsed =>
        {
            var library = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!);
            foreach (var actor in library.Actors(parsed.GetValue(threads)).OrderBy(actor => actor.Name, StringComparer.Ordinal))
                Console.Out.WriteLine($"{actor.Id}\t{ContractNames.Name(actor.Type)}\t{string.Join(" | ", actor.Names)}");
            return ExitCode.Done;
        });

        var actor = new Argument<string>("actor") { Description = "The actor's id, as 'actors list' shows it." };
        var other = new Argument<string>("other") { Description = "The id of the actor that is the same." };
        var names = new Argument<string[]>("name") { Description = "Names that are not this actor's.", Arity = ArgumentArity.OneOrMore };
        var name = new Argument<string>("name") { Description = "The name to show." };
        var who = new Option<string>("--who") { Description = "Who decides.", DefaultValueFactory = _ => Environment.UserName };
        var why = new Option<string>("--why") { Description = "The reason, kept with the decision.", DefaultValueFactory = _ => "" };

        var merge = new Command("merge", "Two actors are one; remembered.") { actor, other, who, why, workspace };
        merge.SetAction(parsed => Decide(parsed.GetValue(workspace)!, ActorDecision.Merge(parsed.GetValue(actor)!, parsed.GetValue(other)!), parsed.GetValue(who)!, parsed.GetValue(why)!));
        var split = new Command("split", "Some names are not this actor's; they become another, and stay so.") { actor, names, who, why, workspace };
        split.SetAction(parsed => Decide(parsed.GetValue(workspace)!, ActorDecision.Split(parsed.GetValue(actor)!, parsed.GetValue(names)!), parsed.GetValue(who)!, parsed.GetValue(why)!));
        var rename = new Command("rename", "Shows an actor under another name.") { actor, name, who, why, workspace };
        rename.SetAction(parsed => Decide(parsed.GetValue(workspace)!, ActorDecision.Rename(parsed.GetValue(actor)!, parsed.GetValue(name)!), parsed.GetValue(who)!, parsed.GetValue(why)!));
        return new Command("actors", "Who is who across reports; merge, split or rename, remembered with who and why.") { list, merge, split, rename };
    }

    private static int Decide(string path, ActorDecision decision, string who, string why)
    {
        using var store = Workspace.Open(path, TimeProvider.System);
        store.Decide("actor", decision.ToJson(), who, why);
        Console.Out.WriteLine($"remembered: {ContractNames.Name(decision.Kind)} {decision.Actor}");
        return ExitCode.Done;
    }
}
