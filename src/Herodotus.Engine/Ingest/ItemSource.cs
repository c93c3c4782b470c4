using Herodotus.Ingest.Archives;
using Herodotus.Ingest.Files;
using Herodotus.Text;

namespace Herodotus.Ingest;

/// <summary>
/// Paths in, items out, in the order given: files, folders (walked in ordinal order), what lies in archives, <c>-</c> for standard input.
/// An item is valid until the next is asked for.
/// </summary>
public static class ItemSource
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>True for what is fetched from the web.</summary>
    public static bool IsAddress(string path) => WebAddress.Begins(path);

    /// <param name="paths">As given on the command line.</param>
    /// <param name="standardInput">Opened when <c>-</c> is among the paths.</param>
    /// <param name="fetch">Fetches the web addresses among the paths; without it they are refused.</param>
    public static IEnumerable<ItemOrRefusal> Open(IEnumerable<string> paths, Func<Stream> standardInput, Func<Uri, ItemOrRefusal>? fetch = null)
    {
        foreach (var (item, refusal) in Outer(paths, standardInput, fetch))
        {
            if (item is null)
            {
                yield return refusal!;
                continue;
            }

            using (item)
            {
                foreach (var inner in ArchiveReader.Expand(item))
                    yield return inner;
            }
        }
    }

    private static IEnumerable<ItemOrRefusal> Outer(IEnumerable<string> paths, Func<Stream> standardInput, Func<Uri, ItemOrRefusal>? fetch)
    {
        foreach (var path in paths)
        {
            if (path == StandardInput)
            {
                yield return new Item(path, standardInput());
            }
            else if (IsAddress(path))
            {
                yield return fetch is not null && Uri.TryCreate(path, UriKind.Absolute, out var address)
                    ? fetch(address)
                    : new Refusal(Refusal.NotFound, $"{path} is not an address that can be fetched", path);
            }
            else if (Directory.Exists(path))
            {
                foreach (var (file, name, refusal) in FolderWalk.Files(path))
                    yield return refusal is not null ? refusal : OpenFile(file, name);
            }
            else
            {
                yield return OpenFile(path, Path.GetFileName(path));
            }
        }
    }

    private static ItemOrRefusal OpenFile(string path, string name)
    {
        try
        {
            if (!File.Exists(path))
                return new Refusal(Refusal.NotFound, $"there is no file or folder {path}; check the spelling", path);
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            return new Item(path, stream) { Name = name };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new Refusal(Refusal.Unreadable, $"{path} cannot be read: {error.Message}; check its permissions", path);
        }
    }
}
