using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// Cuts text into tokens by the conventions of Universal Dependencies for its language: words, numbers, marks, tags, mentions, links,
/// emoji. Any text, one pass, exact spans; the text itself is never changed.
/// </summary>
public sealed class Tokenizer(TokenLexicon lexicon)
{
    /// <summary>A longer run without a break is cut, so that no later step meets a token of a megabyte.</summary>
    public const int MaxTokenLength = 256;

    /// <summary>No abbreviation has more letters with stops than this.</summary>
    private const int MaxGroups = 16;

    private static readonly string[] Emoticons =
        [":-)", ":-(", ";-)", ":'(", ":-D", ":-P", ":-/", "^_^", "-_-", ":)", ":(", ";)", ":D", ":P", ":/", ":O", "=)", "<3", "XD", "xD"];

    public TokenLexicon Lexicon => lexicon;

    public static Tokenizer Load(DataFolder data, string language) => new(TokenLexicon.Load(data, language));

    /// <summary>The tokens of <paramref name="text"/> in order, none empty, none overlapping.</summary>
    public ImmutableArray<Token> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<Token>((text.Length / 5) + 8);
        var at = 0;
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
                at++;
            else
                at = Next(text, at, tokens);
        }

        return tokens.DrainToImmutable();
    }

    private int Next(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var unit = text[start];
        if (char.IsAsciiDigit(unit) || ((unit is '.' or ',') && IsDigit(text, start + 1) && !IsDigit(text, start - 1) && !IsLetter(text, start - 1)))
            return Number(text, start, tokens);
        if (IsWord(text, start))
        {
            var link = LinkEnd(text, start);
            if (link == 0)
                link = AddressEnd(text, start);
            return link > 0 ? Add(tokens, start, link) : Word(text, start, tokens);
        }

        if (unit is '@' or '#' && IsWord(text, start + 1) && !IsWord(text, start - 1))
            return Tag(text, start, tokens);
        if (Emoticon(text, start) is var face and > 0)
            return Add(tokens, start, start + face);
        if (EmojiSpan.EndOf(text, start) is var emoji && emoji > start)
            return Add(tokens, start, emoji);
        return Mark(text, start, tokens);
    }

    /// <summary>A word with what belongs to it: inner apostrophes, ampersands, dots; then what its language splits off.</summary>
    private int Word(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = WordEnd(text, start);
        if (AbbreviationEnd(text, start, end) is var stop and > 0)
            return Add(tokens, start, stop);
        if (end < text.Length && text[end] == '$' && end - start <= 3 && char.IsUpper(text[start]))
            return Add(tokens, start, end + 1);
        end = DottedEnd(text, start, end);
        AddParts(text, start, end, tokens);
        return end;
    }

    private void AddParts(string text, int start, int end, ImmutableArray<Token>.Builder tokens)
    {
        if (lexicon.SplitsHyphens && text.AsSpan(start, end - start).Contains('-') && !KeepsHyphens(text.AsSpan(start, end - start)))
        {
            while (text.IndexOf('-', start, end - start) is var hyphen and >= 0)
            {
                if (hyphen > start)
                    AddWord(text, start, hyphen, tokens);
                Add(tokens, hyphen, hyphen + 1);
                start = hyphen + 1;
            }
        }

        if (end > start)
            AddWord(text, start, end, tokens);
    }

    private void AddWord(string text, int start, int end, ImmutableArray<Token>.Builder tokens)
    {
        var word = text.AsSpan(start, end - start);
        var cut = lexicon.SplitAt(word);
        if (cut == 0)
            cut = CliticAt(word);
        if (cut > 0)
        {
            Add(tokens, start, start + cut);
            start += cut;
        }

        Add(tokens, start, end);
    }

    private int CliticAt(ReadOnlySpan<char> word)
    {
        if (lexicon.Clitics.IsEmpty || word.IndexOfAny('\'', '’') < 0)
            return 0;
        foreach (var clitic in lexicon.Clitics)
        {
            if (word.Length > clitic.Length && EndsWith(word, clitic))
                return word.Length - clitic.Length;
        }

        return 0;
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string clitic)
    {
        for (var i = 0; i < clitic.Length; i++)
        {
            var unit = word[word.Length - clitic.Length + i];
            if ((unit == '’' ? '\'' : FeatureHash.Lower(unit)) != clitic[i])
                return false;
        }

        return true;
    }

    /// <summary>A compound stays whole when a prefix of the language begins it, or a digit or capitals-and-digits code is in it.</summary>
    private bool KeepsHyphens(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        if (lexicon.IsPrefix(word[..hyphen]))
            return word[(hyphen + 1)..].IndexOf('-') < 0;
        return hyphen == 1 && word.Length > 2 && lexicon.IsPrefix(word[..2]);
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        while (end < limit)
        {
            if (IsWord(text, end))
            {
                end += char.IsHighSurrogate(text[end]) && end + 1 < limit ? 2 : 1;
                if (IsAlone(text[end - 1]))
                    break;
            }
            else if (end > start && IsWord(text, end + 1) && !IsAlone(text[end + 1]) && Joins(text, start, end))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return Math.Max(end, start + 1);
    }

    private static bool Joins(string text, int start, int at) => text[at] switch
    {
        '\'' or '’' => true,
        '-' or '‐' or '‑' => true,
        '&' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]),
        '·' or '\u00AD' or '\u200D' or '\u200C' => true,
        '/' => at - start == 1 && !IsWord(text, at + 3) && IsWord(text, at + 1),
        _ => false,
    };

    /// <summary>The end of an abbreviation with its stop that begins here, or zero.</summary>
    private int AbbreviationEnd(string text, int start, int end)
    {
        if (end >= text.Length || text[end] != '.')
            return 0;
        var dotted = LettersAndDots(text, start);
        if (dotted > 0)
            return dotted;
        var word = text.AsSpan(start, end - start);
        if (end + 1 < text.Length && text[end + 1] == '.')
            return 0;
        if (lexicon.IsNumberSign(word) && IsDigit(text, SkipBlanks(text, end + 1)))
            return end + 1;
        if (word.Length <= 8 && lexicon.IsAbbreviation(word))
            return end + 1;
        return word.Length == 1 && char.IsUpper(word[0]) && IsInitial(text, start, end) ? end + 1 : 0;
    }

    /// <summary><c>U.S.</c>, <c>p.m.</c>, <c>EE.UU.</c>, <c>J.J.</c>: groups of one or two letters of the same, each with a stop.</summary>
    private static int LettersAndDots(string text, int start)
    {
        var (at, groups) = (start, 0);
        while (groups < MaxGroups && at + 1 < text.Length && char.IsLetter(text[at]))
        {
            var letters = text[at + 1] == '.' ? 1
                : at + 2 < text.Length && text[at + 2] == '.' && text[at] == text[at + 1] && char.IsUpper(text[at]) ? 2 : 0;
            if (letters == 0)
                break;
            at += letters + 1;
            groups++;
        }

        if (groups < 2 || (at < text.Length && text[at - 1] == '.' && text[at] == '.'))
            return 0;

        // "Ph.D", "U.S.A" without the last stop: the last letter belongs to it unless a word goes on there ("U.S.in").
        if (at < text.Length && char.IsUpper(text[at]) && !IsWord(text, at + 1) && char.IsUpper(text[at - 2]))
            at++;
        return at;
    }

    private static bool IsInitial(string text, int start, int end)
    {
        var next = SkipBlanks(text, end + 1);
        if (next >= text.Length || next - end > 3 || !char.IsUpper(text[next]))
            return false;
        // "Plan B. The": a capital and then a common word is a sentence; "J. Smith", "George W. Bush" is a name.
        var before = start - 1;
        while (before >= 0 && IsBlank(text[before]))
            before--;
        var wordStart = before;
        while (wordStart > 0 && IsWord(text, wordStart - 1))
            wordStart--;
        return before < 0 || wordStart < 0 || !char.IsLetter(text[before]) || char.IsUpper(text[wordStart]) || before - wordStart <= 2;
    }

    /// <summary>Domains and file names go on over a dot; a new sentence glued to the last one does not.</summary>
    private static int DottedEnd(string text, int start, int end)
    {
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        while (end + 1 < limit && text[end] is '.' or '@' or '_' && IsWord(text, end + 1))
        {
            if (text[end] == '.' && !GoesOn(text, start, end))
                break;
            end = Math.Min(limit, WordEnd(text, end + 1));
        }

        return end;
    }

    private static bool GoesOn(string text, int start, int dot)
    {
        var next = text[dot + 1];
        if (char.IsUpper(next))
            return char.IsUpper(text[dot - 1]) && dot - start > 1 && IsWord(text, dot + 2) && char.IsUpper(text[dot + 2]);
        return char.IsAscii(next) && (char.IsAsciiDigit(next) ? char.IsAsciiDigit(text[dot - 1]) || dot - start > 3 : char.IsAscii(text[dot - 1]));
    }

    private int Number(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        if (text[end] is '.' or ',')
            end++;
        while (end < limit && (IsDigit(text, end) || (IsDigit(text, end + 1) && IsDigit(text, end - 1) && JoinsDigits(text, start, end))))
            end++;
        var digits = end;
        while (end < limit && IsWord(text, end))
            end++;
        if (end > digits)
        {
            if (lexicon.IsUnit(text.AsSpan(digits, end - digits)) && !(end < text.Length && text[end] == '-'))
            {
                Add(tokens, start, digits);
                var stop = AbbreviationEnd(text, digits, end);
                return Add(tokens, digits, Math.Max(stop, end));
            }

            if (LettersAndDots(text, digits) is var dotted and > 0)
            {
                Add(tokens, start, digits);
                return Add(tokens, digits, dotted);
            }

            while (end + 1 < limit && text[end] is '-' or '/' or '\'' && IsWord(text, end + 1) && !lexicon.SplitsHyphens)
                end = Math.Min(limit, WordEnd(text, end + 1));
            AddParts(text, start, end, tokens);
            return end;
        }

        if (end < text.Length && text[end] is '%' && lexicon.JoinsPercent)
            end++;
        else if (end < text.Length && text[end] is 'º' or 'ª' or '°' && !lexicon.SplitsHyphens)
            end++;
        else if (end + 1 < limit && text[end] is '-' && IsWord(text, end + 1) && !IsDigit(text, end + 1) && !lexicon.SplitsHyphens)
            end = Math.Min(limit, WordEnd(text, end + 1));
        return Add(tokens, start, end);
    }

    private bool JoinsDigits(string text, int start, int at)
    {
        switch (text[at])
        {
            case '.' or ',' or ':' or '/':
                return true;
            case '\'':
                return !lexicon.SplitsHyphens;
            case '-':
                if (!lexicon.SplitsHyphens)
                    return true;
                // Telephone numbers and dates stay whole, ranges do not.
                var next = at + 1;
                while (IsDigit(text, next))
                    next++;
                return text.AsSpan(start, at - start).Contains('-') || (next < text.Length && text[next] == '-' && IsDigit(text, next + 1))
                    || (at - start == 3 && next - at == 5);
            default:
                return false;
        }
    }

    private static int Tag(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = start + 1;
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        while (end < limit && IsWord(text, end))
            end++;
        return Add(tokens, start, end);
    }

    /// <summary>Marks that repeat are one token (<c>...</c>, <c>--</c>, <c>?!</c>), all others one each.</summary>
    private static int Mark(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var (unit, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(unit) && end < text.Length && char.IsLowSurrogate(text[end]))
            return Add(tokens, start, end + 1);
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        if (unit is '!' or '?')
        {
            while (end < limit && text[end] is '!' or '?')
                end++;
        }
        else if (unit is '.' or '-' or '*' or '=' or '_' or '~' or '$' or '/' or '\\' or '<' or '>' or '\'' or '`' or '+' or '|')
        {
            while (end < limit && text[end] == unit)
                end++;
        }

        while (end < limit && IsCombining(text[end]))
            end++;
        return Add(tokens, start, end);
    }

    private static int Emoticon(string text, int start)
    {
        if (text[start] is not (':' or ';' or '^' or '-' or '=' or '<') || (start > 0 && !IsBlank(text[start - 1])))
            return 0;
        foreach (var face in Emoticons)
        {
            if (string.CompareOrdinal(text, start, face, 0, face.Length) == 0 && !IsWord(text, start + face.Length))
                return face.Length;
        }

        return 0;
    }

    private static int LinkEnd(string text, int start)
    {
        if (!(text[start] is 'h' or 'H' or 'w' or 'W' or 'f') || (start > 0 && IsWord(text, start - 1)))
            return 0;
        var rest = text.AsSpan(start, Math.Min(8, text.Length - start));
        if (!(rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ftp://", StringComparison.Ordinal)))
            return 0;
        var end = start;
        var limit = Math.Min(text.Length, start + 2048);
        while (end < limit && !IsBlank(text[end]) && !(text[end] is '<' or '>' or '"' or '“' or '”' or '»' or '…'))
            end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or '’' or ']')
            end--;
        return end;
    }

    /// <summary>The end of a mail address that begins here, or zero: word characters and dots, one @, then a domain with a dot in it.</summary>
    private static int AddressEnd(string text, int start)
    {
        var limit = Math.Min(text.Length, start + 64);
        var at = start;
        while (at < limit && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-' or '_' or '+'))
            at++;
        if (at == start || at >= limit || text[at] != '@' || (start > 0 && IsWord(text, start - 1)))
            return 0;
        var (end, dots) = (at + 1, 0);
        limit = Math.Min(text.Length, at + MaxTokenLength);
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            dots += text[end++] == '.' ? 1 : 0;
        while (text[end - 1] is '.' or '-')
            dots -= text[--end] == '.' ? 1 : 0;
        return dots > 0 && end > at + 3 ? end : 0;
    }

    private static int Add(ImmutableArray<Token>.Builder tokens, int start, int end)
    {
        tokens.Add(new Token(TextSpan.FromBounds(start, end)));
        return end;
    }

    internal static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    /// <summary>White space, control characters, and marks that show nothing.</summary>
    internal static bool IsBlank(char unit) =>
        unit <= ' ' || (unit >= 0x7F && (char.IsWhiteSpace(unit) || char.IsControl(unit)
            || unit is '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u2060' || unit is >= '\u202A' and <= '\u202E' || unit is >= '\u2066' and <= '\u2069'));

    private static bool IsDigit(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsLetter(string text, int at) => (uint)at < (uint)text.Length && char.IsLetter(text[at]);

    private static bool IsWord(string text, int at)
    {
        if ((uint)at >= (uint)text.Length)
            return false;
        var unit = text[at];
        if (unit < 128)
            return char.IsAsciiLetterOrDigit(unit) || unit == '_';
        if (char.IsSurrogate(unit))
            return char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at);
        return (char.IsLetterOrDigit(unit) && unit is not ('º' or 'ª')) || IsCombining(unit);
    }

    private static bool IsCombining(char unit) => unit >= 0x300 && char.GetUnicodeCategory(unit)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        or System.Globalization.UnicodeCategory.EnclosingMark && unit is not ('\uFE0F' or '\u20E3');

    /// <summary>Scripts written without spaces: one sign is one token.</summary>
    private static bool IsAlone(char unit) => unit is >= '\u3041' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
