using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace Herodotus.Ingest.Archives;

/// <summary>What lies inside archives, recognized by content: gzip, ZIP, tar, WARC and ARC, in one another. Anything else is itself.</summary>
public static class ArchiveReader
{
    /// <summary>The items in the item, in archive order, each to be read before the next; an item that is no archive comes back as it is.</summary>
    public static IEnumerable<ItemOrRefusal> Expand(Item item, int depth = 0)
    {
        var head = item.Head.Span;
        var isArchive = head is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] || head.StartsWith("WARC/"u8) || head.StartsWith("filedesc://"u8) || IsTar(head);
        if (!isArchive)
            return [item];
        if (depth >= InputLimits.MaxArchiveDepth)
            return [new Refusal(Refusal.TooDeep, $"{item.File} holds archives inside archives more than {InputLimits.MaxArchiveDepth} deep; unpack it first", item.File)];
        if (head is [0x1F, 0x8B, ..])
            return Gzip(item, depth);
        if (head is [(byte)'P', ..])
            return Zip(item, depth);
        return IsTar(head) ? Tar(item, depth) : WebArchive(item);
    }

    private static bool IsTar(ReadOnlySpan<byte> head) => head.Length > 262 && head.Slice(257, 5).SequenceEqual("ustar"u8);

    private static IEnumerable<ItemOrRefusal> Gzip(Item item, int depth)
    {
        var packed = new CountingStream(item.Stream);
        var (inner, refusal) = Open(item.File, () => new GuardedStream(new GZipStream(packed, CompressionMode.Decompress), () => packed.Count), item);
        if (inner is null)
        {
            yield return refusal!;
            yield break;
        }

        using (inner)
        {
            foreach (var member in Expand(inner, depth + 1))
                yield return member;
        }
    }

    private static IEnumerable<ItemOrRefusal> Zip(Item item, int depth)
    {
        var (archive, failure) = OpenZip(item);
        if (archive is null)
        {
            yield return failure!;
            yield break;
        }

        using (archive)
        {
            if (archive.GetEntry("[Content_Types].xml") is not null)
            {
                yield return new Refusal(Refusal.Binary, $"{item.File} is an Office document, not text; save it as text or HTML", item.File);
                yield break;
            }

            var count = 0;
            foreach (var entry in archive.Entries)
            {
                if (entry.Name.Length == 0 || entry.Name[0] == '.' || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                    continue;
                if (++count > InputLimits.MaxArchiveMembers)
                {
                    yield return new Refusal(Refusal.TooManyParts, $"{item.File} has more than {InputLimits.MaxArchiveMembers} members; the rest was left", item.File);
                    yield break;
                }

                var file = item.File + "!/" + entry.FullName;
                var size = Math.Max(1, entry.CompressedLength);
                foreach (var member in Member(file, () => new GuardedStream(entry.Open(), () => size), item, item.Name + "!/" + entry.FullName, depth))
                    yield return member;
            }
        }
    }

    private static IEnumerable<ItemOrRefusal> Tar(Item item, int depth)
    {
        using var tar = new TarReader(item.Stream, leaveOpen: true);
        for (var count = 0; ; count++)
        {
            var (entry, failure) = Next(tar, item);
            if (failure is { } refusal)
                yield return refusal;
            if (entry is null)
                yield break;
            if (count > InputLimits.MaxArchiveMembers)
            {
                yield return new Refusal(Refusal.TooManyParts, $"{item.File} has more than {InputLimits.MaxArchiveMembers} members; the rest was left", item.File);
                yield break;
            }

            if (entry.DataStream is { } data && !Path.GetFileName(entry.Name).StartsWith('.'))
            {
                foreach (var member in Member(item.File + "!/" + entry.Name, () => data, item, item.Name + "!/" + entry.Name, depth))
                    yield return member;
            }
        }
    }

    private static (TarEntry? Entry, Refusal? Failure) Next(TarReader tar, Item item)
    {
        try
        {
            return (tar.GetNextEntry(), null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            return (null, Failure(item.File, error));
        }
    }

    private static IEnumerable<ItemOrRefusal> Member(string file, Func<Stream> open, Item archive, string name, int depth)
    {
        var (inner, refusal) = Open(file, open, archive, name);
        if (inner is null)
        {
            yield return refusal!;
            yield break;
        }

        using (inner)
        {
            foreach (var member in Expand(inner, depth + 1))
                yield return member;
        }
    }

    /// <summary>Pages and feeds that were fetched with success; requests, revisits, redirects, pictures and the rest make no report.</summary>
    private static IEnumerable<ItemOrRefusal> WebArchive(Item item)
    {
        var part = 0;
        foreach (var (record, failure) in WarcReader.Read(item.Stream))
        {
            if (failure is not null)
            {
                yield return Failure(item.File, failure);
            }
            else if (record is { TooLarge: true })
            {
                yield return new Refusal(Refusal.TooLarge, $"the record of {record.Uri} in {item.File} is larger than {InputLimits.MaxItemBytes / (1024 * 1024)} MB", item.File);
            }
            else if (ArchivedPage.Of(record!) is { } page)
            {
                using var member = new Item(item.File, page.Body)
                {
                    Name = page.Uri ?? item.Name,
                    Url = page.Uri,
                    MediaType = page.MediaType,
                    Charset = page.Charset,
                    Retrieved = Date(record!.Date),
                    Part = part++,
                    Note = page.Note,
                };
                yield return member;
            }
        }
    }

    private static (ZipArchive? Archive, Refusal? Failure) OpenZip(Item item)
    {
        try
        {
            if (item.Rewind() is { } seekable)
                return (new ZipArchive(seekable, ZipArchiveMode.Read), null);
            return item.ReadAll() is { } bytes
                ? (new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read), null)
                : (null, new(Refusal.TooLarge, $"{item.File} is a ZIP archive larger than {InputLimits.MaxItemBytes / (1024 * 1024)} MB inside another; unpack it first", item.File));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return (null, Failure(item.File, error));
        }
    }

    private static (Item? Item, Refusal? Refusal) Open(string file, Func<Stream> open, Item archive, string? name = null)
    {
        try
        {
            return (new Item(file, open()) { Name = name ?? archive.Name, Url = archive.Url, Charset = archive.Charset }, null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
        {
            return (null, Failure(file, error));
        }
    }

    /// <summary>What an exception of a stream means for whoever gave it.</summary>
    public static Refusal Failure(string file, Exception error) => error switch
    {
        ExpansionException => new(Refusal.ExpandsTooFar, $"{file} was left: {error.Message}; unpack it yourself if you trust it", file),
        InvalidDataException or EndOfStreamException => new(Refusal.Truncated, $"{file} is damaged or ends early: {error.Message.TrimEnd('.')}; what came before was read", file),
        _ => new(Refusal.Unreadable, $"{file} cannot be read: {error.Message}", file),
    };

    private static DateTimeOffset? Date(string? text)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return date;
        return text.Length >= 14 && DateTimeOffset.TryParseExact(text[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var compact) ? compact : null;
    }
}
