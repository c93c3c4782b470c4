using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>Whether words can be read without the sentence around them: somebody does or is something, or it is a quotation.</summary>
internal static class Proposition
{
    /// <summary>True when the words have a subject before a finite verb, and do not lean on a word before them.</summary>
    public static bool Stands(AnalyzedReport report, TextSpan span, TellingWords telling)
    {
        var text = report.Report.Text;
        var words = span.Of(text.AsSpan()).TrimStart();
        if (words.Length > 0 && words[0] is '“' or '"' or '«' or '‘' or '\'')
            return true;
        if (telling.Begins(TellingWord.Leaning, words))
            return false;
        var subject = false;
        ReadOnlySpan<char> before = [];
        foreach (var token in report.Annotations.Tokens.AsSpan()[report.Annotations.Tokens.AsSpan().FirstFrom(span.Start, token => token.Span.Start)..])
        {
            if (token.Span.Start >= span.End)
                break;
            var word = text.AsSpan(token.Span.Start, token.Span.Length);
            if (subject && token.Pos is PartOfSpeech.Verb or PartOfSpeech.Aux && !telling.Is(TellingWord.Infinitive, before) && !telling.Ends(TellingWord.UnfinishedEnding, word))
                return true;
            subject |= token.Pos is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron;
            before = word;
        }

        return false;
    }
}
