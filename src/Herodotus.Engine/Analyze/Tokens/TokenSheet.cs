using Herodotus.Learning.Features;
using Herodotus.Reports;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// The traits of the tokens of one sentence (or a window of a long one), with room at both ends so that features may look past them.
/// Made to be filled again; it allocates only while it grows.
/// </summary>
public sealed class TokenSheet
{
    /// <summary>How far before the first and after the last token traits may be asked for.</summary>
    public const int Margin = 5;

    /// <summary>A sentence longer than this is read in windows of this many tokens.</summary>
    public const int Window = 256;

    /// <summary>What comes after so many units of a word does not tell it from others.</summary>
    private const int Longest = 64;

    /// <summary>What is past the ends of a sentence has keys too, spread like those of words.</summary>
    private const ulong EdgeKey = 0x9E3779B97F4A7C15;

    private readonly TraitMemory _memory = new();
    private TokenTraits[] _traits = new TokenTraits[Window + (2 * Margin)];
    private ulong[] _keys = new ulong[Window];

    /// <summary>Tokens in the sheet, margins not counted.</summary>
    public int Count { get; private set; }

    /// <summary>True when nearly all letters are capitals, so that capitals say nothing.</summary>
    public bool IsUpper { get; private set; }

    /// <summary>True when there is no capital at all.</summary>
    public bool IsLower { get; private set; }

    /// <summary>True when nearly every longer word begins with a capital: a headline in title case.</summary>
    public bool IsTitle { get; private set; }

    /// <summary>Traits at <paramref name="at"/>, from -<see cref="Margin"/> to <see cref="Count"/> + <see cref="Margin"/> - 1.</summary>
    public ref readonly TokenTraits this[int at] => ref _traits[at + Margin];

    /// <summary>What the sheet was filled with.</summary>
    public IWordLore? Lore => _memory.Lore;

    /// <summary>Fills the sheet from tokens <paramref name="from"/> up to but not including <paramref name="to"/>.</summary>
    public void Fill(string text, ReadOnlySpan<Token> tokens, int from, int to, IWordLore lore)
    {
        ArgumentNullException.ThrowIfNull(lore);
        Count = to - from;
        if (_traits.Length < Count + (2 * Margin))
            _traits = new TokenTraits[Count + (2 * Margin)];
        if (_keys.Length < Count)
            _keys = new ulong[Count];
        for (var i = 0; i < Margin; i++)
        {
            // Numbers by which models know the places before and after.
            var before = (uint)(i + 4 - Margin + (i + 4 > Margin ? 0 : 64));
            _traits[i] = new TokenTraits { Key = EdgeKey * before, Lower = before, Exact = before, Shape = 1 };
            _traits[Count + Margin + i] = new TokenTraits { Key = EdgeKey * (uint)(i + 11), Lower = (uint)(i + 11), Exact = (uint)(i + 11), Shape = 2 };
        }

        _memory.Open(lore);
        for (var i = 0; i < Count; i++)
            _memory.Expect(_keys[i] = FeatureHash.KeyOf(text.AsSpan(tokens[from + i].Span.Start, tokens[from + i].Span.Length)));
        var (upper, capital, lower) = (0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            ref var traits = ref _traits[i + Margin];
            var key = _keys[i];
            ref var known = ref _memory[key];
            if (known.Key != key)
            {
                Describe(text.AsSpan(tokens[from + i].Span.Start, tokens[from + i].Span.Length), ref known);
                lore.Describe(ref known);
                known.Key = key;
            }

            traits = known;
            if (traits.Length < 2)
                continue;
            switch (traits.Case)
            {
                case TokenCase.Upper:
                    upper++;
                    break;
                case TokenCase.Capitalized or TokenCase.Mixed:
                    capital++;
                    break;
                case TokenCase.Lower:
                    lower += traits.Length > 3 ? 3 : 1;
                    break;
            }
        }

        IsUpper = upper >= 3 && upper > 4 * (capital + lower);
        IsTitle = !IsUpper && capital >= 4 && capital + upper > lower;
        IsLower = upper + capital == 0;
    }

    /// <summary>The hash by which words are known: lower case, digits folded; links and mentions are one word each, tags are without their sign.</summary>
    public static uint WordHash(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word[0] is '@' or '#' || word.Length > 6)
        {
            switch (FormOf(word))
            {
                case TokenCase.Mention:
                    return FeatureHash.Of("@user");
                case TokenCase.Link:
                    return FeatureHash.Of("http://");
                case TokenCase.Tag:
                    return WordHashOf(word[1..Math.Min(word.Length, Longest)]);
            }
        }

