using System.Globalization;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Link.Disagreements;

/// <summary>Where the reports of small stories disagree and where they only seem to: <c>Specs/*.txt</c>, written for these tests.</summary>
public sealed class DisagreementTests(ITestOutputHelper output)
{
    private static readonly StoryPipeline Pipeline = StoryPipeline.Load(DataFolder.Find());

    [Theory]
    [InlineData("cases.txt", 0.85, 0.85)]
    [InlineData("later.txt", 0.85, 0.85)]
    public void Disagreements_of_small_stories_are_found_and_no_others(string file, double leastRecall, double leastPrecision)
    {
        var (right, expected, found) = (0, 0, 0);
        foreach (var story in Stories(file))
        {
            var told = Pipeline.TellTogether([.. story.Reports], threads: 1).Story.Disagreements;
            var left = told.Select(Line).ToList();
            foreach (var line in story.Expected)
            {
                if (left.FindIndex(candidate => Matches(candidate, line)) is >= 0 and var index)
                {
                    right++;
                    left.RemoveAt(index);
                }
                else
                {
                    output.WriteLine($"{story.Name}: missed {string.Join(" | ", line)}");
                }
            }

            foreach (var line in left)
                output.WriteLine($"{story.Name}: wrong {string.Join(" | ", line)}");
            expected += story.Expected.Count;
            found += told.Length;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {right} right of {expected} expected and {found} found"));
        ((double)right / expected).ShouldBeGreaterThanOrEqualTo(leastRecall);
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(leastPrecision);
    }

    [Fact]
    public void The_largest_numbers_that_can_be_written_are_compared_as_others_are()
    {
        // Twelve times either is more than a number may be.
        var texts = new[]
        {
            "ORLO - At least 7000000000000000000000000000 people marched in Orlo on Monday, the unions said. Police counted 7500000000000000000000000000.",
            "ORLO - At least 7500000000000000000000000000 people marched in Orlo on Monday, the police said.",
        };
        var reports = texts.Select((text, i) => new Report { Id = $"r{i}", Text = text, Source = $"The {i} Post", Language = "en", Published = PublicationTime.Parse("2024-03-04") }).ToList();
        var told = Pipeline.TellTogether([.. reports], threads: 1).Story;
        told.Claims.ShouldContain(claim => claim.Figure != null && claim.Figure.Value == 7000000000000000000000000000m);
    }

    private static string[] Line(Disagreement disagreement) =>
        [ContractNames.Name(disagreement.Kind), ContractNames.Name(disagreement.Because), .. disagreement.Sides.Select(side => $"{side.Says} {side.Assertions[0].Quote}")];

    /// <summary>Kind and reason are the same and each side expected is one side told, with none left.</summary>
    private static bool Matches(string[] told, string[] expected) =>
        told.Length == expected.Length && told[0] == expected[0] && told[1] == expected[1]
        && expected[2..].All(words => told[2..].Any(side => side.Contains(words, StringComparison.Ordinal)));

    private static IEnumerable<Case> Stories(string file)
    {
        Case? current = null;
        foreach (var fields in SpecFile.Lines(Path.Combine("Link", "Disagreements", "Specs", file)))
        {
            var line = fields[0];
            if (line.StartsWith("* ", StringComparison.Ordinal))
            {
                if (current is not null)
                    yield return current;
                current = new Case(line[2..], [], []);
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                var (date, language) = (line[2..12], line[13..15]);
                current!.Reports.Add(new Report
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"r{current.Reports.Count + 1}"),
                    Text = line[16..],
                    Language = language,
                    Source = string.Create(CultureInfo.InvariantCulture, $"Outlet {current.Reports.Count + 1}"),
                    Published = PublicationTime.Parse(date),
                });
            }
            else
            {
                current!.Expected.Add(line.Split('|', StringSplitOptions.TrimEntries));
            }
        }

        if (current is not null)
            yield return current;
    }

    private sealed record Case(string Name, List<Report> Reports, List<string[]> Expected);
}
