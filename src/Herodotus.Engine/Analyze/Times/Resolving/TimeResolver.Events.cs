using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;
using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Resolving;

internal ref partial struct TimeResolver
{
    /// <summary>Searches for an event in one text: more than this would make hostile text slow.</summary>
    private const int MaximumSearches = 64;

    /// <summary>How far back an event may have been dated, in tokens: some thousand words.</summary>
    private const int SearchReach = 3000;

    /// <summary>
    /// The date of "two days after the vote", where the text has dated the vote: the head word is looked for in what was read before, and
    /// the date of its sentence counts.
    /// </summary>
    private CalendarPoint? FromEvent(in TimeSlots slots)
    {
        var language = tenses.Language;
        var tokens = tenses.Tokens;
        if (last >= tokens.Length || slots.Number(Slot.Number) == SlotNames.Vague || datedCount == 0)
            return null;
        var sign = tokens[last].Is(language.AfterEvent) ? 1 : tokens[last].Is(language.BeforeEvent) ? -1 : 0;
        if (sign == 0 || ++searches > MaximumSearches)
            return null;
        for (var at = last + 1; at < tokens.Length && at <= last + 5; at++)
        {
            if ((tokens[at].Marks & TokenMark.SentenceStart) != 0)
                return null;
            if (tokens[at].Word >= 0 || (tokens[at].Marks & TokenMark.Word) == 0 || tokens[at].Length < 4)
                continue;
            if (DateOfEvent(at) is { } day)
                return day.Shift((slots.Has(Slot.Number) ? slots.Number(Slot.Number) : 1) * sign, (TimeUnit)slots.Get(Slot.Unit));
        }

        return null;
    }

    /// <summary>The one day that sentences before give the word; null when they give several, for then it is not clear which is meant.</summary>
    private readonly CalendarPoint? DateOfEvent(int head)
    {
        CalendarPoint? only = null;
        for (var i = first - 1; i >= 0 && i > first - SearchReach; i--)
        {
            if (!tenses.SameStem(i, head))
                continue;
            for (var d = datedCount - 1; d >= 0; d--)
            {
                var (token, point) = dated[d];
                if (tenses.SameSentence(Math.Min(token, i), Math.Max(token, i)))
                {
                    if (only is { } other && other != point)
                        return null;
                    only = point;
                }

                if (token < i - 60)
                    break;
            }
        }

        return only;
    }

    private void NoteDated(CalendarPoint point)
    {
        if (point is not { Year: > 0, Month: > 0, Day: > 0 })
            return;
        if (datedCount == dated.Length)
        {
            dated[(dated.Length / 2)..].CopyTo(dated);
            datedCount = dated.Length - dated.Length / 2;
        }

        dated[datedCount++] = (first, point with { Grain = TimeUnit.Day, DayPart = 0, Hour = -1, Minute = -1, Second = -1 });
    }
}
