using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>Whether words can be read without the sentence around them: somebody does or is something, or it is a quotation.</summary>
internal static class Proposition
{
    private static readonly string[] Dependent = ["which", "who", "whom", "whose", "to", "of", "que se", "quien", "cual", "cuyo"];

    /// <summary>True when the words have a subject before a verb, and do not lean on a word before them.</summary>
    public static bool Stands(AnalyzedReport report, TextSpan span)
    {
        var words = span.Of(report.Report.Text).TrimStart();
        if (words.Length > 0 && words[0] is '“' or '"' or '«' or '‘' or '\'')
            return true;
        if (Dependent.Any(word => words.StartsWith(word, StringComparison.OrdinalIgnoreCase) && words.Length > word.Length && words[word.Length] == ' '))
            return false;
        var subject = false;
        foreach (var token in report.Annotations.Tokens.AsSpan()[FirstAt(report.Annotations.Tokens, span.Start)..])
        {
            if (token.Span.Start >= span.End)
                break;
            if (subject && token.Pos is PartOfSpeech.Verb or PartOfSpeech.Aux)
                return true;
            subject |= token.Pos is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron;
        }

        return false;
    }

    private static int FirstAt(ImmutableArray<Token> tokens, int start)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
