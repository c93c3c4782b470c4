using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Knowledge;

public sealed class NamePartsTests
{
    [Fact]
    public void Small_words_common_words_and_other_spellings_are_known()
    {
        var parts = NameParts.Load(DataFolder.Find());
        parts.IsParticle("von").ShouldBeTrue();
        parts.IsParticle("voss").ShouldBeFalse();
        parts.IsWeak("holding").ShouldBeTrue();
        parts.IsWeak("harbor").ShouldBeFalse();
        parts.Plain("centre").ShouldBe("center");
        parts.Plain("harbor").ShouldBe("harbor");
    }

    [Fact]
    public void A_spelling_that_leads_nowhere_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "knowledge"));
            File.WriteAllText(Path.Combine(folder.FullName, "knowledge", "name-parts.tsv"), "plain\tcentre\n");
            Should.Throw<InvalidDataException>(() => NameParts.Load(DataFolder.At(folder.FullName))).Message.ShouldContain("HDT0901");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
