using Herodotus.Analyze;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Analyze.Events;

public sealed class EventFinderTests
{
    private static readonly Lazy<Analyzer> Analyzer = new(() => Herodotus.Analyze.Analyzer.Load(DataFolder.Find()));

    public static TheoryData<string, string, string> Measures() => Sentences("measures.txt");

    public static TheoryData<string, string, string> Events() => Sentences("events.txt");

    private static TheoryData<string, string, string> Sentences(string file)
    {
        var data = new TheoryData<string, string, string>();
        string? head = null;
        var told = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Analyze/Events/Specs", file)).Where(line => line.Length > 0 && line[0] != '#').Append("> "))
        {
            if (!line.StartsWith("> ", StringComparison.Ordinal))
            {
                told.Add(line);
                continue;
            }

            if (head is not null)
                data.Add(head[..2], head[3..], string.Join('\n', told));
            head = line[2..];
            told.Clear();
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_sentence_tells_its_measures_and_no_others(string language, string sentence, string expected)
    {
        var report = new Report { Id = "r1", Text = sentence, Language = language };
        var annotations = Analyzer.Value.Analyze(report, Layers.Usual).Annotations;
        var found = annotations.Events.Where(happening => happening.Mode is not null).Select(happening => string.Join(" | ",
            ContractNames.Name(happening.Mode!.Value),
            Parties(happening.ActorIds, annotations),
            Parties(happening.TargetIds, annotations),
            happening.Date is { } date && !date.StartsWith('X') ? date : "-",
            ContractNames.Name(happening.Status)) + (happening.Basis is { } law ? $" | {law.Of(sentence)}" : ""));
        string.Join('\n', found).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_sentence_tells_who_does_what_to_whom(string language, string sentence, string expected)
    {
        var annotations = Analyzer.Value.Analyze(new Report { Id = "r1", Text = sentence, Language = language }, Layers.Usual).Annotations;
        var found = annotations.Events.Where(happening => happening is { Mode: null, Status: EventStatus.Done }).Select(happening => string.Join(" | ",
            ContractNames.Tag(happening.Type), Party(happening.Actor, happening.ActorIds), Party(happening.Target, happening.TargetIds)));
        string.Join('\n', found).ShouldBe(expected);

        string Party(System.Collections.Immutable.ImmutableArray<Herodotus.Text.TextSpan> words, System.Collections.Immutable.ImmutableArray<string> ids) =>
            words.IsEmpty ? "-" : ids.IsEmpty ? "…" : Parties(ids, annotations);
    }

    [Fact]
    public void A_sentence_of_many_thousand_words_costs_no_more_than_its_length_and_gives_valid_spans()
    {
        var text = string.Concat(Enumerable.Repeat("designated arrested (Peru) ", 5000));
        var events = Analyzer.Value.Analyze(new Report { Id = "r1", Text = text, Language = "en" }, Layers.Usual).Annotations.Events;
        events.ShouldAllBe(happening => happening.Span.End <= text.Length && happening.Sentence.Contains(happening.Span));
    }

    private static string Parties(System.Collections.Immutable.ImmutableArray<string> ids, Annotations annotations) =>
        ids.IsEmpty ? "-" : string.Join("; ", ids.Select(id => annotations.Actors.First(actor => actor.Id == id).Name));
}
