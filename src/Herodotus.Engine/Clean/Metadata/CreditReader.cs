using System.Buffers;
using Herodotus.Reports;

namespace Herodotus.Clean.Metadata;

/// <summary>Who a text itself credits, at its start or its end.</summary>
/// <param name="Source">The outlet a distributor names.</param>
/// <param name="Agency">The agency or distributor, by its full name.</param>
/// <param name="Kind">Wire copy or a release, when the credit says so.</param>
public readonly record struct Credit(string? Source, string? Agency, ReportKind? Kind);

/// <summary>
/// Reads agency credits where they stand by habit: <c>(MENAFN- The Rio Times)</c>, <c>CARACAS (AP) —</c>, <c>Lima, 3 ago (EFE).-</c>,
/// <c>AFP -</c> at the start, <c>© Agence France-Presse</c> or <c>(Reuters)</c> at the end. The words stay in the text.
/// </summary>
public sealed class CreditReader(Agencies agencies)
{
    /// <summary>A dateline with its credit is shorter than this.</summary>
    private const int StartLength = 160;

    private const int EndLength = 160;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?;:\"“");
    private static readonly SearchValues<char> YearMarks = SearchValues.Create("0123456789-– ,");

    public Credit Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return AtStart(text) ?? AtEnd(text) ?? default;
    }

    private Credit? AtStart(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, StartLength)];
        var line = head.IndexOf('\n');
        if (line >= 0)
            head = head[..line];
        var open = head.IndexOf('(');
        if (open >= 0 && head[open..].IndexOf(')') is > 2 and var length && IsDateline(head[..open], head[(open + length + 1)..]))
        {
            if (Named(head.Slice(open + 1, length - 1)) is { } credit)
                return credit;
        }

        // "AFP - ", "Reuters — " and "EFE.- " without brackets.
        var dash = head.IndexOfAny("-–—");
        return dash is > 1 and < 30 && agencies.Find(head[..dash]) is { } agency ? Of(agency, null) : null;
    }

    /// <summary>A place and perhaps a date before the bracket, a dash, or nothing, after it: no running sentence.</summary>
    private static bool IsDateline(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        before = before.Trim();
        if (before.IsEmpty)
            return true;
        if (before.Length > 60 || before.ContainsAny(SentenceMarks) && !before.EndsWith("."))
            return false;
        after = after.TrimStart(" .,:");
        return after.IsEmpty || after[0] is '-' or '–' or '—' or '―';
    }

    private Credit? Named(ReadOnlySpan<char> inside)
    {
        inside = inside.Trim();
        if (agencies.Find(inside) is { } whole)
            return Of(whole, null);
        var dash = inside.IndexOfAny("-–—/:");
        if (dash > 0 && agencies.Find(inside[..dash]) is { } first)
        {
            var rest = inside[(dash + 1)..].Trim(" -–—");
            return Of(first, rest.IsEmpty || agencies.Find(rest) is not null ? null : rest.ToString());
        }

        var comma = inside.IndexOf(',');
        return comma > 0 && agencies.Find(inside[..comma]) is { } led ? Of(led, null) : null;
    }

    private Credit? AtEnd(ReadOnlySpan<char> text)
    {
        var tail = text[^Math.Min(text.Length, EndLength)..];
        var line = tail.LastIndexOf('\n');
        var last = tail[(line + 1)..].Trim();
        if (last.EndsWith(")") && last.LastIndexOf('(') is >= 0 and var open && agencies.Find(last[(open + 1)..^1]) is { } bracketed)
            return Of(bracketed, null);
        if (last.Length > 70)
            return null;
        foreach (var mark in (ReadOnlySpan<string>)["©", "(c)", "copyright", "source:", "fuente:", "con información de", "with information from", "via ", "vía "])
        {
            if (last.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                var name = last[mark.Length..].Trim(" ©:");
                var digits = name.IndexOfAnyExcept(YearMarks);
                return digits >= 0 && agencies.Find(name[digits..]) is { } credited ? Of(credited, null) : null;
            }
        }

        return agencies.Find(last) is { } alone && line >= 0 ? Of(alone, null) : null;
    }

    private static Credit Of((string Name, AgencyKind Kind) agency, string? source) => new(source, agency.Name, agency.Kind switch
    {
        AgencyKind.Wire => ReportKind.Wire,
        AgencyKind.Release => ReportKind.Release,
        _ => null,
    });
}
