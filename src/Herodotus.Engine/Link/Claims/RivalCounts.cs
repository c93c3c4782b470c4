using Herodotus.Analyze.Statements;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>
/// Two counts of the same people by two who count, side by side in one report: "5,000 people marched, according to the unions; police counted 1,200".
/// </summary>
/// <param name="befell">What befell those that each quantity of the report counts (<see cref="TollReader.Of"/>).</param>
internal sealed class RivalCounts(AnalyzedReport report, ImmutableArray<Toll?> befell, TollReader tolls)
{
    /// <summary>Code units between the two: a sentence.</summary>
    private const int MaxBetween = 240;

    /// <summary>Code units between two counts of the dead, the injured, the held: two paragraphs.</summary>
    private const int MaxBetweenTolls = 500;

    /// <summary>The same where somebody "puts the toll at" another number: most of a short report.</summary>
    private const int MaxBetweenTallied = 1200;

    /// <summary>Quantities before a toll among which another's count of it is looked for.</summary>
    private const int MostBack = 8;

    /// <summary>Words between a verb of counting and its number, and between the subject and it.</summary>
    private const int Reach = 10;

    /// <summary>Counts further apart are of different things.</summary>
    private const decimal MaxRatio = 12;

    /// <summary>Smaller numbers are parts of a crowd rather than the crowd.</summary>
    private const decimal Least = 10;

    /// <summary>A bare number that may be a sum of money is no smaller.</summary>
    private const decimal LeastSum = 10_000;

    /// <summary>Pairs of quantities that count one thing differently.</summary>
    public ImmutableArray<RivalPair> Find()
    {
        var quantities = report.Annotations.Quantities;
        var pairs = ImmutableArray.CreateBuilder<RivalPair>();
        for (var second = 1; second < quantities.Length; second++)
        {
            for (var first = second - 1; first >= Math.Max(0, second - MostBack); first--)
            {
                if (!AreRivals(first, second))
                    continue;
                pairs.Add(new RivalPair(first, second, quantities[first].UnitText is null ? NamedBefore(quantities[second]) : null));
                break;
            }
        }

        return pairs.DrainToImmutable();
    }

    private bool AreRivals(int one, int other)
    {
        var (first, second) = (report.Annotations.Quantities[one], report.Annotations.Quantities[other]);
        return first.Value is > 0 && second.Value is > 0 && first.Value != second.Value
            && Math.Max(first.Value.Value, second.Value.Value) / MaxRatio <= Math.Min(first.Value.Value, second.Value.Value) // the largest numbers written have no multiples
            && second.Span.Start - first.Span.End is var between
            && ((one == other - 1 && between <= MaxBetween && (IsCrowd(one, other) || IsMeasured(first, second) || AreBare(first, second) || IsReply(first, second)))
                || (between <= MaxBetweenTolls && (IsNamedAgain(first, second) || IsTalliedToll(one, other) || IsNumbered(one, other) || IsOfOneMeasure(first, second)))
                || (between <= MaxBetweenTallied && IsToll(one, other) && (between <= MaxBetweenTolls || IsTallied(second))))
            && Teller(second) is { } rival && (TellsOtherwise(one, rival) || (Teller(first) is null && IsNumbered(one, other)));
    }

    /// <summary>"Police put the number of supporters at 200; the organizers said there were 900": two bare numbers of one sentence, both counted.</summary>
    private bool AreBare(Quantity first, Quantity second) =>
        IsCount(first) && IsCount(second) && first is { UnitText: null, Of: null } && second is { UnitText: null, Of: null } && Teller(first) is not null && IsTallied(second)
        && report.Annotations.SentenceAt(first.Span.Start) is { } sentence && sentence.Contains(second.Span)
        && report.Report.Text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Contains(';');

    /// <summary>"they stole 40,000 votes", said one; the other "replied that it was 11,300 votes".</summary>
    private bool IsReply(Quantity first, Quantity second)
    {
        if (first.Unit != second.Unit || first.UnitText is null || second.UnitText is null || tolls.Counted(first.UnitText.ToLowerInvariant()) != tolls.Counted(second.UnitText.ToLowerInvariant())
            || StatementScope.Around(report.Annotations.Statements, second.Span) is not { } index)
            return false;
        foreach (var cue in report.Annotations.Statements[index].Cue)
        {
            if (tolls.IsReply(cue.Of(report.Report.Text.AsSpan())))
                return true;
        }

        return false;
    }

    /// <summary>"three dealers, the board said. … A newspaper had put the number at 14": what the count before it counts, however few.</summary>
    private bool IsNumbered(int one, int other)
    {
        var (first, second) = (report.Annotations.Quantities[one], report.Annotations.Quantities[other]);
        return (first is { Unit: null, UnitText: not null } || befell[one] is not null) && second is { Unit: null, UnitText: null }
            && NounOf(second, static (tolls, noun) => tolls.IsNumber(noun)) >= 0;
    }

