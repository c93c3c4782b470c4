using System.Collections.Immutable;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameNetworkTests
{
    private static readonly Lazy<NameNetwork> Network = new(Learn);

    [Fact]
    public void Each_type_has_a_label_for_every_place_of_a_name()
    {
        NameNetwork.LabelsOf([NameType.Place, NameType.Person]).Names.ShouldBe(["O", "B-person", "I-person", "E-person", "S-person", "B-place", "I-place", "E-place", "S-place"]);
        Network.Value.Numbers[(int)NameType.Place].ShouldBe(1);
        Network.Value.Label(1, NamePlace.Ends).ShouldBe(7);
        Network.Value.Numbers[(int)NameType.Event].ShouldBe(-1);
    }

    [Fact]
    public void A_whole_name_is_more_probable_than_its_parts_and_other_types()
    {
        var sentence = Traces("then Ada Moss spoke");
        var whole = Measures(sentence, 1, 3, NameType.Person);
        whole[0].ShouldBeGreaterThan(Measures(sentence, 1, 2, NameType.Person)[0]);
        whole[0].ShouldBeGreaterThan(Measures(sentence, 1, 3, NameType.Place)[0]);
        whole[1].ShouldBeGreaterThan(0, "against none");
        whole[2].ShouldBeGreaterThan(0, "against the best other type");
        whole[3].ShouldBeGreaterThan(0.5f);
        Measures(sentence, 1, 2, NameType.Person)[8].ShouldBeGreaterThan(0.5f, "the name goes on");
        Measures(sentence, 2, 3, NameType.Person)[7].ShouldBeGreaterThan(0.5f, "the name began before");
        Measures(sentence, 0, 1, NameType.Person)[1].ShouldBeLessThan(0, "a word in lower case is none");
    }

    [Fact]
    public void A_type_that_was_not_learnt_is_as_improbable_as_can_be()
    {
        var sentence = Traces("then Ada Moss spoke");
        var measures = Measures(sentence, 1, 3, NameType.Event);
        measures.ShouldAllBe(value => float.IsFinite(value));
        measures[0].ShouldBeLessThan(Measures(sentence, 1, 3, NameType.Place)[0] + 0.001f);
        (measures[3], measures[4]).ShouldBe((0, 0));
    }

    [Fact]
    public void Names_at_both_ends_of_a_sentence_are_measured_and_each_has_its_place()
    {
        var sentence = Traces("Ada Moss");
        var opinions = new NameOpinions(Network.Value);
        opinions.Clear(0, 0);
        opinions.Open();
        opinions.Pass();
        opinions.Add(sentence, Asked(sentence), new NameCandidate(0, 2, NameType.Person, 0.5f));
        opinions.Close(sentence, Asked(sentence));
        opinions.Of(0).ToArray().ShouldAllBe(value => value == 0);
        opinions.Of(1).ToArray().ShouldAllBe(value => float.IsFinite(value));
        (opinions.Of(1)[7], opinions.Of(1)[8]).ShouldBe((0, 0));
    }

    /// <summary>Kept sums and vectors of another sentence are none of this one.</summary>
    [Fact]
    public void What_was_read_before_changes_nothing()
    {
        var opinions = new NameOpinions(Network.Value);
        opinions.Clear(0, 0);
        foreach (var text in (string[])["Ada Moss went to Oslo", "then Ada Moss spoke", "Oslo"])
        {
            var sentence = Traces(text);
            opinions.Open();
            opinions.Add(sentence, Asked(sentence), new NameCandidate(0, 1, NameType.Place, 0.5f));
            opinions.Close(sentence, Asked(sentence));
        }

        opinions.Of(2).ToArray().ShouldBe(Measures(Traces("Oslo"), 0, 1, NameType.Place));
    }

    [Fact]
    public void A_network_of_other_labels_is_refused_and_so_is_a_judge_whose_network_is_not_there()
    {
        var path = Path.GetTempFileName();
        Train(path, LabelSet.Bio("person"));
        Should.Throw<InvalidDataException>(() => new NameNetwork(WindowNetwork.Read(path))).Message.ShouldContain("HDT0913");
        var judge = new NameJudge(new EvenTreesTrainer(NameMeasures.Count + NameOpinions.Count).Train(), [0.35f]);
        var rows = new FeatureRows();
        rows.StartItem();
        rows.Add(1);
        var trainer = new SequenceTrainer(LabelSet.Bio("person"), new TrainingOptions { Epochs = 1 });
        trainer.Add(rows, (ReadOnlySpan<byte>)[0]);
        var tagger = trainer.Train();
        Should.Throw<InvalidDataException>(() => new NameFinder(tagger, NameLexicon.Empty, judge: judge)).Message.ShouldContain("HDT0913");
        Should.NotThrow(() => new NameFinder(tagger, NameLexicon.Empty, judge: judge, network: Network.Value));
    }

    [Fact]
    public void What_is_surely_in_no_name_is_not_asked_about()
    {
        var (sentence, opinions) = (Traces("then Ada Moss spoke"), new NameOpinions(Network.Value));
        opinions.Clear(0, 0);
        opinions.Open();
        opinions.Add(sentence, [0, -1, 0, 0], new NameCandidate(1, 2, NameType.Person, 0.5f));
        opinions.Close(sentence, [0, -1, 0, 0]);
        opinions.Of(0)[8].ShouldBe(0);
    }

    /// <summary>Every token may be asked about.</summary>
    private static sbyte[] Asked(NameTrace[] sentence) => [.. sentence.Select(_ => (sbyte)-1)];

    private static float[] Measures(NameTrace[] sentence, int from, int to, NameType type)
    {
        var opinions = new NameOpinions(Network.Value);
        opinions.Clear(0, 0);
        opinions.Open();
        opinions.Add(sentence, Asked(sentence), new NameCandidate(from, to, type, 0.5f));
        opinions.Close(sentence, Asked(sentence));
        return opinions.Of(0).ToArray();
    }

    private static NameNetwork Learn()
    {
        var path = Path.GetTempFileName();
        Train(path, NameNetwork.LabelsOf([NameType.Place, NameType.Person]));
        return new NameNetwork(WindowNetwork.Read(path));
    }

    /// <summary>Persons have two words, places one, and nothing else is a name.</summary>
    private static void Train(string path, LabelSet labels)
    {
        var trainer = new WindowNetworkTrainer(labels, new WindowOptions { Depth = 8, Width = 32, Epochs = 30, MinCount = 1, Dropout = 0, HiddenDropout = 0 });
        var rows = new FeatureRows();
        string[] texts = ["then Ada Moss spoke", "Ada Moss went to Oslo", "then he went to Oslo", "he spoke", "in Oslo Ada Moss spoke", "Eli Marsh went to Bern", "then Eli Marsh spoke"];
        foreach (var text in texts)
        {
            var sentence = Traces(text);
            NameVectors.Fill(sentence, 0, 0, rows);
            trainer.Add(rows, [.. Enumerable.Range(0, sentence.Length).Select(at => Label(sentence, at))]);
        }

        trainer.Train(path);

        ulong Label(NameTrace[] sentence, int at)
        {
            bool Is(int place) => (uint)place < (uint)sentence.Length && sentence[place].Case == TokenCase.Capitalized;
            var name = !Is(at) ? "O" : Is(at + 1) ? "B-person" : Is(at - 1) ? "E-person" : "S-place";
            return labels.IndexOf(name) is var label and >= 0 ? 1UL << label : 0;
        }
    }

    private static NameTrace[] Traces(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start) is var space and >= 0 ? space : text.Length;
            tokens.Add(new Token(TextSpan.FromBounds(start, end), PartOfSpeech.X));
            start = end + 1;
        }

        var (sheet, clues) = (new TokenSheet(), new NameClues());
        sheet.Fill(text, tokens.ToArray(), 0, tokens.Count, NameLexicon.Empty);
        clues.Fill(text, tokens.ToArray(), 0, sheet, NameLexicon.Empty);
        var window = new NameWindow(sheet, clues, 0, 0);
        return [.. Enumerable.Range(0, tokens.Count).Select(at => NameTrace.Of(window, at))];
    }
}
