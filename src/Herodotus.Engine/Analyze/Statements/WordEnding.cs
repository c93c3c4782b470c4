namespace Herodotus.Analyze.Statements;

/// <summary>What the end of a word tells where no list has it: <c>statements-endings.tsv</c>.</summary>
public enum WordEnding
{
    /// <summary>Of a verb that makes no clause: participle, gerund, infinitive.</summary>
    Unfinished,

    /// <summary>Of a verb that hangs on another: "accusing", "acusando".</summary>
    Gerund,

    /// <summary>Of a noun for what happens or is done.</summary>
    Thing,

    /// <summary>A whole word: the pronoun of verbs that nobody does.</summary>
    Impersonal,

    /// <summary>A whole word: a noun by which what was said is named again.</summary>
    Charge,

    /// <summary>A whole word: opens a clause or phrase before the main clause.</summary>
    Fronting,

    /// <summary>A whole word: a verb that is finite by itself, whatever stands before it.</summary>
    Finite,

    /// <summary>A beginning: of a word after which a preposition goes on.</summary>
    Near,

    /// <summary>Of a verb form that describes a noun or hangs on a clause: "rising".</summary>
    Describing,

    /// <summary>Of a verb form that describes a noun it stands before: "leaked".</summary>
    Described,

    /// <summary>Of a participle before the noun of a source: "leaked memo", "filtrado informe".</summary>
    Participle,

    /// <summary>Of a verb that goes on behind an attribution: "acusando", "accusing".</summary>
    Hanging,

    /// <summary>Of an infinitive, with the pronouns it takes.</summary>
    Infinitive,

    /// <summary>Of a verb in the past that no noun has.</summary>
    Past,

    /// <summary>Of a noun in the plural.</summary>
    Plural,

    /// <summary>A beginning: of the words for an interview.</summary>
    Interview,

    /// <summary>A beginning: what makes an office a former one.</summary>
    Former,

    /// <summary>A whole word for who speaks for somebody else and holds no office.</summary>
    Agent,

    /// <summary>A whole word behind "a" by which somebody is called in rather than called upon: "llamó a consultas".</summary>
    Summons,
}
