using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using static Herodotus.Analyze.Tokens.TextUnits;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// Cuts text into tokens by the conventions of Universal Dependencies for its language: words, numbers, marks, tags, mentions, links,
/// emoji. Any text, one pass, exact spans; the text itself is never changed.
/// </summary>
/// <remarks>Where each kind of token ends is told by <see cref="WordSpan"/>, <see cref="AbbreviationSpan"/>, <see cref="AddressSpan"/>, <see cref="MarkSpan"/> and <see cref="EmojiSpan"/>.</remarks>
public sealed partial class Tokenizer(TokenLexicon lexicon)
{
    /// <summary>A longer run without a break is cut, so that no later step meets a token of a megabyte.</summary>
    public const int MaxTokenLength = 256;

    private readonly WordSpan _words = new(lexicon);
    private readonly AbbreviationSpan _abbreviations = new(lexicon);

    public TokenLexicon Lexicon => lexicon;

    public static Tokenizer Load(DataFolder data, string language) => new(TokenLexicon.Load(data, language));

    /// <summary>The tokens of <paramref name="text"/> in order, none empty, none overlapping.</summary>
    public ImmutableArray<Token> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<Token>((text.Length / 5) + 8);
        var (at, sign) = (0, -1);
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            if (sign < at)
                sign = text.IndexOf('@', at) is >= 0 and var next ? next : int.MaxValue;
            at = Next(text, at, sign, tokens);
        }

        return tokens.DrainToImmutable();
    }

    private int Next(string text, int start, int sign, ImmutableArray<Token>.Builder tokens)
    {
        var unit = text[start];
        if (char.IsAsciiDigit(unit) || ((unit is '.' or ',') && IsDigit(text, start + 1) && !IsDigit(text, start - 1) && !IsLetter(text, start - 1)))
            return Number(text, start, tokens);
        if (unit == '+' && IsDigit(text, start + 1) && (start == 0 || IsBlank(text[start - 1]) || text[start - 1] == '('))
            return Number(text, start, tokens);
        if (unit is '\'' or '’' or '‘' && !lexicon.Clitics.IsEmpty && DecadeEnd(text, start) is var decade and > 0)
            return Add(tokens, start, decade);
        if (unit == '.' && lexicon.ExtensionAt(text, start + 1) is var file and > 0)
            return Add(tokens, start, file);
        if (IsWord(text, start))
        {
            var link = AddressSpan.EndOf(text, start, sign);
            return link > 0 ? Add(tokens, start, link) : Word(text, start, tokens);
        }

        if (unit is '@' or '#' && IsWord(text, start + 1) && !IsWord(text, start - 1) && TagEnd(text, start) is var tag and > 0)
            return Add(tokens, start, tag);
        if (MarkSpan.Emoticon(text, start) is var face and > 0)
            return Add(tokens, start, start + face);
        if (EmojiSpan.EndOf(text, start) is var emoji && emoji > start)
            return Add(tokens, start, emoji);
        return Add(tokens, start, MarkSpan.EndOf(text, start));
    }

    /// <summary>A word with what belongs to it: inner apostrophes, ampersands, dots; then what its language splits off.</summary>
    private int Word(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = _words.EndOf(text, start);
        if (_abbreviations.EndOf(text, start, end) is var stop and > 0)
            return Add(tokens, start, stop);
        if (end < text.Length && text[end] == '$' && end - start <= 3 && char.IsUpper(text[start]))
            return Add(tokens, start, end + 1);
        if (lexicon.SplitsHyphens && BrokenWord.EndOf(text, start, end) is var broken and > 0)
            return Add(tokens, start, broken);
        end = _words.DottedEnd(text, start, end);
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
        if (cut == 0 && lexicon.MaySplit(word))
            cut = lexicon.SplitAt(word, NextWord(text, end), char.ToUpperInvariant(word[0]) == 'I' && IsSaid(text, end));
        if (cut == 0 && ArticleCut(word) is var article and > 0)
        {
            Add(tokens, start, start + article);
            (start, cut) = (start + article, word.Length - 1 - article);
        }

        if (cut > 0)
        {
            Add(tokens, start, start + cut);
            start += cut;
            // "dunno" is three.
            if (lexicon.SplitAt(text.AsSpan(start, end - start)) is var second and > 0)
                start = Add(tokens, start, start + second);
        }

        Add(tokens, start, end);
    }

    /// <summary>Where the ending begins in a word that an article is glued to (<c>isn'ta</c>, <c>I'ma</c>); zero for others.</summary>
    private int ArticleCut(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word[^1] is not ('a' or 'A') || lexicon.Clitics.IsEmpty)
            return 0;
        var cut = CliticAt(word[..^1]);
        return cut > 1 && EndsWith(word[..^1], "n't") || cut == 1 && EndsWith(word[..^1], "i'm") ? cut : 0;
    }

    /// <summary>The end of a year without its century (<c>'72</c>, <c>'60s</c>), or zero.</summary>
    private static int DecadeEnd(string text, int start)
    {
        if (!IsDigit(text, start + 1) || !IsDigit(text, start + 2) || IsWord(text, start - 1))
            return 0;
        var end = start + 3;
        if (end < text.Length && text[end] == 's')
            end++;
        return IsWord(text, end) || (end + 1 < text.Length && text[end] is '.' or ',' or ':' or '-' or '\'' or '%' or '’' && IsWord(text, end + 1)) ? 0 : end;
    }

    /// <summary>Whether what comes next is said of something and belongs to no noun: "its necessary to …", "its great!".</summary>
    private bool IsSaid(string text, int end)
    {
        var next = NextWord(text, end);
        if (!lexicon.IsPredicate(next))
            return false;
        end = SkipBlanks(text, end) + next.Length;
        return end >= text.Length || text[end] is '.' or ',' or '!' or '?' or ')' or ';' or ':' || lexicon.EndsPredicate(NextWord(text, end));
    }

    private int CliticAt(ReadOnlySpan<char> word)
    {
        if (lexicon.Clitics.IsEmpty || word.IndexOfAny('\'', '’', '`') < 0)
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
            if ((unit is '’' or '`' ? '\'' : FeatureHash.Lower(unit)) != clitic[i])
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

    /// <summary>The word after a place, when only blanks are between.</summary>
    private static ReadOnlySpan<char> NextWord(string text, int end)
    {
        var start = SkipBlanks(text, end);
        end = start;
        while (end < text.Length && end - start < TokenLexicon.MaxNextWord && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(start, end - start);
    }

    /// <summary>The end of a tag or mention; zero for a number sign before digits.</summary>
    private int TagEnd(string text, int start)
    {
        var (end, digits) = (start + 1, 0);
        var limit = Math.Min(text.Length, start + MaxTokenLength);
        for (; end < limit && IsWord(text, end); end++)
            digits += char.IsAsciiDigit(text[end]) ? 1 : 0;
        if (text[start] == '#' && digits == end - start - 1)
            return 0;

        // "@example.com": all but the name of an address.
        return end < text.Length && text[end] == '.' && lexicon.ExtensionAt(text, end + 1) is var domain and > 0 && text[start] == '@' ? domain : end;
    }

    private static int Add(ImmutableArray<Token>.Builder tokens, int start, int end)
    {
        tokens.Add(new Token(TextSpan.FromBounds(start, end)));
        return end;
    }
}
