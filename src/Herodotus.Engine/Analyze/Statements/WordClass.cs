namespace Herodotus.Analyze.Statements;

/// <summary>Closed classes of words that the reading of statements leans on, read from <c>statements-words.tsv</c>.</summary>
[Flags]
public enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    Pronoun = 1 << 1,
    Relative = 1 << 2,
    Complementizer = 1 << 3,
    Auxiliary = 1 << 4,
    Negator = 1 << 5,
    Preposition = 1 << 6,
    Conjunction = 1 << 7,
    Subordinator = 1 << 8,
    Adverb = 1 << 9,
    Alleged = 1 << 10,
    Possible = 1 << 11,
    Conditional = 1 << 12,
    Refusal = 1 << 13,
    Media = 1 << 14,
    Occasion = 1 << 15,
    Body = 1 << 16,
    Possessive = 1 << 17,
    Audience = 1 << 18,
    First = 1 << 19,
    Office = 1 << 20,
    Day = 1 << 21,
    Citing = 1 << 22,
    Told = 1 << 23,
    Agency = 1 << 24,
    Punctuation = 1 << 25,
    QuoteMark = 1 << 26,
    Capital = 1 << 27,
    ParagraphStart = 1 << 28,
    Verbal = 1 << 29,
}
