using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Things;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class ThingInitialsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);

    /// <summary>Every mention of the initials was read as an organization.</summary>
    [Theory]
    [InlineData("es", "El gas natural licuado (GNL) falta; el GNL sube.", "GNL", 0)]
    [InlineData("es", "El impuesto al valor agregado (IVA) sube.", "IVA", 0)]
    [InlineData("en", "Robotic process automation (RPA) grew. Makers of RPA hope.", "RPA", 0)]
    [InlineData("es", "El banco central (BC) calla.", "BC", 1)]
    [InlineData("en", "The federal police (FP) met. The FP left.", "FP", 2)]
    [InlineData("en", "The Robotic Process Alliance (RPA) met. The RPA left.", "RPA", 2)]
    [InlineData("en", "They grew robotic tomatoes (RPA).", "RPA", 1)]
    [InlineData("en", "(RPA) grew.", "RPA", 1)]
    [InlineData("en", "automation (RPA) grew.", "RPA", 1)]
    public void Initials_of_common_words_are_nobody(string language, string text, string letters, int left)
    {
        Names(language, text, letters, NameType.Organization).Length.ShouldBe(left);
        Names(language, text, letters, NameType.Other).Length.ShouldBe(text.Split(letters).Length - 1);
    }

    private static NameMention[] Names(string language, string text, string letters, NameType type)
    {
        var names = new List<NameMention>();
        for (var at = text.IndexOf(letters, StringComparison.Ordinal); at >= 0; at = text.IndexOf(letters, at + 1, StringComparison.Ordinal))
            names.Add(new NameMention(new TextSpan(at, letters.Length), type));
        return [.. ThingInitials.Drop(text, [.. names], Tokenizer.Load(Data, language).Split(text), NameLexicon.Load(Data, language, Phrases))];
    }
}
