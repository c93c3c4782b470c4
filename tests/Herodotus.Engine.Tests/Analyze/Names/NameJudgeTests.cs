using System.Collections.Immutable;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Learning.Classifiers;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameJudgeTests
{
    [Fact]
    public void Each_set_has_its_threshold_and_what_is_no_set_has_the_first()
    {
        var judge = new NameJudge(Trees(NameMeasures.Count), [0.35f, 0.4f, 0.3f]);
        judge.Enough(1).ShouldBe(0.4f);
        judge.Enough(2).ShouldBe(0.3f);
        judge.Enough(9).ShouldBe(0.35f);
        (judge.Known(2), judge.Known(3)).ShouldBe((2u, 0u));
        var other = judge.With(set => set == 1 ? 0.5f : 1);
        (other.Enough(0), other.Enough(1), other.Enough(2)).ShouldBe((0.35f, 0.2f, 0.3f));
    }

    [Fact]
    public void Where_trees_say_nothing_the_tagger_is_believed()
    {
        var judge = new NameJudge(Trees(NameMeasures.Count), [0.35f]);
        var measures = new float[NameMeasures.Count];
        judge.Chance(measures).ShouldBe(0.5f);
        measures[0] = MathF.Log(3);
        judge.Chance(measures).ShouldBe(0.75f, 0.001f);
    }

    [Fact]
    public void A_judge_of_other_measures_is_refused()
    {
        Should.Throw<InvalidDataException>(() => new NameJudge(Trees(3), [0.35f])).Message.ShouldContain("HDT0913");
        Should.Throw<InvalidDataException>(() => new NameJudge(Trees(NameMeasures.Count), ImmutableArray<float>.Empty));
    }

    [Fact]
    public void A_judge_is_read_as_it_was_written()
    {
        var path = Path.GetTempFileName();
        new NameJudge(Trees(NameMeasures.Count), [0.25f, 0.5f]).Write(path);
        var judge = NameJudge.Read(path);
        File.Delete(path);
        (judge.Enough(0), judge.Enough(1)).ShouldBe((0.25f, 0.5f));
    }

    /// <summary>Whatever is measured is a number, and all of it is measured.</summary>
    [Theory]
    [InlineData(0, 1, NameType.Person)]
    [InlineData(0, 3, NameType.Organization)]
    [InlineData(2, 3, NameType.Other)]
    public void Names_at_both_ends_of_a_text_are_measured(int from, int to, NameType type)
    {
        var traces = new NameTrace[3];
        var names = new NameCandidates();
        names.Add(new NameCandidate(from, to, type, 0.4f), traces);
        var measures = new float[NameMeasures.Count];
        Array.Fill(measures, float.NaN);
        NameMeasures.Fill(names, 0, traces, FirstReading.For(3), new NameMeasuring(NameLexicon.Empty, 0, 0), measures);
        measures.ShouldAllBe(value => float.IsFinite(value));
        NameMeasures.Odds(measures).ShouldBe(MathF.Log(0.4f / 0.6f), 0.001f);
    }

    private static EvenTrees Trees(int width) => new EvenTreesTrainer(width).Train();
}
