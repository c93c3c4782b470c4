using System.Globalization;
using System.Text;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Tell.Brief;

/// <summary>Briefs as Markdown: every citation is the number of a report in the list of sources at the end, and the place of the words in it.</summary>
public static class MarkdownBrief
{
    public static string Render(IReadOnlyList<StoryBrief> stories, TellingWords words)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var text = new StringBuilder();
        foreach (var story in stories)
            new Writer(text, story, words).Write();
        return text.ToString();
    }

    private sealed class Writer(StringBuilder text, StoryBrief brief, TellingWords telling)
    {
        private readonly MarkdownText _text = new(brief.Story);
        private readonly Dictionary<string, string> _actors = brief.Story.Actors.ToDictionary(actor => actor.Id, actor => actor.Name, StringComparer.Ordinal);
        private readonly Dictionary<string, Claim> _claims = brief.Story.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);

        public void Write()
        {
            var story = brief.Story;
            Line($"# {MarkdownText.Plain(story.Title)}").Line();
            Line($"{string.Join(", ", StoryCounts.Of(brief))}{(story.Thread is { } thread ? $". Thread {thread}" : "")}").Line();
            Section("What happened", brief.Brief, sentence => $"- {MarkdownText.Plain(sentence.Text)} {_text.Cites(sentence.Citations)}");
            Statements();
            Section("Ledger of measures", brief.Measures, Measure);
            Section("Figures", brief.Figures, Figure);
            Section("Where reports disagree", brief.Story.Disagreements, Disagreement);
            Section("Positions", brief.Positions, position => $"- {MarkdownText.Plain(Actor(position.Actor))}: {ContractNames.Name(position.Stance)}: {MarkdownText.Plain(position.Question)} {Support(position.Statements)}");
            Section("Claims", [.. story.Claims.Where(claim => claim.ReportCount > 1 || claim.Status is ClaimStatus.Disputed or ClaimStatus.Denied or ClaimStatus.Superseded)], Claim);
            Section("Timeline", brief.Timeline, entry => $"- {entry.Date}: {MarkdownText.Plain(entry.Text)} {(entry.Citations.IsEmpty ? Support(entry.Claims) : _text.Cites(entry.Citations))}");
            Section("Origins", story.Origins, origin => $"- {MarkdownText.Plain(origin.Name)} ({ContractNames.Name(origin.Kind)}): {string.Join(", ", origin.Reports.Select(_text.Number).OfType<int>().Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")))}");
            Section("Sources", story.Reports, Source);
        }

        private void Statements()
        {
            var speakers = SpeakerStatements.Of(brief.Story, telling);
            if (speakers.IsEmpty)
                return;
            Line("## Who says what").Line();
            foreach (var speaker in speakers)
            {
                Line($"**{MarkdownText.Plain(speaker.Speaker)}**{Role(speaker.Actor)}").Line();
                foreach (var line in speaker.Lines)
                {
                    var hedge = line.Hedge == Hedge.None ? "" : $" ({ContractNames.Name(line.Hedge)})";
                    var via = line.Via.IsEmpty ? "" : $"via {string.Join(", via ", line.Via)}";
                    var words = line.NeedsMarks ? $"“{line.Words}”" : line.Words;
                    Line($"- {(line.Act is { } act ? $"{act}{hedge}: {MarkdownText.Plain(words)}" : $"{MarkdownText.Plain(words)}{hedge}")}{(via.Length > 0 ? $" {MarkdownText.Plain(via)}" : "")} {_text.Cites(line.Citations)}");
                }

                Line();
            }
        }

        /// <summary>The first two roles: reports that give one person two offices should be seen to. "President" and "presidente" are one.</summary>
        private string Role(string? actor)
        {
            var titles = new List<string>();
            var roles = brief.Story.Actors.FirstOrDefault(candidate => candidate.Id == actor)?.Roles ?? [];
            foreach (var role in roles)
            {
                // "Deputy Press Secretary" of a body is its "spokeswoman" too.
                if (!role.Said.Contains(' ', StringComparison.Ordinal) && role.Body is not null && roles.Any(other => other.Body == role.Body && other.Said.Contains(' ', StringComparison.Ordinal)))
                    continue;
                var title = role.Said;
                if (titles.Count < 2 && !titles.Exists(other => title.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(title, StringComparison.OrdinalIgnoreCase)))
                    titles.Add(title);
            }

            return titles.Count == 0 ? "" : $" ({MarkdownText.Plain(string.Join("; ", titles))})";
        }

        private string Measure(Measure measure) =>
            $"- {measure.Date ?? "no date"}: **{ContractNames.Name(measure.Mode)}**{Parties(" by ", measure.Issuer)}{Parties(Before(measure), measure.Target)}{(measure.Amount is { } amount ? $", {FigureText.Value(amount)}" : "")}, {ContractNames.Name(measure.Status)}{(measure.Basis is { } basis ? $", under {MarkdownText.Plain(basis)}" : "")} {Support(measure.Claims)}";

        /// <summary>What is sent or decreed has no name; against whom it is has one.</summary>
        private string Before(Measure measure) => measure.Target.Any(target => !_actors.ContainsKey(target) && EventText.IsSent(measure.Mode, target)) ? " of " : EventText.Before(measure.Mode);

        private string Figure(Figure figure)
        {
            var checks = string.Join("", figure.Value.Checks.Select(check => $"; conversion {check.Says} {(check.Holds ? "holds" : "**does not hold**")}"));
            return $"- **{FigureText.Value(figure.Value)}**: {MarkdownText.Plain(figure.What)}{checks} {Support(figure.Claims)}";
        }

        private string Disagreement(Disagreement disagreement) =>
            $"- {ContractNames.Name(disagreement.Kind)} ({ContractNames.Name(disagreement.Because)}):{string.Concat(disagreement.Sides.Select(side => $"\n  - {MarkdownText.Plain(side.Says)} {_text.Cites([.. side.Assertions.Select(item => new Citation(item.Report, item.Span))])}"))}";

        private string Claim(Claim claim) => string.Create(
            CultureInfo.InvariantCulture,
            $"- {MarkdownText.Plain(claim.Text)}: {ContractNames.Name(claim.Status)}; {StoryCounts.Plural(claim.ReportCount, "report")}, {StoryCounts.Plural(claim.OutletCount, "outlet")}, {StoryCounts.Plural(claim.OriginCount, "origin")} {_text.Cites([.. claim.Assertions.Select(item => new Citation(item.Report, item.Span))])}");

        private string Source(StoryReport member)
        {
            var copy = member.CopyOf is { } original && _text.Number(original) is { } number ? string.Create(CultureInfo.InvariantCulture, $" · copy of [{number}], {member.Overlap:0%} shared") : "";
            return string.Create(CultureInfo.InvariantCulture, $"{_text.Number(member.Report.Id)}. {MarkdownText.Plain(SourceLine.Title(member.Report))} · {MarkdownText.Plain(SourceLine.Of(member))}{copy} · `{member.Report.Id}`");
        }

        private string Parties(string word, ImmutableArray<string> parties) => parties.IsEmpty ? "" : word + string.Join(", ", parties.Select(party => MarkdownText.Plain(Actor(party))));

        private string Actor(string id) => _actors.TryGetValue(id, out var name) ? name : id;

        private string Support(ImmutableArray<string> claims)
        {
            var behind = claims.Where(_claims.ContainsKey).SelectMany(id => _claims[id].Assertions).ToList();
            return _text.Cites([.. behind.Select(assertion => new Citation(assertion.Report, assertion.Span))]);
        }

        private void Section<T>(string heading, ImmutableArray<T> items, Func<T, string> line)
        {
            if (items.IsEmpty)
                return;
            Line($"## {heading}").Line();
            foreach (var item in items)
                Line(line(item));
            Line();
        }

        private Writer Line(string line = "")
        {
            text.Append(line).Append('\n');
            return this;
        }
    }
}
