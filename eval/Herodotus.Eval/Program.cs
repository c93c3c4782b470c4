using System.CommandLine;
using Herodotus.Eval.Groups;
using Herodotus.Eval.Intake;
using Herodotus.Eval.Knowledge;
using Herodotus.Eval.Statements;
using Herodotus.Eval.Pages;

var root = new RootCommand("Trains the models of Herodotus, compiles its knowledge, scores its layers.")
{
    KnowledgeCommand.Create(),
    CopyTraining.Create(),
    GroupTrial.Create(),
    StatementsCommand.Create(),
    CharsetTraining.Create(),
    PagesCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
