using System.Globalization;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>
/// Calendar values for reports that carry no date. A dated report of the same story (else of the same thread) lends its date as a reference:
/// years are filled in, and words like "last month" get a month. Days are never made up, and the report itself stays undated.
/// </summary>
public sealed class StoryClock
{
    private readonly PublicationTime? _reference;
    private readonly Func<Report, string, PublicationTime, ImmutableArray<TimeMention>> _find;
    private readonly Dictionary<string, ImmutableArray<TimeMention>> _times = new(StringComparer.Ordinal);

    /// <param name="reference">The date that reports without one are read by (<see cref="ReferenceOf"/>).</param>
    /// <param name="find">Reads the times of a report as if it had been published then.</param>
    public StoryClock(PublicationTime? reference, Func<Report, string, PublicationTime, ImmutableArray<TimeMention>> find) => (_reference, _find) = (reference, find);

    /// <summary>The latest date of a story's reports; of its whole thread's when none of the story's is dated.</summary>
    public static PublicationTime? ReferenceOf(IEnumerable<AnalyzedReport> reports, IEnumerable<AnalyzedReport> thread)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(thread);
        return Latest(reports) ?? Latest(thread);
    }

    /// <summary>The report's times, resolved as far as its own date or the story's reference allows.</summary>
    public ImmutableArray<TimeMention> Times(AnalyzedReport report)
    {
        if (report.Report.Published is not null || _reference is not { } reference || report.Annotations.Times.IsEmpty)
            return report.Annotations.Times;
        if (!_times.TryGetValue(report.Report.Id, out var times))
        {
            var lent = _find(report.Report, report.Annotations.Language.Code, reference);
            times = [.. report.Annotations.Times.Select(own => Merge(own, lent))];
            _times.Add(report.Report.Id, times);
        }

        return times;
    }

    /// <summary>A planned event's month or day that came out before the reference is the next one of that name.</summary>
    public string? Forward(string? date, AnalyzedReport report)
    {
        var reference = report.Report.Published ?? _reference;
        if (date is not { Length: >= 7 } || reference is not { } now || !int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return date;
        var today = IsoDay.Of(now.Date)[..date.Length];
        return string.CompareOrdinal(date, today) < 0 && year + 1 >= now.Date.Year ? string.Create(CultureInfo.InvariantCulture, $"{year + 1:0000}{date[4..]}") : date;
    }

    private static TimeMention Merge(TimeMention own, ImmutableArray<TimeMention> lent)
    {
        if (own.Value is { Length: >= 4 } value && char.IsAsciiDigit(value[0]))
            return own;
        foreach (var other in lent)
        {
            if (other.Span != own.Span || other.Value is not { Length: >= 7 } resolved || !char.IsAsciiDigit(resolved[0]))
                continue;
            // Month and day stand in the text: only the year was lent. Anything vaguer keeps its month.
            var written = own.Value is { } known && known.StartsWith("XXXX-", StringComparison.Ordinal) && known.Length >= 7 && char.IsAsciiDigit(known[5]);
            return own with { Value = written ? resolved : resolved[4] == '-' && char.IsAsciiDigit(resolved[5]) ? resolved[..7] : own.Value };
        }

        return own;
    }

    private static PublicationTime? Latest(IEnumerable<AnalyzedReport> reports)
    {
        PublicationTime? latest = null;
        foreach (var report in reports)
        {
            if (report.Report.Published is { } published && (latest is null || published > latest))
                latest = published;
        }

        return latest;
    }
}
