using Shouldly;
using Xunit;

namespace Herodotus.Eval.Reading;

public sealed class KnownTextsTests
{
    private static readonly string[] Learnt = [.. Enumerable.Range(0, 40).Select(number => Report(number))];
    private static readonly string[] Others = [.. Enumerable.Range(100, 40).Select(number => Report(number))];

    [Fact]
    public void Texts_that_were_learnt_are_known_and_others_are_not()
    {
        var known = KnownTexts.Of(Learnt);
        known.Share(Learnt).ShouldBe(1);
        known.Share(Others).ShouldBe(0);
        known.Share([.. Learnt, .. Others]).ShouldBe(0.5, 0.1);
        known.Share([]).ShouldBe(0);
        known.Share(["Four words are few."]).ShouldBe(0);
    }

    [Fact]
    public void Texts_cut_otherwise_and_written_otherwise_are_known()
    {
        var known = KnownTexts.Of(Learnt);
        known.Share([string.Join('\n', Learnt)]).ShouldBeGreaterThan(0.9);
        known.Share(Learnt.SelectMany(text => text.Split(". "))).ShouldBe(1);
        known.Share(Learnt.Select(text => text.ToUpperInvariant().Replace(". ", " ; ", StringComparison.Ordinal))).ShouldBe(1);
    }

    [Fact]
    public void What_was_written_is_read_and_does_not_hang_on_the_order_of_texts()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var model = Path.Combine(folder, "names.model");
        KnownTexts.Load(model).ShouldBeNull();
        KnownTexts.Of(Learnt).Write(KnownTexts.Beside(model));
        var bytes = File.ReadAllBytes(Path.Combine(folder, "names-texts.bin"));
        KnownTexts.Load(model).ShouldNotBeNull().Share(Learnt).ShouldBe(1);
        KnownTexts.Of(Learnt.Reverse()).Write(KnownTexts.Beside(model));
        File.ReadAllBytes(KnownTexts.Beside(model)).ShouldBe(bytes);
        File.WriteAllText(KnownTexts.Beside(model), "no such file");
        Should.Throw<InvalidDataException>(() => KnownTexts.Load(model));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Twenty sentences of words made up from a number.</summary>
    private static string Report(int number)
    {
        var state = (uint)number;
        return string.Join(". ", Enumerable.Range(0, 20).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word()))));

        string Word()
        {
            state = (state * 1664525u) + 1013904223u;
            return string.Concat((state >> 8).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
        }
    }
}
