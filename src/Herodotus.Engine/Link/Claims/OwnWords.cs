using System.Buffers;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>A statement told with the report's own verb: who speaks, then the words from the cue to the end of what is said.</summary>
internal static class OwnWords
{
    /// <summary>Longest stretch, in code units, between cue and content: "said on Friday in Geneva | that …".</summary>
    private const int MaxBetween = 60;

    /// <summary>Longest stretch between a subject and its second verb.</summary>
    private const int MaxSubject = 200;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n.;“\"(:—");

    /// <summary>"insisted on Friday that there would be “no invasion”"; null where the words would not read so after a name.</summary>
    public static string? Of(AnalyzedReport report, Statement statement, TellingWords words)
    {
        if (statement.Cue.Length != 1 || statement.Content.IsEmpty)
            return null;
        var (text, cue) = (report.Report.Text, statement.Cue[0]);
        if (statement.CueClass == CueClass.Deny && words.Begins(TellingWord.Clitic, cue.Of(text)) && statement.Content[0].Start > cue.End
            && text.AsSpan(cue.End, statement.Content[0].Start - cue.End).Trim() is ":")
            return StatementText.OneLine(text[cue.Start..StatementClaims.Passage(statement).End]); // "lo negó: “Nadie viajó”"
        if (statement.Kind == StatementKind.Direct)
            return Broken(text, statement, cue);
        if (!statement.Source.IsEmpty && Parted(text, statement, cue) is { } parted)
            return parted;
        if ((statement.Negated && !(statement.CueClass == CueClass.Deny && IsRefusal(report, cue)))
            || (!statement.Source.IsEmpty && (statement.Source[^1].End > cue.Start || cue.Start - statement.Source[^1].End > MaxSubject)) || !IsFinite(statement, text, cue, words))
            return null;
        if (statement.CueClass == CueClass.Deny && statement.Content is [var before] && before.End <= cue.Start && Pointing(text, before, cue, words) is { } pointing)
            return pointing;
        // "which she blamed on others": the object stands before, and is a mere word for it.
        if (statement.Content[0].End <= cue.Start && words.Is(TellingWord.Relative, statement.Content[0].Of(text.AsSpan())))
            return null;
        if (statement.Content.Length == 2 && statement.Content[0].End <= cue.Start && statement.Content[1].Start >= cue.End && Fronted(text, statement, cue, words) is { } fronted)
            return fronted;
        var content = StatementClaims.Passage(statement);
        return content.Start >= cue.End && content.Start - cue.End <= MaxBetween && IsPlain(text.AsSpan(cue.End, content.Start - cue.End))
            ? words.Is(TellingWord.Relative, content.Of(text.AsSpan())) ? StatementText.OneLine(text[cue.Start..content.End]) : WithoutRelative(StatementText.OneLine(text[cue.Start..content.End]), words) : null;
    }

    /// <summary>"which he denied", "lo que negó", "lo negó": the verb with a word for what was told before; null where its object says more.</summary>
    private static string? Pointing(string text, TextSpan said, TextSpan cue, TellingWords words)
    {
        var first = said.Of(text.AsSpan());
        var verb = cue.Of(text);
        if (first.IndexOf(' ') is > 0 and var blank)
            return words.Is(TellingWord.Relative, first[(blank + 1)..]) && words.Is(TellingWord.Clitic, first[..blank]) ? $"{first[..blank]} {verb}" : null;
        return words.Is(TellingWord.Clitic, first) ? $"{first} {verb}" : words.Is(TellingWord.Relative, first) ? $"{verb} {words.Object}" : null;
    }

    /// <summary>"declined to comment", "se negó a": a verb that denies by itself, with no "not" before it.</summary>
    private static bool IsRefusal(AnalyzedReport report, TextSpan cue)
    {
        var tokens = report.Annotations.Tokens;
        var at = report.Annotations.TokenAt(cue.Start);
        if (at < tokens.Length && tokens[at].Span.Start < cue.Start)
            at++;
        return at < tokens.Length && tokens[at].Pos is PartOfSpeech.Verb or PartOfSpeech.Pron
            && (at == 0 || tokens[at - 1].Pos is not (PartOfSpeech.Aux or PartOfSpeech.Part or PartOfSpeech.Adv));
    }

    /// <summary>"to strike organisations that": a relative word at the end, whose clause stands elsewhere, says nothing; with a capital it ends a name.</summary>
    private static string WithoutRelative(string said, TellingWords words) =>
        said.LastIndexOf(' ') is > 0 and var space && char.IsLower(said[space + 1]) && words.Is(TellingWord.Relative, said.AsSpan(space + 1)) ? said[..space] : said;

    /// <summary>“A,” she said. “B.”: the quotation without the report's words in its middle.</summary>
    private static string? Broken(string text, Statement statement, TextSpan cue)
    {
        var passage = StatementClaims.Passage(statement);
        var parts = statement.Content.Where(passage.Contains).ToList();
        return parts.Count < 2 || !passage.Contains(cue) ? null
            : $"{StatementText.Verb(statement.CueClass)}: {string.Join(" … ", parts.Select(part => StatementText.Closed(StatementText.OneLine(part.Of(text)))))}";
    }

    /// <summary>"Earlier leaders, as noted by the ministry, allowed it": what is said around its attribution, without it.</summary>
    private static string? Parted(string text, Statement statement, TextSpan cue)
    {
        if (statement.Content is not [var first, var second] || statement.Source is not [var source] || source.Start < cue.End || first.End > cue.Start || second.Start < source.End
            || second.Start - first.End > MaxBetween || !char.IsUpper(text[first.Start]))
            return null;
        return $"{StatementText.Verb(statement.CueClass)}: {StatementText.OneLine(first.Of(text).TrimEnd(',', ' '))} … {StatementText.OneLine(second.Of(text))}";
    }

    /// <summary>"an allegation Caracas has rejected as a smokescreen": the object goes back to its place before "as" or "of".</summary>
    private static string? Fronted(string text, Statement statement, TextSpan cue, TellingWords words)
    {
        var verb = cue.Of(text);
        var space = verb.LastIndexOf(' ');
        return space > 0 && words.Is(TellingWord.Carried, verb.AsSpan(space + 1)) && !words.Is(TellingWord.Relative, statement.Content[0].Of(text.AsSpan()))
            ? StatementText.OneLine($"{verb[..space]} {statement.Content[0].Of(text)} {verb[(space + 1)..]} {statement.Content[1].Of(text)}") : null;
    }

    /// <summary>A verb that can follow a name in the singular as it is written: no "saying", no "they say".</summary>
    private static bool IsFinite(Statement statement, string text, TextSpan cue, TellingWords words)
    {
        var verb = cue.Of(text.AsSpan());
        var first = verb.IndexOf(' ') is >= 0 and var space ? verb[..space] : verb;
        if (!char.IsAsciiLetterLower(first[0]) || words.Ends(TellingWord.HangingEnding, first) || words.Is(TellingWord.Unfinite, first) || words.Ends(TellingWord.UnrealEnding, first))
            return false;
        if (statement.Source.IsEmpty)
            return true;
        var source = statement.Source[^1].Of(text.AsSpan());
        // "her promise": a noun, no verb.
        if (words.Ends(TellingWord.Genitive, source) || words.Is(TellingWord.Possessive, source))
            return false;
        return !(words.Is(TellingWord.Many, source) || words.JoinsTwo(source)) || words.Ends(TellingWord.PastEnding, first) || words.Is(TellingWord.Past, first);
    }

    /// <summary>"noting that …": said beside another statement of the same speaker; its words from the cue on, or null.</summary>
    public static string? Beside(string text, Statement statement, TellingWords words)
    {
        var content = StatementClaims.Passage(statement);
        return statement.Cue is [var cue] && words.Ends(TellingWord.HangingEnding, cue.Of(text.AsSpan())) && content.Start >= cue.End && content.Start - cue.End <= MaxBetween
            && IsPlain(text.AsSpan(cue.End, content.Start - cue.End)) ? StatementText.OneLine(text[cue.Start..content.End]) : null;
    }

    /// <summary>Nothing that breaks a sentence in two.</summary>
    private static bool IsPlain(ReadOnlySpan<char> between) => between.IndexOfAny(Breaks) < 0;
}
