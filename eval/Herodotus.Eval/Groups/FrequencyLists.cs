using System.CommandLine;
using System.Globalization;

namespace Herodotus.Eval.Groups;

/// <summary><c>frequency-lists</c>: what words are common in languages for which there is a list of words by rank only.</summary>
internal static class FrequencyLists
{
    /// <summary>Base 10 logarithm of uses of the first word in a thousand million; by Zipf's law the word of rank r has r times fewer.</summary>
    private const double FirstUses = 8;

    private static readonly (string Language, string Name)[] Lists =
        [("pt", "portuguese"), ("fr", "french"), ("de", "german"), ("it", "italian"), ("ru", "russian"), ("ar", "arabic"), ("sl", "slovenian")];

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "One file a language, one word a line, the most common first." };
        var output = new Option<string>("--out") { Description = "The folder of frequency.LANGUAGE.tsv.", Required = true };
        var command = new Command("frequency-lists", "Makes word frequencies from lists of words by rank.") { folder, output };
        command.SetAction(parsed =>
        {
            foreach (var (language, name) in Lists)
            {
                var words = File.ReadLines(Path.Combine(parsed.GetValue(folder)!, name + ".txt")).Select(word => word.Trim()).Where(word => word.Length > 0 && word.All(char.IsLetter));
                var byUses = words.Select((word, rank) => (Word: word, Uses: (FirstUses - Math.Log10(rank + 2)).ToString("0.0", CultureInfo.InvariantCulture))).GroupBy(w => w.Uses, w => w.Word);
                File.WriteAllLines(
                    Path.Combine(parsed.GetValue(output)!, $"frequency.{language}.tsv"),
                    ["# log10 of uses per thousand million words, by rank, then the words. From hermitdave/FrequencyWords (OpenSubtitles 2016; see SOURCE.md).", .. byUses.Select(g => g.Key + "\t" + string.Join(' ', g))]);
            }
        });
        return command;
    }
}
