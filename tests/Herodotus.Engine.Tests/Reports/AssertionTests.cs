using System.Collections.Immutable;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Reports;

public sealed class AssertionTests
{
    [Theory]
    [InlineData("The Daily Herald", "Daily Herald", "")]
    [InlineData("a Daily Herald report", "Daily Herald", "")]
    [InlineData("Ana Ruiz", "Daily Herald", "Daily Herald")]
    [InlineData(null, "Daily Herald", "Daily Herald")]
    public void A_link_that_the_speaker_is_is_not_told_again(string? speaker, string link, string told) =>
        string.Join(", ", new Assertion("r1", new TextSpan(0, 4), "Rain", speaker is null ? null : new Speaker(null, speaker, true), Hedge.None, null, ImmutableArray.Create(link)).ToldVia).ShouldBe(told);
}
