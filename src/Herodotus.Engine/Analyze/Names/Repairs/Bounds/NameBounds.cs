using System.Text;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Bounds;

/// <summary>
/// Cuts names to what names: a name does not run over a line end or a verb ("Treasury Department sanctioned Venezuela's …"), a country before a
/// genitive is a name of its own, and a person's name does not begin with a nationality or an office ("US Secretary of State Marco Rubio" is Marco Rubio). Training sets differ in this; readers of the layer should not see it.
/// </summary>
public static class NameBounds
{
    /// <summary>Figures of a score.</summary>
    private const int LongestScore = 3;

    /// <summary>Letters of the small words within people's names ("della"): a longer one is none.</summary>
    private const int LongestParticle = 5;

    /// <summary>Names in the same order; one that holds several comes out as several.</summary>
    public static ImmutableArray<NameMention> Trim(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, string language, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(knowledge);
        var trimmed = ImmutableArray.CreateBuilder<NameMention>(names.Length);
        var token = 0;
        foreach (var name in names)
        {
            var rest = name with { Span = OneLine(text, name.Span) };
            while (token < tokens.Length && tokens[token].Span.End <= rest.Span.Start)
                token++;
            var last = token;
            for (var t = token; t < tokens.Length && tokens[t].Span.Start < rest.Span.End; t++)
            {
                last = t;
                if (Cut(text, rest, tokens[t], knowledge) is not { } cut)
                    continue;
                trimmed.Add(rest with { Span = cut.Before, Type = knowledge.FindCountry(cut.Before.Of(text)) is not null ? NameType.Place : rest.Type });
                rest = new NameMention(cut.After, DoesToPlace(text, rest.Type, tokens[t], cut.After, knowledge) ? NameType.Place : rest.Type);
            }

            rest = rest with { Span = WithoutStop(text, rest.Span) };
            if (last > token && last < tokens.Length)
                rest = rest with { Span = WithoutTail(text, rest.Span, tokens[last]) };
            if (Pair(text, rest.Span, knowledge) is var hyphen and > 0)
            {
                trimmed.Add(new NameMention(new TextSpan(rest.Span.Start, hyphen), NameType.Place));
                rest = new NameMention(TextSpan.FromBounds(rest.Span.Start + hyphen + 1, rest.Span.End), NameType.Place);
            }

            if (rest.Type == NameType.Person && WithoutTitle(text, rest.Span, knowledge.Words(language), knowledge) is var person && person != rest.Span)
            {
                if (Nation(text, rest.Span, knowledge) is { } nation)
                    trimmed.Add(nation);
                rest = rest with { Span = person };
            }

            trimmed.Add(rest);
        }

        return trimmed.ToImmutable();
    }

    /// <summary>The names before and after a token that belongs to neither: a verb in lower case, the genitive of a country, or a score between two people ("Ruiz 1 Torres 0").</summary>
    private static (TextSpan Before, TextSpan After)? Cut(string text, NameMention mention, Token token, KnowledgeBase knowledge)
    {
        var name = mention.Span;
        if (token.Span.Start <= name.Start + 1 || token.Span.End >= name.End - 1)
            return null;
        var before = TextSpan.FromBounds(name.Start, token.Span.Start);
        while (!before.IsEmpty && char.IsWhiteSpace(text[before.End - 1]))
            before = TextSpan.FromBounds(before.Start, before.End - 1);
        var after = token.Span.End;
        while (after < name.End && char.IsWhiteSpace(text[after]))
            after++;
        if (before.IsEmpty || after >= name.End || !char.IsUpper(text[after]))
            return null;
        var word = token.Span.Of(text.AsSpan());
        var cuts = word is "'s" or "’s" ? knowledge.FindCountry(before.Of(text)) is not null
            : (token.Pos is PartOfSpeech.Verb or PartOfSpeech.Aux && char.IsLower(word[0])) || DoesToPlace(text, mention.Type, token, TextSpan.FromBounds(after, name.End), knowledge) || (mention.Type == NameType.Person && word.Length <= LongestScore && !word.ContainsAnyExceptInRange('0', '9'))
                || (word is "/" && char.IsWhiteSpace(text[token.Span.Start - 1]) && char.IsWhiteSpace(text[token.Span.End]));
        return cuts ? (before, TextSpan.FromBounds(after, name.End)) : null;
    }

    /// <summary>A word in lower case within a person's name, too long for a particle, before a known place: what somebody does to it, whatever it was tagged ("Ruiz limpie Michoacán").</summary>
    private static bool DoesToPlace(string text, NameType type, Token token, TextSpan after, KnowledgeBase knowledge) =>
        type == NameType.Person && token.Span.Length > LongestParticle && char.IsLower(text[token.Span.Start]) && !knowledge.FindPlaces(after.Of(text)).IsEmpty;

