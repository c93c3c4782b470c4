using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell.Pages;

/// <summary>The sections of a story's page; the self-contained page and the web pages are made of the same ones.</summary>
public static class StorySections
{
    /// <summary>Every section, in reading order; one without content is left out.</summary>
    public static Html All(StoryBrief brief, StoryLinks links, TellingWords words)
    {
        var view = new View(brief, links, words);
        return Html.Join([
            Counts(StoryCounts.Line(brief)),
            Section("brief", "What happened", brief.Brief.Length, () => view.Sentences()),
            Section("statements", "Who says what", brief.Story.Claims.Count(claim => claim.Kind == ClaimKind.Statement), () => view.Statements()),
            Section("ledger", "Ledger of measures", brief.Measures.Length, () => view.Ledger()),
            Section("figures", "Figures", brief.Figures.Length, () => view.Figures()),
            Section("disagreements", "Where reports disagree", brief.Story.Disagreements.Length, () => view.Disagreements()),
            Section("positions", "Positions", brief.Positions.Length, () => view.Positions()),
            Section("timeline", "Timeline", brief.Timeline.Length, () => view.Timeline()),
            Section("claims", "Claims and what stands behind them", brief.Story.Claims.Length, () => view.Claims()),
            Section("actors", "Actors", brief.Story.Actors.Length, () => view.Actors()),
            Section("origins", "Origins", brief.Story.Origins.Length, () => view.Origins()),
            Section("sources", "Sources", brief.Story.Reports.Length, () => view.Reports()),
        ]);
    }

    /// <summary>How many reports, outlets, origins and speakers the story rests on, as <see cref="StoryCounts.Line"/> says.</summary>
    public static Html Counts(string line) => Html.Of($"<p class=\"counts\">{line}</p>\n");

    private static Html Section(string id, string heading, int count, Func<Html> body) => Html.If(count > 0, () =>
        Html.Of($"<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{heading}</h2>\n{body()}</section>\n"));

    private sealed class View(StoryBrief brief, StoryLinks links, TellingWords telling)
    {
        private readonly Dictionary<string, Actor> _actors = brief.Story.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
        private readonly Dictionary<string, Claim> _claims = brief.Story.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        private readonly Dictionary<string, int> _numbers = brief.Story.Reports.Select((report, index) => (report.Report.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1, StringComparer.Ordinal);
        private readonly OriginNames _origins = new(brief.Story);

        public Html Sentences() => Html.Of($"<ul class=\"sentences\">\n{Html.Join(brief.Brief.Select(sentence =>
            Html.Of($"<li>{sentence.Text} {Cites(sentence.Citations)}</li>\n")))}</ul>\n");

        public Html Statements() => Html.Join(SpeakerStatements.Of(brief.Story, telling).Select(speaker =>
            Html.Of($"<h3>{ActorLink(speaker.Actor, speaker.Speaker)}</h3>\n<ul>\n{Html.Join(speaker.Lines.Select(Statement))}</ul>\n")));

        public Html Ledger() => Table(
            ["Date", "Measure", "By", "On", "Amount", "Status", "Basis", "Said by"],
            brief.Measures.Select(measure => new[]
            {
                Html.Text(measure.Date ?? "not given"),
                Html.Text(Words(ContractNames.Name(measure.Mode))),
                Parties(measure.Issuer),
                Parties(measure.Target),
                Html.Text(measure.Amount is { } amount ? FigureText.Value(amount) : ""),
                Html.Text(ContractNames.Name(measure.Status)),
                Html.Text(measure.Basis ?? ""),
                Support(measure.Claims),
            }));

        public Html Figures() => Table(
            ["Figure", "Of what", "As of", "Check", "Said by"],
            brief.Figures.Select(figure => new[]
            {
                Html.Text(FigureText.Value(figure.Value)),
                Html.Text(figure.What),
                Html.Text(figure.Value.AsOf ?? ""),
                Html.Join(figure.Value.Checks.Select(check => Html.Of($"<span class=\"{(check.Holds ? "holds" : "fails")}\">{check.Says}: {(check.Holds ? "holds" : "does not hold")}</span>")), ", "),
                Support(figure.Claims),
            }));

