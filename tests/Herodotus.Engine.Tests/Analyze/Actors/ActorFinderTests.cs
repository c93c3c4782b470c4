using System.Collections.Immutable;
using System.Text.Json;
using Herodotus.Analyze;
using Herodotus.Analyze.Actors;
using Herodotus.Engine.Tests.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Analyze.Actors;

public sealed class ActorFinderTests
{
    private static readonly LanguageReaders Readers = new(DataFolder.Find());

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Analyze/Actors/Specs/actors.jsonl")))
            cases.Add(line);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        var language = row.TryGetProperty("language", out var code) ? code.GetString()! : "en";
        var marked = MarkedText.Parse(row.GetProperty("text").GetString()!);
        var actors = Find(marked, language);
        foreach (var pair in Rows(row, "same"))
            Bearer(actors, pair[0]!).ShouldBe(Bearer(actors, pair[1]!));
        foreach (var pair in Rows(row, "apart"))
            actors.ShouldNotContain(actor => actor.Names.Contains(pair[0]!) && actor.Names.Contains(pair[1]!));
        foreach (var role in Rows(row, "roles"))
            Bearer(actors, role[0]!).Roles.ShouldContain(found => found.Title == role[1] && found.Body == role[2] && found.Status == role[3]);
        foreach (var name in Rows(row, "names"))
            Bearer(actors, name[0]!).Links["herodotus"].ShouldBe(name[1]);
        foreach (var pair in Rows(row, "describes"))
            Bearer(actors, pair[0]!).Descriptions.ShouldContain(span => span.Of(marked.Text) == pair[1]);
    }

    [Fact]
    public void Any_text_gives_valid_sorted_spans() =>
        Prop.ForAll<string, uint>(Check).Check(Properties.Config(100).WithReplay(20, 7));

    private static void Check(string? text, uint seed)
    {
        text ??= "";
        var report = new Report { Id = "r", Text = text };
        var (tokens, sentences) = Readers.For("en").Read(text);
        var names = ImmutableArray.CreateBuilder<NameMention>();
        for (var at = 0; at < text.Length; at += 1 + (int)(seed % 7))
        {
            var length = Math.Min(text.Length - at, 1 + (int)((seed / 7 + at) % 9));
            names.Add(new NameMention(new TextSpan(at, length), (NameType)((seed + at) % 7)));
            at += length;
        }

        var (actors, changed) = ActorFinder.Find(report, sentences, tokens, names.ToImmutable(), "en", KnowledgeBaseTests.Known);
        changed.Length.ShouldBe(names.Count);
        foreach (var actor in actors)
        {
            foreach (var spans in new[] { actor.Mentions, actor.Descriptions })
            {
                spans.ShouldAllBe(span => span.End <= text.Length && span.Length > 0);
                spans.ShouldBe(spans.Order());
            }
        }
    }

    private static ImmutableArray<ReportActor> Find(MarkedText marked, string language)
    {
        var (tokens, sentences) = Readers.For(language).Read(marked.Text);
        return ActorFinder.Find(new Report { Id = "r", Text = marked.Text }, sentences, tokens, marked.Names, language, KnowledgeBaseTests.Known).Actors;
    }

    private static ReportActor Bearer(ImmutableArray<ReportActor> actors, string name) =>
        actors.FirstOrDefault(actor => actor.Names.Contains(name)) ?? throw new InvalidOperationException($"no actor is called '{name}', only {string.Join(" / ", actors.Select(actor => string.Join(" = ", actor.Names)))}");

    private static IEnumerable<string?[]> Rows(JsonElement row, string field) =>
        row.TryGetProperty(field, out var rows) ? rows.EnumerateArray().Select(cells => cells.EnumerateArray().Select(cell => cell.GetString()).ToArray()) : [];
}
