using Herodotus.Analyze.Statements;
using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>
/// Two counts of the same people by two who count, side by side in one report: "5,000 people marched, according to the unions; police counted 1,200".
/// </summary>
internal static class RivalCounts
{
    /// <summary>Code units between the two: a sentence.</summary>
    private const int MaxBetween = 240;

    /// <summary>Words between a verb of counting and its number, and between the subject and it.</summary>
    private const int Reach = 8;

    /// <summary>Counts further apart are of different things.</summary>
    private const decimal MaxRatio = 12;

    /// <summary>Smaller numbers are parts of a crowd rather than the crowd.</summary>
    private const decimal Least = 10;

    /// <summary>Pairs of neighboring quantities of a report that count one thing differently.</summary>
    public static IEnumerable<(Quantity First, Quantity Second)> Of(AnalyzedReport report, TollReader tolls)
    {
        var quantities = report.Annotations.Quantities;
        for (var i = 1; i < quantities.Length; i++)
        {
            var (first, second) = (quantities[i - 1], quantities[i]);
            if (!IsCount(first) || !IsCount(second) || first.Value == second.Value || second.Span.Start - first.Span.End > MaxBetween
                || Math.Max(first.Value!.Value, second.Value!.Value) > MaxRatio * Math.Min(first.Value.Value, second.Value.Value)
                || !(CountsPeople(first, tolls) || (second.UnitText is null && first.UnitText is not null && !tolls.IsNobody(first.UnitText))) || !(second.UnitText is null || second.UnitText == first.UnitText || CountsPeople(second, tolls)))
                continue;
            var toll = tolls.Of(report, first);
            if ((second.UnitText is null ? tolls.Of(report, second) is { } own && own != toll : tolls.Of(report, second) != toll) || (second.UnitText is null && !IsTallied(report, second, tolls)))
                continue;
            if (Teller(report, first, tolls) is { } one && Teller(report, second, tolls) is { } other && !string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
                yield return (first, second);
        }
    }

    private static bool IsCount(Quantity quantity) => quantity is { Unit: null, Value: >= Least and var value } && value == decimal.Truncate(value) && quantity.Change is not (QuantityChange.Up or QuantityChange.Down);

    private static bool CountsPeople(Quantity quantity, TollReader tolls) => quantity.UnitText is { } unit && unit.ToLowerInvariant().Split(' ').Any(word => tolls.IsCrowd(word));

    private static bool IsTallied(AnalyzedReport report, Quantity quantity, TollReader tolls) => Tally(report, quantity, tolls) >= 0;

    /// <summary>Whoever gives the count: the speaker it is put down to, else the subject of the verb of counting before it; null where nobody does.</summary>
    private static string? Teller(AnalyzedReport report, Quantity quantity, TollReader tolls)
    {
        if (StatementScope.Around(report.Annotations.Statements, quantity.Span) is { } index && report.Annotations.Statements[index] is var statement && (statement.Speaker ?? statement.Description) is { } speaker)
            return speaker;
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var tally = Tally(report, quantity, tolls);
        for (var i = tally - 1; i >= Math.Max(0, tally - Reach) && !IsMark(text, tokens[i]); i--)
        {
            if (tokens[i].Pos is PartOfSpeech.Noun or PartOfSpeech.Propn)
                return tokens[i].Span.Of(text);
        }

        return null;
    }

    /// <summary>The token of a verb of counting shortly before a number in its clause, or -1.</summary>
    private static int Tally(AnalyzedReport report, Quantity quantity, TollReader tolls)
    {
        var (tokens, text) = (report.Annotations.Tokens, report.Report.Text);
        var at = report.Annotations.TokenAt(quantity.Span.Start);
        for (var i = at - 1; i >= Math.Max(0, at - Reach) && !IsMark(text, tokens[i]); i--)
        {
            if (tokens[i].Pos == PartOfSpeech.Verb && tolls.IsTally(tokens[i].Span.Of(text).ToLowerInvariant()))
                return i;
        }

        return -1;
    }

    private static bool IsMark(string text, Token token) => token.Span.Length == 1 && text[token.Span.Start] is '.' or ';' or ',' or ':' or '(' or ')' or '\n' or '"' or '“' or '”' or '«' or '»';
}
