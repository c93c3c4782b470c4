using Shouldly;
using Xunit;

namespace Herodotus.Clean.Metadata;

public sealed class DateReaderTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in SpecFile.Lines("Clean/Metadata/Specs/dates.tsv"))
            cases.Add(line[0], line.Length > 1 ? line[1] : "");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dates_are_read_as_precisely_as_they_are_written(string written, string read) =>
        (DateReader.Read(written)?.ToString() ?? "").ShouldBe(read);
}