    /// <summary>"a quake of magnitude 6.9 …; the survey put the magnitude at 7.1": a number behind the noun that the verb of counting has.</summary>
    private bool IsOfOneMeasure(Quantity first, Quantity second)
    {
        if (first is not { Unit: null, UnitText: null } || second is not { Unit: null, UnitText: null } || NounOf(second, static (_, _) => true) is var noun && noun < 0)
            return false;
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var at = report.Annotations.TokenAt(first.Span.Start);
        return at > 0 && tokens[noun].Span.Start > first.Span.End && tokens[at - 1].Span.Of(text.AsSpan()).Equals(tokens[noun].Span.Of(text.AsSpan()), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The noun that is put at the number ("put the magnitude at 7.1"); null where none is.</summary>
    private string? NamedBefore(Quantity quantity) => NounOf(quantity, static (tolls, noun) => !tolls.IsNumber(noun)) is >= 0 and var noun
        ? report.Annotations.Tokens[noun].Span.Of(report.Report.Text) : null;

    /// <summary>The token of the one noun between a verb of counting and the preposition before its number, if it is such a one; else -1.</summary>
    private int NounOf(Quantity quantity, Func<TollReader, string, bool> isOne)
    {
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var tally = Tally(quantity);
        if (tally < 0)
            return -1;
        var found = -1;
        for (var i = tally + 1; i < tokens.Length && tokens[i].Span.Start < quantity.Span.Start; i++)
        {
            if (tokens[i].Pos is not (PartOfSpeech.Noun or PartOfSpeech.Propn))
                continue;
            if (found >= 0)
                return -1;
            found = i;
        }

        return found >= 0 && report.Annotations.TokenAt(quantity.Span.Start) > found + 1 && isOne(tolls, tokens[found].Span.Of(text).ToLowerInvariant()) ? found : -1;
    }

    /// <summary>Another gives the first count; a toll may be the report's own, and what the number is put at.</summary>
    private bool TellsOtherwise(int first, string teller) =>
        Teller(report.Annotations.Quantities[first]) is { } one ? !string.Equals(one, teller, StringComparison.OrdinalIgnoreCase) : befell[first] == Toll.Killed;

    /// <summary>People of one crowd, the second of them perhaps a bare number behind a verb of counting.</summary>
    private bool IsCrowd(int one, int other)
    {
        var (first, second) = (report.Annotations.Quantities[one], report.Annotations.Quantities[other]);
        if (!IsCount(first) || !IsCount(second) || !(CountsPeople(first) || (second.UnitText is null && first.UnitText is not null && !tolls.IsNobody(first.UnitText)))
            || !(second.UnitText is null || second.UnitText == first.UnitText || CountsPeople(second)))
            return false;
        return second.UnitText is null ? (befell[other] is not { } own || own == befell[one]) && IsTallied(second) : befell[other] == befell[one];
    }

    /// <summary>"eight people were killed, the governor said. … the ombudsman speaks of eleven dead": however few, where both say what befell whom, and neither counts some or elsewhere.</summary>
    private bool IsToll(int one, int other)
    {
        if (befell[one] is not { } toll || befell[other] != toll)
            return false;
        var (first, second) = (report.Annotations.Quantities[one], report.Annotations.Quantities[other]);
        return first is { Unit: null, Change: not (QuantityChange.Up or QuantityChange.Down) } && second is { Unit: null, Change: not (QuantityChange.Up or QuantityChange.Down) }
            && !tolls.AreSome(report, first) && !tolls.AreSome(report, second) && !AreElsewhere(first, second) && Month(first) == Month(second);
    }

    /// <summary>"nine injured, according to the police; the ombudsman speaks of 21": a bare number that somebody counts, higher than the one right before it.</summary>
    private bool IsTalliedToll(int one, int other) => one == other - 1 && befell[one] is not null && (befell[other] ?? befell[one]) == befell[one]
        && report.Annotations.Quantities[other] is { Unit: null, UnitText: null, Of: null } second && second.Value > report.Annotations.Quantities[one].Value && IsTallied(second);

    /// <summary>"found 11 rifles. … had said that the rifles were 17": what was counted stands before the verb of counting.</summary>
    private bool IsNamedAgain(Quantity first, Quantity second)
    {
        if (first is not { Unit: null, UnitText: { } thing } || second is not { Unit: null, UnitText: null })
            return false;
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var before = Tally(second) - 1;
        while (before > 0 && tokens[before].Pos is PartOfSpeech.Aux or PartOfSpeech.Adv)
            before--;
        return before > 0 && first.Span.End < tokens[before].Span.Start && tokens[before].Span.Of(text.AsSpan()).Equals(thing, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"… losses at $310 million; the chamber said they exceeded $500 million", "la empresa la cifró en 60%": a verb of counting with no thing of its own before the number.</summary>
    private bool IsMeasured(Quantity first, Quantity second)
    {
        if (first.Unit is null || first.UnitText is null || !(second.Unit == first.Unit || (second is { Unit: null, UnitText: null, Value: >= LeastSum } && first.Unit is { Length: 3 })))
            return false;
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var tally = Tally(second);
        for (var i = tally + 1; tally >= 0 && i < tokens.Length && tokens[i].Span.Start < second.Span.Start; i++)
        {
            if (tokens[i].Pos is PartOfSpeech.Noun or PartOfSpeech.Propn)
                return false;
        }

        return tally >= 0 && first.Span.End <= tokens[tally].Span.Start;
    }

    /// <summary>True where both sentences name places, and not the same.</summary>
    private bool AreElsewhere(Quantity first, Quantity second)
    {
        var (one, other) = (Places(first), Places(second));
        return one.Count > 0 && other.Count > 0 && !one.SetEquals(other);
    }

    /// <summary>"recalled that 14 died there in September": the month or year of which the sentence speaks, where it speaks of a whole one.</summary>
    private string? Month(Quantity quantity)
    {
        var sentence = report.Annotations.SentenceAt(quantity.Span.Start) ?? default;
        foreach (var time in report.Annotations.Times)
        {
            if (sentence.Contains(time.Span) && !time.Span.Overlaps(quantity.Span) && time.Value is { Length: 4 or 7 } value && char.IsAsciiDigit(value[^1]) && !value.Contains('W'))
                return value;
        }

        return null;
    }

    private HashSet<string> Places(Quantity quantity)
    {
        var sentence = report.Annotations.SentenceAt(quantity.Span.Start) ?? default;
        var names = report.Annotations.Names;
        var places = new HashSet<string>(StringComparer.Ordinal);
        for (var i = names.AsSpan().FirstFrom(sentence.Start, name => name.Span.Start); i < names.Length && names[i].Span.Start < sentence.End; i++)
        {
            if (names[i].Type == NameType.Place && sentence.Contains(names[i].Span))
                places.Add(names[i].Actor ?? names[i].Span.Of(report.Report.Text));
        }

        return places;
    }

    private static bool IsCount(Quantity quantity) => quantity is { Unit: null, Value: >= Least and var value } && value == decimal.Truncate(value)
        && quantity.Change is not (QuantityChange.Up or QuantityChange.Down);

    private bool CountsPeople(Quantity quantity) => quantity.UnitText is { } unit && unit.ToLowerInvariant().Split(' ').Any(word => tolls.IsCrowd(word));

    private bool IsTallied(Quantity quantity) => Tally(quantity) >= 0;

    /// <summary>Whoever gives the count: the speaker it is put down to, else the subject of the verb of counting before it; null where nobody does.</summary>
    private string? Teller(Quantity quantity)
    {
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var tally = Tally(quantity);
        // "said 200 were sent; the ombudsman counted 340": another's clause, though it was taken for what the first said.
        if (StatementScope.Around(report.Annotations.Statements, quantity.Span) is { } index && report.Annotations.Statements[index] is var statement
            && (statement.Speaker ?? statement.Description) is { } speaker
            && !(statement.Kind != StatementKind.Direct && tally >= 0 && statement.Content[0].Start < tokens[tally].Span.Start && text.AsSpan(statement.Content[0].Start, tokens[tally].Span.Start - statement.Content[0].Start).Contains(';')))
            return speaker;
        while (tally > 1 && tokens[tally - 1].Pos == PartOfSpeech.Aux)
            tally--;
        // "El viceministro, Juan Ticona, | elevó a 17": the comma closes who he is.
        var last = tally > 1 && tokens[tally - 1].Span.Of(text.AsSpan()) is "," ? tally - 2 : tally - 1;
        for (var i = last; i >= Math.Max(0, tally - Reach) && !IsMark(text, tokens[i]); i--)
        {
            if (tokens[i].Pos is PartOfSpeech.Noun or PartOfSpeech.Propn)
                return tokens[i].Span.Of(text);
        }

        return null;
    }

    /// <summary>The token of a verb of counting shortly before a number in its clause, or -1.</summary>
    private int Tally(Quantity quantity)
    {
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var at = report.Annotations.TokenAt(quantity.Span.Start);
        for (var i = at - 1; i >= Math.Max(0, at - Reach) && !IsMark(text, tokens[i]); i--)
        {
            // "la empresa la | cifró | en 60%": a verb that was taken for a noun stands behind its object.
            if ((tokens[i].Pos is PartOfSpeech.Verb or PartOfSpeech.Aux || (i > 1 && tokens[i - 1].Pos is PartOfSpeech.Det or PartOfSpeech.Pron && tokens[i - 2].Pos is PartOfSpeech.Noun or PartOfSpeech.Propn)) && tolls.IsTally(tokens[i].Span.Of(text.AsSpan())))
                return i;
        }

        return -1;
    }

    private static bool IsMark(string text, Token token) => token.Span.Length == 1 && text[token.Span.Start] is '.' or ';' or ',' or ':' or '(' or ')' or '\n' or '"' or '“' or '”' or '«' or '»';
}

/// <summary>Two quantities of a report that count one thing differently, by their places among them.</summary>
/// <param name="Thing">What both are of, where only the words before the second say it.</param>
internal readonly record struct RivalPair(int First, int Second, string? Thing);
