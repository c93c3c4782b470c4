using Shouldly;
using Xunit;

namespace Herodotus.Ingest;

public sealed class ItemSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herodotus-items-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_walked_in_ordinal_order_without_hidden_files()
    {
        foreach (var name in new[] { "b.txt", "a/z.txt", "a/A.txt", "B.txt", ".git/config" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllText(Path.Combine(_folder, name), "text");
        }

        Names(_folder).ShouldBe(["B.txt", "a/A.txt", "a/z.txt", "b.txt"]);
    }

    [Fact]
    public void A_folder_that_links_to_itself_is_read_once_and_said_so()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "text");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "loop"), _folder);
        var items = ItemSource.Open([_folder], () => Stream.Null).ToList();
        items.Count(item => item.Item is not null).ShouldBe(1);
        items.Single(item => item.Refusal is not null).Refusal!.Code.ShouldBe(Refusal.FolderLoop);
    }

    [Fact]
    public void What_is_not_there_is_refused_and_the_rest_is_read()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "text");
        var items = ItemSource.Open([Path.Combine(_folder, "none"), Path.Combine(_folder, "a.txt")], () => Stream.Null).ToList();
        items[0].Refusal!.Code.ShouldBe(Refusal.NotFound);
        items[1].Item.ShouldNotBeNull();
    }

    private static IEnumerable<string> Names(string folder) => ItemSource.Open([folder], () => Stream.Null).Select(item => item.Item!.Name);
}
