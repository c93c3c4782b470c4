namespace Herodotus.Ingest;

/// <summary>
/// One piece of input as it came: bytes, with all that is known of where they came from. Its bytes can be read once,
/// and before the next item of the same source is asked for.
/// </summary>
public sealed class Item : IDisposable
{
    private readonly PeekStream _stream;

    /// <param name="file">The path as given.</param>
    /// <param name="bytes">Owned by the item from here on.</param>
    public Item(string file, Stream bytes)
    {
        File = file;
        Name = file;
        _stream = new PeekStream(bytes, InputLimits.SniffBytes);
    }

    public Item(string file, byte[] bytes)
        : this(file, new MemoryStream(bytes, writable: false))
    {
    }

    /// <summary>The path as given; a member of an archive follows its archive after <c>!/</c>.</summary>
    public string File { get; }

    /// <summary>What ids are made from: the path below what was given, so that they do not hang on where it lies.</summary>
    public string Name { get; init; }

    /// <summary>Where the bytes were fetched from, when known.</summary>
    public string? Url { get; init; }

    /// <summary>The media type the deliverer declared, without parameters; a hint only.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset the deliverer declared outside the bytes (an HTTP or mail header).</summary>
    public string? Charset { get; init; }

    /// <summary>When the bytes were fetched, for an archive or a live source.</summary>
    public DateTimeOffset? Retrieved { get; init; }

    /// <summary>The item's index in its file, where the file is an archive of many.</summary>
    public int? Part { get; init; }

    /// <summary>What the archive or server says is wrong with the bytes, for people.</summary>
    public string? Note { get; init; }

    /// <summary>The first bytes: up to <see cref="InputLimits.SniffBytes"/>.</summary>
    public ReadOnlyMemory<byte> Head => _stream.Head;

    /// <summary>True when <see cref="Head"/> is the whole item.</summary>
    public bool HeadIsAll => _stream.HeadIsAll;

    /// <summary>The bytes from the start, once.</summary>
    public Stream Stream => _stream;

    /// <summary>The underlying bytes from their start, to be read at will; null when they can only be read forward.</summary>
    public Stream? Rewind() => _stream.Rewind();

    /// <summary>All bytes, or null when there are more than <see cref="InputLimits.MaxItemBytes"/>.</summary>
    public byte[]? ReadAll()
    {
        if (HeadIsAll)
            return Head.ToArray();
        using var whole = new MemoryStream(Head.Length * 4);
        var buffer = new byte[81920];
        int read;
        while ((read = _stream.Read(buffer)) > 0)
        {
            if (whole.Length + read > InputLimits.MaxItemBytes)
                return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>An item, or the reason why there is none.</summary>
public readonly record struct ItemOrRefusal(Item? Item, Refusal? Refusal)
{
    public static implicit operator ItemOrRefusal(Item item) => new(item, null);

    public static implicit operator ItemOrRefusal(Refusal refusal) => new(null, refusal);
}
