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

    /// <summary>Letters of a participle before its end, and of an end that tells one.</summary>
    private const int LeastStem = 3;

    private const int LeastEnd = 2;

    /// <summary>The value of the likeliest time that is one of a calendar, to the precision it has; null without one.</summary>
    /// <param name="candidates">Where the times stand, the likeliest first.</param>
    /// <param name="times">The report's times in order, as they are understood now.</param>
    public static string? Of(ImmutableArray<TextSpan> candidates, ImmutableArray<TimeMention> times)
    {
        foreach (var candidate in candidates)
        {
            foreach (var time in times)
            {
                if (time.Span.Start > candidate.Start)
                    break;
                if (time.Span == candidate && time.Value is { } value && IsCalendar(value))
                    return value.Length > 10 && value[4] == '-' ? value[..10] : value;
            }
        }

        return null;
    }

    /// <summary>The times of the sentence that may be the event's, the nearest to its trigger first; those after it before those in front of it.</summary>
    /// <param name="isAgreed">What is agreed on one day holds from another.</param>
    internal static ImmutableArray<TextSpan> Candidates(string text, EventWords words, TextSpan trigger, TextSpan sentence, ImmutableArray<TimeMention> times, bool isAgreed)
    {
        var found = new List<(TextSpan Span, int Away)>();
        var head = sentence.Start + Dateline.Length(sentence.Of(text.AsSpan()));
        foreach (var time in times)
        {
            if (time.Span.Start >= sentence.End)
                break;
            if (!sentence.Contains(time.Span) || time.Type is not (TimeType.Date or TimeType.Time) || time.Value is null || time.Span.Start < head)
                continue;
            var (before, after) = (time.Span.End <= trigger.Start, time.Span.Start >= trigger.End);
            var between = before ? text.AsSpan(time.Span.End, trigger.Start - time.Span.End) : after ? text.AsSpan(trigger.End, time.Span.Start - trigger.End) : [];
            var opening = text.AsSpan(sentence.Start, time.Span.Start - sentence.Start).TrimEnd();
            // A date before the trigger is its own only at the head of the sentence ("Last month, …"), close by ("a 2020 indictment") or as what opens its clause.
            // "A on Tuesday lifted the sanctions on B and designated C": what "and" joins is of one day.
            var joined = before && EndsWith(between.TrimEnd(), words.And) && !between.Contains(';') && !ClosesBefore(between.TrimEnd());
            if (before && !joined && !StartsWith(between.TrimStart(", "), words.When) && time.Span.Start - sentence.Start > SentenceHead && (between.Length > CloseBy || between.Contains(',')))
                continue;
            // "On Monday Peru deported a man for whom Canada had offered …": what had been so before is not of the sentence's day.
            if ((before && !joined && Holds(between, words.Earlier)) || (after && (Holds(between, words.Opener) || between.Contains("; ", StringComparison.Ordinal)))
                || (after && IsOfParticiple(between, words))
                // "juzgado por las carpas del terremoto de | marzo": the day of another noun.
                || EndsWith(opening, words.OfWord) || EndsWith(opening, words.Said) || EndsWith(opening, words.Deadline) || (isAgreed && EndsWith(opening, words.Begins)))
                continue;
            // A date after the trigger belongs to it more often than one before: "designated … in February".
            found.Add((time.Span, after ? time.Span.Start - trigger.End : 2 * (trigger.Start - time.Span.End)));
        }

        return [.. found.OrderBy(pair => pair.Away).Select(pair => pair.Span)];
    }

    /// <summary>"pidió la extradición de un hombre detenido | el miércoles": a date right behind a participle is that one's, by its end.</summary>
    private static bool IsOfParticiple(ReadOnlySpan<char> between, EventWords words)
    {
        // "granted asylum to Ramiro Vega, the banker sanctioned by Peru | last month": of the apposition's participle.
        if (between.IndexOf(',') is >= 0 and var comma && IndexOf(between, words.By, comma) is > 0 and var by && !between[by..].Contains(',') && EndsAsParticiple(between[comma..by].TrimEnd(), words))
            return true;
        var last = between.TrimEnd();
        foreach (var article in words.Article)
        {
            if (last.EndsWith(article, StringComparison.Ordinal) && last.Length > article.Length && last[^(article.Length + 1)] == ' ')
                last = last[..^article.Length].TrimEnd();
        }

        // "ido" alone ends "partido" too: only where the language has a past of its own.
        return !words.Perfect.IsEmpty && EndsAsParticiple(last, words, LeastEnd + 1);
    }

    /// <summary>Where one of the words stands whole behind a place; -1 where none does.</summary>
    private static int IndexOf(ReadOnlySpan<char> text, ImmutableArray<string> words, int from)
    {
        foreach (var word in words)
        {
            var behind = from;
            while (text[behind..].IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
            {
                behind += at;
                if (behind > 0 && text[behind - 1] == ' ' && behind + word.Length < text.Length && text[behind + word.Length] == ' ')
                    return behind;
                behind += word.Length;
            }
        }

        return -1;
    }

    /// <summary>Whether the last word has the end of a participle.</summary>
    /// <param name="least">Letters of an end that counts.</param>
    private static bool EndsAsParticiple(ReadOnlySpan<char> text, EventWords words, int least = 0)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..];
        foreach (var end in words.ParticipleEnds)
        {
            if (end.Length >= least && word.Length > end.Length + LeastStem && word.EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>", and": what stands before the comma keeps its date.</summary>
    private static bool ClosesBefore(ReadOnlySpan<char> between) => between.LastIndexOf(' ') is > 0 and var blank && between[blank - 1] == ',';

    private static bool StartsWith(ReadOnlySpan<char> text, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && text.Length > word.Length && text[word.Length] == ' ')
                return true;
        }

        return false;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal) && text.Length > word.Length && text[^(word.Length + 1)] == ' ')
                return true;
        }

        return false;
    }

    /// <summary>True when one of the words stands whole in the text.</summary>
    private static bool Holds(ReadOnlySpan<char> text, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is > 0 and var at && text[at - 1] == ' ' && at + word.Length < text.Length && text[at + word.Length] == ' ')
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
