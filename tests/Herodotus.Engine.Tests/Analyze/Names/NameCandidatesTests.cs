using Herodotus.Analyze.Names.Judging;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameCandidatesTests
{
    private static readonly int Types = Enum.GetValues<NameType>().Length;

    [Fact]
    public void The_other_mentions_of_a_name_are_added_up_and_its_own_place_is_not()
    {
        var names = Names((0, 1, NameType.Person, 0.5f), (0, 1, NameType.Place, 0.25f), (3, 4, NameType.Place, 0.75f));
        var sums = new float[Types];
        names.Mentions(0, sums).ShouldBe(0.75f);
        sums[(int)NameType.Place].ShouldBe(0.75f);
        sums[(int)NameType.Person].ShouldBe(0);
        names.Mentions(2, sums).ShouldBe(0.75f);
        sums[(int)NameType.Person].ShouldBe(0.5f);
    }

    [Fact]
    public void Longer_names_speak_for_the_word_they_end_or_begin_with()
    {
        // Words: 7 8 … 8 … 7
        var names = Names((0, 2, NameType.Person, 0.9f), (3, 4, NameType.Place, 0.4f), (5, 6, NameType.Place, 0.3f));
        var sums = new float[Types];
        names.Longer(1, ends: true, sums).ShouldBe(0.9f);
        sums[(int)NameType.Person].ShouldBe(0.9f);
        names.Longer(1, ends: false, sums).ShouldBe(0);
        names.Longer(2, ends: false, sums).ShouldBe(0.9f);
        names.Mentions(1, sums).ShouldBe(0);
    }

    [Fact]
    public void Candidates_are_found_by_where_they_begin()
    {
        var names = Names((0, 2, NameType.Person, 0.9f), (3, 4, NameType.Place, 0.4f), (3, 5, NameType.Place, 0.3f));
        names.FirstFrom(-5).ShouldBe(0);
        names.FirstFrom(1).ShouldBe(1);
        names.FirstFrom(3).ShouldBe(1);
        names.FirstFrom(4).ShouldBe(3);
    }

    private static NameCandidates Names(params (int From, int To, NameType Type, float Chance)[] all)
    {
        NameTrace[] traces = [Trace(7), Trace(8), Trace(1), Trace(8), Trace(2), Trace(7)];
        if (all[0].To == 1)
            traces[3] = Trace(7);
        var names = new NameCandidates();
        foreach (var (from, to, type, chance) in all)
            names.Add(new NameCandidate(from, to, type, chance), traces);
        return names;
    }

    private static NameTrace Trace(uint word) => new() { Lower = word };
}
