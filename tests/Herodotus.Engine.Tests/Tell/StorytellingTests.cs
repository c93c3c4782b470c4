using System.Collections.Immutable;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Tell;

/// <summary>Stories of own sentences through the whole line, and what is told of them.</summary>
public sealed class StorytellingTests
{
    private static readonly Lazy<StoryPipeline> Pipeline = new(() => StoryPipeline.Load(DataFolder.Find()));

    [Fact]
    public void Who_takes_a_measure_is_for_it_and_who_only_speaks_of_something_else_has_no_position()
    {
        var brief = Tell(
            "Canada sanctioned the Orlo Cartel on 3 March 2024. Peru's President Elena Prado condemned the sanctions as illegal. "
            + "Minister Ramiro Vasquez welcomed the new bridge between Lima and Callao.");
        Positions(brief).ShouldBe(["Canada: For", "Elena Prado: Against"], ignoreOrder: true);
    }

    [Fact]
    public void Who_sits_down_with_somebody_stands_for_it_but_a_lone_issuer_of_another_measure_is_in_the_ledger()
    {
        Positions(Tell("President Elena Prado began talks with the Orlo Cartel on 3 March 2024 in Lima.")).ShouldBe(["Elena Prado: For"]);
        Positions(Tell("Canada sanctioned the Orlo Cartel on 3 March 2024.")).ShouldBeEmpty();
    }

    [Fact]
    public void A_measure_on_many_that_others_name_is_told_where_two_reports_tell_it()
    {
        const string Named = "Canada designated the Orlo Cartel as a terrorist group on 3 March 2024. Canada designated the Velas Cartel as a terrorist group on 3 March 2024.";
        const string Many = "Canada has designated several cartels as terrorist groups.";
        Told(Named, "The Velas Cartel and the Orlo Cartel moved their boats on Monday. " + Many, "Boats of the Velas Cartel and the Orlo Cartel were gone on Monday. " + Many).ShouldContain("several cartels as terrorist groups. (2 reports");
        Told(Named + " " + Many).ShouldNotContain("several cartels");

        static string Told(params string[] texts) => string.Join('\n', Pipeline.Value.Tell(
            [.. texts.Select((text, i) => new Report { Id = $"r{i}", Text = text, Source = $"The {i} Post", Language = "en", Published = PublicationTime.Parse("2024-03-04") })], threads: 1).SelectMany(brief => brief.Brief).Select(sentence => sentence.Text));
    }

    [Fact]
    public void A_negated_word_of_support_is_a_stand_against()
    {
        var brief = Tell("Canada sanctioned the Orlo Cartel on 3 March 2024. President Elena Prado said that her government does not support the sanctions on the Orlo Cartel.");
        Positions(brief).ShouldContain("Elena Prado: Against");
    }

