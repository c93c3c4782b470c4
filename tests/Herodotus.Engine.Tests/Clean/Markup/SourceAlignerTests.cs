using System.Text;
using Herodotus.Clean.Encodings;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Markup;

public sealed class SourceAlignerTests
{
    [Fact]
    public void A_paragraph_of_a_page_leads_to_its_bytes()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<html><body><nav>Inicio</nav><p>La reuni&oacute;n <b>será</b>\n mañana.</p><p>Nadie  vino.</p></body></html>")];
        var decoded = TextDecoder.Decode(bytes);
        const string Text = "La reunión será mañana.\nNadie vino.";
        var segments = SourceAligner.Align(Text, decoded, isMarkup: true);
        segments.Length.ShouldBe(2);
        Of(bytes, segments[0]).ShouldBe("La reuni&oacute;n <b>será</b>\n mañana.");
        Of(bytes, segments[1]).ShouldBe("Nadie  vino.");
        segments[1].Span.Of(Text).ShouldBe("Nadie vino.");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void Places_are_counted_in_the_encoding_of_the_bytes(string label)
    {
        var encoding = KnownEncodings.Find(label)!;
        var bytes = encoding.GetBytes("Título añadido\nUn párrafo más, según él.");
        var segments = SourceAligner.Align("Un párrafo más, según él.", TextDecoder.Decode(bytes), isMarkup: false);
        encoding.GetString(bytes, segments[0].ByteStart, segments[0].ByteLength).ShouldBe("Un párrafo más, según él.");
    }

    [Fact]
    public void Equal_paragraphs_find_each_its_own()
    {
        var decoded = TextDecoder.Decode("Again.\nAgain.\n"u8);
        SourceAligner.Align("Again.\nAgain.", decoded, isMarkup: false).Select(segment => segment.ByteStart).ShouldBe([0, 7]);
    }

    private static string Of(byte[] bytes, Herodotus.Text.SourceSegment segment) => Encoding.UTF8.GetString(bytes, segment.ByteStart, segment.ByteLength);
}
