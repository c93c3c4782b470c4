using Herodotus.Analyze;
using Herodotus.Analyze.Actors;
using Herodotus.Engine.Tests.Analyze.Actors;
using Herodotus.Engine.Tests.Knowledge;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Link.Actors;

public sealed class ActorLinkerTests
{
    private static readonly LanguageReaders Readers = new(DataFolder.Find());
    private static readonly NameTranslator Translator = NameTranslator.Load(DataFolder.Find(), KnowledgeBaseTests.Known);

    private static readonly AnalyzedReport[] Story =
    [
        Report("r1", "2025-03-01", "en", "{g:Bolivian} President {p:Tomás Quiroga} accused the {o:Cartel of the Wolves} of the attack. {l:Bolivia} closed the border."),
        Report("r2", "2025-03-02", "es", "El {o:Cartel de los Lobos} negó el ataque en {l:Bolivia}. El senador {p:Tomas Quiroga} lo acusó."),
        Report("r3", "2025-03-03", "en", "{p:Quiroga} met the envoy of {l:Bolivia}. {p:Rosa Quiroga} was not there."),
        Report("r4", "2025-03-04", "en", "{l:La Paz} rejected the charge, the {l:US} said."),
    ];

    [Fact]
    public void Names_of_two_languages_are_one_actor_with_the_reason()
    {
        var actor = Bearer(Link(), "Cartel of the Wolves");
        actor.Names.ShouldContain("Cartel de los Lobos");
        actor.Type.ShouldBe(ActorType.ArmedGroup);
        actor.Evidence.ShouldContain(evidence => evidence.Kind == "translation" && evidence.Report == "r2");
    }

    [Fact]
    public void Two_of_one_surname_stay_two_and_roles_keep_their_dates()
    {
        var actors = Link();
        var president = Bearer(actors, "Tomás Quiroga");
        president.Names.ShouldContain("Tomas Quiroga");
        president.Names.ShouldNotContain("Rosa Quiroga");
        president.Roles.ShouldContain(role => role.Title == "President" && role.Body == "Bolivia" && role.From == "2025-03-01");
        president.Roles.ShouldContain(role => role.Title == "senador" && role.From == "2025-03-02");
    }

    [Fact]
    public void A_capital_that_acts_is_its_government() => Bearer(Link(), "La Paz").Name.ShouldBe("Bolivia");

    [Fact]
    public void What_a_user_decided_stays_decided()
    {
        var actors = Link();
        var wolves = Bearer(actors, "Cartel of the Wolves");
        var split = Link(ActorDecision.Split(wolves.Id, ["Cartel de los Lobos"]));
        Bearer(split, "Cartel of the Wolves").Id.ShouldBe(wolves.Id);
        Bearer(split, "Cartel de los Lobos").Id.ShouldNotBe(wolves.Id);
        var (rosa, tomas) = (Bearer(actors, "Rosa Quiroga"), Bearer(actors, "Tomás Quiroga"));
        var merged = Link(ActorDecision.Merge(tomas.Id, rosa.Id), ActorDecision.Rename(tomas.Id, "The Quirogas"));
        var one = Bearer(merged, "Rosa Quiroga");
        one.Id.ShouldBe(tomas.Id);
        one.Name.ShouldBe("The Quirogas");
        one.Evidence.ShouldContain(evidence => evidence.Kind == "decision");
    }

    [Fact]
    public void Decisions_are_kept_as_text_and_read_again()
    {
        foreach (var decision in new[] { ActorDecision.Merge("act-1", "act-2"), ActorDecision.Split("act-1", ["A", "B"]), ActorDecision.Rename("act-1", "C") })
        {
            var read = ActorDecision.Parse(decision.ToJson())!;
            (read.Kind, read.Actor, read.Other, string.Join('|', read.Names)).ShouldBe((decision.Kind, decision.Actor, decision.Other, string.Join('|', decision.Names)));
        }

        ActorDecision.Parse("{").ShouldBeNull();
        ActorDecision.Parse("[]").ShouldBeNull();
        ActorDecision.Parse("{}").ShouldBeNull();
    }

    [Fact]
    public void Ids_do_not_change_when_reports_come_later()
    {
        var early = ActorLinker.Link(Story[..2], KnowledgeBaseTests.Known, Translator, []);
        var late = Link();
        foreach (var actor in early)
        {
            var last = actor.Names[^1];
            late.ShouldContain(other => other.Id == actor.Id && other.Names.Contains(last));
        }
    }

    [Fact]
    public void A_name_said_twice_in_one_story_is_one_actor()
    {
        AnalyzedReport[] reports =
        [
            Report("s1", "2025-03-01", "en", "{o:TQX} sued the rival {o:Orvane} over the {o:Sellick Drive} in {l:Velmora}."),
            Report("s2", "2025-03-02", "en", "{o:Orvane} said the suit of {o:TQX} was baseless. {p:Velmora} waits, said {p:Bush}."),
            Report("s3", "2025-03-03", "en", "{o:TQX} and {o:Orvane} met in {l:Velmora}. {p:Anna Bush} and {p:Carl Bush} came."),
            Report("s4", "2025-03-03", "en", "{p:Bush} left {l:Velmora} before the {o:Sellick Drive} of {o:Orvane} came."),
        ];
        var actors = ActorLinker.Link(reports, KnowledgeBaseTests.Known, Translator, [], reports.ToDictionary(report => report.Report.Id, _ => "s1"));
        foreach (var name in new[] { "TQX", "Orvane", "Sellick Drive", "Velmora", "Bush" })
            actors.Count(actor => actor.Name == name).ShouldBe(1, name);
        Bearer(actors, "Velmora").Type.ShouldBe(ActorType.Place);
        Bearer(actors, "Bush").Names.ShouldNotContain("Anna Bush");
    }

    private static System.Collections.Immutable.ImmutableArray<Actor> Link(params ActorDecision[] decisions) => ActorLinker.Link(Story, KnowledgeBaseTests.Known, Translator, decisions);

    private static Actor Bearer(IEnumerable<Actor> actors, string name) => actors.Single(actor => actor.Names.Contains(name));

    private static AnalyzedReport Report(string id, string date, string language, string marked)
    {
        var text = MarkedText.Parse(marked);
        var report = new Report { Id = id, Text = text.Text, Published = PublicationTime.Parse(date) };
        var (tokens, sentences) = Readers.For(language).Read(text.Text);
        var (actors, names) = ActorFinder.Find(report, sentences, tokens, text.Names, language, KnowledgeBaseTests.Known);
        return new AnalyzedReport(report, new Annotations { Actors = actors, Names = names });
    }
}
