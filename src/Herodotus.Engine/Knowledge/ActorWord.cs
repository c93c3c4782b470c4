namespace Herodotus.Knowledge;

/// <summary>What a word says of the names around it; bits, since one word may say several things.</summary>
[Flags]
internal enum ActorWord : ulong
{
    None = 0,
    Article = 1ul << 0,

    /// <summary>Before a noun that takes up a name: "this group".</summary>
    The = 1ul << 1,

    /// <summary>"El Mencho".</summary>
    NicknameArticle = 1ul << 2,
    Of = 1ul << 3,

    /// <summary>Between a role and what it is held in: "envoy for Haiti".</summary>
    RoleOf = 1ul << 4,

    /// <summary>Of these, what stands before where somebody is sent: "ambassador to Peru".</summary>
    Goal = 1ul << 5,
    In = 1ul << 6,
    And = 1ul << 7,
    Or = 1ul << 8,
    Possessive = 1ul << 9,
    He = 1ul << 10,
    She = 1ul << 11,

    /// <summary>Between a name and its role: "is", "became".</summary>
    Copula = 1ul << 12,

    /// <summary>Between a name and such a verb: "who also was".</summary>
    BeforeRole = 1ul << 13,

    /// <summary>Closes an apposition: "president of Chile and …".</summary>
    AfterRole = 1ul << 14,
    Locative = 1ul << 15,
    Dealing = 1ul << 16,
    Directed = 1ul << 17,
    Motion = 1ul << 18,
    Left = 1ul << 19,

    /// <summary>What stands before a city, "of" between them or not: "the streets of".</summary>
    CityBefore = 1ul << 20,
    CityAfter = 1ul << 21,
    Capital = 1ul << 22,
    Called = 1ul << 23,
    GovernmentOf = 1ul << 24,

    /// <summary>What governments do: "denied".</summary>
    Acts = 1ul << 25,
    BeforeAct = 1ul << 26,

    /// <summary>A part of a country: "province".</summary>
    Division = 1ul << 27,
    PlaceNoun = 1ul << 28,

    /// <summary>A small word that ends a run of capitals which no layer took for a name.</summary>
    OutsideName = 1ul << 29,

    /// <summary>A noun that says what a body is and is no part of its name: "faction".</summary>
    CommonBody = 1ul << 30,

    /// <summary>Between a name and the words before its other name: "also".</summary>
    BeforeAlias = 1ul << 31,

    /// <summary>Between these words and the other name: "simply".</summary>
    AfterAlias = 1ul << 32,

    /// <summary>Begins a phrase by which somebody gives themselves a name: "calls" (itself).</summary>
    NamesItself = 1ul << 33,
}
