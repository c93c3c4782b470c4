namespace Herodotus.Analyze.Quantities;

internal ref partial struct QuantityScan
{
    /// <summary>More words than this do not stand between a number and the noun it counts.</summary>
    private const int MaxWordsToNoun = 5;

    /// <summary>What is counted becomes the unit: <c>members</c>, <c>cartel members</c>.</summary>
    private readonly void Count(ref Draft draft)
    {
        if (draft.IsFraction || draft.Overflow)
            return;
        if (IsPronounOne(draft))
            return;
        var end = CountedEnd(draft, out var start, out _);
        if (end <= draft.NumberEnd)
            return;

        // "517 rushing yards", "50 previous years": a measure behind its adjectives.
        var noun = end;
        while (noun > start && char.IsLetter(text[noun - 1]))
            noun--;
        if (noun > start && text[noun - 1] == ' ' && lexicon.Units.Forward(text, noun, out var unitEnd) is { Code: not null } unit && unitEnd == end && end - noun > 2
            && unit.Dimension is not ("volume" or "mass" or "money" or "angle"))
        {
            draft.Unit = unit;
            start = noun;
        }
        else
        {
            draft.IsCount = true;
        }

        draft.UnitAfter = Text.TextSpan.FromBounds(start, end);
        draft.End = end;
    }

    /// <summary>"no one", "this one", "each one": a pronoun, not a number.</summary>
    private readonly bool IsPronounOne(in Draft draft) =>
        !draft.InFigures && draft.Value == 1 && IsCue(CueBefore(draft.NumberStart, out _), CueKinds.NotOne);

    /// <summary>The end of the counted thing, or of the number when nothing is counted; the rules ask for it several times.</summary>
    private readonly int CountedEnd(in Draft draft, out int start, out bool plural)
    {
        ref var known = ref counted[draft.NumberEnd & (CachedCues - 1)];
        if (known.At != draft.NumberEnd || known.Value != draft.Value || known.Vague != draft.IsVague)
        {
            var end = FindCounted(draft, out var from, out var several);
            known = (draft.NumberEnd, draft.Value, draft.IsVague, from, end, several);
        }

        (start, plural) = (known.Start, known.Plural);
        return known.End;
    }

    private readonly int FindCounted(in Draft draft, out int start, out bool plural)
    {
        plural = false;
        start = draft.NumberEnd;
        if (start + 1 >= text.Length || text[start] is not (' ' or '\u00A0'))
            return draft.NumberEnd;
        start++;
        if (text[start] == ' ')
            start++;
        var partitive = false;
        if (IsCue(CueAfter(draft.NumberEnd, out var of), CueKinds.Of) && of + 1 < text.Length && text[of] == ' ')
        {
            if (!TakesOf(draft) && (draft.Value > 20 || lexicon.HeadFirst))
                return draft.NumberEnd;
            start = of + 1;
            partitive = !TakesOf(draft);
        }

        for (var skipped = 0; skipped < 2 && start < text.Length; skipped++)
        {
            var cue = lexicon.Cues.Forward(text, start, out var end);
            if (end >= text.Length || text[end] != ' ' || !(IsCue(cue, CueKinds.Skip) || (partitive && IsCue(cue, CueKinds.Stop))))
                break;
            start = end + 1;
        }

        var noun = lexicon.HeadFirst ? HeadFirst(ref start, out plural) : HeadLast(partitive ? 2 : draft.Value, start, out plural);
        return noun == 0 || (partitive && !plural) ? draft.NumberEnd : noun;
    }

    /// <summary>English: up to the first plural noun; else the first word (<c>a 12 page report</c>); for "one", up to the end of the phrase.</summary>
    private readonly int HeadLast(decimal value, int start, out bool plural)
    {
        plural = false;
        var at = start;
        var first = 0;
        var last = 0;
        for (var words = 0; words < MaxWordsToNoun && at < text.Length; words++)
        {
            var end = NounWord(at, out var stop);
            if (stop && first != 0 && value != 1 && CoordinatedEnd(end) is var joined && joined > end)
            {
                plural = true;
                return joined;
            }

            if (end == at || stop)
                break;
            if (words > 0 && value == 1 && LooksLikeVerb(text[at..end]))
                break;
            last = end;
            if (first == 0)
                first = end;
            if (value != 1 && IsPlural(at, end))
            {
                plural = true;
                return end;
            }

            if (end + 1 >= text.Length || text[end] != ' ' || !char.IsLetter(text[end + 1]))
                break;
            at = end + 1;
        }

        if (first == 0)
            return 0;
        if (value == 1)
            return char.IsUpper(text[start]) && first == last && last - start < 3 ? 0 : last;
        return LooksLikeNoNoun(text[start..first]) || (char.IsUpper(text[start]) && first - start > 1 && char.IsLower(text[start + 1])) ? 0 : first;
    }

    /// <summary>"digital and physical sales", "Kia and Hyundai vehicles": the plural that two words before and behind "and" share; 0 when there is none.</summary>
    private readonly int CoordinatedEnd(int and)
    {
        var at = and;
        while (at > 0 && char.IsLetter(text[at - 1]))
            at--;
        if (!IsCue(lexicon.Cues.Single(text[at..and]), CueKinds.And | CueKinds.Or))
            return 0;
        at = and;
        for (var words = 0; words < 3 && at + 1 < text.Length && text[at] == ' ' && char.IsLetter(text[at + 1]); words++)
        {
            var end = NounWord(at + 1, out var stop);
            if (stop || end == at + 1)
                return 0;
            if (IsPlural(at + 1, end))
                return words > 0 ? end : 0;
            at = end;
        }

        return 0;
    }

    /// <summary>Spanish: the first word that may be a noun, with the adjectives before it.</summary>
    private readonly int HeadFirst(ref int start, out bool plural)
    {
        plural = false;
        var at = start;
        for (var words = 0; words < 3 && at < text.Length; words++)
        {
            var end = NounWord(at, out var stop);
            if (end == at || stop)
                return 0;
            plural = IsPlural(at, end);
            if (!IsCue(lexicon.Cues.Forward(text, at, out _), CueKinds.Premodifier) || end + 1 >= text.Length || text[end] != ' ' || !char.IsLetter(text[end + 1]))
                return plural ? end : 0;
            at = end + 1;
        }

        return 0;
    }

    /// <summary>The end of a word with its inner hyphens and apostrophes; <paramref name="stop"/> when it cannot be counted.</summary>
    private readonly int NounWord(int at, out bool stop)
    {
        var end = at;
        var hyphen = false;
        while (end < text.Length && end - at < 40)
        {
            if (char.IsLetter(text[end]))
            {
                end++;
            }
            else if (end > at && text[end] is '-' or '\'' or '\u2019' or '&' && end + 1 < text.Length && char.IsLetter(text[end + 1]))
            {
                hyphen |= text[end] == '-';
                end++;
            }
            else
            {
                break;
            }
        }

        stop = false;
        if (end == at)
            return end;
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] == ':' && end + 1 < text.Length && text[end + 1] == '/')))
        {
            stop = true;
            return end;
        }

        if (hyphen)
        {
            stop = lexicon.Numbers.Starts(Phrases<Cue>.WordAt(text, at)) && lexicon.Units.Forward(text, text[at..end].IndexOf('-') + at + 1, out _) is not null;
            return end;
        }

        var cue = lexicon.Cues.Single(text[at..end]);
        stop = (IsCue(cue, CueKinds.Stop) && !IsCue(cue, CueKinds.Plural)) || (lexicon.Numbers.Starts(text[at..end]) && !IsCue(cue, CueKinds.Plural))
            || (IsCue(cue, CueKinds.Month) && char.IsUpper(text[at]));
        return end;
    }

    private readonly bool IsPlural(int at, int end)
    {
        var word = text[at..end];
        var head = word.LastIndexOf('-') is var hyphen and > 0 ? at + hyphen + 1 : at;
        if (lexicon.Cues.Single(text[head..end]) is { } cue)
        {
            if (cue.Is(CueKinds.Plural))
                return true;
            if (cue.Is(CueKinds.Singular))
                return false;
        }

        if (word[^1] is not 's' and not 'S' || word.Length < 3)
            return word.Length > 5 && !lexicon.HeadFirst && word.EndsWith("men", StringComparison.Ordinal);
        var before = word[^2];
        if (before is '\'' or '\u2019')
            return false;
        if (lexicon.HeadFirst)
            return true;
        return before is not ('s' or 'u' or 'i') && (word.Length > 3 || char.IsUpper(before));
    }

    private readonly bool LooksLikeVerb(ReadOnlySpan<char> word) =>
        word.Length > 3 && char.IsLower(word[0]) && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)
            || (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')));

    private readonly bool LooksLikeNoNoun(ReadOnlySpan<char> word) =>
        word.EndsWith("ly", StringComparison.Ordinal) || (char.IsLower(word[0]) && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)))
        || (word.Length > 2 && word[^2] is '\'' or '\u2019');
}
