using Herodotus.Analyze.Actors;
using Herodotus.Analyze.Events;
using Herodotus.Analyze.Language;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Quantities;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Times;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze;

/// <summary>
/// The layers in their order: each step is a pure function of the layers before it. One analyzer serves any number of threads.
/// </summary>
public sealed class Analyzer
{
    private readonly LanguageIdentifier _language;
    private readonly LanguageReaders _readers;
    private readonly string? _namesLanguage;
    private readonly StatementFinder _statements;
    private readonly EventFinder _events;

    private Analyzer(DataFolder data, string? namesModel)
    {
        _language = LanguageIdentifier.Load(data);
        _readers = new LanguageReaders(data, namesModel);
        _namesLanguage = namesModel is null ? null : NamesModelLanguage.Load(namesModel);
        Knowledge = KnowledgeBase.Load(data);
        Times = new TimeFinder(data);
        _statements = StatementFinder.Load(data, Knowledge);
        _events = EventFinder.Load(data, Knowledge);
    }

    /// <summary>What is known of countries, bodies, outlets and places; linking stands on the same.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The time layer, for reading an undated report as if it had a date.</summary>
    public TimeFinder Times { get; }

    /// <summary>Loads lexicons and models once.</summary>
    /// <param name="namesModel">A names model to use in place of each language's own: to try one. Reports that say no language are of its own.</param>
    public static Analyzer Load(DataFolder data, string? namesModel = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Analyzer(data, namesModel);
    }

    /// <summary>Reads one report. Layers that others stand on are made even when only the others are asked for.</summary>
    public AnalyzedReport Analyze(Report report, Layers layers = Layers.Usual)
    {
        ArgumentNullException.ThrowIfNull(report);
        layers = WithGrounds(layers);
        var text = report.Text;
        var guess = _namesLanguage is { } own && NamesModelLanguage.Unasked(own, report.Language) is { } unasked ? new LanguageGuess(unasked, 1) : _language.Identify(text, report.Language);
        var language = LanguageCode.Primary(guess.Code);
        var annotations = new Annotations { Language = guess };
        if (layers.HasFlag(Layers.Sentences))
        {
            // A post too short to tell its language by is read as English: most have names, and a name is a name.
            var reader = _readers.For(language == "und" ? "en" : language);
            var (tokens, sentences) = reader.Read(text);
            annotations = annotations with { Tokens = tokens, Sentences = sentences };
            if (layers.HasFlag(Layers.Names))
                annotations = annotations with { Names = reader.FindNames(text, tokens, sentences, language, Knowledge) };
        }

        if (layers.HasFlag(Layers.Times))
            annotations = annotations with { Times = Times.Find(text, language, report.Published) };
        if (layers.HasFlag(Layers.Quantities))
            annotations = annotations with { Quantities = QuantityFinder.Find(text, language, CountryOf(report), annotations.Times, Knowledge) };
        if (layers.HasFlag(Layers.Actors))
        {
            var (actors, names) = ActorFinder.Find(report, annotations.Sentences, annotations.Tokens, annotations.Names, language, Knowledge);
            annotations = annotations with { Actors = actors, Names = names };
        }

        if (layers.HasFlag(Layers.Statements))
            annotations = annotations with { Statements = _statements.Find(report, annotations.Sentences, annotations.Tokens, annotations.Names, annotations.Actors, language) };
        if (layers.HasFlag(Layers.Events))
            annotations = annotations with { Events = _events.Find(report, language, annotations) };
        return new AnalyzedReport(report, annotations);
    }

    /// <summary>The layers, with those that they stand on.</summary>
    private static Layers WithGrounds(Layers layers)
    {
        if (layers.HasFlag(Layers.Events))
            layers |= Layers.Statements | Layers.Times | Layers.Quantities;
        if (layers.HasFlag(Layers.Statements))
            layers |= Layers.Actors;
        if (layers.HasFlag(Layers.Actors))
            layers |= Layers.Names;
        if (layers.HasFlag(Layers.Names))
            layers |= Layers.Tokens;
        if (layers.HasFlag(Layers.Tokens))
            layers |= Layers.Sentences;
        if (layers.HasFlag(Layers.Quantities))
            layers |= Layers.Times;
        return layers;
    }

    /// <summary>Where the outlet publishes, for what a report leaves unsaid ("pesos"); null when the outlet is not known.</summary>
    private string? CountryOf(Report report) => report.Source is { } source ? Knowledge.FindOutlet(source)?.Country : null;
}
