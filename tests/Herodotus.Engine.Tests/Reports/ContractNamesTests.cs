using Herodotus.Reports;
using Herodotus.Reports.Json;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Reports;

public sealed class ContractNamesTests
{
    [Fact]
    public void Members_are_spelled_as_the_contract_has_them()
    {
        ContractNames.Name(MeasureMode.AuthorizationOfForce).ShouldBe("authorization-of-force");
        ContractNames.Tag(PartOfSpeech.Propn).ShouldBe("PROPN");
        ContractNames.Tag(PartOfSpeech.None).ShouldBe("_");
    }

    [Fact]
    public void Spelling_allocates_nothing()
    {
        Spell();
        Allocations.Of(Spell).ShouldBe(0);

        static void Spell()
        {
            ContractNames.Name(ClaimKind.Event);
            ContractNames.Tag(PartOfSpeech.Verb);
        }
    }
}
