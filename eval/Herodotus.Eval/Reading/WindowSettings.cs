using System.CommandLine;
using Herodotus.Learning.Networks;

namespace Herodotus.Eval.Reading;

/// <summary>The settings of a <see cref="WindowNetworkTrainer"/> as options of a command.</summary>
internal sealed class WindowSettings
{
    private readonly WindowOptions _usual;
    private readonly (Option<int> Depth, Option<int> Width, Option<int> Epochs) _sizes;
    private readonly (Option<int> MinCount, Option<int> Seed) _counts;
    private readonly (Option<float> Rate, Option<float> Dropout) _rates;

    public WindowSettings(Command command, WindowOptions usual)
    {
        _usual = usual;
        _sizes = (Setting("--depth", usual.Depth), Setting("--width", usual.Width), Setting("--epochs", usual.Epochs));
        _counts = (Setting("--min-count", usual.MinCount), Setting("--seed", usual.Seed));
        _rates = (Setting("--rate", usual.Rate), Setting("--dropout", usual.Dropout));

        Option<T> Setting<T>(string name, T value)
        {
            var option = new Option<T>(name) { DefaultValueFactory = _ => value };
            command.Add(option);
            return option;
        }
    }

    public WindowOptions Of(ParseResult parsed) => _usual with
    {
        Depth = parsed.GetValue(_sizes.Depth),
        Width = parsed.GetValue(_sizes.Width),
        Epochs = parsed.GetValue(_sizes.Epochs),
        MinCount = parsed.GetValue(_counts.MinCount),
        Seed = parsed.GetValue(_counts.Seed),
        Rate = parsed.GetValue(_rates.Rate),
        Dropout = parsed.GetValue(_rates.Dropout),
    };
}
