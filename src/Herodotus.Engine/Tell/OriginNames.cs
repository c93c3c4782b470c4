using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>Which origins stand behind what is told of a story, by name; a source without a name is told by the origin that counts for it.</summary>
internal sealed class OriginNames
{
    private readonly Dictionary<string, Origin> _origins;
    private readonly Lazy<ILookup<string, Assertion>> _said;

    public OriginNames(Story story)
    {
        _origins = story.Origins.ToDictionary(origin => origin.Id, StringComparer.Ordinal);
        _said = new(() => story.Claims.Where(claim => claim.Kind == ClaimKind.Statement)
            .SelectMany(claim => claim.Assertions).ToLookup(assertion => assertion.Report, StringComparer.Ordinal));
    }

    /// <summary>The origins of assertions, each once, in the order in which they come up.</summary>
    public ImmutableArray<string> Of(IEnumerable<Assertion> assertions) => Names(assertions.Select(assertion => assertion.Origin));

    /// <summary>The origins of sentences, each once, in the order in which they come up.</summary>
    public ImmutableArray<string> Of(IEnumerable<(StoryReport Report, TextSpan Span)> sentences) => Names(sentences.Select(sentence => Origin(sentence.Report, sentence.Span)));

    private ImmutableArray<string> Names(IEnumerable<string?> ids) =>
        [.. ids.OfType<string>().Where(_origins.ContainsKey).Select(id => _origins[id].Independent).Distinct(StringComparer.Ordinal).Select(id => _origins[id].Name)];

    /// <summary>A sentence that is mostly somebody's words goes back to them; else to where the report has its own from.</summary>
    private string? Origin(StoryReport report, TextSpan span) =>
        _said.Value[report.Report.Id].FirstOrDefault(assertion => span.Contains(assertion.Span) && assertion.Span.Length * 2 > span.Length)?.Origin ?? report.Origins.FirstOrDefault();
}
