using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Herodotus.Analyze;
using Herodotus.Analyze.Actors;
using Herodotus.Analyze.Events;
using Herodotus.Analyze.Language;
using Herodotus.Analyze.Quantities;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Times;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Link.Claims;
using Herodotus.Link.Disagreements;
using Herodotus.Link.Origins;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell;

namespace Herodotus.Benchmarks;

/// <summary>The stages of <see cref="Analyzer"/> and <see cref="StoryPipeline"/> one by one, each over all reports before the next begins.</summary>
internal sealed class LineStages
{
    private readonly DataFolder _data;
    private readonly LanguageIdentifier _language;
    private readonly LanguageReaders _readers;
    private readonly KnowledgeBase _knowledge;
    private readonly TimeFinder _times;
    private readonly StatementFinder _statements;
    private readonly EventFinder _events;
    private readonly OriginFinder _origins;
    private readonly TollReader _tolls;
    private readonly ClaimWords _words;
    private readonly NameTranslator _translator;
    private readonly Storyteller _teller;

    public LineStages(DataFolder data)
    {
        _data = data;
        _language = LanguageIdentifier.Load(data);
        _readers = new LanguageReaders(data);
        _knowledge = KnowledgeBase.Load(data);
        _times = new TimeFinder(data);
        _statements = StatementFinder.Load(data, _knowledge);
        _events = EventFinder.Load(data, _knowledge);
        _origins = new OriginFinder(_knowledge, data);
        _tolls = TollReader.Load(data);
        _words = ClaimWords.Load(data);
        _translator = NameTranslator.Load(data, _knowledge);
        _teller = Storyteller.Load(data, _words);
    }

    public void Run(Report[] reports, StageTable table)
    {
        var read = Layers(reports, table);
        // A stream remembers what it met: each round needs its own, and loading is no work on reports.
        var streams = new Queue<StoryStream>(Enumerable.Range(0, StageTable.Rounds).Select(_ => StoryStream.Load(_data, knowledge: _knowledge)));
        var groups = table.Measure("copies and stories", () => Group(read, streams.Dequeue()));
        var actors = table.Measure("actors across reports", () => ActorLinker.Link(read, _knowledge, _translator, []));
        var byReport = actors.SelectMany(actor => actor.Members.Select(member => (member.Report, Actor: actor))).ToLookup(pair => pair.Report, pair => pair.Actor, StringComparer.Ordinal);
        ImmutableArray<Actor>[] own = [.. groups.Select(group => OwnActors(group, byReport))];
        var origins = table.Measure("origins", () => Each(groups, (group, i) => _origins.Find(group.Reports, CopiesOf(group), own[i])));
        var stories = table.Measure("claims", () => Each(groups, (group, i) =>
        {
            var context = new StoryContext(group.Thread ?? group.Id, group.Reports, own[i], origins[i].Of, origins[i].Independent, ClockOf(group), _tolls, _words);
            return (Context: context, Claims: ClaimBuilder.Build(context, own[i]));
        }));
        var compared = table.Measure("disagreements", () => Each(groups, (_, i) => DisagreementFinder.Find(stories[i].Context, own[i], stories[i].Claims, _knowledge)));
        var told = table.Measure("telling", () => Each(groups, (group, i) => _teller.Tell(new Story
        {
            Id = group.Id,
            Title = StoryTitle.Of(group.Reports, _words.Content),
            Reports = [.. group.Reports.Zip(group.Memberships, (report, membership) => new StoryReport(report, membership.CopyOf, membership.Overlap, origins[i].OfReport(report.Report.Id), membership.Evidence))],
            Origins = origins[i].Origins,
            Actors = own[i],
            Claims = compared[i].Claims,
            Disagreements = compared[i].Disagreements,
        })));
        var buffer = new ArrayBufferWriter<byte>();
        table.Measure("writing JSON", () => Write(told, buffer));
    }

    private AnalyzedReport[] Layers(Report[] reports, StageTable table)
    {
        var made = Array.ConvertAll(reports, _ => new Annotations());
        string Language(int i) => made[i].Language.Code[..2];
        Annotations[] Layer(string name, Func<Report, int, Annotations> add) => made = table.Measure(name, () => Each(reports, add));

        Layer("language", (report, i) => made[i] with { Language = _language.Identify(report.Text, report.Language) });
        Layer("tokens, sentences, word classes", (report, i) => _readers.For(Language(i)).Read(report.Text) is var (tokens, sentences) ? made[i] with { Tokens = tokens, Sentences = sentences } : made[i]);
        Layer("names", (report, i) => made[i] with
        {
            Names = _readers.For(Language(i)).FindNames(report.Text, made[i].Tokens, made[i].Sentences, Language(i), _knowledge),
        });
        Layer("times", (report, i) => made[i] with { Times = _times.Find(report.Text, Language(i), report.Published) });
        Layer("quantities", (report, i) => made[i] with { Quantities = QuantityFinder.Find(report.Text, Language(i), null, made[i].Times, _knowledge) });
        Layer("actors", (report, i) => ActorFinder.Find(report, made[i].Sentences, made[i].Tokens, made[i].Names, Language(i), _knowledge) is var (actors, names) ? made[i] with { Actors = actors, Names = names } : made[i]);
        Layer("statements", (report, i) => made[i] with { Statements = _statements.Find(report, made[i].Sentences, made[i].Tokens, made[i].Names, made[i].Actors, Language(i)) });
        Layer("events", (report, i) => made[i] with { Events = _events.Find(report, Language(i), made[i]) });
        return [.. reports.Zip(made, (report, annotations) => new AnalyzedReport(report, annotations))];
    }

    private ImmutableArray<StoryGroup> Group(AnalyzedReport[] reports, StoryStream stream)
    {
        var grouped = new GroupedReports();
        foreach (var report in reports)
            grouped.Add(report, () => stream);
        return grouped.Build();
    }

    private static ImmutableArray<Actor> OwnActors(StoryGroup group, ILookup<string, Actor> byReport)
    {
        var ids = group.Reports.Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. group.Reports.SelectMany(report => byReport[report.Report.Id]).DistinctBy(actor => actor.Id)
                .Select(actor => actor with { Members = [.. actor.Members.Where(member => ids.Contains(member.Report))] }),
        ];
    }

    private static Dictionary<string, string> CopiesOf(StoryGroup group) =>
        group.Memberships.Where(membership => membership.CopyOf is not null).ToDictionary(membership => membership.Report, membership => membership.CopyOf!, StringComparer.Ordinal);

    private StoryClock ClockOf(StoryGroup group) =>
        new(StoryClock.ReferenceOf(group.Reports, group.Reports), (report, language, published) => _times.Find(report.Text, language, published));

    private static int Write(StoryBrief[] stories, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, ReportJson.WriterOptions);
        StoryJson.Write(json, stories);
        json.Flush();
        return buffer.WrittenCount;
    }

    private static TMade[] Each<T, TMade>(IReadOnlyList<T> items, Func<T, int, TMade> make)
    {
        var made = new TMade[items.Count];
        for (var i = 0; i < made.Length; i++)
            made[i] = make(items[i], i);
        return made;
    }
}
