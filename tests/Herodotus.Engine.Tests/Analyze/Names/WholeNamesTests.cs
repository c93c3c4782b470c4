using Herodotus.Analyze.Names.Mentions;
using Herodotus.Learning.Features;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class WholeNamesTests
{
    private const int One = 32;

    [Fact]
    public void One_sure_mention_outweighs_two_unsure_ones()
    {
        var names = new WholeNames();
        names.Clear(10, One);
        Add(names, 0, NameType.Person, 5, [20, 0, 0]);
        Add(names, 3, NameType.Person, 5, [20, 0, 0]);
        Add(names, 6, NameType.Organization, 5, [0, 120, 0]);
        // The first is told "organization", by much; the last what the two others weakly say.
        Said(names, 0).ShouldBe(Said(names, 3));
        Said(names, 0).ShouldNotBe(Said(names, 6));
        names.Clear(10, One);
        Add(names, 0, NameType.Person, 5, [20, 0, 0]);
        Add(names, 3, NameType.Organization, 5, [0, 120, 0]);
        Said(names, 0).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_name_met_once_is_told_nothing()
    {
        var names = new WholeNames();
        names.Clear(4, One);
        Add(names, 1, NameType.Place, 9, [0, 0, 40]);
        Said(names, 1).ShouldBeEmpty();
        Said(names, 0).ShouldBeEmpty();
        names.Any(0, 4).ShouldBeFalse();
    }

    [Fact]
    public void A_short_name_is_told_by_the_long_one_it_ends()
    {
        var names = new WholeNames();
        names.Clear(6, One);
        names.Add(0, 2, NameType.Person, [7u, 8u], [90, 0, 0, 0, 0, 0, 0]);
        Add(names, 4, NameType.Place, 8, [0, 0, 10]);
        Said(names, 4).Length.ShouldBe(1);
        Said(names, 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_stays_as_it_is()
    {
        var names = new WholeNames();
        names.Clear(4, One);
        Add(names, 0, NameType.Place, 9, [0, 0, 40]);
        Add(names, 2, NameType.Place, 9, [0, 0, 40]);
        var said = Said(names, 0);
        var copy = names.Copy(4);
        names.Clear(4, One);
        Said(copy, 0).ShouldBe(said);
        Said(names, 0).ShouldBeEmpty();
    }

    private static void Add(WholeNames names, int at, NameType type, uint word, int[] scores) =>
        names.Add(at, at + 1, type, [word], [.. scores, .. new int[7 - scores.Length]]);

    private static uint[] Said(WholeNames names, int at)
    {
        var rows = new FeatureRows();
        rows.StartItem();
        names.Describe(at, rows);
        return rows.Features(0).ToArray();
    }
}
