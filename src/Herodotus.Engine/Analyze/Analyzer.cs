using Herodotus.Analyze.Actors;
using Herodotus.Analyze.Quantities;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Times;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze;

/// <summary>
/// The layers in their order: each step is a pure function of the layers before it. One analyzer serves any number of threads.
/// </summary>
public sealed class Analyzer
{
    private readonly LanguageReaders _readers;
    private readonly KnowledgeBase _knowledge;
    private readonly StatementFinder _statements;
    private readonly TimeFinder _times;

    private Analyzer(LanguageReaders readers, KnowledgeBase knowledge, StatementFinder statements, TimeFinder times)
    {
        _readers = readers;
        _knowledge = knowledge;
        _statements = statements;
        _times = times;
    }

    /// <summary>Loads lexicons and models once.</summary>
    public static Analyzer Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Analyzer(new LanguageReaders(data), KnowledgeBase.Load(data), StatementFinder.Load(data), new TimeFinder(data));
    }

    /// <summary>Reads one report. Layers that others stand on are made even when only the others are asked for.</summary>
    public AnalyzedReport Analyze(Report report, Layers layers = Layers.Usual)
    {
        ArgumentNullException.ThrowIfNull(report);
        var language = report.Language ?? "en";
        var (tokens, sentences) = _readers.For(language).Read(report.Text);
        var annotations = new Annotations { Tokens = tokens, Sentences = sentences };
        if ((layers & ~(Layers.Language | Layers.Sentences | Layers.Tokens)) != 0)
            annotations = annotations with { Names = _readers.For(language).FindNames(report.Text, tokens, sentences) };
        if ((layers & (Layers.Times | Layers.Quantities)) != 0)
            annotations = annotations with { Times = _times.Find(report.Text, language, report.Published) };
        if ((layers & Layers.Quantities) != 0)
            annotations = annotations with { Quantities = QuantityFinder.Find(report.Text, language, country: null, annotations.Times) };
        if ((layers & (Layers.Actors | Layers.Names | Layers.Statements | Layers.Events)) != 0)
        {
            var (actors, names) = ActorFinder.Find(report, sentences, tokens, annotations.Names, language, _knowledge);
            annotations = annotations with { Actors = actors, Names = names };
        }

        if ((layers & (Layers.Statements | Layers.Events)) != 0)
            annotations = annotations with { Statements = _statements.Find(report, sentences, tokens, annotations.Names, annotations.Actors) };
        return new AnalyzedReport(report, annotations);
    }
}
