namespace Herodotus.Analyze.Statements;

/// <summary>Small words that single rules ask for, read from <c>statements-particles.tsv</c>; a word may be several.</summary>
[Flags]
public enum Particle : ulong
{
    None = 0,

    /// <summary>"to" before a verb that is said.</summary>
    To = 1UL << 0,

    /// <summary>Before an infinitive that is said: "to", "a".</summary>
    Infinitive = 1UL << 1,

    /// <summary>Before whom something is asked or told: "a", "al".</summary>
    Personal = 1UL << 2,

    /// <summary>Before whom something is complained of: "ante".</summary>
    Facing = 1UL << 3,

    /// <summary>Before whom something is told: "to", "a".</summary>
    Toward = 1UL << 4,

    /// <summary>Opens what is said.</summary>
    That = 1UL << 5,

    /// <summary>"que", where nothing said goes without it.</summary>
    Whose = 1UL << 6,

    /// <summary>"who", "quien".</summary>
    Who = 1UL << 7,

    /// <summary>A relative with its noun right before.</summary>
    WhoOrWhich = 1UL << 8,

    /// <summary>"as", "como".</summary>
    As = 1UL << 9,

    /// <summary>"of", "de".</summary>
    Of = 1UL << 10,

    /// <summary>"by", "por".</summary>
    By = 1UL << 11,

    /// <summary>"in", "en".</summary>
    In = 1UL << 12,

    /// <summary>"for".</summary>
    For = 1UL << 13,

    /// <summary>Joins two of a kind.</summary>
    And = 1UL << 14,

    /// <summary>Joins two clauses.</summary>
    Joining = 1UL << 15,

    /// <summary>Opens a clause against the one before.</summary>
    Contrast = 1UL << 16,

    /// <summary>Before whom an outlet cites.</summary>
    Citing = 1UL << 17,

    /// <summary>Forms of "be".</summary>
    Be = 1UL << 18,

    /// <summary>Before a participle: somebody has it done to them.</summary>
    Passive = 1UL << 19,

    /// <summary>"'s".</summary>
    Owner = 1UL << 20,

    /// <summary>"'s", or its mark alone.</summary>
    OwnerMark = 1UL << 21,

    /// <summary>A day by itself.</summary>
    Today = 1UL << 22,

    /// <summary>"por" in "por ahora".</summary>
    AtOnceBefore = 1UL << 23,

    /// <summary>"ahora" in "por ahora".</summary>
    AtOnce = 1UL << 24,

    /// <summary>"por" in "por la tarde".</summary>
    DayPartBefore = 1UL << 25,

    /// <summary>"on" in "on Monday".</summary>
    DayBefore = 1UL << 26,

    /// <summary>"pasado" in "el lunes pasado".</summary>
    Past = 1UL << 27,

    /// <summary>"vez" in "a su vez".</summary>
    Turn = 1UL << 28,

    /// <summary>An object before its verb: "la calificó".</summary>
    Object = 1UL << 29,

    /// <summary>Before where and when it was said.</summary>
    Stage = 1UL << 30,

    /// <summary>Begins a noun phrase.</summary>
    Article = 1UL << 31,

    /// <summary>"ya", which joins only with "que".</summary>
    Already = 1UL << 32,

    /// <summary>"más" in "más cercanos".</summary>
    Degree = 1UL << 33,

    /// <summary>A preposition that goes on with a source.</summary>
    Reaching = 1UL << 34,

    /// <summary>One that is known.</summary>
    The = 1UL << 35,

    /// <summary>"his", "su".</summary>
    Their = 1UL << 36,

    /// <summary>Points to one told before.</summary>
    This = 1UL << 37,

    /// <summary>One that is not known yet.</summary>
    Indefinite = 1UL << 38,

    /// <summary>Who is spoken to.</summary>
    You = 1UL << 39,

    /// <summary>"esta": who was named last.</summary>
    Latter = 1UL << 40,

    /// <summary>May stand for one or several.</summary>
    They = 1UL << 41,

    /// <summary>Stands for a person.</summary>
    He = 1UL << 42,

    /// <summary>Stands for what is no person.</summary>
    Thing = 1UL << 43,

    /// <summary>Says that a text is spoken.</summary>
    Spoken = 1UL << 44,

    /// <summary>Takes whom it is told without a preposition.</summary>
    Telling = 1UL << 45,

    /// <summary>What is given to an outlet: an interview.</summary>
    Given = 1UL << 46,

    /// <summary>Before the outlet an interview is given to.</summary>
    GivenTo = 1UL << 47,

    /// <summary>Before the outlet it was heard on.</summary>
    GivenOn = 1UL << 48,

    /// <summary>Before a verb that does not attribute: "while arguing".</summary>
    Meanwhile = 1UL << 49,

    /// <summary>An unstressed pronoun before a verb.</summary>
    Unstressed = 1UL << 50,

    /// <summary>Tells what hangs on what, to the taggers.</summary>
    Linking = 1UL << 51,

    /// <summary>Labels an answer.</summary>
    Answer = 1UL << 52,

    /// <summary>Labels a question or an answer.</summary>
    Label = 1UL << 53,

    /// <summary>A stretch of time, which says nothing.</summary>
    Span = 1UL << 54,

    /// <summary>Before another name somebody goes by: "alias", "known" in "known as".</summary>
    Alias = 1UL << 55,

    /// <summary>Who judges: what they condemn is judged, not alleged.</summary>
    Court = 1UL << 56,
}