    [Fact]
    public void A_sentence_that_opens_with_a_pronoun_is_told_with_the_name_in_brackets()
    {
        var brief = Tell("President Elena Prado spoke in Lima on Monday. She designated the Orlo Cartel as a terrorist organization.");
        brief.Brief.ShouldContain(sentence => sentence.Text.StartsWith("[Elena Prado] designated the Orlo Cartel as a terrorist organization.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_ends_as_a_relative_word_is_told_whole()
    {
        var brief = Tell("The producer Ann Reed said on Monday that her old friend would make an excellent Doctor Who. Filming begins in Lima in May.");
        brief.Story.Claims.ShouldContain(claim => claim.Kind == ClaimKind.Statement && claim.Text.EndsWith("an excellent Doctor Who", StringComparison.Ordinal));
    }

    [Fact]
    public void One_of_many_is_no_figure()
    {
        var brief = Tell("The port is one of the main hubs of the coast. The navy seized 300 barrels there.");
        brief.Figures.ShouldNotContain(figure => figure.Value.Value == 1);
        brief.Figures.ShouldContain(figure => figure.Value.Value == 300);
        Tell("The mayor said that not one dollar was missing. The navy seized 300 barrels.").Figures.ShouldNotContain(figure => figure.Value.Value == 1);
    }

    [Fact]
    public void What_reports_agree_on_is_told_once_with_how_many_tell_it()
    {
        var texts = new[]
        {
            "A cargo ferry sank off the coast of Orlo on Monday and eleven sailors drowned. The weather had been calm. Divers went down in the afternoon.",
            "Eleven sailors drowned on Monday when a cargo ferry sank near the coast of Orlo. Families gathered in the harbour church.",
            "ORLO - A ferry with cargo sank off the Orlo coast on Monday, and eleven of its sailors drowned. The owner did not answer calls.",
        };
        var reports = texts.Select((text, i) => new Report { Id = $"r{i}", Title = i == 0 ? "4 March" : "Ferry sinks off Orlo, eleven drown", Text = text, Source = $"The {i} Post", Language = "en", Published = PublicationTime.Parse("2024-03-04") }).ToList();
        var brief = Pipeline.Value.Tell(reports, threads: 1).ShouldHaveSingleItem();
        brief.Brief[0].Text.ShouldContain("(3 reports, 3 origins");
        brief.Brief[0].Citations.Select(citation => citation.Report).ShouldBe(["r0", "r1", "r2"], ignoreOrder: true);
        brief.Brief.Count(sentence => sentence.Text.Contains("drowned", StringComparison.Ordinal)).ShouldBe(1);
        brief.Story.Title.ShouldBe("Ferry sinks off Orlo, eleven drown");
    }

    [Fact]
    public void What_one_report_tells_stands_in_its_order()
    {
        var brief = Together(
            ("2024-03-04", "A storm sank nine boats off Orlo on Monday. Canada sanctioned the Orlo Cartel on 3 March 2024."),
            ("2024-03-09", "Nurses in Tarma walked out on Friday over unpaid wages."));
        brief.Brief.Select(sentence => sentence.Text.Split(' ')[1]).Take(3).ShouldBe(["storm", "sanctioned", "in"]);
    }

    [Fact]
    public void A_measure_is_told_by_a_sentence_that_tells_it_first()
    {
        var brief = Together(
            ("2024-03-04", "Canada sanctioned Ramiro Vasquez on 3 March 2024, saying that he had moved the money of three gangs through his shipyards in Orlo."),
            ("2024-03-09", "Peru granted asylum to Ramiro Vasquez, the banker sanctioned by Canada."));
        brief.Brief[0].Text.ShouldStartWith("Canada sanctioned Ramiro Vasquez");
        brief.Brief[0].Text.ShouldContain("(2 reports");
    }

    [Fact]
    public void A_statement_of_few_words_is_about_no_measure_on_people_its_report_does_not_know()
    {
        var brief = Together(
            ("2024-03-04", "Canada offered a reward of $5 million for the capture of Ramiro Vasquez on 4 March 2024. Venezuela rejected the accusations."),
            ("2024-03-09", "The prison director, Colonel Luis Tarn, was dismissed on Friday. Tarn rejected the accusations."));
        Positions(brief).ShouldBe(["Canada: For", "Venezuela: Against"], ignoreOrder: true);
    }

    [Fact]
    public void A_family_name_behind_an_office_is_of_the_one_who_holds_it()
    {
        var story = Together(
            ("2024-03-04", "“There will be no toll,” Attorney General Elena Dow said in Lima."),
            ("2024-03-09", "Attorney General Dow said the two men would be handed over “as soon as the courts allow”.")).Story;
        var wick = story.Actors.Single(actor => actor.Name == "Elena Dow").Id;
        story.Claims.Where(claim => claim.Kind == ClaimKind.Statement).ShouldAllBe(claim => claim.Statement!.Speaker == wick);
    }

    [Fact]
    public void An_account_under_the_name_of_a_person_of_the_story_is_theirs()
    {
        var article = new Report { Id = "r1", Text = "“There will be no toll,” President Elena Prado said in Lima.", Source = "The Orlo Post", Language = "en", Published = PublicationTime.Parse("2024-03-04") };
        var post = new Report { Id = "r2", Text = "The bridge opens on Friday, and nobody will pay.", Kind = ReportKind.Post, Source = "@ElenaPrado", Language = "en", Published = PublicationTime.Parse("2024-03-04") };
        var story = Pipeline.Value.TellTogether([article, post], threads: 1).Story;
        var prado = story.Actors.Single(actor => actor.Name == "Elena Prado").Id;
        story.Claims.Where(claim => claim.Kind == ClaimKind.Statement).ShouldAllBe(claim => claim.Statement!.Speaker == prado);
        story.Origins.Count(origin => origin.Name is "Elena Prado" or "@ElenaPrado").ShouldBe(1);
    }

    [Fact]
    public void Speakers_are_counted_apart_from_the_origins_that_report()
    {
        var brief = Tell("“There will be no toll,” President Elena Prado said in Lima. “The bridge is open,” Minister Ramiro Vasquez said.");
        Herodotus.Tell.StoryCounts.Of(brief).ShouldBe(["1 report", "1 named outlet", "1 origin", "2 speakers", "2024-03-04"]);
    }

    [Fact]
    public void The_timeline_has_the_day_that_each_report_begins_with_once_in_whatever_language()
    {
        (string Day, string Language, string Text)[] told =
        [
            ("2024-03-04", "en", "Dockers in Orlo walked off their ships on Monday over unpaid wages. The port is shut."),
            ("2024-03-06", "es", "La jueza Elena Prado condenó este miércoles a diez años de cárcel al banquero Ramiro Vásquez. La sala estaba llena."),
            ("2024-03-06", "en", "Judge Elena Prado on Wednesday sentenced the banker Ramiro Vásquez to 10 years in prison. The court was full."),
            ("2024-03-09", "es", "El abogado Luis Paz desmintió que el banquero negocie con la fiscalía, como publicó el jueves un diario."),
        ];
        var reports = told.Select((item, i) => new Report { Id = $"r{i}", Text = item.Text, Source = $"The {i} Post", Language = item.Language, Published = PublicationTime.Parse(item.Day) }).ToList();
        var brief = Pipeline.Value.TellTogether(reports, threads: 1);
        brief.Timeline.Select(entry => entry.Date).ShouldBe(["2024-03-04", "2024-03-06"]);
        brief.Timeline.ShouldAllBe(entry => entry.Claims.Length + entry.Citations.Length > 0);
    }

    private static StoryBrief Tell(string text) =>
        Pipeline.Value.Tell([new Report { Id = "r1", Text = text, Source = "The Orlo Post", Language = "en", Published = PublicationTime.Parse("2024-03-04") }], threads: 1)[0];

    private static StoryBrief Together(params ReadOnlySpan<(string Day, string Text)> told)
    {
        var reports = new List<Report>();
        foreach (var (day, text) in told)
            reports.Add(new Report { Id = $"r{reports.Count}", Text = text, Source = $"The {reports.Count} Post", Language = "en", Published = PublicationTime.Parse(day) });
        return Pipeline.Value.TellTogether(reports, threads: 1);
    }

    private static ImmutableArray<string> Positions(StoryBrief brief) =>
        [.. brief.Positions.Select(position => $"{brief.Story.Actors.First(actor => actor.Id == position.Actor).Name}: {position.Stance}")];
}
