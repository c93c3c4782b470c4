using System.CommandLine;

namespace Herodotus.Eval.Knowledge;

/// <summary><c>knowledge build</c>: the compiled files of <c>data/knowledge</c>, from the open data they come from, byte for byte the same each time.</summary>
public static class KnowledgeCommand
{
    public static Command Create()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "The folder with places.tsv.gz, admin1.tsv, territories.jsonl.gz, office-holders.jsonl.gz.", DefaultValueFactory = _ => new("../shared/corpora/knowledge") };
        var to = new Option<DirectoryInfo>("--to") { Description = "Where to write.", DefaultValueFactory = _ => new("data/knowledge") };
        var build = new Command("build", "Compiles gazetteer.bin and lore.tsv.") { from, to };
        build.SetAction(parsed =>
        {
            var (source, target) = (parsed.GetValue(from)!.FullName, parsed.GetValue(to)!.FullName);
            GazetteerFile.Build(source, Path.Combine(target, "gazetteer.bin"));
            LoreFile.Build(source, Path.Combine(target, "lore.tsv"));
            LexiconFile.Build(source, Path.Combine(target, "lexicon-en-es.tsv"));
            NameFormsFile.Build(source, Path.Combine(target, "name-forms.tsv"));
        });
        return new Command("knowledge", "The knowledge base.") { build, ActorsCommand.Create(), ScreeningTrial.Create(), OwnSets.Create(), GrowthTrial.Create() };
    }
}
