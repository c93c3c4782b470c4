using System.CommandLine;
using Herodotus.Eval.Knowledge;

var root = new RootCommand("Trains the models of Herodotus, compiles its knowledge, scores its layers.")
{
    KnowledgeCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
