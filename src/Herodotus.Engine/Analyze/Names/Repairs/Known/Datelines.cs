using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Known;

/// <summary>
/// The town in capitals with which a line of news begins ("LIMA (AP) — …", "CULIACÁN, Sin.- …"), passed over or taken for a body's initials: a place where lists know it
/// as one, or where a country or state stands behind its comma.
/// </summary>
public static class Datelines
{
    /// <summary>Tokens of a town's name, dashes counted ("PORT-AU-PRINCE").</summary>
    private const int LongestTown = 5;

    /// <summary>Tokens between the town and the dash: country or state, day and agency.</summary>
    private const int LongestRest = 10;

    /// <summary>Lines of a report that a dateline is looked for in: headlines and a byline stand before it.</summary>
    private const int MostLines = 6;

    /// <summary>Letters of a state's short form ("Sin.").</summary>
    private const int LongestShort = 4;

    private const PhraseKind Lands = PhraseKind.Country | PhraseKind.Division;
    private const PhraseKind Towns = Lands | PhraseKind.City | PhraseKind.Town;
    private const PhraseKind Others = PhraseKind.Body | PhraseKind.Party | PhraseKind.Company;

    /// <summary>The names with those of datelines, in order.</summary>
    public static ImmutableArray<NameMention> Read(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        List<NameMention>? read = null;
        var line = 0;
        for (var at = 0; at >= 0 && at < tokens.Length && line < MostLines; at = NextLine(text, tokens, at), line++)
        {
            if (Town(text, tokens, at) is var end && end == at || Closing(text, tokens, end) is var dash && dash < 0)
                continue;
            var land = text[tokens[end].Span.Start] == ',' ? Land(text, tokens, end + 1, dash, lexicon) : end;
            var kinds = NameTokens.Kinds(text, tokens, at, end, lexicon);
            if (land <= end && ((kinds & Towns) == 0 || ((kinds & Others) != 0 && (kinds & (Lands | PhraseKind.City)) == 0)))
                continue;
            read ??= [.. names];
            Put(read, TextSpan.FromBounds(tokens[at].Span.Start, tokens[end - 1].Span.End));
            if (land > end)
                Put(read, TextSpan.FromBounds(tokens[end + 1].Span.Start, tokens[land - 1].Span.End));
        }

        return read is null ? names : [.. read];
    }

    /// <summary>The first token behind the next line end; -1 when there is none.</summary>
    private static int NextLine(string text, ImmutableArray<Token> tokens, int at)
    {
        var end = text.IndexOf('\n', tokens[at].Span.End);
        if (end < 0)
            return -1;
        var next = tokens.AsSpan().FirstFrom(end, static token => token.Span.Start);
        return next < tokens.Length ? next : -1;
    }

    /// <summary>Past the words in capitals that a line begins with, which dashes may join; the first itself where they are none or too many.</summary>
    private static int Town(string text, ImmutableArray<Token> tokens, int first)
    {
        var end = first;
        while (end < tokens.Length && end <= first + LongestTown && (NameTokens.IsUpper(text, tokens[end]) || (end > first && IsInnerDash(text, tokens, end)) || IsJoined(text, tokens[end])))
            end++;
        return end <= first + LongestTown && tokens[end - (end > first ? 1 : 0)].Span.End - tokens[first].Span.Start > 3 ? end : first;
    }

    private static bool IsInnerDash(string text, ImmutableArray<Token> tokens, int at) =>
        text[tokens[at].Span.Start] == '-' && tokens[at].Span.Start == tokens[at - 1].Span.End && at + 1 < tokens.Length && tokens[at + 1].Span.Start == tokens[at].Span.End && NameTokens.IsUpper(text, tokens[at + 1]);

    /// <summary>Capitals with dashes in one token.</summary>
    private static bool IsJoined(string text, Token token)
    {
        var word = token.Span.Of(text.AsSpan());
        foreach (var unit in word)
        {
            if (!char.IsUpper(unit) && unit != '-')
                return false;
        }

        return char.IsUpper(word[0]) && char.IsUpper(word[^1]) && word.Contains('-');
    }

    /// <summary>The dash, or the mark of an agency in brackets, that ends the dateline within its line; -1 where there is none.</summary>
    private static int Closing(string text, ImmutableArray<Token> tokens, int from)
    {
        for (var at = from; at < tokens.Length && at < from + LongestRest; at++)
        {
            var word = tokens[at].Span.Of(text.AsSpan());
            if (at > 0 && text.AsSpan(tokens[at - 1].Span.End, tokens[at].Span.Start - tokens[at - 1].Span.End).Contains('\n'))
                return -1;
            if (word is "-" or "–" or "—" or "--" or ".-" or "(")
                return at;
            if (at == from && word is not (",") and not ("."))
                return -1;
            if (word is "." && !(at + 1 < tokens.Length && (tokens[at + 1].Span.Start == tokens[at].Span.End || text[tokens[at + 1].Span.Start] is '(' or '-' or '–' or '—')))
                return -1;
        }

        return -1;
    }

    /// <summary>Past the country or state behind the comma, or its short form with a stop; the first token itself where there is none.</summary>
    private static int Land(string text, ImmutableArray<Token> tokens, int from, int dash, NameLexicon lexicon)
    {
        var end = from;
        while (end < dash && char.IsUpper(text[tokens[end].Span.Start]))
            end++;
        var isShort = end == from + 1 && tokens[from].Span.Length <= LongestShort && end + 1 < tokens.Length && text[tokens[end].Span.Start] == '.'
            && end + 1 >= dash - 1 && !char.IsDigit(text[tokens[end + 1].Span.Start]);
        return isShort || (end > from && (NameTokens.Kinds(text, tokens, from, end, lexicon) & Lands) != 0) ? end : from - 1;
    }

    /// <summary>The place goes before what was read over it.</summary>
    private static void Put(List<NameMention> names, TextSpan span)
    {
        var first = 0;
        while (first < names.Count && names[first].Span.End <= span.Start)
            first++;
        var end = first;
        while (end < names.Count && names[end].Span.Start < span.End)
            end++;
        names.RemoveRange(first, end - first);
        names.Insert(first, new NameMention(span, NameType.Place));
    }
}
