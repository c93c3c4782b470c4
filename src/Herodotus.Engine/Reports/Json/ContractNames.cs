using System.Collections.Frozen;
using System.Text.Json;

namespace Herodotus.Reports.Json;

/// <summary>Enumeration members as the contract spells them: lower case, words joined by hyphens; UPOS and PLOVER in capitals.</summary>
public static class ContractNames
{
    private static readonly FrozenDictionary<Enum, string> Kebab = All().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    /// <summary><c>AuthorizationOfForce</c> → <c>authorization-of-force</c>.</summary>
    public static string Name(Enum value) => Kebab[value];

    /// <summary>UPOS tag: <c>PROPN</c>.</summary>
    public static string Tag(PartOfSpeech pos) => pos == PartOfSpeech.None ? "_" : pos.ToString().ToUpperInvariant();

    /// <summary>PLOVER type: <c>SANCTION</c>.</summary>
    public static string Tag(EventType type) => type.ToString().ToUpperInvariant();

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

    private static IEnumerable<Enum> All() =>
        new[]
        {
            typeof(ReportKind), typeof(NameType), typeof(ActorType), typeof(TimeType), typeof(StatementKind), typeof(Hedge), typeof(CueClass), typeof(MeasureMode),
            typeof(EventStatus), typeof(OriginKind), typeof(ClaimKind), typeof(ClaimStatus), typeof(DisagreementKind), typeof(DisagreementReason), typeof(Stance), typeof(DatePrecision), typeof(ChangeKind), typeof(Toll),
        }.SelectMany(type => Enum.GetValues(type).Cast<Enum>());
}
