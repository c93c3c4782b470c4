using System.Globalization;
using Herodotus.Reports;
using static Herodotus.Analyze.Tokens.TextUnits;

namespace Herodotus.Analyze.Tokens;

public sealed partial class Tokenizer
{
    private int Number(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        if (text[end] is '.' or ',' or '+')
            end++;
        while (end < limit && (IsDigit(text, end) || (IsDigit(text, end + 1) && IsDigit(text, end - 1) && JoinsDigits(text, start, end))))
            end++;
        var digits = end;
        while (end < limit && IsWord(text, end))
            end++;
        if (end > digits)
        {
            if (lexicon.IsUnit(text.AsSpan(digits, end - digits)) && !(end < text.Length && text[end] == '-' && !IsDigit(text, end + 1) && !IsBlankAt(text, end + 1)))
            {
                Add(tokens, start, digits);
                var stop = _abbreviations.EndOf(text, digits, end);
                return Add(tokens, digits, Math.Max(stop, end));
            }

            if (AbbreviationSpan.LettersAndDots(text, digits) is var dotted and > 0)
            {
                Add(tokens, start, digits);
                return Add(tokens, digits, dotted);
            }

            while (end + 1 < limit && text[end] is '-' or '/' or '\'' && IsWord(text, end + 1) && !lexicon.SplitsHyphens)
                end = Math.Min(limit, _words.EndOf(text, end + 1));
            AddParts(text, start, end, tokens);
            return end;
        }

        if (end < text.Length && text[end] == '.' && lexicon.ExtensionAt(text, end + 1) is var file and > 0)
            end = file;
        else if (end < text.Length && text[end] is '%' && lexicon.JoinsPercent)
            end++;
        else if (end + 1 < text.Length && !lexicon.Clitics.IsEmpty && text[end] is '\'' or '’' && text[end + 1] == 's' && !IsWord(text, end + 2))
        {
            // "the 80's" is one word, "2003's winner" is not.
            if (end - start == 4 && text[end - 1] != '0')
                start = Add(tokens, start, end);
            end += 2;
        }
        else if (end < text.Length && text[end] is 'º' or 'ª' or '°' && !lexicon.SplitsHyphens)
            end++;
        else if (end < text.Length && text[end] == '.' && IsOrdinalSign(text, end + 1) && !lexicon.SplitsHyphens)
            end += 2;
        else if (end + 1 < limit && text[end] is '-' && IsWord(text, end + 1) && !IsDigit(text, end + 1) && !lexicon.SplitsHyphens)
            end = Math.Min(limit, _words.EndOf(text, end + 1));
        return Add(tokens, start, end);
    }

    /// <summary>Whether digits around a slash are a date (11/25, 3/14/2001) and not a fraction (3/4), a span (2001/02) or so many of so many (24/7).</summary>
    private static bool IsDate(string text, int start, int slash)
    {
        var end = slash + 1;
        while (IsDigit(text, end))
            end++;
        var before = text.AsSpan(start, slash - start);
        var after = text.AsSpan(slash + 1, end - slash - 1);
        // The second slash of a date, or the first of two.
        if (before.Contains('/') || (end < text.Length && text[end] == '/' && IsDigit(text, end + 1)))
            return true;
        if (!int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            return false;
        var isFraction = before.Length == 1 && after.Length == 1 && first < second;
        return !isFraction && ((first is > 0 and <= 12 && (second is > 0 and <= 31 || after.Length == 4)) || (first is > 12 and <= 31 && after.Length == 2 && second is > 0 and <= 12));
    }

    private static bool IsBlankAt(string text, int at) => at >= text.Length || IsBlank(text[at]);

    private bool JoinsDigits(string text, int start, int at)
    {
        switch (text[at])
        {
            case '.' or ',' or ':':
                return true;
            case '/':
                return lexicon.JoinsSlashes || !lexicon.SplitsHyphens || IsDate(text, start, at);
            case '\'':
                return !lexicon.SplitsHyphens;
            case '-':
                if (!lexicon.SplitsHyphens)
                    return true;
                // Telephone numbers, postal codes and dates stay whole, ranges do not.
                var next = at + 1;
                while (IsDigit(text, next))
                    next++;
                return text.AsSpan(start, at - start).Contains('-') || (next < text.Length && text[next] == '-' && IsDigit(text, next + 1))
                    || (at - start is 1 or 3 or 5 && next - at == 5);
            default:
                return false;
        }
    }
}
