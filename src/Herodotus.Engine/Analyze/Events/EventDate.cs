using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <summary>When an event happened, by the time expressions of its sentence.</summary>
public static class EventDate
{
    /// <summary>Code units from the start of a sentence within which a date speaks for all of it.</summary>
    private const int SentenceHead = 16;

    /// <summary>Code units between a date and the trigger after it: three or four words.</summary>
    private const int CloseBy = 24;

    /// <summary>Verbs of saying, after which a date says when it was said: "…, his lawyer said Wednesday".</summary>
    private static readonly string[] Said = ["said", "said on", "said late", "said early", "told reporters", "told reporters on", "says"];

    /// <summary>Words that open a clause of its own, in which a date is not that of what stands before.</summary>
    private static readonly string[] Openers = [" who ", " which ", " after ", " before ", " since ", " until ", " when ", " que ", " quien ", " tras ", " después ", " cuando ", " desde ", " hasta ", "; "];

    /// <summary>The value of the date nearest to the trigger in its sentence, to the precision it has; null without one.</summary>
    public static string? Near(string text, TextSpan trigger, TextSpan sentence, ImmutableArray<TimeMention> times)
    {
        TimeMention? nearest = null;
        var distance = int.MaxValue;
        foreach (var time in times)
        {
            if (time.Span.Start >= sentence.End)
                break;
            if (!sentence.Contains(time.Span) || time.Type is not (TimeType.Date or TimeType.Time) || time.Value is not { } value || !IsCalendar(value))
                continue;
            // A date before the trigger is its own only at the head of the sentence ("Last month, …") or close by ("a 2020 indictment").
            var (before, after) = (time.Span.End <= trigger.Start, time.Span.Start >= trigger.End);
            var opened = before && IsOpened(text, time.Span.End);
            if (before && !opened && time.Span.Start - sentence.Start > SentenceHead && (trigger.Start - time.Span.End > CloseBy || text.AsSpan(time.Span.End, trigger.Start - time.Span.End).Contains(',')))
                continue;
            if (before && IsEarlier(text.AsSpan(time.Span.End, trigger.Start - time.Span.End)))
                continue;
            if (IsOfSaying(text.AsSpan(sentence.Start, time.Span.Start - sentence.Start)) || (after && Opens(text.AsSpan(trigger.End, time.Span.Start - trigger.End))))
                continue;
            // A date after the trigger belongs to it more often than one before: "designated … in February".
            var away = time.Span.Start >= trigger.End ? time.Span.Start - trigger.End : 2 * (trigger.Start - time.Span.End);
            if (away < distance)
                (nearest, distance) = (time, away);
        }

        return nearest is { Value: { } found } ? found.Length > 10 && found[4] == '-' ? found[..10] : found : null;
    }

    /// <summary>"since 2008, when Ecuador expelled …": the date is that of the clause it opens.</summary>
    private static bool IsOpened(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart(", ");
        return rest.StartsWith("when ", StringComparison.Ordinal) || rest.StartsWith("cuando ", StringComparison.Ordinal);
    }

    /// <summary>"On Monday Peru deported a man for whom Canada had offered a reward": what had been so before is not of the sentence's day.</summary>
    private static bool IsEarlier(ReadOnlySpan<char> between) => between.Contains(" had ", StringComparison.Ordinal) || between.Contains(" había", StringComparison.Ordinal)
        || between.Contains(" whom ", StringComparison.Ordinal) || between.Contains(" por quien ", StringComparison.Ordinal);

    private static bool IsOfSaying(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var verb in Said)
        {
            if (before.EndsWith(verb, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool Opens(ReadOnlySpan<char> between)
    {
        foreach (var word in Openers)
        {
            if (between.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A year, month or day, its year known or not (<c>XXXX-02</c>).</summary>
    private static bool IsCalendar(string value)
    {
        if (value.Length < 4 || value.Contains("-W", StringComparison.Ordinal) || value[0] == 'P' || value.EndsWith("_REF", StringComparison.Ordinal))
            return false;
        var year = value.AsSpan(0, 4);
        if (year is not "XXXX" && !int.TryParse(year, System.Globalization.NumberStyles.None, null, out _))
            return false;
        return value.Length == 4 || (value[4] == '-' && value.Length >= 7 && char.IsAsciiDigit(value[5]) && char.IsAsciiDigit(value[6]));
    }
}
