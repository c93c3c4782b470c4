using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Knowledge;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

/// <summary>Models that are not the product's own.</summary>
public sealed class NamesModelTests
{
    private static readonly DataFolder Data = DataFolder.Find();

    [Theory]
    [InlineData(null, "es")]
    [InlineData("und", "es")]
    [InlineData("es-AR", "es-AR")]
    [InlineData("en", "en")]
    public void A_report_that_says_no_language_is_read_in_the_models(string? declared, string expected)
    {
        var folder = Directory.CreateTempSubdirectory();
        var model = Path.Combine(folder.FullName, "wire.model");
        File.Copy(Data.File("es", "names.model"), model);
        var report = new Report { Id = "1", Text = "Kraus 4-1", Language = declared };
        if (declared != expected)
            LanguageOf(report).ShouldNotBe(expected, "what its text tells");
        NamesModelLanguage.Write(model, "es");
        LanguageOf(report).ShouldBe(expected);
        folder.Delete(recursive: true);

        string LanguageOf(Report report) => Analyzer.Load(Data, model).Analyze(report, Layers.Names).Annotations.Language.Code;
    }

    [Fact]
    public void A_type_that_a_set_does_not_tell_apart_is_one_of_its_others()
    {
        var phrases = PhraseTable.Load(Data);
        var (lexicon, reader) = (NameLexicon.Load(Data, "en", phrases), LanguageReader.Load(Data, "en", phrases, models: false));
        var (trainer, rows) = (new SequenceTrainer(LabelSet.Bio("person", "other"), new TrainingOptions { MinCount = 1, Epochs = 1 }), new FeatureRows());
        rows.StartItem();
        rows.Add(1);
        trainer.Add(rows, [(byte)0]);
        var tagger = trainer.Train();
        const string text = "The Danish army left.";
        var (tokens, sentences) = reader.Read(text);
        Find(null).ShouldBe([NameType.Group], "added, since it is known");
        Find(new TrustedRepairs([])).ShouldBe([NameType.Other]);

        NameType[] Find(TrustedRepairs? trusted) =>
            [.. new NameFinder(tagger, lexicon, trusted: trusted).FindBounded(text, tokens, sentences, "en", KnowledgeBase.Load(Data)).Select(name => name.Type)];
    }
}
