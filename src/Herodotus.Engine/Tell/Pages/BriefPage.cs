using System.Security.Cryptography;
using System.Text;
using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Tell.Pages;

/// <summary>One self-contained page: the briefs, and the reports they cite with every cited passage marked. Nothing is fetched, nothing runs.</summary>
public static class BriefPage
{
    public static Html Render(IReadOnlyList<StoryBrief> stories, TellingWords words)
    {
        var title = stories.Count == 1 ? stories[0].Story.Title : "Brief";
        var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleSheet.Css)))}'";
        return Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <title>{title}</title>
            <style>{Html.Constant(StyleSheet.Css)}</style>
            </head>
            <body>
            <main>
            {Html.Join(stories.Select(story => Story(story, words)))}
            {Html.Join(stories.Select(Reports))}
            </main>
            </body>
            </html>

            """);
    }

    private static Html Story(StoryBrief brief, TellingWords words) => Html.Of(
        $"<article>\n<h1>{brief.Story.Title}</h1>\n{StorySections.All(brief, StoryLinks.WithinPage, words)}</article>\n");

    private static Html Reports(StoryBrief brief)
    {
        var cited = brief.Brief.SelectMany(sentence => sentence.Citations)
            .Concat(brief.Story.Claims.SelectMany(claim => claim.Assertions).Select(assertion => new Citation(assertion.Report, assertion.Span)))
            .Distinct().ToLookup(citation => citation.Report, StringComparer.Ordinal);
        return Html.Join(brief.Story.Reports.Select(member =>
        {
            var report = member.Report;
            var anchor = StoryLinks.Anchor(report.Id);
            var passages = cited[report.Id].Select(citation => new ReportText.Passage(
                citation.Span, "mark", string.Create(null, $"{anchor}-{citation.Span.Start}-{citation.Span.Length}"), null, null)).ToList();
            return Html.Of($"<article class=\"report\" id=\"{anchor}\" lang=\"{member.Analyzed.Language}\">\n<h2>{SourceLine.Title(report)}</h2>\n<p class=\"byline\">{SourceLine.Of(member)}</p>\n{ReportText.Render(report.Text, passages)}</article>\n");
        }));
    }
}
