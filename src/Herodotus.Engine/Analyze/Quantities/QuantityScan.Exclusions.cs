using Herodotus.Analyze.Numbers;
using Herodotus.Reports;

namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    private const int FirstYear = 1900;
    private const int LastYear = 2039;

    /// <summary>Fewer than this behind a hyphen name a kind more often than they count.</summary>
    private const int FewestBehindHyphen = 20;

    /// <summary>Dates, clock times, scores, telephone numbers, names with numbers, list numbers: figures that count nothing.</summary>
    private bool IsNoQuantity(ref Draft draft, out int skip)
    {
        var end = draft.NumberEnd;
        skip = end;
        if (draft.InFigures && IsChain(draft, out skip))
            return true;
        if (IsTime(draft, out skip))
            return true;
        if (draft.Unit is null && draft.InFigures)
        {
            if (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                skip = Token(end);
                return true;
            }

            if (IsDay(draft))
            {
                // "Sept. 20-24": the second day as well.
                if (end + 1 < text.Length && text[end] is '-' or '\u2013' && char.IsAsciiDigit(text[end + 1]))
                    skip = DigitFigure.SkipRun(text, end + 1);
                return true;
            }

            if (IsYear(draft))
            {
                // "2024-25": the second year as well.
                if (end + 2 < text.Length && text[end] is '-' or '\u2013' or '/' && char.IsAsciiDigit(text[end + 1]))
                    skip = DigitFigure.SkipRun(text, end + 1);
                return true;
            }

            if (IsListNumber(draft) || IsParenthesized(draft) || IsAddress(draft))
                return true;
        }

        if (draft.Unit is null && end + 1 < text.Length && text[end] is '-' or '\u2011' && char.IsLetter(text[end + 1]) && !CountsBehindHyphen(ref draft))
        {
            // "four-door", "six-speed": part of a word that names a kind; measures (three-mile) have their unit already.
            skip = Token(end);
            return true;
        }

        if (draft.Unit is null or { IsMoney: false, IsPercent: false } && draft.UnitBefore.IsEmpty && IsLabelled(draft))
            return true;
        return IsClock(draft, out skip);
    }

    /// <summary>"a 7,500-member army": many of what the hyphen joins are counted; a few ("a 5-speed gearbox") name a kind.</summary>
    private readonly bool CountsBehindHyphen(ref Draft draft)
    {
        if (!draft.InFigures || draft.Value < FewestBehindHyphen || draft.Value != decimal.Truncate(draft.Value) || !char.IsAsciiDigit(text[draft.NumberEnd - 1]))
            return false;
        var start = draft.NumberEnd + 1;
        var word = Phrases<Cue>.WordAt(text, start);
        var end = start + word.Length;
        if (word.Length < 4 || !char.IsLower(word[0]) || lexicon.Numbers.Starts(word) || lexicon.Cues.Single(word) is not null
            || end + 1 >= text.Length || text[end] != ' ' || !char.IsLetter(text[end + 1]))
        {
            return false;
        }

        draft.IsCount = true;
        draft.UnitAfter = Text.TextSpan.FromBounds(start, end);
        draft.End = end;
        return true;
    }

    /// <summary>12/05/2021, 9:30, 555-0199, 1.2.3, 2019-09-01T10: figures joined to figures.</summary>
    private readonly bool IsChain(in Draft draft, out int skip)
    {
        skip = draft.NumberEnd;
        var end = draft.NumberEnd;
        var start = draft.NumberStart;
        if (start > 0 && text[start - 1] is '\'' or '\u2019' && draft.Value < 100 && draft.Unit is null)
            return true;
        if (start > 0 && text[start - 1] == '+' && end - start > 5 && draft.Unit is null)
        {
            skip = Phone(start);
            return true;
        }

        if (start > 0 && text[start - 1] is '/' && start > 1 && char.IsLetterOrDigit(text[start - 2]) && draft.UnitBefore.IsEmpty)
            return true;
        if (end + 1 >= text.Length)
            return false;
        if (text[end] is ':' or '/' && char.IsAsciiDigit(text[end + 1]) && draft.UnitBefore.IsEmpty)
        {
            skip = DigitFigure.SkipRun(text, end + 1);
            return true;
        }

        if (text[end] == ')' && start > 0 && text[start - 1] == '(' && end - start == 3 && DigitFigure.SkipRun(text, end + 2) - end > 8)
        {
            skip = DigitFigure.SkipRun(text, end + 2);
            return true;
        }

        if (text[end] is '-' or '\u2013' && char.IsAsciiDigit(text[end + 1]) && draft.Unit is null)
        {
            var second = end + 1;
            while (second < text.Length && char.IsAsciiDigit(text[second]))
                second++;
            var chained = second + 1 < text.Length && text[second] == '-' && char.IsLetterOrDigit(text[second + 1]) && char.IsAsciiDigit(text[second + 1]);
            var measured = second + 1 < text.Length && text[second] == ' ' && lexicon.Units.Forward(text, second + 1, out _) is not null;
            if (chained || (end - start == 3 && second - end == 5 && !measured) || (start > 0 && text[start - 1] == '-'))
            {
                skip = Phone(start);
                return true;
            }
        }

        return false;
    }

    private readonly int Phone(int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at])
            || (text[at] is '-' or ' ' or '.' or '/' or '(' or ')' or ':' or 'T' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    /// <summary>Inside a date or time, unless it counts a unit of time ("the last three months", "six minutes later").</summary>
    private bool IsTime(in Draft draft, out int skip)
    {
        skip = draft.NumberEnd;
        if (times.IsDefaultOrEmpty)
            return false;
        while (nextTime < times.Length && times[nextTime].Span.End <= draft.NumberStart)
            nextTime++;
        for (var i = nextTime; i < times.Length && i < nextTime + 3 && times[i].Span.Start < draft.NumberEnd; i++)
        {
            var time = times[i];
            if (time.Type == TimeType.Duration || time.Span.End <= draft.NumberStart)
                continue;
            if (draft.Unit is { Dimension: "time" } && time.Span.End >= draft.End - 1)
                return false;

            // A year read as a time inside a longer figure or before a unit is the times layer's mistake.
            if (draft.Unit is { } && !draft.UnitBefore.IsEmpty)
                return false;
            skip = Math.Max(draft.NumberEnd, Math.Min(time.Span.End, text.Length));
            return true;
        }

        return false;
    }

    /// <summary>"(4)": a player's number, a note.</summary>
    private readonly bool IsParenthesized(in Draft draft) =>
        draft.NumberStart > 0 && text[draft.NumberStart - 1] is '(' or '[' && draft.NumberEnd < text.Length && text[draft.NumberEnd] is ')' or ']' && draft.NumberEnd - draft.NumberStart < 4;

    /// <summary>"49 Zorro Ranch Road", "787 Dreamliner": a figure before a name, with nothing plural to count.</summary>
    private readonly bool IsAddress(in Draft draft)
    {
        var at = draft.NumberEnd + 1;
        if (draft.NumberEnd - draft.NumberStart > 5 || at + 1 >= text.Length || text[at - 1] != ' ' || !char.IsAsciiLetterUpper(text[at])
            || draft.Value != decimal.Truncate(draft.Value) || char.IsLetter(text[draft.NumberEnd - 1]))
        {
            return false;
        }

        var single = !char.IsLetter(text[at + 1]);
        return (single || char.IsLower(text[at + 1])) && !(CountedEnd(draft, out _, out var plural) > draft.NumberEnd && plural)
            && lexicon.Units.Forward(text, at, out _) is null && !IsCue(CueBefore(draft.NumberStart, out _), CueKinds.About | CueKinds.Least | CueKinds.Most);
    }

    private readonly bool IsYear(in Draft draft)
    {
        if (draft.NumberEnd - draft.NumberStart != 4 || draft.Value != decimal.Truncate(draft.Value) || draft.Value < 1000 || text[draft.NumberStart] == '-')
            return false;
        var before = CueBefore(draft.NumberStart, out _);

        // "2000 - 2500 calories"
        if (TrySecond(draft, draft.End, LeadOf(draft.Start), out var second, out _, out _) && second.Unit is { Dimension: not "time" })
            return false;
        var dated = IsCue(before, CueKinds.Date | CueKinds.Month | CueKinds.Between);
        var counted = CountedEnd(draft, out _, out var plural) > draft.NumberEnd && plural;
        if (draft.Value is >= FirstYear and <= LastYear)
            return !counted || (dated && draft.Value % 100 != 0 && !IsCue(before, CueKinds.About | CueKinds.Least | CueKinds.Most));
        return draft.Value < 2100 && IsCue(before, CueKinds.Date) && !IsCue(before, CueKinds.About | CueKinds.Most | CueKinds.To | CueKinds.Up | CueKinds.Down) && !counted
            && !IsCue(before, CueKinds.And | CueKinds.Or | CueKinds.From) && !(IsCue(before, CueKinds.Of) && !lexicon.HeadFirst);
    }

    /// <summary>A number beside a month.</summary>
    private readonly bool IsDay(in Draft draft)
    {
        if (draft.Value is < 1 or > 31 || draft.NumberEnd - draft.NumberStart > 2)
            return false;
        if (IsCue(CueBefore(draft.NumberStart, out var start), CueKinds.Month) && start < draft.NumberStart && char.IsUpper(text[start]) | lexicon.HeadFirst)
            return true;
        var after = CueAfter(draft.NumberEnd, out var end);
        if (IsCue(after, CueKinds.Of))
            after = CueAfter(end, out end);
        return IsCue(after, CueKinds.Month) && (lexicon.HeadFirst || char.IsUpper(text[Math.Min(text.Length - 1, FirstLetter(draft.NumberEnd))]) || IsCue(after, CueKinds.Month) && char.IsUpper(text[WordStart(end)]));
    }

    private readonly int FirstLetter(int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private readonly int WordStart(int end)
    {
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        return Math.Min(end, text.Length - 1);
    }

    /// <summary>"1. Foo", "2) Bar" at the start of a line.</summary>
    private readonly bool IsListNumber(in Draft draft)
    {
        if (draft.NumberEnd - draft.NumberStart > 2 || draft.NumberEnd + 1 >= text.Length || text[draft.NumberEnd] is not ('.' or ')') || !char.IsWhiteSpace(text[draft.NumberEnd + 1]))
            return false;
        var at = draft.NumberStart;
        if (at > 0 && text[at - 1] == '(')
            at--;
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 ? draft.NumberEnd + 2 < text.Length && char.IsUpper(text[draft.NumberEnd + 2]) : text[at - 1] is '\n' or '\r';
    }

    /// <summary>"Game 6", "iPhone 11", "Article 5": a number right behind what it names.</summary>
    private readonly bool IsLabelled(in Draft draft)
    {
        var start = draft.NumberStart;
        if (start < 2 || (text[start - 1] is not (' ' or '\u00A0') && !(text[start - 1] == '-' && char.IsLetter(text[start - 2]))))
            return false;
        var isTimeUnit = draft.Unit is { Dimension: "time" };
        if (CueBefore(start, out var from) is { } cue)
        {
            if (cue.Is(CueKinds.Label) && !cue.Is(CueKinds.Up | CueKinds.Down | CueKinds.Date & ~CueKinds.Date) && !isTimeUnit && draft.Unit is null)
                return !(cue.Is(CueKinds.Most | CueKinds.Least) && !char.IsUpper(text[from]));
            return false;
        }

        if (!draft.InFigures || draft.Unit is not null)
            return false;
        var end = start - 1;
        var word = end;
        while (word > 0 && end - word < Phrases<Cue>.MaxWord && char.IsLetter(text[word - 1]))
            word--;
        if (word == end || !char.IsUpper(text[word]))
            return false;

        // A capital that only begins a sentence names nothing: "About 300 ...", "Killed 12 ...".
        if (word == 0 || (word > 1 && text[word - 1] is ' ' or '\n' && text[word - 2] is '.' or '!' or '?' or '\n' or ':') || text[word - 1] is '\u201C' or '"')
            return false;
        return !(CountedEnd(draft, out _, out var plural) > draft.NumberEnd && plural);
    }

    private readonly bool IsClock(in Draft draft, out int skip)
    {
        skip = draft.NumberEnd;
        if (!draft.UnitBefore.IsEmpty || draft.Value is < 0 or > 2400 || draft.Value > 24 && draft.NumberEnd - draft.NumberStart < 4)
            return false;
        if (IsCue(CueAfter(draft.NumberEnd, out var end), CueKinds.ClockAfter) && draft.Unit is null or { Dimension: "time" or "length" or "power" })
        {
            if (draft.Unit is not null && !text[draft.NumberEnd..end].Contains("m", StringComparison.OrdinalIgnoreCase))
                return false;
            skip = end;
            return draft.InFigures;
        }

        return draft.Unit is null && draft.Value is >= 0 and <= 24 && IsCue(CueBefore(draft.NumberStart, out var start), CueKinds.Clock) && CountedEnd(draft, out _, out _) == draft.NumberEnd;
    }

    /// <summary>The last word: a number in words needs something to count, "one" and halves most of all.</summary>
    private readonly bool Stands(ref Draft draft)
    {
        if (IsWholeLine(draft))
            return true;
        if (draft.Unit is not null)
            return !(IsArticle(draft) && draft.Unit is { IsMoney: false, Dimension: not ("time" or "length" or "mass" or "volume" or "area") });
        if (draft.IsVague)
            return draft.IsCount;
        if (draft.InFigures)
            return true;
        if (draft.IsRatio)
            return true;
        if (draft.IsFraction && IsCue(CueBefore(draft.NumberStart, out _), CueKinds.Least | CueKinds.Most | CueKinds.About))
            return true;
        if (draft.IsFraction)
            return (draft.Step != draft.Value || IsCue(CueAfter(draft.NumberEnd, out _), CueKinds.Of) || draft.Change != Reports.QuantityChange.Exact) && !IsHalfOfSomething(draft);
        if (IsArticle(draft))
            return false;
        if (IsBareScale(draft))
            return false;
        return draft.IsCount || draft.Value < 0 || (draft.Value >= 2 && !IsPronoun(draft));
    }

    /// <summary>A number that is all its line holds (a table's cell) stands for itself.</summary>
    private readonly bool IsWholeLine(in Draft draft)
    {
        var start = draft.NumberStart;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        if (start > 0 && text[start - 1] is not ('\n' or '\r'))
            return false;
        var end = draft.NumberEnd;
        while (end < text.Length && text[end] is ' ' or '\t' or '.')
            end++;
        return end == text.Length || text[end] is '\n' or '\r';
    }

    /// <summary>"several hundred", "many thousand": no number.</summary>
    private readonly bool IsBareScale(in Draft draft) =>
        !lexicon.HeadFirst && draft.NumberStart > 1 && text[draft.NumberStart - 1] == ' ' && char.IsLetter(text[draft.NumberStart - 2])
        && lexicon.Numbers.IsScale(text[draft.NumberStart..draft.NumberEnd]);

    /// <summary>"the first half of", "the other half of".</summary>
    private readonly bool IsHalfOfSomething(in Draft draft)
    {
        var start = draft.NumberStart;
        return start > 1 && text[start - 1] == ' ' && Phrases<Cue>.WordBefore(text, start - 1) is { IsEmpty: false } word
            && lexicon.Numbers.TryRead(text, start - 1 - word.Length, out var ordinal) && ordinal.Kind == NumberKind.Ordinal;
    }

    /// <summary>Spanish "un", "una": an article, unless a unit of measure follows.</summary>
    private readonly bool IsArticle(in Draft draft) => lexicon.HeadFirst && !draft.InFigures && draft.Value == 1 && draft.NumberEnd - draft.NumberStart <= 3;

    /// <summary>"the two of them", "all three": nothing is counted; but "put the number at two".</summary>
    private readonly bool IsPronoun(in Draft draft) => draft.Value <= 3 && !IsCue(CueBefore(draft.NumberStart, out _), CueKinds.Tallied);
}
