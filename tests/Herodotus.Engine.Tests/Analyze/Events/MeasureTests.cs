using Herodotus.Analyze;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Analyze.Events;

public sealed class MeasureTests
{
    private static readonly Lazy<Analyzer> Analyzer = new(() => Herodotus.Analyze.Analyzer.Load(DataFolder.Find()));

    public static TheoryData<string, string, string> Sentences()
    {
        var data = new TheoryData<string, string, string>();
        string? head = null;
        var measures = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Analyze/Events/Specs/measures.txt")).Where(line => line.Length > 0 && line[0] != '#').Append("> "))
        {
            if (!line.StartsWith("> ", StringComparison.Ordinal))
            {
                measures.Add(line);
                continue;
            }

            if (head is not null)
                data.Add(head[..2], head[3..], string.Join('\n', measures));
            head = line[2..];
            measures.Clear();
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_tells_its_measures_and_no_others(string language, string sentence, string expected)
    {
        var report = new Report { Id = "r1", Text = sentence, Language = language };
        var annotations = Analyzer.Value.Analyze(report, Layers.Usual).Annotations;
        var found = annotations.Events.Where(happening => happening.Mode is not null).Select(happening => string.Join(" | ",
            ContractNames.Name(happening.Mode!.Value),
            Parties(happening.ActorIds, annotations),
            Parties(happening.TargetIds, annotations),
            happening.Date is { } date && !date.StartsWith('X') ? date : "-",
            ContractNames.Name(happening.Status)));
        string.Join('\n', found).ShouldBe(expected);
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
