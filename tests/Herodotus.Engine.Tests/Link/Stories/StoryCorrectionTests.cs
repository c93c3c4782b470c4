using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

/// <summary>What the stream takes back of its own accord.</summary>
public sealed class StoryCorrectionTests
{
    private static readonly DataFolder Folder = DataFolder.Find();

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(Folder);

    private readonly StoryGroups _groups = new();

    /// <summary>A flood told by its water, a flood told by its bridge; then reports that tell both.</summary>
    private static readonly string[] Flood =
    [
        "The river Orla rose four metres in Villebrune on Monday and stood in the cellars of the old town. Firemen pumped through the night, and the school on the quay was closed.",
        "In Villebrune the Orla rose by four metres on Monday; the old town's cellars are full of water. The school on the quay stays closed, and firemen are pumping.",
        "The stone bridge of Saint Odile lost two arches. Engineer Pavel Soren said that lorries of the quarry had weakened it for years and that nobody may cross until he has measured it.",
        "Nobody may cross the stone bridge of Saint Odile, which lost two arches. Lorries of the quarry had weakened it, said the engineer, Pavel Soren.",
        "The Orla rose four metres in Villebrune on Monday, filled the cellars of the old town and took two arches of the stone bridge of Saint Odile. Engineer Pavel Soren said that lorries of the quarry had weakened the bridge. Firemen are pumping; the school on the quay is closed.",
        "Two arches of the stone bridge of Saint Odile fell when the Orla rose four metres in Villebrune on Monday. Cellars of the old town are full of water and the school on the quay is closed, while engineer Pavel Soren blames lorries of the quarry for the bridge.",
        "Villebrune after the Orla's four metres: firemen pump the cellars of the old town, the school on the quay is closed, the stone bridge of Saint Odile has lost two arches, and engineer Pavel Soren speaks of the lorries of the quarry.",
        "Firemen still pump cellars in the old town of Villebrune, where the Orla rose four metres on Monday. The stone bridge of Saint Odile, without two of its arches, waits for engineer Pavel Soren, who blames the quarry's lorries.",
    ];

    [Fact]
    public void Two_stories_that_have_grown_alike_become_one_and_the_record_says_why()
    {
        var answers = Tell(new GroupingSettings { MergeAt = 0.25, MergeMean = 0.4 }, Flood);
        answers[2].Story.ShouldNotBe(answers[0].Story);
        var merge = answers.SelectMany(answer => answer.Corrections).ShouldHaveSingleItem();
        merge.MergedInto.ShouldNotBeNull();
        merge.Because.ShouldContain(evidence => evidence.Kind == "belong");
        merge.Because.ShouldContain(evidence => evidence.Kind == "shared");
        var story = _groups.Build().ShouldHaveSingleItem();
        story.Id.ShouldBe(merge.MergedInto);
        story.Reports.Length.ShouldBe(Flood.Length);
        story.Corrections.ShouldBe([merge]);

        // What was answered stays answered; what comes after bears the name that goes on.
        answers[^1].Story.ShouldBe(merge.MergedInto);
        new[] { answers[0].Story, answers[2].Story }.ShouldContain(merge.Story);
    }

    [Fact]
    public void A_story_held_together_by_one_report_is_parted_and_the_record_names_the_reports()
    {
        string[] told =
        [
            "Nurses of the county hospital in Dorun ended their strike on Friday after the board agreed to hire sixty more staff before winter, union leader Oda Lindqvist said.",
            "The strike of nurses at Dorun's county hospital is over. The board will hire sixty more staff before winter, said Oda Lindqvist of the union on Friday.",
            "Friday in Dorun: nurses of the county hospital ended their strike, as the board will hire sixty more staff, union leader Oda Lindqvist said; and the grain pier burned for nine hours until the fireboat Marisol came from Port Almere, harbour master Teodor Vank said.",
            "The grain pier of Dorun burned for nine hours on Friday. The fireboat Marisol from Port Almere put it out, harbour master Teodor Vank said. Nobody was hurt; the silos are lost.",
            "Nine hours a fire burned at Dorun's grain pier on Friday before the fireboat Marisol of Port Almere put it out. The silos are lost, nobody was hurt, said harbour master Teodor Vank.",
            "Harbour master Teodor Vank: the silos of Dorun's grain pier are lost after a fire of nine hours on Friday. The fireboat Marisol had to come from Port Almere. Nobody was hurt.",
            "Insurers look at the lost silos of the grain pier in Dorun, which burned for nine hours on Friday until the fireboat Marisol came, harbour master Teodor Vank said.",
            "After nine hours of fire at the grain pier in Dorun the fireboat Marisol is back in Port Almere. Teodor Vank, the harbour master, said on Friday that the silos are lost.",
        ];

        // As a stream that joins too readily leaves it: the bridge in the third place joins both.
        var answers = Tell(new GroupingSettings { JoinBias = 3.2, MergeAt = 2, SplitAt = 0.94 }, told);
        answers.Select(answer => answer.Story).Distinct().ShouldHaveSingleItem();
        var split = answers.SelectMany(answer => answer.Corrections).ShouldHaveSingleItem();
        split.SplitFrom.ShouldBe(answers[0].Story);
        split.Reports.ShouldContain("r4");
        split.Reports.ShouldNotContain("r0");
        split.Because.ShouldContain(evidence => evidence.Kind == "apart");
        var stories = _groups.Build();
        stories.Length.ShouldBe(2);
        stories.Sum(story => story.Reports.Length).ShouldBe(told.Length);
    }

    [Fact]
    public void Sister_stories_stay_apart_however_large_they_grow()
    {
        var told = Enumerable.Range(0, 16).Select(i => i % 2 == 0
            ? $"The ferry Santa Odila sank off Port Almere on Monday. Forty passengers were saved by fishermen from Almere, the harbour master Teodor Vank said. The owner, Marlin Lines, had been warned by inspectors about the bow door in May. Divers were to look for the ship's papers, and the coast guard asked captains to keep away from the wreck until the weather clears. This is our report number {i}."
            : $"The ferry Nova Brisa sank off Cape Dorun on Monday. A tanker took ninety passengers aboard, said Ilse Marquart, the harbour master of Dorun. Its owner, Delta Crossings, had put off a repair of the engine twice since June. The government of Lemoria opened an inquiry, and the minister of transport flew to the cape to meet the families of the crew. This is our report number {i}.").ToArray();
        Tell(new GroupingSettings(), told).SelectMany(answer => answer.Corrections).ShouldBeEmpty();
        _groups.Build().Length.ShouldBe(2);
    }

    private List<Membership> Tell(GroupingSettings settings, string[] texts)
    {
        var stream = StoryStream.Load(Folder, Knowledge, settings);
        var answers = new List<Membership>();
        for (var i = 0; i < texts.Length; i++)
        {
            var report = new AnalyzedReport(
                new Report { Id = $"r{i}", Text = texts[i], Language = "en", Published = PublicationTime.Parse($"2024-03-04T{8 + i:00}:00Z") }, new Annotations());
            answers.Add(stream.Add(report));
            _groups.Add(report, answers[^1]);
        }

        return answers;
    }
}
