using System.Collections.Immutable;
using FsCheck.Fluent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class TrustedRepairsTests
{
    private static readonly NameChange TownsNoClubs = new(NameRepair.Corrections, NameChangeForm.Retyped, NameType.Organization, NameType.Place);

    [Fact]
    public void A_change_that_is_not_trusted_is_undone_and_others_hold()
    {
        var trusted = new TrustedRepairs([TownsNoClubs]);
        var before = Names((0, 4, NameType.Organization), (6, 9, NameType.Organization), (20, 24, NameType.Person));
        var after = Names((0, 4, NameType.Place), (6, 8, NameType.Organization), (12, 15, NameType.Place), (20, 24, NameType.Place));
        trusted.Settle(NameRepair.Corrections, before, after).ShouldBe(Names((0, 4, NameType.Organization), (6, 8, NameType.Organization), (12, 15, NameType.Place), (20, 24, NameType.Place)));
        trusted.Settle(NameRepair.Neighbors, before, after).ShouldBe(after, "another repair");
    }

    [Fact]
    public void Names_that_overlap_are_one_change()
    {
        var parted = new NameChange(NameRepair.Seams, NameChangeForm.Parted, NameType.Place, NameType.Group);
        var before = Names((0, 9, NameType.Place), (10, 14, NameType.Place));
        var after = Names((0, 4, NameType.Group), (5, 9, NameType.Place), (10, 14, NameType.Person));
        new TrustedRepairs([parted]).Settle(NameRepair.Seams, before, after).ShouldBe(Names((0, 9, NameType.Place), (10, 14, NameType.Person)));
        var joined = new NameChange(NameRepair.Pieces, NameChangeForm.Joined, NameType.Group, NameType.Place);
        new TrustedRepairs([joined]).Settle(NameRepair.Pieces, after, before).ShouldBe(Names((0, 4, NameType.Group), (5, 9, NameType.Place), (10, 14, NameType.Place)));
    }

    [Fact]
    public void A_name_that_was_left_out_comes_back()
    {
        var dropped = new NameChange(NameRepair.Corrections, NameChangeForm.Dropped, NameType.Other, null);
        var before = Names((2, 6, NameType.Other), (8, 9, NameType.Person));
        new TrustedRepairs([dropped]).Settle(NameRepair.Corrections, before, Names((8, 9, NameType.Person))).ShouldBe(before);
    }

    /// <summary>Every change is of one sort and all of them together are what a repair did.</summary>
    [Fact]
    public void With_nothing_undone_all_stays_and_with_all_undone_nothing_was_done()
    {
        var lists = Gen.Choose(0, 5).Zip(Gen.Choose(1, 4)).Zip(Gen.Choose(0, 3)).ListOf().Select(steps =>
        {
            var (names, at) = (ImmutableArray.CreateBuilder<NameMention>(), 0);
            foreach (var ((gap, length), type) in steps)
            {
                names.Add(new NameMention(new TextSpan(at + gap, length), (NameType)type));
                at += gap + length;
            }

            return names.ToImmutable();
        });
        Prop.ForAll(lists.Zip(lists).ToArbitrary(), pair =>
        {
            var seen = new HashSet<NameChange>();
            var all = new TrustedRepairs([], (change, _, _) => seen.Add(change)).Settle(NameRepair.Known, pair.Item1, pair.Item2);
            return all.SequenceEqual(pair.Item2) && new TrustedRepairs(seen).Settle(NameRepair.Known, pair.Item1, pair.Item2).SequenceEqual(pair.Item1);
        }).Holds();
    }

    [Fact]
    public void What_is_beside_a_model_holds_for_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var data = DataFolder.Find();
            var model = Path.Combine(folder.FullName, "alone.model");
            File.Copy(data.File("en", "names.model"), model);
            const string text = "A committee of Sunni elders was there.";
            Given(data, model, text).ShouldBe(["Group Sunni"]);
            new TrustedRepairs([new(NameRepair.Known, NameChangeForm.Added, null, NameType.Group), new(NameRepair.Corrections, NameChangeForm.Retyped, NameType.Other, NameType.Group)]).Write(TrustedRepairs.Beside(model));
            Given(data, model, text).ShouldNotContain("Group Sunni");
            File.WriteAllText(TrustedRepairs.Beside(model), "Known\tAdded\t-\tTown\n");
            Should.Throw<InvalidDataException>(() => TrustedRepairs.Load(model)).Message.ShouldContain("HDT0914");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Given(DataFolder data, string model, string text)
    {
        var phrases = PhraseTable.Load(data);
        var reader = LanguageReader.Load(data, "en", phrases, namesModel: model);
        var (tokens, sentences) = reader.Read(text);
        return [.. reader.FindNames(text, tokens, sentences, "en", KnowledgeBase.Load(data)).Select(name => $"{name.Type} {name.Span.Of(text)}")];
    }

    private static ImmutableArray<NameMention> Names(params (int Start, int End, NameType Type)[] names) => [.. names.Select(name => new NameMention(TextSpan.FromBounds(name.Start, name.End), name.Type))];
}
