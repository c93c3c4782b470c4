using System.CommandLine;
using Herodotus.Eval.Groups;
using Herodotus.Eval.Knowledge;

var root = new RootCommand("Trains the models of Herodotus, compiles its knowledge, scores its layers.")
{
    KnowledgeCommand.Create(),
    CopyTraining.Create(),
    GroupTrial.Create(),
};

return await root.Parse(args).InvokeAsync();
