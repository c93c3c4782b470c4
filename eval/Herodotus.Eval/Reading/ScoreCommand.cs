using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary><c>errors names</c>: what a model gets wrong, one a line, to be sorted and counted.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var reports = new Option<string>("--reports") { Required = true };
        var gold = new Option<string>("--gold") { Required = true };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var model = new Option<string>("--model") { Required = true };
        var command = new Command("errors", "Lists the names a model misses, adds or types wrongly.") { reports, gold, language, model };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var code = parsed.GetValue(language)!;
            var phrases = PhraseTable.Load(data);
            var (reader, knowledge) = (LanguageReader.Load(data, code, phrases), KnowledgeBase.Load(data));
            var finder = NameFinder.Load(data, code, phrases, parsed.GetValue(model)!) ?? throw new FileNotFoundException("no such model", parsed.GetValue(model));
            foreach (var report in GoldSet.Read(parsed.GetValue(reports)!, parsed.GetValue(gold)!).Reports)
                List(report, reader, (text, tokens, sentences) => finder.FindBounded(text, tokens, sentences, code, knowledge));
        });
        return command;
    }

    private static void List(GoldReport report, LanguageReader reader, Func<string, ImmutableArray<Token>, ImmutableArray<Sentence>, ImmutableArray<NameMention>> find)
    {
        var (tokens, sentences) = reader.Read(report.Text);
        var wanted = report.Names.ToDictionary(name => name.Span, name => name.Kind);
        foreach (var name in find(report.Text, tokens, sentences))
        {
            var type = ContractNames.Name(name.Type);
            if (wanted.Remove(name.Span, out var kind))
            {
                if (kind != type)
                    Write($"TYPE {kind}>{type}", name.Span);
                continue;
            }

            var other = report.Names.FirstOrDefault(gold => gold.Span.Overlaps(name.Span));
            if (other is null)
                Write($"ADDED {type}", name.Span);
            else if (wanted.Remove(other.Span))
                Write($"SPAN {other.Kind}>{type} [{other.Span.Of(report.Text)}]", name.Span);
        }

        foreach (var (span, kind) in wanted)
            Write($"MISSED {kind}", span);

        void Write(string what, TextSpan span)
        {
            var (from, to) = (Math.Max(0, span.Start - 30), Math.Min(report.Text.Length, span.End + 30));
            var around = $"{report.Text[from..span.Start]}[[{span.Of(report.Text)}]]{report.Text[span.End..to]}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}\t{around.ReplaceLineEndings(" ")}"));
        }
    }
}
