using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;

namespace Herodotus.Eval.Words;

/// <summary>
/// <c>senses</c>: reads much text with a names model and counts, word by word, casing and the types of the names it is in
/// (<c>data/&lt;language&gt;/senses.bin</c>). A few numbers a word, words as hashes: nothing of the text can be read back.
/// </summary>
internal static class SensesCommand
{
    private const int TypeCount = 7;

    /// <summary>Casing as <see cref="WordSenses.Of"/> gives it: a capital in two uses of three, or more.</summary>
    private const int NearlyAlways = 5;

    public static Command Create()
    {
        var text = new Option<string[]>("--text") { AllowMultipleArgumentsPerToken = true, Required = true };
        var model = new Option<string>("--model") { Description = "A names model trained with --no-senses.", Required = true };
        var language = new Option<string>("--language") { Required = true };
        var output = new Option<string>("--out") { Required = true };
        var again = new Option<bool>("--again") { Description = "The model was trained with senses: it reads with those there are." };
        var minCount = new Option<int>("--min-count") { Description = "Uses of a word with a capital or in a name, at least.", DefaultValueFactory = _ => 2 };
        var shared = new Option<string[]>("--shared") { Description = "Also write, for other languages, the words that nearly always have a capital.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var command = new Command("senses", "Counts how words are used in much text: casing, and types of names.") { text, model, language, output, again, minCount, shared };
        command.SetAction(parsed =>
        {
            var (data, code) = (DataFolder.Find(), parsed.GetValue(language)!);
            var phrases = PhraseTable.Load(data);
            var reader = LanguageReader.Load(data, code, phrases, models: false);
            var lexicon = NameLexicon.Load(data, code, phrases);
            var finder = new NameFinder(SequenceTagger.Read(parsed.GetValue(model)!), parsed.GetValue(again) ? lexicon : lexicon with { Senses = WordSenses.Empty });
            var uses = new Dictionary<uint, Uses>();
            // Read side by side, counted in order.
            var read = TextLines.Documents(parsed.GetValue(text)!.SelectMany(TextLines.Read)).AsParallel().AsOrdered().Select(report =>
            {
                var (tokens, sentences) = reader.Read(report);
                return (Report: report, Tokens: tokens, Sentences: sentences, Names: finder.Find(report, tokens, sentences));
            });
            foreach (var (report, tokens, sentences, names) in read)
                Count(report, tokens, sentences, names, uses);

            var senses = uses.Where(word => word.Value.Lower + word.Value.Capital + word.Value.Types.Sum() >= parsed.GetValue(minCount))
                .Select(word => KeyValuePair.Create(word.Key, WordSenses.Of(word.Value.Lower, word.Value.Capital, word.Value.Types, word.Value.Single, word.Value.First)))
                .ToArray();
            WordSenses.Write(parsed.GetValue(output)!, senses);
            foreach (var path in parsed.GetValue(shared)!)
                WordSenses.Write(path, senses.Where(word => (word.Value & 7) >= NearlyAlways && (word.Value >> 3 & 7) != 0));
            Console.WriteLine($"{senses.Length} words, {new FileInfo(parsed.GetValue(output)!).Length} bytes");
        });
        return command;
    }

    private static void Count(
        string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, ImmutableArray<NameMention> names, Dictionary<uint, Uses> uses)
    {
        var name = 0;
        foreach (var sentence in sentences)
        {
            for (var at = sentence.FirstToken; at < sentence.EndToken; at++)
            {
                var span = tokens[at].Span;
                var word = span.Of(text.AsSpan());
                if (!char.IsLetter(word[0]))
                    continue;
                while (name < names.Length && names[name].Span.End <= span.Start)
                    name++;
                var hash = TokenSheet.WordHash(word);
                if (!uses.TryGetValue(hash, out var counts))
                    uses.Add(hash, counts = new Uses());
                if (name < names.Length && names[name].Span.Start <= span.Start)
                {
                    counts.Types[(int)names[name].Type]++;
                    counts.Single += names[name].Span == span ? 1 : 0;
                    counts.First += names[name].Span.Start == span.Start && names[name].Span != span ? 1 : 0;
                }

                if (at == sentence.FirstToken)
                    continue;
                counts.Capital += char.IsUpper(word[0]) ? 1 : 0;
                counts.Lower += char.IsUpper(word[0]) ? 0 : 1;
            }
        }
    }

    private sealed class Uses
    {
        public int Lower { get; set; }

        public int Capital { get; set; }

        public int Single { get; set; }

        public int First { get; set; }

        public int[] Types { get; } = new int[TypeCount];
    }
}
