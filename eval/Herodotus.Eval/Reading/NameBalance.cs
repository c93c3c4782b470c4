using System.Collections.Immutable;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Features;
using Herodotus.Knowledge;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Balances a tagger between names missed and names made up: log-odds are taken from "no name" for all texts first, then for each kind of short text, then for each set's guidelines, and
/// kept where the mean over the development sets is better.
/// </summary>
/// <param name="reader">Reads texts as reports are read, with parts of speech.</param>
/// <param name="guided">Guidelines of sets are told apart.</param>
/// <param name="alone">One set alone is balanced by all types that it marks, several by the three classes.</param>
/// <param name="finderOf">What names with a tagger.</param>
internal sealed class NameBalance(TrainingRun run, LanguageReader reader, KnowledgeBase knowledge, bool guided, bool alone, Func<SequenceTagger, NameFinder> finderOf)
{
    private readonly Dictionary<string, (ImmutableArray<Token> Tokens, ImmutableArray<Sentence> Sentences)> _texts =
        run.Dev.SelectMany(set => set.Reports).Select(report => report.Text).Distinct().ToDictionary(text => text, reader.Read, StringComparer.Ordinal);

    private (SequenceTagger Tagger, double Mean) _best;

    public SequenceTagger Of(SequenceTagger tagger, float[] leanings)
    {
        _best = (tagger, -1);
        foreach (var by in leanings)
            Try(tagger.Lean(0, -by), $"lean {by}");
        for (var genre = 1u; genre <= NameFinder.GenreCount && run.Dev.Length > 0; genre++)
            TryAll(leanings, NameFeatures.Genre(genre), $"kind {genre}");
        for (var set = 1u; guided && set <= run.Train.Length; set++)
        {
            var name = run.Train[set - 1].Name;
            if (run.Dev.Any(dev => dev.Name == name))
                TryAll(leanings, NameFeatures.Guideline(set), $"set {name}");
        }

        return _best.Tagger;
    }

    /// <summary>Leans the best so far where a feature is.</summary>
    private void TryAll(float[] leanings, uint feature, FormattableString where)
    {
        var from = _best.Tagger;
        foreach (var by in leanings.Where(by => by != 0))
            Try(from.Lean(feature, 0, -by), $"lean of {where.ToString(CultureInfo.InvariantCulture)} {by}");
    }

    private void Try(SequenceTagger leaning, FormattableString what)
    {
        var finder = finderOf(leaning);
        Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));
        var classes = run.Dev.Select(set => Classes(set, finder)).ToArray();
        var mean = classes.DefaultIfEmpty(0).Average();
        if (alone)
        {
            mean = run.Dev.Length > 0 ? run.Dev.Average(set => All(set, finder)) : mean;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all types\t{mean:F4}"));
        }

        if (mean > _best.Mean)
            _best = (leaning, mean);
    }

    /// <summary>F1 of the three classes.</summary>
    private double Classes(GoldSet set, NameFinder finder)
    {
        var (f1, precision, recall) = NameTraining.Score(set, text => _texts[text], finder, run.Language, knowledge);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name}\tf1_3 {f1:F4}\tp {precision:F4}\tr {recall:F4}"));
        return f1;
    }

    /// <summary>F1 of all types that the set marks.</summary>
    private double All(GoldSet set, NameFinder finder)
    {
        var marked = JudgeTraining.Marked(set);
        return set.Reports.Aggregate(default(NameCount), (sum, report) => sum + NameCount.Of(report, Names(report.Text, finder).AsSpan(), marked)).Measure;
    }

    private ImmutableArray<NameMention> Names(string text, NameFinder finder) => finder.FindBounded(text, _texts[text].Tokens, _texts[text].Sentences, run.Language, knowledge);
}
