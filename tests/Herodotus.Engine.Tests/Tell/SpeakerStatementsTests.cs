using System.Globalization;
using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Tell;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Tell;

/// <summary>What one speaker says in many reports.</summary>
public sealed class SpeakerStatementsTests
{
    private static readonly TellingWords Words = TellingWords.Load(DataFolder.Find());

    [Fact]
    public void Of_two_lines_in_one_place_the_longer_is_told_and_the_same_words_of_another_report_by_themselves()
    {
        var told = SpeakerStatements.Of(
            Story(Claim("r1", 10, "said the port is closed"), Claim("r1", 10, "said the port is closed until May"), Claim("r2", 10, "said the port is closed")), Words).ShouldHaveSingleItem();
        told.Lines.Select(line => line.Words).ShouldBe(["said the port is closed until May", "said the port is closed"]);
    }

    [Fact]
    public void Lines_of_many_reports_are_not_compared_with_one_another()
    {
        var (few, many) = (Allocated(250), Allocated(1000));
        many.ShouldBeLessThan(8 * few, $"four times the lines took {many / few} times the memory");
    }

    [Fact]
    public void A_denial_is_not_called_denied_again()
    {
        var (denies, says) = (Claim("r1", 10, "has denied the charges"), Claim("r2", 10, "said nobody was hurt"));
        var told = SpeakerStatements.Of(
            Story(
                denies with { Assertions = [denies.Assertions[0] with { Hedge = Hedge.Denied }], Statement = denies.Statement! with { Cue = CueClass.Deny } },
                says with { Assertions = [says.Assertions[0] with { Hedge = Hedge.Denied }] }), Words).ShouldHaveSingleItem();
        told.Lines.Select(line => line.Hedge).ShouldBe([Hedge.None, Hedge.Denied]);
    }

    private static long Allocated(int lines)
    {
        var story = Story([.. Enumerable.Range(0, lines).Select(i => Claim($"r{i}", 10, string.Create(CultureInfo.InvariantCulture, $"said the port is closed, for day {i}")))]);
        SpeakerStatements.Of(story, Words);
        var before = GC.GetAllocatedBytesForCurrentThread();
        SpeakerStatements.Of(story, Words).ShouldHaveSingleItem().Lines.Length.ShouldBe(lines);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Story Story(params Claim[] claims) => new() { Id = "s1", Title = "The port", Reports = [], Origins = [], Actors = [], Claims = [.. claims], Disagreements = [] };

    private static Claim Claim(string report, int start, string words) => new()
    {
        Id = $"{report} {words}",
        Kind = ClaimKind.Statement,
        Text = words,
        Assertions = [new Assertion(report, new TextSpan(start, words.Length), words, new Speaker(null, "Ann Reed", true), Hedge.None, null, [])],
        Statement = new StatementClaim(null, CueClass.Say, StatementKind.Indirect, null, words),
    };
}
