using System.Diagnostics;
using Herodotus.Learning.Files;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Language;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier Identifier = LanguageIdentifier.Load(DataFolder.Find());

    [Theory]
    [InlineData("en", "The minister resigned on Friday after the vote in parliament.")]
    [InlineData("es", "El ministro renunció el viernes después de la votación en el parlamento.")]
    [InlineData("pt", "O ministro renunciou na sexta-feira depois da votação no parlamento.")]
    [InlineData("fr", "Le ministre a démissionné vendredi après le vote au parlement.")]
    [InlineData("de", "Der Minister ist am Freitag nach der Abstimmung zurückgetreten.")]
    [InlineData("it", "Il ministro si è dimesso venerdì dopo il voto in parlamento.")]
    [InlineData("nl", "De minister is vrijdag na de stemming in het parlement afgetreden.")]
    [InlineData("ru", "Министр ушёл в отставку в пятницу после голосования.")]
    [InlineData("uk", "Міністр пішов у відставку в п'ятницю після голосування.")]
    [InlineData("ar", "استقال الوزير يوم الجمعة بعد التصويت في البرلمان")]
    [InlineData("fa", "وزیر روز جمعه پس از رأی گیری در مجلس استعفا داد")]
    [InlineData("ja", "大臣は金曜日に辞任した")]
    [InlineData("zh", "部长在议会投票后于星期五辞职")]
    [InlineData("ko", "장관은 금요일에 사임했다")]
    [InlineData("el", "Ο υπουργός παραιτήθηκε την Παρασκευή")]
    [InlineData("he", "השר התפטר ביום שישי")]
    [InlineData("hi", "मंत्री ने शुक्रवार को इस्तीफा दे दिया")]
    [InlineData("vi", "Bộ trưởng đã từ chức hôm thứ Sáu")]
    public void Knows_a_sentence(string code, string text)
    {
        var guess = Identifier.Identify(text);
        guess.Code.ShouldBe(code);
        guess.Confidence.ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [InlineData("es", "#Venezuela #EEUU Por encima del huracán https://t.co/AbCdEf 🇻🇪🇨🇴 @petrogustavo")]
    [InlineData("en", "RT @reporter: Breaking news from the border 🚨🚨 https://example.org/the/story")]
    [InlineData("en", "THE PRESIDENT REJECTS THE OFFER")]
    [InlineData("es", "EL PRESIDENTE RECHAZA LA OFERTA")]
    public void Knows_a_post_or_headline(string code, string text) => Identifier.Identify(text).Code.ShouldBe(code);

    /// <summary>Names of one language at the head of a text in another.</summary>
    [Theory]
    [InlineData("CIUDAD SERRA, Mexico (AP) — Sinaloa Governor Alejandro Rosales de la Garza and Maria Elena Gutierrez said on Monday they would not attend the hearing in the case of the missing students.")]
    [InlineData("SAN MARCOS, El Salvador (AP) — Eduardo Villanueva Morales, a member of the Barrio Dieciocho gang, was extradited on Tuesday to the United States, the attorney general said.")]
    public void A_dateline_and_names_do_not_decide(string text) => Identifier.Identify(text).Code.ShouldBe("en");

    private const string Spanish =
        "La comisión aprobó el martes el informe sobre los puertos del norte, que fue redactado por tres peritos y llevaba ocho meses detenido. " +
        "Los diputados de la oposición pidieron que se publique completo, mientras que el presidente de la mesa sostuvo que hay datos que no pueden darse a conocer todavía.";

    /// <summary>What a feed or page says of its language is often that of the software that made it.</summary>
    [Theory]
    [InlineData("en-US", "es")]
    [InlineData("de", "es")]
    [InlineData("es-MX", "es-MX")]
    [InlineData("ES", "ES")]
    [InlineData("English", "es")]
    [InlineData("und", "es")]
    [InlineData(null, "es")]
    public void A_text_that_is_surely_in_another_language_is_believed_rather_than_its_report(string? declared, string code) =>
        Identifier.Identify(Spanish, declared).Code.ShouldBe(code);

    [Theory]
    [InlineData("La comisión aprobó el informe.", "en")]
    [InlineData("12345", "en")]
    [InlineData("", "pt-BR")]
    public void A_short_text_is_what_its_report_says(string text, string declared) => Identifier.Identify(text, declared).ShouldBe(new(declared, 1));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345 67,8 %")]
    [InlineData("🇻🇪🇨🇴 🚨")]
    [InlineData("https://example.org/the/story @someone")]
    [InlineData("\uD83D\uD83D\u0000")]
    [InlineData("ᚠᚢᚦᚨᚱᚲ")]
    public void Says_nothing_of_what_has_no_known_letters(string text) => Identifier.Identify(text).ShouldBe(new("und", 0));

    [Theory]
    [InlineData("Kaq kuyqa ñuqanchikpa llaqtanchikmi, chaymi kunan p'unchaw hatun rimanakuyta ruwasunchik llapanchik.")]
    [InlineData("Zorbl quimvax trenkolp wuzzgrip yaxplonk vrebbit snorkfimp dwizzle grombax plinthork zubberwump.")]
    public void A_language_it_does_not_know_is_unknown(string text) => Identifier.Identify(text).ShouldBe(new("und", 0));

    [Theory]
    [InlineData("en", "strengthening")]
    [InlineData("es", "fortalecimiento")]
    [InlineData("de", "Verstärkung")]
    [InlineData("en", "government spending")]
    [InlineData("es", "gasto público")]
    [InlineData("zh", "举")]
    public void Knows_a_word_or_two(string code, string text) => Identifier.Identify(text).Code.ShouldBe(code);

    [Theory]
    [InlineData("en", "Breaking: the \"Junta de Gobierno\" will meet on Monday to discuss the border, ministers said")]
    [InlineData("es", "El \"Green New Deal\" de la Unión llega al parlamento con el apoyo de los ministros")]
    public void A_headline_in_two_languages_is_in_the_one_it_is_mostly_in(string code, string text) => Identifier.Identify(text).Code.ShouldBe(code);

    [Fact]
    public void A_sentence_is_surer_than_a_word_of_two_languages() =>
        Identifier.Identify("Das Parlament hat am Freitag gegen den Haushalt gestimmt").Confidence.ShouldBeGreaterThan(Identifier.Identify("radio").Confidence);

    [Fact]
    public void Any_text_has_an_answer_with_a_probability() => Prop.ForAll<string>(text =>
    {
        var guess = Identifier.Identify(text);
        return guess.Code.Length > 0 && guess.Confidence is >= 0 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The minister said on Monday that the talks had failed, and that the army would stay where it was until spring.")]
    [InlineData("La ministra dijo el lunes que las negociaciones habían fracasado y que el ejército se quedaría donde estaba.")]
    [InlineData("El ministro")]
    [InlineData("Министр сообщил в понедельник, что переговоры не удались и что войска останутся там, где стояли.")]
    public void A_word_met_before_says_what_it_said_first(string text)
    {
        var identifier = LanguageIdentifier.Load(DataFolder.Find());
        var first = identifier.Identify(text);
        // What is met once is not kept, what comes again is: the third time all is remembered.
        identifier.Identify(text).ShouldBe(first);
        identifier.Identify(text).ShouldBe(first);
        LanguageIdentifier.Load(DataFolder.Find()).Identify(text).ShouldBe(first);
    }

    [Fact]
    public void Allocates_nothing()
    {
        const string Text = "El ministro renunció el viernes después de la votación.";
        Identifier.Identify(Text);
        Allocations.Of(() =>
        {
            for (var i = 0; i < 100; i++)
                Identifier.Identify(Text);
        }).ShouldBe(0);
    }

    [Fact]
    public void A_long_text_costs_no_more_than_its_beginning()
    {
        var text = string.Concat(Enumerable.Repeat("x", 3_000_000));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
            Identifier.Identify(text);

        // Reading all of it a hundred times would take minutes; the bound is wide for loaded machines.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
