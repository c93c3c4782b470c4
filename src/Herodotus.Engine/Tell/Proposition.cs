using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>Whether words can be read without the sentence around them: somebody does or is something, or it is a quotation.</summary>
internal static class Proposition
{
    /// <summary>First words by which a content leans on its cue: "accused [of rape]", "calificó [de infundadas …]".</summary>
    private static readonly string[] Dependent =
        ["which", "who", "whom", "whose", "to", "of", "for", "with", "against", "as", "on", "over", "quien", "quienes", "cual", "cuyo", "cuya", "a", "al", "de", "del", "con", "contra", "como", "por", "su", "sus"];

    /// <summary>True when the words have a subject before a finite verb, and do not lean on a word before them.</summary>
    public static bool Stands(AnalyzedReport report, TextSpan span)
    {
        var text = report.Report.Text;
        var words = span.Of(text).TrimStart();
        if (words.Length > 0 && words[0] is '“' or '"' or '«' or '‘' or '\'')
            return true;
        if (Dependent.Any(word => words.StartsWith(word, word.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) && words.Length > word.Length && words[word.Length] == ' '))
            return false;
        var subject = false;
        ReadOnlySpan<char> before = [];
        foreach (var token in report.Annotations.Tokens.AsSpan()[report.Annotations.Tokens.AsSpan().FirstFrom(span.Start, token => token.Span.Start)..])
        {
            if (token.Span.Start >= span.End)
                break;
            var word = text.AsSpan(token.Span.Start, token.Span.Length);
            if (subject && token.Pos is PartOfSpeech.Verb or PartOfSpeech.Aux && before is not "to" && !IsUnfinished(word))
                return true;
            subject |= token.Pos is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron;
            before = word;
        }

        return false;
    }

    /// <summary>English gerunds and Spanish infinitives by their ends.</summary>
    private static bool IsUnfinished(ReadOnlySpan<char> verb) => verb is [.., 'i', 'n', 'g'] or [.., 'a' or 'e' or 'i', 'r'];
}
