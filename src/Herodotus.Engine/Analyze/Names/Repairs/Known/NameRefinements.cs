using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.People;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>
/// The last look at names, for readers of the layer: a nickname in marks belongs to the name around it and "alias" to none; "Los …" that is no
/// known place, what members and leaders are of, and what is joined to an organization named as one, are organizations.
/// </summary>
public static class NameRefinements
{
    private const PhraseKind Places = PhraseKind.Country | PhraseKind.City | PhraseKind.Division;

    /// <summary>A text of fewer tokens is a post or a headline (<see cref="NameFinder.Genre"/>).</summary>
    private const int Post = 60;

    /// <summary>A nickname has at most so many tokens.</summary>
    private const int LongestNickname = 3;

    /// <summary>The names in order, some joined, shorter or of another type.</summary>
    public static ImmutableArray<NameMention> Apply(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty)
            return names;
        var refined = ImmutableArray.CreateBuilder<NameMention>(names.Length);
        var token = 0;
        var listed = false;
        HashSet<string>? towns = null;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token)
            {
                refined.Add(name);
                continue;
            }

            if (name.Type == NameType.Person && end > token + 1 && lexicon.Cues.Alias.Contains(NameTokens.Word(text, tokens[token])))
                name = name with { Span = TextSpan.FromBounds(tokens[++token].Span.Start, name.Span.End) };
            if (end > token + 1 && OpensOnly(text, tokens, token, end))
                name = name with { Span = TextSpan.FromBounds(tokens[++token].Span.Start, name.Span.End) };
            if (token > 0 && lexicon.Cues.Alias.Contains(NameTokens.Word(text, tokens[token - 1])))
                name = name with { Type = NameType.Person };
            else if (token > 1 && (refined.Count == 0 || refined[^1].Span.End <= tokens[token - 1].Span.Start) && lexicon.Cues.Article.Contains(NameTokens.Word(text, tokens[token - 1])) && char.IsUpper(text[tokens[token - 1].Span.Start]) && lexicon.Cues.Alias.Contains(NameTokens.Word(text, tokens[token - 2])))
                name = new NameMention(TextSpan.FromBounds(tokens[token - 1].Span.Start, name.Span.End), NameType.Person);
            if (name.Type == NameType.Person && WithNickname(text, tokens, token, end) is var whole and > 0)
            {
                while (i + 1 < names.Length && names[i + 1].Span.Start < tokens[whole - 1].Span.End)
                    i++;
                name = name with { Span = TextSpan.FromBounds(name.Span.Start, Math.Max(tokens[whole - 1].Span.End, i < names.Length && names[i].Type == NameType.Person ? names[i].Span.End : 0)) };
            }

            if (name.Type == NameType.Place && end == token + 1 && tokens.Length < Post && IsClub(text, tokens, token, lexicon))
                name = name with { Type = NameType.Organization };
            if (name.Type is NameType.Place or NameType.Person && token > 0 && IsStreet(text, tokens, token, refined.Count == 0 ? 0 : refined[^1].Span.End, lexicon))
                name = new NameMention(TextSpan.FromBounds(tokens[token - 1].Span.Start, name.Span.End), NameType.Place);
            (var organization, listed) = Belongs(text, name, tokens, token, end, listed && refined[^1].Span.End == tokens[Math.Max(0, token - 2)].Span.End, lexicon);
            if (!listed && (organization || name.Type == NameType.Organization) && BeginsWithMany(text, name.Span) && (towns ??= Towns(text, names)).Contains(name.Span.Of(text)))
                name = name with { Type = NameType.Place };
            else if (organization)
                name = name with { Type = NameType.Organization };
            refined.Add(name);
        }

        return refined.DrainToImmutable();
    }

    /// <summary>A name begins with a mark that is closed behind it, which is not of it (alias "Nene"); an apostrophe may be.</summary>
    private static bool OpensOnly(string text, ImmutableArray<Token> tokens, int first, int end)
    {
        var mark = NameNicknames.Closing(text, tokens[first]);
        if (mark is '\0' or '\'')
            return false;
        for (var at = first + 1; at < end; at++)
        {
            if (NameNicknames.Closes(text, tokens[at], tokens[first], mark))
                return false;
        }

        return true;
    }

    /// <summary>"Los …", "Las …": what is no known place is mostly a gang.</summary>
    private static bool BeginsWithMany(string text, TextSpan name) => text.AsSpan(name.Start, name.Length) is ['L', 'o' or 'a', 's', ' ', var first, ..] && char.IsUpper(first);

    /// <summary>The names that begin so and stand somewhere in the report before the place they lie in: "Los Olmillos, Almería", "Las Lomas (Sonora)".</summary>
    private static HashSet<string> Towns(string text, ImmutableArray<NameMention> names)
    {
        var towns = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < names.Length; i++)
        {
            var (name, next) = (names[i].Span, names[i + 1]);
            if (next.Type == NameType.Place && BeginsWithMany(text, name) && text.AsSpan(name.End, next.Span.Start - name.End) is ", " or " (" && text.AsSpan(next.Span.End) is [',' or ')' or '.', ..])
                towns.Add(name.Of(text));
        }

        return towns;
    }

    /// <summary>A word for streets stands before the name, in lower case.</summary>
    private static bool IsStreet(string text, ImmutableArray<Token> tokens, int token, int free, NameLexicon lexicon) =>
        tokens[token - 1].Span.Start >= free && tokens[token - 1].Span.End + 1 == tokens[token].Span.Start && char.IsLower(text[tokens[token - 1].Span.Start])
        && lexicon.Cues.Street.Contains(NameTokens.Word(text, tokens[token - 1]));

    /// <summary>"el Toluca": an article that no town has says that its club is meant. News that learnt sets are made of leave it a place, so only posts are told.</summary>
    private static bool IsClub(string text, ImmutableArray<Token> tokens, int token, NameLexicon lexicon) =>
        token > 0 && char.IsLower(text[tokens[token - 1].Span.Start]) && lexicon.Cues.Club.Contains(NameTokens.Word(text, tokens[token - 1]))
        && (lexicon.Phrases.Find([NameTokens.Word(text, tokens[token])]) & PhraseKind.Team) != 0;

    /// <summary>Past the last token of a person's name that goes on after a nickname in marks (<c>Ana "Nita" Ruiz</c>); 0 when it does not.</summary>
    private static int WithNickname(string text, ImmutableArray<Token> tokens, int first, int end)
    {
        // The opening mark stands after the name, or the reader has taken it in.
        var open = end;
        for (var at = first + 1; at < end && open == end; at++)
            open = NameNicknames.Closing(text, tokens[at]) != '\0' ? at : open;
        if (open >= tokens.Length || NameNicknames.Closing(text, tokens[open]) is var mark && mark == '\0')
            return 0;
        for (var close = open + 2; close < tokens.Length && close <= open + 1 + LongestNickname; close++)
        {
            if (!NameNicknames.Closes(text, tokens[close], tokens[open], mark))
                continue;
            var goesOn = close + 1 < tokens.Length && tokens[close + 1].Span.Start == tokens[close].Span.End + 1 && text[tokens[close].Span.End] == ' '
                && char.IsUpper(text[tokens[close + 1].Span.Start]) && char.IsUpper(text[tokens[open + 1].Span.Start])
                && tokens[open].Span.Start == tokens[open - 1].Span.End + 1 && tokens[close + 1].Span.Length > 1;
            // A letter for a family name that the law keeps back: Juan "N".
            var withheld = close == open + 2 && tokens[open + 1].Span.Length == 1 && char.IsUpper(text[tokens[open + 1].Span.Start]) && mark != ')';
            return goesOn ? close + 2 : withheld ? close + 1 : 0;
        }

        return 0;
    }

    /// <summary>Whether the name is of an organization by what stands before it, and whether a list of such names goes on.</summary>
    private static (bool Organization, bool Listed) Belongs(string text, NameMention name, ImmutableArray<Token> tokens, int first, int end, bool follows, NameLexicon lexicon)
    {
        if (name.Type is not (NameType.Place or NameType.Person or NameType.Other or NameType.Organization) || end - first > PhraseTable.MaxWords)
            return default;
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        for (var i = first; i < end; i++)
            words[i - first] = NameTokens.Word(text, tokens[i]);
        var kinds = lexicon.Phrases.Find(words[..(end - first)]);
        var cues = lexicon.Cues;
        var before = first > 0 ? NameTokens.Word(text, tokens[first - 1]) : 0;
        var listed = (first > 0 && (cues.Organizations.Contains(before) || cues.Organization.Contains(before)) && char.IsLower(text[tokens[first - 1].Span.Start])) || (follows && cues.And.Contains(before));
        if ((kinds & Places) != 0)
            return default;
        if (name.Type == NameType.Organization || listed)
            return (name.Type != NameType.Organization, listed);
        if (end - first > 1 && BeginsWithMany(text, name.Span) && !cues.SaysPlace(text, tokens.AsSpan(Math.Max(0, first - 2), Math.Min(2, first))) && (lexicon.Phrases.Find(words[1..(end - first)]) & (Places | PhraseKind.Family)) == 0)
            return (true, false);
        // "a leader of X"; a person may be a member's too ("the head of Petro's guard").
        var noun = first - 1;
        while (noun >= 0 && noun > first - 4 && cues.Of.Contains(NameTokens.Word(text, tokens[noun])))
            noun--;
        return (name.Type != NameType.Person && noun >= 0 && noun < first - 1 && cues.Members.Contains(NameTokens.Word(text, tokens[noun])), false);
    }
}
