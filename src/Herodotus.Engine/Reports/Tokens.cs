using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>A Universal Dependencies part of speech (UPOS). <see cref="None"/> means not tagged.</summary>
public enum PartOfSpeech : byte
{
    None,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// <summary>One word, number, mark, tag or link of a text.</summary>
public readonly record struct Token(TextSpan Span, PartOfSpeech Pos = PartOfSpeech.None);

/// <summary>A sentence: its span, and its tokens as a range of the report's token layer.</summary>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int TokenCount)
{
    /// <summary>The index after the last token.</summary>
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>A BCP 47 code, <c>und</c> when it is none of the known languages, with a calibrated probability.</summary>
public readonly record struct LanguageGuess(string Code, double Confidence);
