using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Herodotus.Analyze;
using Herodotus.Analyze.Language;
using Herodotus.Learning.Files;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// <c>fuzz-reading</c>: cuts, repeats, mixes and spoils real texts at random and reads them for language, sentences, tokens, parts of speech and names,
/// until the time is up. What throws, gives a span that is not valid, or takes longer than it may, is written to a file with its seed.
/// </summary>
internal static class ReadingFuzz
{
    /// <summary>Time one text may take for each million of its units, and at least once.</summary>
    private static readonly TimeSpan PerMillion = TimeSpan.FromSeconds(20);

    /// <summary>What breaks readers: halves of pairs, joiners, marks of direction, signs that combine, controls, links begun, stops.</summary>
    private static readonly string[] Spoilers =
    [
        "\uD83D", "\uDC00", "\u200D", "\u202E", "\u0301", "\0", "\u0085", "\uFEFF", "http://", "www.", "@", "#", "...", "\"", "'", "’", "-", "/", "&", "\n\n", "\u2029", "U.S.", "1,", "$", "部",
        "🇵", "👩🏽‍🚀", "ß", "İ", "º",
    ];

    public static Command Create()
    {
        var texts = new Argument<string[]>("reports") { Description = "Reports whose texts are spoiled.", Arity = ArgumentArity.OneOrMore };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
        var seed = new Option<int>("--seed") { Description = "Where to begin.", DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz-reading", "Reads spoiled texts until something breaks or the time is up.") { texts, seconds, seed };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var (identifier, readers) = (LanguageIdentifier.Load(data), new LanguageReaders(data));
            var sources = parsed.GetValue(texts)!.SelectMany(GoldSet.Texts).Where(text => text.Length > 0).ToArray();
            var watch = Stopwatch.StartNew();
            var (runs, broken) = (0, 0);
            for (var number = parsed.GetValue(seed); watch.Elapsed.TotalSeconds < parsed.GetValue(seconds); number++, runs++)
            {
                var random = new Random(number);
                var text = Spoil(sources[random.Next(sources.Length)], random, sources);
                if (Read(identifier, readers, text) is not { } failure)
                    continue;
                broken++;
                var kept = string.Create(CultureInfo.InvariantCulture, $"fuzz-reading-{number}.txt");
                File.WriteAllText(kept, text, Encoding.Unicode);
                Console.Out.WriteLine($"seed {number} -> {kept}: {failure}");
            }

            Console.Out.WriteLine($"runs={runs} broken={broken}");
            return broken == 0 ? 0 : 1;
        });
        return command;
    }

    private static string? Read(LanguageIdentifier identifier, LanguageReaders readers, string text)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var guess = identifier.Identify(text);
            if (guess.Confidence is not (>= 0 and <= 1))
                return $"confidence {guess.Confidence}";
            var reader = readers.For(guess.Code);
            var (tokens, sentences) = reader.Read(text);
            var names = reader.FindNames(text, tokens, sentences);
            if (!AreSorted(tokens.Select(token => token.Span), text) || !AreSorted(sentences.Select(sentence => sentence.Span), text) || !AreSorted(names.Select(name => name.Span), text))
                return "spans are not valid";
            if (sentences.Sum(sentence => sentence.TokenCount) != tokens.Length)
                return "a token is in no sentence";
        }
        catch (Exception failure)
        {
            return failure.ToString();
        }

        return watch.Elapsed > PerMillion * Math.Max(1, text.Length / 1e6) ? $"took {watch.Elapsed.TotalSeconds:0.0} s for {text.Length} units" : null;
    }

    private static bool AreSorted(IEnumerable<TextSpan> spans, string text)
    {
        var end = 0;
        foreach (var span in spans)
        {
            if (span.Start < end || span.Length <= 0 || span.End > text.Length)
                return false;
            end = span.End;
        }

        return true;
    }

    private static string Spoil(string source, Random random, string[] sources)
    {
        var text = new StringBuilder(source);
        for (var cuts = random.Next(1, 16); cuts > 0 && text.Length > 1; cuts--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 200), text.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Spoilers[random.Next(Spoilers.Length)]);
                    break;
                case 2:
                    // The same again and again: what is not linear shows.
                    text.Insert(at, text.ToString(at, Math.Min(length, 6)), random.Next(1, 3_000));
                    break;
                case 3:
                    text.Insert(at, Spoilers[random.Next(Spoilers.Length)], random.Next(1, 5_000));
                    break;
                case 4:
                    var other = sources[random.Next(sources.Length)];
                    text.Insert(at, other.AsSpan(random.Next(other.Length)));
                    break;
                default:
                    text[at] = (char)random.Next(char.MaxValue + 1);
                    break;
            }
        }

        return text.ToString();
    }
}
