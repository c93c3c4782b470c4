using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Something is said of an actor (an accusation, a charge), and that actor, or its government, denies it.</summary>
internal static class Denials
{
    /// <summary>How far before the denial, in code units of one report, the accusation may stand: about two paragraphs.</summary>
    private const int MaxDistance = 1200;

    /// <summary>How far before a denial, in code units, what is no accusation may stand: the sentence or two before.</summary>
    private const int Near = 300;

    /// <summary>Words of content that a denial shares with what it denies.</summary>
    private const int SharedWords = 2;

    /// <summary>Letters that the forms of one word begin with alike.</summary>
    private const int FormLetters = 4;

    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims, ImmutableArray<Actor> actors)
    {
        Claim[] denials = [.. claims.Where(claim => claim.Statement is { Cue: CueClass.Deny } || IsNoneSuch(story, claim))];
        if (denials.Length == 0)
            yield break;
        var taken = new HashSet<(string, string)>();
        var names = new DenierNames(actors);
        var reports = denials.SelectMany(denial => denial.Assertions).Select(assertion => assertion.Report).ToHashSet(StringComparer.Ordinal);
        var accusations = ByReport(claims, IsAccusation, reports);
        var told = ByReport(claims, claim => claim is { Kind: ClaimKind.Statement, Statement.Cue: not (CueClass.Deny or CueClass.Demand) } && !IsNoneSuch(story, claim), reports);
        foreach (var denial in denials)
        {
            foreach (var words in denial.Assertions)
            {
                var accusation = denial.Statement!.Cue != CueClass.Deny ? null : accusations[words.Report]
                    .Where(pair => pair.Claim.Id != denial.Id && pair.Assertion.Span.Start <= words.Span.Start && words.Span.Start - pair.Assertion.Span.Start <= MaxDistance
                        && pair.Assertion.Speaker?.Actor != words.Speaker?.Actor && IsOfOneThing(story, pair.Assertion, words)
                        && (names.Concern(Accused(story, pair.Claim, pair.Assertion.Quote), words.Speaker?.Actor) || (pair.Claim.Statement is { Cue: CueClass.Accuse } && (IsMeant(story, pair.Assertion, words.Speaker?.Actor) || IsNext(story, pair.Assertion, words)))))
                    .Select(pair => (pair.Claim, Distance: words.Span.Start - pair.Assertion.Span.Start))
                    .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Claim.Id, StringComparer.Ordinal)
                    .Select(pair => pair.Claim).FirstOrDefault();
                accusation ??= Told(story, denial, words, told[words.Report], names);
                if (accusation is null || !taken.Add((accusation.Id, denial.Id)))
                    continue;
                yield return new Disagreement(
                    DisagreementKind.Denial,
                    DisagreementReason.Conflict,
                    [accusation.Id, denial.Id],
                    [new DisagreementSide(accusation.Text, accusation.Assertions), new DisagreementSide(denial.Text, denial.Assertions)]);
            }
        }
    }

    /// <summary>The assertions of some claims that stand in the reports.</summary>
    private static ILookup<string, (Claim Claim, Assertion Assertion)> ByReport(ImmutableArray<Claim> claims, Func<Claim, bool> isOne, HashSet<string> reports) =>
        claims.Where(isOne).SelectMany(claim => claim.Assertions.Where(assertion => reports.Contains(assertion.Report)).Select(assertion => (Claim: claim, Assertion: assertion)))
            .ToLookup(pair => pair.Assertion.Report, StringComparer.Ordinal);

    /// <summary>
    /// What somebody else says of the denier right before, of which the denial takes up words ("that the gang had planted the bomb") or speaks with no words of
    /// its own ("it", "any such promise").
    /// </summary>
    private static Claim? Told(StoryContext story, Claim denial, Assertion words, IEnumerable<(Claim Claim, Assertion Assertion)> told, DenierNames names)
    {
        DeniedWords? denied = null;
        (Claim? Claim, bool Reported, int Start) found = (null, false, -1);
        foreach (var (claim, assertion) in told)
        {
            if (claim.Id == denial.Id || assertion.Speaker is not { } teller || (teller.Actor ?? teller.Name) == (words.Speaker?.Actor ?? words.Speaker?.Name))
                continue;
            // Only of whom the denial names it may be what follows.
            var named = story.Words.IsAsTold(words.Quote, teller.Name);
            var distance = assertion.Span.End <= words.Span.Start ? words.Span.Start - assertion.Span.End : named ? assertion.Span.Start - words.Span.End : int.MaxValue;
            if (distance > Near)
                continue;
            denied ??= DeniedWords.Of(story, words, denial.Statement!.Cue);
            // "That account" is what was told of somebody rather than in quotation; else the last before the denial, of two in one place the one with the lesser id.
            var reported = denied.IsReport && claim.Statement!.Kind == StatementKind.Indirect;
            if (reported != found.Reported ? found.Reported
                : assertion.Span.Start < found.Start || (assertion.Span.Start == found.Start && string.CompareOrdinal(claim.Id, found.Claim!.Id) >= 0))
                continue;
            if (named ? Shared(story, denied.Stems, assertion.Quote) > 0 : TakesUp(story, denied, words, claim, assertion, names))
                found = (claim, reported, assertion.Span.Start);
        }

        return found.Claim;
    }

    /// <summary>"A said the guards were bribed; B denied it": whether a denial is of what somebody told.</summary>
    private static bool TakesUp(StoryContext story, DeniedWords denied, Assertion words, Claim claim, Assertion told, DenierNames names)
    {
        if (denied.IsNoneSuch)
            return SharesForm(story, denied.Stems, told.Quote) && IsNext(story, told, words);
        if ((denied.IsWordless && IsNext(story, told, words)) || (denied.IsPointing && IsOfOneToll(story, told, words)))
            return true;
        var concerns = names.Concern(told.Quote, words.Speaker?.Actor) || IsMeant(story, told, words.Speaker?.Actor)
            || (denied.IsReport && IsNext(story, told, words, IsThatReport(story, claim, words) ? 1 : 0))
            || (denied.IsPointing && story.Words.OpensClause(words.Quote) && IsNext(story, told, words));
        return concerns && (denied.IsPointing || denied.IsReport || Shared(story, denied.Stems, told.Quote) >= SharedWords);
    }

    /// <summary>"charges a banker with fraud", "his lawyer denied that he has fled": a denial that says itself what is not so, in a clause, is of what shares a word with it.</summary>
    private static bool IsOfOneThing(StoryContext story, Assertion accusation, Assertion denial)
    {
        if (!story.Words.OpensClause(denial.Quote) || IsPointing(story, denial.Quote))
            return true;
        var said = story.Words.Content.Of(denial.Quote);
        return said.Count == 0 || Shared(story, said, Sentence(story, accusation)) > 0;
    }

    private static string Sentence(StoryContext story, Assertion assertion)
    {
        var report = story.Reports[story.PlaceOf(assertion.Report)];
        return (report.Annotations.SentenceAt(assertion.Span.Start) ?? assertion.Span).Of(report.Report.Text);
    }

    private static int Shared(StoryContext story, HashSet<string> said, string other) => story.Words.Content.Of(other).Count(said.Contains);

    /// <summary>"warned" and "no such warning": both begin with the same letters.</summary>
    private static bool SharesForm(StoryContext story, HashSet<string> said, string other)
    {
        foreach (var stem in story.Words.Content.Of(other))
        {
            foreach (var own in said)
            {
                if (stem.Length >= FormLetters && own.Length >= FormLetters && stem.AsSpan(0, FormLetters).SequenceEqual(own.AsSpan(0, FormLetters)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"dismissed that report as fiction", "rechazó esa versión": what was told last, whoever it is about.</summary>
    private static bool IsReport(StoryContext story, string quote) => quote.Split([' ', ','], 3, StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..]
        && story.Words.IsWhatWasTold(first, second);

    /// <summary>"two men were killed. … The army denied any deaths".</summary>
    private static bool IsOfOneToll(StoryContext story, Assertion before, Assertion words) =>
        story.Tolls.TollIn(words.Quote) is { } toll && story.Tolls.TollIn(before.Quote) == toll && IsNext(story, before, words);

    /// <summary>"That account", of what was told without quotation: it may stand a sentence further back than "the accusation".</summary>
    private static bool IsThatReport(StoryContext story, Claim claim, Assertion words) =>
        claim.Statement!.Kind == StatementKind.Indirect && story.Words.WithoutArticle(words.Quote) == words.Quote;

    /// <summary>True where the one sentence stands right before the other.</summary>
    /// <param name="between">Sentences that may stand between them.</param>
    private static bool IsNext(StoryContext story, Assertion before, Assertion words, int between = 0)
    {
        var annotations = story.Reports[story.PlaceOf(words.Report)].Annotations;
        return annotations.SentenceAt(before.Span.Start) is { } first && annotations.SentenceAt(words.Span.Start) is { } second
            && (first == second || (first.End <= second.Start && annotations.Sentences.Count(sentence => sentence.Span.Start >= first.End && sentence.Span.End <= second.Start) <= between));
    }

    /// <summary>True where the words mean the denier without the name: "accused the company of".</summary>
    private static bool IsMeant(StoryContext story, Assertion words, string? denier)
    {
        if (denier is null)
            return false;
        foreach (var actor in story.Reports[story.PlaceOf(words.Report)].Annotations.Actors)
        {
            foreach (var description in actor.Descriptions)
            {
                if (words.Span.Contains(description) && story.ActorOf(words.Report, actor.Id)?.Id == denier)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"that any such commitment had been made", "ese acuerdo": what is denied was told before; in "reports that it was in talks" the denier is "it".</summary>
    private static bool IsPointing(StoryContext story, string quote)
    {
        var words = quote.Split([' ', ','], 5, StringSplitOptions.RemoveEmptyEntries);
        return words is [var first, ..] && story.Words.IsPronoun(first) || words.Take(4).Any(word => story.Words.IsPointing(word));
    }

    /// <summary>Whom an accusation is of: "them of a hunt against Ann Reed" is not of Reed.</summary>
    private static string Accused(StoryContext story, Claim claim, string quote)
    {
        if (claim.Statement is not { Cue: CueClass.Accuse })
            return quote;
        var of = story.Words.LastOf(quote);
        return of > 0 ? quote[..of] : quote;
    }

    private static bool IsAccusation(Claim claim) =>
        claim.Statement is { Cue: CueClass.Accuse }
        || claim.Event is { Mode: MeasureMode.Indictment }
        || claim.Event is { Status: EventStatus.Alleged };

    /// <summary>What a denial says itself of what is denied.</summary>
    /// <param name="Stems">Of its words with content.</param>
    /// <param name="IsWordless">It has no words of its own: "denied it", "lo negó: …".</param>
    /// <param name="IsPointing">It speaks of something told before, or has no words of its own.</param>
    /// <param name="IsReport">It speaks of what somebody told as such ("that account").</param>
    /// <param name="IsNoneSuch">It is no denial by its verb ("said there was no such order").</param>
    private sealed record DeniedWords(HashSet<string> Stems, bool IsWordless, bool IsPointing, bool IsReport, bool IsNoneSuch)
    {
        public static DeniedWords Of(StoryContext story, Assertion words, CueClass cue)
        {
            var stems = story.Words.Content.Of(words.Quote);
            var wordless = stems.Count == 0 || TakesPronoun(story, words);
            return new DeniedWords(stems, wordless, wordless || Denials.IsPointing(story, words.Quote), Denials.IsReport(story, words.Quote), cue != CueClass.Deny);
        }
    }

    /// <summary>"Zelaya said he had received no such warning".</summary>
    private static bool IsNoneSuch(StoryContext story, Claim claim) =>
        claim is { Kind: ClaimKind.Statement, Statement.Cue: CueClass.Say or CueClass.Claim } && story.Words.SaysNoneSuch(claim.Assertions[0].Quote);

    /// <summary>"lo negó: “Nadie viajó”": the words are what the denier adds.</summary>
    private static bool TakesPronoun(StoryContext story, Assertion words)
    {
        var report = story.Reports[story.PlaceOf(words.Report)];
        foreach (var statement in report.Annotations.Statements)
        {
            if (statement.CueClass == CueClass.Deny && statement.Cue is [var cue] && statement.Content[0].Start == words.Span.Start && cue.Of(report.Report.Text) is var verb
                && verb.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank && story.Words.IsPronoun(verb[..blank]))
                return true;
        }

        return false;
    }
}
