using Herodotus.Clean.Metadata;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Origins;

/// <summary>
/// Says where each claim of a story entered the record: the outlet's own reporting, an agency, another outlet, a document, a speaker,
/// an account. Copies go back to what they copy, outlets of one family to one origin.
/// </summary>
public sealed class OriginFinder
{
    private readonly KnowledgeBase _knowledge;
    private readonly OutletMentionScanner _scanner;
    private readonly CreditReader _credits;

    public OriginFinder(KnowledgeBase knowledge, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(folder);
        _knowledge = knowledge;
        _scanner = new OutletMentionScanner(knowledge, folder);
        _credits = new CreditReader(Agencies.Load(folder));
    }

    /// <summary>The origins behind the reports of one story.</summary>
    /// <param name="reports">In the order in which they are shown.</param>
    /// <param name="copyOf">The report each was copied from, by id; reports that are no copies are not in it.</param>
    /// <param name="actors">The story's actors, by which a speaker is one across reports.</param>
    public StoryOrigins Find(IReadOnlyList<AnalyzedReport> reports, IReadOnlyDictionary<string, string> copyOf, ImmutableArray<Actor> actors)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(copyOf);
        var book = new OriginBook();
        var identities = actors.SelectMany(actor => actor.Members.Select(member => (member, actor.Id))).ToDictionary(pair => pair.member, pair => pair.Id);
        var byId = reports.ToDictionary(r => r.Report.Id, StringComparer.Ordinal);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new AccountOwners(actors);
        foreach (var report in reports)
            own[report.Report.Id] = OwnOrigin(book, report.Report, byId, copyOf, owners);
        foreach (var report in reports)
            ReadReport(book, report, own[report.Report.Id], identities);
        return book.Build(reports.Select(r => r.Report.Id));
    }

    /// <summary>Where what the report says in its own voice comes from.</summary>
    private string OwnOrigin(OriginBook book, Report report, Dictionary<string, AnalyzedReport> byId, IReadOnlyDictionary<string, string> copyOf, AccountOwners owners)
    {
        var first = report;
        for (var hops = 0; hops < 64 && copyOf.TryGetValue(first.Id, out var earlier) && byId.TryGetValue(earlier, out var found); hops++)
            first = found.Report;
        var copied = first.Id == report.Id ? null : new Evidence("copy", $"its text is that of {first.Id}", 1, report.Id);

        // A copy that names the agency knows better than an original that does not.
        var credit = report.Agency is null && first.Agency is null ? _credits.Read(first.Text) : default;
        var agency = first.Agency ?? report.Agency ?? credit.Agency;
        if (agency is not null && _knowledge.FindOutlet(agency) is { Kind: OutletKind.Agency } wire)
            return book.Outlet(wire, report.Id, copied, new Evidence("credit", agency, 1, report.Id));
        if (first.Kind == ReportKind.Post)
        {
            var account = first.Author ?? first.Source;
            // Whoever posts and is quoted elsewhere is one origin.
            if (account is not null && owners.Find(account) is { } owner)
                return book.Add($"speaker:{owner.Id}", owner.Name, OriginKind.Speaker, report.Id, copied, new Evidence("post", account, 1, report.Id));
            return book.Add($"account:{LetterFolding.Fold(account ?? first.Id)}", account ?? Unnamed("account", first), OriginKind.Account, report.Id, copied, new Evidence("post", "an account's own words", 1, report.Id));
        }

        var source = first.Source ?? credit.Source;
        var outlet = (source is null ? null : _knowledge.FindOutlet(source)) ?? OfAddress(first.Url);
        if (outlet is not null)
            return book.Outlet(outlet, report.Id, copied, new Evidence("source", source ?? outlet.Site ?? outlet.Name, 1, report.Id));
        if (source is null && agency is not null)
            return book.Add($"agency:{LetterFolding.Fold(agency)}", agency, OriginKind.Agency, report.Id, copied, new Evidence("credit", agency, 1, report.Id));
        return source is not null
            ? book.Add($"outlet:{LetterFolding.Fold(source)}", source, OriginKind.Outlet, report.Id, copied, new Evidence("source", source, 1, report.Id))
            : book.Add($"report:{first.Id}", Unnamed("report", first), OriginKind.Outlet, report.Id, copied, new Evidence("source", "not stated", 1, report.Id));
    }

    private void ReadReport(OriginBook book, AnalyzedReport analyzed, string own, Dictionary<ActorMember, string> identities)
    {
        var report = analyzed.Report;
        var mentions = _scanner.Scan(report.Text);
        foreach (var mention in mentions)
            book.Outlet(mention.Outlet, report.Id, new Evidence(mention.Occasion ? "said-to" : "attribution", mention.Phrase.Of(report.Text), 1, report.Id, mention.Phrase));
        var statements = analyzed.Annotations.Statements;
        for (var i = 0; i < statements.Length; i++)
            // What is not said, as "maintaining a reward", is told by the report.
            book.Assign(report.Id, i, statements[i].CueClass == CueClass.Other ? own : OriginOf(book, analyzed, statements[i], mentions, own, identities));
    }

    private string OriginOf(
        OriginBook book, AnalyzedReport analyzed, Statement statement, List<OutletMention> mentions, string own, Dictionary<ActorMember, string> identities)
    {
        var report = analyzed.Report;

        // The chain as given, outermost last: its first link is where the words entered the record.
        foreach (var via in statement.Via)
        {
            var evidence = new Evidence("via", via.Name, 1, report.Id, via.Span);
            if (_knowledge.FindOutlet(via.Name) is { } outlet)
                return book.Outlet(outlet, report.Id, evidence);
        }

        var sentence = SentenceAround(analyzed, statement);
        foreach (var mention in mentions)
        {
            var isSource = SpanSet.Meet(statement.Source, mention.Span);
            if (isSource || (mention.Occasion && sentence.Contains(mention.Span)))
                return book.Outlet(mention.Outlet, report.Id);
        }

        if (statement.Via is [{ } link, ..])
        {
            if (IsVague(link.Name))
                return book.Unnamed(own, link.Name, report.Id, new Evidence("unnamed", link.Name, 1, report.Id, link.Span));
            var kind = statement.SourceType == "document" ? OriginKind.Document : OriginKind.Outlet;
            return book.Add($"via:{LetterFolding.Fold(link.Name)}", link.Name, kind, report.Id, new Evidence("via", link.Name, 1, report.Id, link.Span));
        }

        var words = statement.Source.IsEmpty ? null : string.Join(" ", statement.Source.Select(span => span.Of(report.Text)));
        var where = statement.Source.IsEmpty ? (TextSpan?)null : statement.Source[0];
        if (statement.SourceType == "document" && words is not null)
            return book.Add($"document:{LetterFolding.Fold(words)}", words, OriginKind.Document, report.Id, new Evidence("document", words, 1, report.Id, where));
        if (words is not null && _knowledge.FindOutlet(words) is { } named)
            return book.Outlet(named, report.Id, new Evidence("attribution", words, 1, report.Id, where));
        if (statement.Speaker is { } speaker && analyzed.Annotations.Actors.FirstOrDefault(a => a.Id == speaker) is { } actor && statement.Named)
            return book.Speaker(actor, identities.GetValueOrDefault(new ActorMember(report.Id, speaker)), report.Id, new Evidence("speaker", words ?? actor.Name, 1, report.Id, where));

        if (!statement.Named && !IsPronoun(analyzed, where) && statement.Description is { } description)
            return book.Unnamed(own, description, report.Id, new Evidence("unnamed", description, 1, report.Id, where));
        return own;
    }

    /// <summary>"media reports", "medios locales": nothing in it is a name, but for a country or an abbreviation before the last word.</summary>
    private static bool IsVague(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (char.IsUpper(word[0]) && (i == words.Length - 1 || !word.All(char.IsUpper)))
                return false;
        }

        return true;
    }

    /// <summary>"it", "he", "our": words that mean somebody nobody could tell are no source of their own.</summary>
    private static bool IsPronoun(AnalyzedReport analyzed, TextSpan? source)
    {
        if (source is not { } span)
            return false;
        var tokens = analyzed.Annotations.Tokens;
        for (var i = analyzed.Annotations.TokenAt(span.Start); i < tokens.Length && tokens[i].Span.Start < span.End; i++)
        {
            if (tokens[i].Pos is not (PartOfSpeech.Pron or PartOfSpeech.Det))
                return false;
        }

        return true;
    }

    /// <summary>What nobody signed, by its title in marks, else by its day: "an unnamed report of 2025-08-11".</summary>
    private static string Unnamed(string what, Report report) =>
        what != "account" && report.Title is { } title ? $"an unnamed {what} (“{title}”)"
            : report.Published is { } published ? $"an unnamed {what} of {IsoDay.Of(published.Date)}" : $"an unnamed {what}";

    private static TextSpan SentenceAround(AnalyzedReport analyzed, Statement statement)
    {
        var start = Math.Min(FirstOf(statement.Source), Math.Min(FirstOf(statement.Cue), FirstOf(statement.Content)));
        if (start == int.MaxValue)
            start = 0;
        return analyzed.Annotations.SentenceAt(start) ?? new TextSpan(start, 0);
    }

    /// <summary>Where the first of the spans starts; the largest number when there is none.</summary>
    private static int FirstOf(ImmutableArray<TextSpan> spans)
    {
        var first = int.MaxValue;
        foreach (var span in spans)
            first = Math.Min(first, span.Start);
        return first;
    }

    private Outlet? OfAddress(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var address) ? _knowledge.FindOutletBySite(address.Host) : null;
}
