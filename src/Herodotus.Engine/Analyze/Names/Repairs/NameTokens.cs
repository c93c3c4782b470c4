using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>Tokens as the rules for names ask for them: which of them are a name's, which word one is.</summary>
internal static class NameTokens
{
    /// <summary>Moves on to the first token of a name and returns the index after its last; the same when it has none.</summary>
    /// <param name="name">Stands after the names asked for before.</param>
    /// <param name="token">Where the search goes on.</param>
    public static int End(ImmutableArray<Token> tokens, TextSpan name, ref int token)
    {
        while (token < tokens.Length && tokens[token].Span.End <= name.Start)
            token++;
        var end = token;
        while (end < tokens.Length && tokens[end].Span.Start < name.End)
            end++;
        return end;
    }

    /// <summary>The word a token is, as lexicons are asked for it.</summary>
    public static uint Word(string text, Token token) => TokenSheet.WordHash(token.Span.Of(text.AsSpan()));

    /// <summary>What the gazetteer has tokens together for; none where they are more than any phrase has.</summary>
    public static PhraseKind Kinds(string text, ImmutableArray<Token> tokens, int from, int to, NameLexicon lexicon)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        if (to - from > words.Length)
            return PhraseKind.None;
        for (var at = from; at < to; at++)
            words[at - from] = Word(text, tokens[at]);
        return lexicon.Phrases.Find(words[..(to - from)]);
    }

    /// <summary>A token stands before it, and one space and nothing else between them.</summary>
    public static bool IsNext(string text, ImmutableArray<Token> tokens, int at) =>
        at > 0 && tokens[at].Span.Start == tokens[at - 1].Span.End + 1 && text[tokens[at - 1].Span.End] == ' ';

    /// <summary>Two capitals or more and nothing else: initials, or a number of rulers.</summary>
    public static bool IsUpper(string text, Token token)
    {
        foreach (var unit in token.Span.Of(text.AsSpan()))
        {
            if (!char.IsUpper(unit))
                return false;
        }

        return token.Span.Length > 1;
    }
}
