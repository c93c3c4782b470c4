using System.Collections.Frozen;
using System.Text.Json;

namespace Herodotus.Reports.Json;

/// <summary>Enumeration members as the contract spells them: lower case, words joined by hyphens; UPOS and PLOVER in capitals.</summary>
public static class ContractNames
{
    /// <summary><c>AuthorizationOfForce</c> → <c>authorization-of-force</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.Kebab[value];

    /// <summary>UPOS tag: <c>PROPN</c>.</summary>
    public static string Tag(PartOfSpeech pos) => pos == PartOfSpeech.None ? "_" : Names<PartOfSpeech>.Capitals[pos];

    /// <summary>PLOVER type: <c>SANCTION</c>.</summary>
    public static string Tag(EventType type) => Names<EventType>.Capitals[type];

    /// <summary>The contract's sign for how a quantity stands to its value.</summary>
    public static string Sign(QuantityChange change) => change switch
    {
        QuantityChange.About => "~",
        QuantityChange.AtLeast => ">",
        QuantityChange.AtMost => "<",
        QuantityChange.Up => "up",
        QuantityChange.Down => "down",
        QuantityChange.Range => "range",
        _ => "=",
    };

    /// <summary>The members of one enumeration, each spelled once.</summary>
    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Kebab = Spelled(JsonNamingPolicy.KebabCaseLower.ConvertName);

        public static readonly FrozenDictionary<T, string> Capitals = Spelled(name => name.ToUpperInvariant());

        private static FrozenDictionary<T, string> Spelled(Func<string, string> spell) => Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => spell(value.ToString()));
    }
}
