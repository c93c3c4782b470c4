using System.CommandLine;

namespace Herodotus.Eval.Reading;

/// <summary><c>train</c>: learns each model from any sets in the contract's form, and scores it on others.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Learns models from gold data in the contract's form.")
    {
        NamesCommand.Create(), JudgeTraining.Create(), NameNetworkTraining.Create(),
        PartsOfSpeechCommand.Create(), PartOfSpeechJudgeTraining.Create(), NetworkCommand.Create(), SentencesCommand.Create(),
    };
}