    /// <summary>The name without a pronoun or adverb with which the sentence after it begins: a headline runs into its text ("Ana Ruiz Isto").</summary>
    private static TextSpan WithoutTail(string text, TextSpan name, Token last)
    {
        if (last.Span.End != name.End || last.Span.Start <= name.Start + 1 || last.Pos is not (PartOfSpeech.Pron or PartOfSpeech.Adv or PartOfSpeech.Cconj or PartOfSpeech.Sconj)
            || !char.IsUpper(text[last.Span.Start]) || !char.IsWhiteSpace(text[last.Span.Start - 1]))
            return name;
        var end = last.Span.Start;
        while (end > name.Start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(name.Start, end);
    }

    /// <summary>Initials without the stop that ends their sentence; those with stops between the letters keep it ("U.S.").</summary>
    private static TextSpan WithoutStop(string text, TextSpan name)
    {
        var word = name.Of(text.AsSpan());
        if (word.Length < 4 || word[^1] != '.')
            return name;
        foreach (var unit in word[..^1])
        {
            if (!char.IsUpper(unit))
                return name;
        }

        return TextSpan.FromBounds(name.Start, name.End - 1);
    }

    /// <summary>Where the hyphen between two countries is that meet ("Portugal-Turquia"); zero for other names.</summary>
    private static int Pair(string text, TextSpan name, KnowledgeBase knowledge)
    {
        var whole = name.Of(text.AsSpan());
        var hyphen = whole.IndexOf('-');
        return hyphen > 0 && hyphen + 1 < whole.Length && knowledge.FindCountry(whole[..hyphen]) is { } first && knowledge.FindCountry(whole[(hyphen + 1)..]) is { } second
            && first != second && knowledge.FindCountry(whole) is null ? hyphen : 0;
    }

    /// <summary>The last line of the name: what stands before a line end is a heading or another paragraph.</summary>
    private static TextSpan OneLine(string text, TextSpan span)
    {
        var end = span.Of(text.AsSpan()).LastIndexOf('\n');
        return end < 0 || end + 1 >= span.Length ? span : TextSpan.FromBounds(span.Start + end + 1, span.End);
    }

    /// <summary>The nationality or country with which a person's name was read, a name of its own.</summary>
    private static NameMention? Nation(string text, TextSpan span, KnowledgeBase knowledge)
    {
        var first = span.Of(text.AsSpan());
        first = first[..first.IndexOf(' ')];
        var type = IsPeople(first, knowledge) ? NameType.Group : knowledge.FindCountry(first) is not null ? NameType.Place : (NameType?)null;
        return type is { } known ? new NameMention(new TextSpan(span.Start, first.Length), known) : null;
    }

    private static TextSpan WithoutTitle(string text, TextSpan span, LanguageWords words, KnowledgeBase knowledge)
    {
        while (true)
        {
            var rest = span.Of(text.AsSpan());
            var cut = rest.IndexOf(' ');
            if (cut <= 0)
                return span;
            var first = rest[..cut];
            var length = IsPeople(first, knowledge) || (knowledge.FindCountry(first) is not null && !BeginsWithGiven(first, knowledge) && BeginsWithGiven(rest[(cut + 1)..], knowledge)) ? cut : LongestRole(rest, words);
            // A single word is left alone: "King" may be all there is.
            if (length == 0 || length + 1 >= rest.Length || !char.IsUpper(rest[length + 1]))
                return span;
            span = TextSpan.FromBounds(span.Start + length + 1, span.End);
        }
    }

    /// <summary>A nationality, and no given name that has its letters but for an accent ("Germán").</summary>
    private static bool IsPeople(ReadOnlySpan<char> word, KnowledgeBase knowledge) =>
        knowledge.FindDemonym(word) is not null && (Ascii.IsValid(word) || knowledge.Lore.GenderOf(word) == Gender.Unknown);

    /// <summary>A country's name before a family name is a given name itself ("Kenia López"), before a given name it is not ("Rusia Vladimir …") unless it is in use as one.</summary>
    private static bool BeginsWithGiven(ReadOnlySpan<char> name, KnowledgeBase knowledge) =>
        knowledge.Lore.GenderOf(name.IndexOf(' ') is var end and > 0 ? name[..end] : name) != Gender.Unknown;

    /// <summary>The length of the longest office with which the name begins, a name still following; 0 without one.</summary>
    private static int LongestRole(ReadOnlySpan<char> name, LanguageWords words)
    {
        var (longest, count) = (0, 0);
        for (var i = 0; i < name.Length && count < LanguageWords.LongestPhrase; i++)
        {
            if (name[i] != ' ')
                continue;
            count++;
            foreach (var role in words.Roles(NameKey.Of(name[..i].ToString())))
            {
                if (role.Kind == RoleWordKind.Head)
                    longest = i;
            }
        }

        return longest;
    }
}