        return WordHashOf(word[..Math.Min(word.Length, Longest)]);
    }

    private static uint WordHashOf(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.Start;
        foreach (var unit in word)
            hash = FeatureHash.Extend(hash, Lower(unit));
        return FeatureHash.Finish(hash);
    }

    private static char Lower(char unit) => unit switch
    {
        >= '0' and <= '9' => '0',
        '’' => '\'',
        _ => FeatureHash.Lower(unit),
    };

    private static void Describe(ReadOnlySpan<char> word, ref TokenTraits traits)
    {
        Span<char> lower = stackalloc char[Longest];
        Span<char> shape = stackalloc char[16];
        var length = Math.Min(word.Length, Longest);
        var (shapeLength, last, run) = (0, '\0', 0);
        var (uppers, lowers, digits) = (0, 0, 0);
        for (var i = 0; i < length; i++)
        {
            var unit = word[i];
            char kind;
            if (unit is >= 'a' and <= 'z')
            {
                (lower[i], kind) = (unit, 'x');
                lowers++;
            }
            else if (unit is >= 'A' and <= 'Z')
            {
                (lower[i], kind) = ((char)(unit | 0x20), 'X');
                uppers++;
            }
            else if (unit is >= '0' and <= '9')
            {
                (lower[i], kind) = ('0', '0');
                digits++;
            }
            else if (unit == '’')
            {
                (lower[i], kind) = ('\'', '\'');
            }
            else if (unit < 128)
            {
                (lower[i], kind) = (unit, unit);
            }
            else
            {
                lower[i] = char.ToLowerInvariant(unit);
                if (lower[i] != unit || char.IsUpper(unit))
                {
                    kind = 'X';
                    uppers++;
                }
                else if (char.IsLetter(unit) || char.IsSurrogate(unit))
                {
                    kind = 'x';
                    lowers++;
                }
                else
                {
                    kind = unit;
                }
            }

            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= 2 && shapeLength < shape.Length)
                shape[shapeLength++] = kind;
        }

        traits.Exact = FeatureHash.Of(word[..length]);
        traits.Shape = FeatureHash.Of(shape[..shapeLength]);
        traits.Length = (byte)Math.Min(word.Length, 255);
        traits.Case = CaseOf(word, uppers, lowers, digits, shape[0]);
        ReadOnlySpan<char> form = lower[..length];
        if (traits.Case == TokenCase.Mention)
            form = "@user";
        else if (traits.Case == TokenCase.Link)
            form = "http://";
        else if (traits.Case == TokenCase.Tag)
            form = form[1..];
        traits.Lower = FeatureHash.Of(form);
        traits.Prefix2 = FeatureHash.Of(form[..Math.Min(2, form.Length)]);
        traits.Prefix3 = FeatureHash.Of(form[..Math.Min(3, form.Length)]);
        traits.Prefix4 = FeatureHash.Of(form[..Math.Min(4, form.Length)]);
        traits.Suffix1 = FeatureHash.Of(form[^Math.Min(1, form.Length)..]);
        traits.Suffix2 = FeatureHash.Of(form[^Math.Min(2, form.Length)..]);
        traits.Suffix3 = FeatureHash.Of(form[^Math.Min(3, form.Length)..]);
        traits.Suffix4 = FeatureHash.Of(form[^Math.Min(4, form.Length)..]);
        (traits.Word, traits.Kinds, traits.Sense) = (default, 0, 0);
    }

    private static TokenCase CaseOf(ReadOnlySpan<char> word, int uppers, int lowers, int digits, char first)
    {
        if (FormOf(word) is not TokenCase.Other and var form)
            return form;
        if (digits > 0 && uppers + lowers == 0)
            return TokenCase.Number;
        if (uppers + lowers + digits == 0)
            return TokenCase.Mark;
        if (uppers == 0)
            return lowers > 0 && digits == 0 ? TokenCase.Lower : TokenCase.Other;
        if (lowers == 0)
            return word.Length <= 2 && uppers == 1 ? TokenCase.Initial : TokenCase.Upper;
        return first == 'X' && uppers == 1 ? TokenCase.Capitalized : TokenCase.Mixed;
    }

    /// <summary>A mention, tag or link; else other.</summary>
    private static TokenCase FormOf(ReadOnlySpan<char> word)
    {
        if (word.Length > 1 && word[0] == '@')
            return TokenCase.Mention;
        if (word.Length > 1 && word[0] == '#')
            return TokenCase.Tag;
        // Hardly a word has a colon or such a first letter: to look for more takes longer.
        var link = word.Length > 6
            && ((word.IndexOf(':') is >= 0 and var colon && word[colon..].Contains("://", StringComparison.Ordinal)) || (word[0] is 'w' or 'W' && word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)));
        return link ? TokenCase.Link : TokenCase.Other;
    }
}
