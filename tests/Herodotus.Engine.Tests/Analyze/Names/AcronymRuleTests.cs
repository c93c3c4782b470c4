using Herodotus.Analyze.Names.Repairs.Things;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class AcronymRuleTests
{
    [Theory]
    [InlineData("The River Boat Union (RBU) met. Later the RBU left.", "River Boat Union", "River Boat Union, RBU, RBU")]
    [InlineData("La Unión de Barqueros del Río (UBR) cerró; la UBR calla.", "Unión de Barqueros del Río", "Unión de Barqueros del Río, UBR, UBR")]
    [InlineData("The River Boat Union (XYZ) met. XYZ left.", "River Boat Union", "River Boat Union")]
    [InlineData("The River Boat Union (which met) left.", "River Boat Union", "River Boat Union")]
    [InlineData("River Boat Union (RBU", "River Boat Union", "River Boat Union")]
    public void Initials_in_brackets_name_what_stands_before_them(string text, string name, string expected)
    {
        var tokens = Tokenizer.Load(DataFolder.Find(), "en").Split(text);
        var given = new NameMention(new TextSpan(text.IndexOf(name, StringComparison.Ordinal), name.Length), NameType.Organization);
        var names = AcronymRule.Apply(text, [given], tokens);
        string.Join(", ", names.Select(found => found.Span.Of(text))).ShouldBe(expected);
        names.ShouldAllBe(found => found.Type == NameType.Organization);
    }

    [Fact]
    public void A_defined_name_keeps_the_type_of_its_definition()
    {
        const string Text = "Lake Town Council (LTC) voted. LTC rose.";
        var tokens = Tokenizer.Load(DataFolder.Find(), "en").Split(Text);
        var names = AcronymRule.Apply(Text, [new(new TextSpan(0, 17), NameType.Organization), new(new TextSpan(31, 3), NameType.Person)], tokens);
        names.Select(found => (found.Span.Of(Text), found.Type)).ShouldBe(
            [("Lake Town Council", NameType.Organization), ("LTC", NameType.Organization), ("LTC", NameType.Organization)]);
    }
}
