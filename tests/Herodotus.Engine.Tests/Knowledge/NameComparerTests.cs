using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Knowledge;

public sealed class NameComparerTests
{
    private static readonly NameComparer Comparer = NameComparer.Load(DataFolder.Find());

    [Theory]
    [InlineData("Тарас Коваленко", "Taras Kovalenko", true)]
    [InlineData("KOVALENKO, Taras", "Taras Kovalenko", true)]
    [InlineData("T. Kovalenko", "Taras Kovalenko", true)]
    [InlineData("O. Kovalenko", "Taras Kovalenko", false)]
    [InlineData("Oksana Kovalenko", "Taras Kovalenko", false)]
    [InlineData("Dr. Taras Kovalenk0", "Taras Kovalenko", true)]
    [InlineData("TarasKovalenko", "Taras Kovalenko", true)]
    [InlineData("Abd al-Rahim Mansouri", "Abdulrahim Mansuri", true)]
    [InlineData("Bill Harper", "William Harper", true)]
    [InlineData("Ahmad bin Yusuf", "Yusuf bin Ahmad", false)]
    public void Persons(string left, string right, bool same) => Comparer.Compare(left, right, NameSort.Person).Match.ShouldBe(same);

    [Theory]
    [InlineData("Nordsee Handel GmbH", "Nordsee Handel Gesellschaft mit beschränkter Haftung", true)]
    [InlineData("OOO Severny Put", "Severny Put Limited Liability Company", true)]
    [InlineData("Harper & Sons Ltd", "Harper and Sons Limited", true)]
    [InlineData("Harper Shipping Ltd", "Harper Mining Ltd", false)]
    [InlineData("NBC", "Northern Banking Corporation", true)]
    public void Companies(string left, string right, bool same) => Comparer.Compare(left, right, NameSort.Organization).Match.ShouldBe(same);

    [Fact]
    public void Every_answer_says_why()
    {
        var answer = Comparer.Compare("Taras Kovalenko", "Taras Petrenko", NameSort.Person);
        answer.Evidence.ShouldContain(evidence => evidence.Kind == "same" && evidence.Value == "taras = taras");
        answer.Evidence.ShouldContain(evidence => evidence.Kind == "only-left" && evidence.Value == "kovalenko");
    }

    [Fact]
    public void Any_two_strings_may_be_compared() =>
        Prop.ForAll<string, string>((left, right) =>
        {
            var there = Comparer.Compare(left ?? "", right ?? "", NameSort.Any).Score;
            return there is >= 0 and <= 1 && Math.Abs(there - Comparer.Compare(right ?? "", left ?? "", NameSort.Any).Score) < 0.2;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(11, 7));

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d\ude00")]
    [InlineData("a")]
    [InlineData("\ud800")]
    public void Odd_names_match_nothing_but_themselves(string name) => Comparer.Compare(name, "Taras Kovalenko", NameSort.Person).Match.ShouldBeFalse();

    [Fact]
    public void Ten_thousand_letters_are_no_trouble() => Comparer.Compare(new string('x', 10_000), new string('y', 10_000), NameSort.Person).Match.ShouldBeFalse();
}