        public Html Disagreements() => Html.Of($"<ul>\n{Html.Join(brief.Story.Disagreements.Select(disagreement =>
            Html.Of($"<li><strong>{Words(ContractNames.Name(disagreement.Kind))}</strong> ({ContractNames.Name(disagreement.Because)})\n<ul>\n{Html.Join(disagreement.Sides.Select(side =>
                Html.Of($"<li>{side.Says} {Cites([.. side.Assertions.Select(assertion => new Citation(assertion.Report, assertion.Span))])}</li>\n")))}</ul></li>\n")))}</ul>\n");

        public Html Positions() => Table(
            ["Who", "Stands", "On", "Since", "Said in"],
            brief.Positions.Select(position => new[]
            {
                ActorLink(position.Actor, ActorName(position.Actor)),
                Html.Text(ContractNames.Name(position.Stance)),
                Html.Text(position.Question),
                Html.Text(position.From ?? ""),
                Support(position.Statements),
            }));

        public Html Timeline() => Html.Of($"<ol class=\"timeline\">\n{Html.Join(brief.Timeline.Select(entry =>
            Html.Of($"<li><time datetime=\"{entry.Date}\">{entry.Date}</time> {entry.Text} {(entry.Citations.IsEmpty ? Support(entry.Claims) : Cites(entry.Citations))}</li>\n")))}</ol>\n");

        public Html Claims() => Table(
            ["Claim", "Kind", "Status", "Reports", "Outlets", "Origins", "Words"],
            brief.Story.Claims.Select(claim => new[]
            {
                Html.Text(claim.Text),
                Html.Text(ContractNames.Name(claim.Kind)),
                Html.Text(ContractNames.Name(claim.Status)),
                Html.Of($"{claim.ReportCount}"),
                Html.Of($"{claim.OutletCount}"),
                Html.Of($"{claim.OriginCount}"),
                Cites([.. claim.Assertions.Select(assertion => new Citation(assertion.Report, assertion.Span))]),
            }));

        public Html Actors() => Table(
            ["Actor", "Kind", "Also called", "Roles"],
            brief.Story.Actors.Select(actor => new[]
            {
                ActorLink(actor.Id, actor.Name),
                Html.Text(Words(ContractNames.Name(actor.Type))),
                Html.Text(string.Join(", ", actor.Names.Where(name => name != actor.Name))),
                Html.Text(string.Join("; ", actor.Roles.Select(role => role.Said).Distinct(StringComparer.OrdinalIgnoreCase))),
            }));

        public Html Origins() => Table(
            ["Origin", "Kind", "Reports"],
            brief.Story.Origins.Select(origin => new[]
            {
                Html.Text(origin.Name),
                Html.Text(ContractNames.Name(origin.Kind)),
                Html.Join(origin.Reports.Where(_numbers.ContainsKey).Select(ReportLink), " "),
            }));

        public Html Reports() => Html.Of($"<ol class=\"reports\">\n{Html.Join(brief.Story.Reports.Select(member => Html.Of(
            $"<li><a href=\"{links.Report(member.Report.Id)}\">{Title(member.Report)}</a> {Byline(member)}</li>\n")))}</ol>\n");

        private Html Statement(StatementLine line)
        {
            var act = line.Act is { } name ? Html.Of($"<span class=\"act\">{name}</span> ") : Html.Empty;
            var words = line.NeedsMarks ? Html.Of($"<q>{line.Words}</q>") : Html.Text(line.Words);
            var chain = line.Via.IsEmpty ? Html.Empty : Html.Of($" <span class=\"via\">via {string.Join(", via ", line.Via)}</span>");
            var hedge = line.Hedge == Hedge.None ? Html.Empty : Html.Of($" <span class=\"hedge\">{ContractNames.Name(line.Hedge)}</span>");
            return Html.Of($"<li>{act}{words}{hedge}{chain} {Cites(line.Citations)}</li>\n");
        }

        private Html Cites(ImmutableArray<Citation> citations) => Html.Join(
            citations.Where(citation => _numbers.ContainsKey(citation.Report)).Distinct().Select(citation => Html.Of(
                $"<a class=\"cite\" href=\"{links.Words(citation)}\" aria-label=\"the words in report {_numbers[citation.Report]}\">[{_numbers[citation.Report]}]</a>")),
            " ");

        private Html Support(ImmutableArray<string> claims)
        {
            var behind = claims.Where(_claims.ContainsKey).Select(id => _claims[id]).ToList();
            var citations = behind.SelectMany(claim => claim.Assertions).Select(assertion => new Citation(assertion.Report, assertion.Span)).ToImmutableArray();
            var reports = citations.Select(citation => citation.Report).Distinct(StringComparer.Ordinal).Count();
            var origins = _origins.Of(behind.SelectMany(claim => claim.Assertions));
            return Html.Of($"<span class=\"support\" title=\"{string.Join(", ", origins)}\">{StoryCounts.Plural(reports, "report")}, {StoryCounts.Plural(origins.Length, "origin")}</span> {Cites(citations)}");
        }

        private Html Parties(ImmutableArray<string> parties) => Html.Join(parties.Select(party => ActorLink(party, ActorName(party))), ", ");

        private Html ActorLink(string? actor, string name) =>
            actor is not null && links.Actor(actor) is { } address ? Html.Of($"<a href=\"{address}\">{name}</a>") : Html.Text(name);

        private string ActorName(string actor) => _actors.TryGetValue(actor, out var found) ? found.Name : actor;

        private Html ReportLink(string report) => Html.Of($"<a href=\"{links.Report(report)}\">[{_numbers[report]}]</a>");

        private static string Title(Report report) => SourceLine.Title(report);

        private Html Byline(StoryReport member)
        {
            var copy = member.CopyOf is { } original && _numbers.TryGetValue(original, out var number)
                ? Html.Of($" · copy of [{number}] ({(int)Math.Round(member.Overlap * 100)} % shared)")
                : Html.Empty;
            return Html.Of($"<span class=\"byline\">{SourceLine.Of(member)}{copy}</span>");
        }

        private static Html Table(string[] headings, IEnumerable<Html[]> rows) => Html.Of(
            $"<div class=\"table\"><table>\n<thead><tr>{Html.Join(headings.Select(heading => Html.Of($"<th scope=\"col\">{heading}</th>")))}</tr></thead>\n<tbody>\n{Html.Join(rows.Select(row =>
                Html.Of($"<tr>{Html.Join(row.Select((cell, index) => Html.Of($"<td data-label=\"{headings[index]}\">{cell}</td>")))}</tr>\n")))}</tbody></table></div>\n");

        private static string Words(string name) => name.Replace('-', ' ');
    }
}
