using System.CommandLine;
using Herodotus.Eval.Floors;
using Herodotus.Eval.Groups;
using Herodotus.Eval.Intake;
using Herodotus.Eval.Knowledge;
using Herodotus.Eval.Languages;
using Herodotus.Eval.Pages;
using Herodotus.Eval.Quantities;
using Herodotus.Eval.Reading;
using Herodotus.Eval.Statements;
using Herodotus.Eval.Times;
using Herodotus.Eval.Words;

var root = new RootCommand("Trains the models of Herodotus, compiles its knowledge, scores its layers.")
{
    LanguageCommand.Create(),
    QuantitiesCommand.Create(),
    AmountsCommand.Create(),
    KnowledgeCommand.Create(),
    CopyTraining.Create(),
    GroupTrial.Create(),
    StatementsCommand.Create(),
    CharsetTraining.Create(),
    PagesCommand.Create(),
    TimesCommand.Create(),
    ArchiveTrial.Create(),
    FuzzCommand.Create(),
    ReadingFuzz.Create(),
    FloorsCommand.Create(),
    MeaningTraining.Create(),
    FrequencyLists.Create(),
    GroupTraining.Create(),
    TrainCommand.Create(),
    ScoreCommand.Create(),
    WordsCommand.Create(),
    KindsCommand.Create(),
    SensesCommand.Create(),
    NamesTrial.Create(),
    NewsNames.Create(),
    PhrasesCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
