namespace Herodotus.Link.Claims;

/// <summary>The kinds of words by which statements are told: <c>telling.tsv</c> of each language.</summary>
public enum TellingWord
{
    /// <summary>Joins two speakers.</summary>
    And,

    /// <summary>Opens what is said.</summary>
    That,

    /// <summary>Opens a clause on the speaker: "an official who told the radio".</summary>
    Who,

    /// <summary>Stands for a noun before its clause.</summary>
    Relative,

    /// <summary>Before a noun: "her promise".</summary>
    Possessive,

    /// <summary>An ending with the same meaning.</summary>
    Genitive,

    /// <summary>A speaker in the plural.</summary>
    Many,

    /// <summary>A verb alike in singular and plural.</summary>
    Past,
    PastEnding,

    /// <summary>Begins no verb that can follow a name.</summary>
    Unfinite,

    /// <summary>Of a verb beside another: "noting that …".</summary>
    HangingEnding,

    /// <summary>Of a verb for what is not so: "ordenara".</summary>
    UnrealEnding,

    /// <summary>Of a verb that makes no sentence.</summary>
    UnfinishedEnding,

    /// <summary>Before an infinitive.</summary>
    Infinitive,

    /// <summary>Ends a cue whose object stands before it: "which it rejected as a smokescreen".</summary>
    Carried,

    /// <summary>Begins a content that leans on its cue: "accused [of rape]".</summary>
    Leaning,

    /// <summary>An article of one.</summary>
    One,

    /// <summary>Opens what is said of a noun: "officials familiar with the talks".</summary>
    Tail,

    /// <summary>Ends a noun in the plural.</summary>
    People,
    PluralEnding,

    /// <summary>Looks like <see cref="PluralEnding"/> and is none.</summary>
    SingularEnding,

    /// <summary>Stands before a verb for what was told: "lo negó".</summary>
    Clitic,

    /// <summary>Stands behind a verb for what was told: "denied it".</summary>
    Object,
}
