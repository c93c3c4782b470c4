namespace Herodotus.Link.Streams;

/// <summary>A snapshot of a stream cannot be used: broken, cut off, or of another version. The message begins with its code.</summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException()
    {
    }

    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static SnapshotException Broken() => new("HDT0330: the snapshot of the stream is broken or cut off");
}
