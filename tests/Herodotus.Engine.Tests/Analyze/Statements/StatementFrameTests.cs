using System.Collections.Immutable;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Statements;

/// <summary>Statements in whole: parts, speaker and force, as <c>Specs/frames-*.tsv</c> has them.</summary>
public sealed class StatementFrameTests
{
    private static readonly Analyzer Analyzer = Analyzer.Load(DataFolder.Find());

    public static TheoryData<string, string, string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string, string>();
        foreach (var language in (string[])["en", "es"])
        {
            var text = "";
            foreach (var line in SpecFile.Lines($"Analyze/Statements/Specs/frames-{language}.tsv"))
            {
                text = line[0].Length > 0 ? line[0] : text;
                cases.Add(language, text, line[1], line[2], line[3], line.Length > 4 ? line[4] : "");
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_statement_is_read_whole(string language, string text, string source, string cue, string content, string more)
    {
        var kind = more.Contains("post", StringComparison.Ordinal) ? ReportKind.Post : ReportKind.Article;
        var layers = Analyzer.Analyze(new Report { Id = "r", Text = text, Language = language, Kind = kind }, Layers.Statements | Layers.Actors).Annotations;
        if (source == "none")
        {
            layers.Statements.ShouldNotContain(s => s.Cue.Length > 0 && Words(s.Cue, text) == cue && Words(s.Content, text).Contains(content, StringComparison.Ordinal));
            return;
        }

        var found = layers.Statements.FirstOrDefault(s => Words(s.Source, text) == source && Words(s.Cue, text) == cue && Words(s.Content, text) == content)
            .ShouldNotBeNull($"only {string.Join("; ", layers.Statements.Select(s => $"[{Words(s.Source, text)}] {{{Words(s.Cue, text)}}} <{Words(s.Content, text)}>"))}");
        foreach (var pair in more.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<string>(), Join))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            (name switch
            {
                "body" => found.Description ?? "",
                "speaker" => layers.Actors.FirstOrDefault(a => a.Id == found.Speaker)?.Name ?? found.Description ?? "",
                "class" => Json(found.CueClass),
                "hedge" => Json(found.Hedge),
                "via" => string.Join("|", found.Via.Select(v => v.Name)),
                "occasion" => found.Occasion?.Of(text) ?? "",
                "speakers" => string.Join("|", found.Speakers.Select(id => layers.Actors.First(a => a.Id == id).Name)),
                "negated" => found.Negated ? "" : "not negated",
                "post" => "",
                _ => throw new InvalidDataException($"unknown '{name}'"),
            }).ShouldBe(value, name);
        }
    }

    /// <summary>Words after a value's first belong to it: "speaker=Anna Brandt".</summary>
    private static List<string> Join(List<string> pairs, string word)
    {
        if (word.Contains('=', StringComparison.Ordinal) || word is "negated" or "post" || pairs.Count == 0)
            pairs.Add(word);
        else
            pairs[^1] += " " + word;
        return pairs;
    }

    private static string Json<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Words(ImmutableArray<TextSpan> spans, string text) => string.Join('|', spans.Select(s => s.Of(text)));
}
