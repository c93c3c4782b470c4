namespace Herodotus.Analyze.Language;

/// <summary>Scripts as far as they tell languages apart: most name one language, a few leave several to the n-grams.</summary>
public enum WritingSystem : byte
{
    None,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Ethiopic,

    /// <summary>Han, Hiragana and Katakana: Chinese or Japanese.</summary>
    EastAsian,
    Hangul,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Sinhala,
    Thai,

    /// <summary>A script that none of the known languages is written in.</summary>
    Other,
}

/// <summary>The script of a letter, by Unicode block.</summary>
public static class WritingSystems
{
    public static WritingSystem Of(char letter) => letter switch
    {
        < '\u0250' => WritingSystem.Latin,
        < '\u0370' => WritingSystem.None,
        < '\u0400' => WritingSystem.Greek,
        < '\u0530' => WritingSystem.Cyrillic,
        < '\u0590' => WritingSystem.Armenian,
        < '\u0600' => WritingSystem.Hebrew,
        < '\u0780' => WritingSystem.Arabic,
        < '\u0900' => WritingSystem.Other,
        < '\u0980' => WritingSystem.Devanagari,
        < '\u0A00' => WritingSystem.Bengali,
        < '\u0A80' => WritingSystem.Gurmukhi,
        < '\u0B00' => WritingSystem.Gujarati,
        < '\u0B80' => WritingSystem.Other,
        < '\u0C00' => WritingSystem.Tamil,
        < '\u0C80' => WritingSystem.Telugu,
        < '\u0D80' => WritingSystem.Other,
        < '\u0E00' => WritingSystem.Sinhala,
        < '\u0E80' => WritingSystem.Thai,
        < '\u10A0' => WritingSystem.Other,
        < '\u1100' => WritingSystem.Georgian,
        < '\u1200' => WritingSystem.Hangul,
        < '\u13A0' => WritingSystem.Ethiopic,
        < '\u1E00' => WritingSystem.Other,
        < '\u1F00' => WritingSystem.Latin,
        < '\u2000' => WritingSystem.Greek,
        < '\u2D80' => WritingSystem.Other,
        < '\u2DE0' => WritingSystem.Ethiopic,
        < '\u3040' => WritingSystem.Other,
        < '\u3130' => WritingSystem.EastAsian,
        < '\u3190' => WritingSystem.Hangul,
        < '\uA000' => WritingSystem.EastAsian,
        < '\uAC00' => WritingSystem.Other,
        < '\uD7B0' => WritingSystem.Hangul,
        >= '\uF900' and < '\uFB00' => WritingSystem.EastAsian,
        >= '\uFB1D' and < '\uFB50' => WritingSystem.Hebrew,
        >= '\uFB50' and < '\uFE00' => WritingSystem.Arabic,
        >= '\uFE70' and < '\uFEFF' => WritingSystem.Arabic,
        >= '\uFF21' and < '\uFF5B' => WritingSystem.Latin,
        >= '\uFF66' and < '\uFFA0' => WritingSystem.EastAsian,
        _ => WritingSystem.Other,
    };

    /// <summary>Hiragana or Katakana: Japanese and nothing else.</summary>
    public static bool IsKana(char letter) => letter is >= '\u3041' and <= '\u30FF' or >= '\uFF66' and < '\uFFA0';
}
