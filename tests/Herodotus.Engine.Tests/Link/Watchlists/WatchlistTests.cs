using Herodotus.Engine.Tests.Knowledge;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Watchlists;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Link.Watchlists;

public sealed class WatchlistTests : IDisposable
{
    private static readonly NameComparer Comparer = NameComparer.Load(DataFolder.Find());
    private readonly string _folder = Directory.CreateTempSubdirectory("herodotus-lists-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ofac_rows_join_their_aliases_and_bad_rows_are_named()
    {
        Write("sdn.csv", "1,\"QUIROGA, Tomas\",individual,\"TEST\",-0-,-0-,-0-,-0-,-0-,-0-,-0-,\"DOB 12 Dec 1960; nationality Bolivia; Gender Male.\"\r\nbroken\r\n2,\"LOBOS HOLDING\",-0-,\"TEST\"\r\n1,\"SOMEBODY ELSE\",individual,\"TEST\"\r\n\u001a");
        Write("alt.csv", "1,10,aka,\"EL LOBO\",-0-\r\nx\r\n");
        Write("add.csv", "2,20,\"Main street\",\"Lima\",\"Peru\",-0-\r\n");
        var reading = WatchlistReader.Read(Path.Combine(_folder, "sdn.csv"), KnowledgeBaseTests.Known);
        reading.Entries.Length.ShouldBe(2);
        reading.Entries[0].Names.ShouldBe(["QUIROGA, Tomas", "EL LOBO"]);
        reading.Entries[0].BirthDates.ShouldBe(["1960-12-12"]);
        reading.Entries[0].Countries.ShouldBe(["BOL"]);
        reading.Entries[1].Countries.ShouldBe(["PER"]);
        reading.RefusedCount.ShouldBe(2);
        reading.Refused.ShouldContain(row => row.Reason.Contains("there before", StringComparison.Ordinal));
    }

    [Fact]
    public void The_un_list_ofac_xml_and_open_sanctions_are_told_by_their_content()
    {
        Write("a.xml", "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>TOMAS</FIRST_NAME><SECOND_NAME>QUIROGA</SECOND_NAME><NATIONALITY><VALUE>Bolivia</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><ALIAS_NAME>El Lobo</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><YEAR>1960</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>");
        Write("b.xml", "<sdnList><sdnEntry><uid>8</uid><firstName>Tomas</firstName><lastName>QUIROGA</lastName><sdnType>Individual</sdnType><akaList><aka><uid>9</uid><lastName>EL LOBO</lastName></aka></akaList></sdnEntry><sdnEntry><uid>8</uid></sdnEntry><sdnEntry><uid>");
        Write("c.json", "{\"id\":\"q1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Tomas Quiroga\"],\"alias\":[\"El Lobo\"],\"country\":[\"bo\"]}}\nnot json\n{\"id\":\"q1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Other\"]}}\n");
        Write("d.csv", "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\"\n\"q2\",\"Person\",\"Tomas Quiroga\",\"El Lobo\",\"1960\",\"bo\"\n\"q3\",\"Person\"\n");
        foreach (var (file, refused) in new[] { ("a.xml", 0), ("b.xml", 2), ("c.json", 2), ("d.csv", 1) })
        {
            var reading = WatchlistReader.Read(Path.Combine(_folder, file), KnowledgeBaseTests.Known);
            reading.Entries.Length.ShouldBe(1, file);
            reading.Entries[0].Names.Length.ShouldBe(2, file);
            reading.Entries[0].Sort.ShouldBe(NameSort.Person, file);
            reading.RefusedCount.ShouldBe(refused, file);
        }
    }

    [Fact]
    public void Twenty_thousand_aliases_on_one_entry_do_no_harm()
    {
        Write("sdn.csv", "1,\"QUIROGA, Tomas\",individual,\"TEST\"\n");
        Write("alt.csv", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"1,{i},aka,\"Name Number{i}\",-0-\n")));
        var reading = WatchlistReader.Read(_folder, KnowledgeBaseTests.Known);
        reading.Entries[0].Names.Length.ShouldBe(1000);
        reading.RefusedCount.ShouldBe(19_001);
        reading.Refused.Length.ShouldBe(WatchlistReading.MostNamed);
        WatchlistIndex.Build(reading.Entries, Comparer).Find(new WatchlistQuery("Tomas Quiroga")).Length.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_is_no_list_is_said_to_be_none()
    {
        Write("x.txt", "hello world");
        Should.Throw<InvalidDataException>(() => WatchlistReader.Read(Path.Combine(_folder, "x.txt"), KnowledgeBaseTests.Known)).Message.ShouldStartWith("HDT0501");
    }

    [Theory]
    [InlineData("Tomás Quiroga", true)]
    [InlineData("Quiroga Tomas", true)]
    [InlineData("Tomas Qiroga", true)]
    [InlineData("TomasQuiroga", true)]
    [InlineData("Rosa Quiroga", false)]
    [InlineData("Q", false)]
    [InlineData("T. Q.", false)]
    [InlineData("\ud83d\ude00", false)]
    [InlineData("", false)]
    public void Names_are_found_however_they_are_bent(string name, bool found)
    {
        var index = WatchlistIndex.Build([Entry("1", "Tomas Quiroga"), Entry("2", "Elena Rojas"), Entry("3", "Karl Vogt")], Comparer);
        index.Find(new WatchlistQuery(name, NameSort.Person)).Any(match => match.Entry.Id == "1").ShouldBe(found);
    }

    [Fact]
    public void What_speaks_against_is_said_and_weighs()
    {
        var index = WatchlistIndex.Build([Entry("1", "Tomas Quiroga")], Comparer);
        var match = index.Find(new WatchlistQuery("Tomas Quiroga", NameSort.Person, "PER", "1999-01-01", Gender.Female)).Single();
        match.Against.Select(against => against.Kind).ShouldBe(["other-country", "other-birth-date"]);
        match.Score.ShouldBeLessThan(index.Find(new WatchlistQuery("Tomas Quiroga", NameSort.Person, "BOL", "1960", Gender.Male)).Single().Score);
    }

    private static ListEntry Entry(string id, string name) => new("test", id, NameSort.Person, [name], ["BOL"], ["1960-12-12"], Gender.Unknown, null);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
