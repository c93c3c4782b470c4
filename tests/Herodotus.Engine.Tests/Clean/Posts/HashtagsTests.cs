using Shouldly;
using Xunit;

namespace Herodotus.Clean.Posts;

public sealed class HashtagsTests
{
    [Theory]
    [InlineData("Reunión #Hoy en #San_José, y otra vez #hoy.", "Hoy|San_José")]
    [InlineData("#北京 と #नमस्ते #١٢٣ ab#no &#39; http://a.example/x#part #2025 #2025plan", "北京|नमस्ते|2025plan")]
    [InlineData("# no, ## no #", "")]
    public void Tags_are_words_behind_a_sign(string text, string tags) => string.Join('|', Hashtags.Of(text)).ShouldBe(tags);
}
