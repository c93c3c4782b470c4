using System.CommandLine;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus forget</c>: removes reports and every word of them from the workspace.</summary>
public static class ForgetCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("report") { Description = "Ids of reports, as 'search' lists them.", Arity = ArgumentArity.OneOrMore };
        var workspace = SharedOptions.Workspace();
        var command = new Command("forget", "Removes reports from the workspace for good.") { ids, workspace };
        command.SetAction(parsed =>
        {
            using var store = Workspace.Open(parsed.GetValue(workspace)!, TimeProvider.System);
            var missing = false;
            foreach (var id in parsed.GetValue(ids)!)
            {
                if (store.Forget(id))
                {
                    Console.Out.WriteLine($"forgotten {id}");
                }
                else
                {
                    missing = true;
                    Console.Error.WriteLine($"HDT0311: there is no report {id}; 'herodotus search' lists ids");
                }
            }

            return missing ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}
