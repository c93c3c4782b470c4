using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Encodings;

public sealed class TextDecoderTests
{
    public static TheoryData<string, string> Sentences()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in SpecFile.Lines("Clean/Encodings/Specs/sentences.tsv"))
            cases.Add(line[0], line[1]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Undeclared_text_is_read_right(string encoding, string sentence) =>
        TextDecoder.Decode(KnownEncodings.Find(encoding)!.GetBytes(sentence)).Text.ShouldBe(sentence);

    [Fact]
    public void A_mark_is_not_part_of_the_text()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "Añadió"u8];
        var decoded = TextDecoder.Decode(bytes);
        decoded.Text.ShouldBe("Añadió");
        decoded.Evidence.ShouldBe(EncodingEvidence.ByteOrderMark);
    }

    [Fact]
    public void A_declaration_inside_the_page_counts()
    {
        var page = "<html><head><meta charset=\"iso-8859-2\"></head><body>łąka</body></html>";
        var decoded = TextDecoder.Decode(KnownEncodings.Find("iso-8859-2")!.GetBytes(page));
        decoded.Text.ShouldBe(page);
        decoded.Evidence.ShouldBe(EncodingEvidence.Declaration);
        decoded.Encoding.ShouldBe("iso-8859-2");
    }

    [Fact]
    public void A_false_declaration_of_Latin_1_is_not_believed()
    {
        var page = "<meta charset=iso-8859-1><p>Министр заявил в четверг, что переговоры продолжатся на следующей неделе в столице.</p>";
        TextDecoder.Decode(KnownEncodings.Find("windows-1251")!.GetBytes(page)).Text.ShouldBe(page);
    }

    [Fact]
    public void Broken_UTF_8_is_stated_not_hidden()
    {
        byte[] bytes = [.. "La ministra añadió que sí, según él, más países "u8, 0xC3, .. " irán"u8];
        var decoded = TextDecoder.Decode(bytes);
        decoded.Encoding.ShouldBe("utf-8");
        decoded.Damaged.ShouldBe(1);
        decoded.Notes.Single().Code.ShouldBe(DecodedText.DamagedCode);
    }

    [Theory]
    [InlineData("La reuniÃ³n serÃ¡ maÃ±ana", true)]
    [InlineData("The presidentâ€™s order", true)]
    [InlineData("CAFÉ» NÃO É", false)]
    [InlineData("La reunión será mañana", false)]
    public void Text_damaged_before_it_came_is_recognized(string text, bool damaged) =>
        (Mojibake.Places(text) > 0).ShouldBe(damaged);

    [Fact]
    public void Any_bytes_are_decoded_without_an_exception() =>
        Check.One(Properties.Config(300), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var text = TextDecoder.Decode(bytes ?? []).Text;
            _ = Encoding.UTF8.GetBytes(text);
        }));
}
