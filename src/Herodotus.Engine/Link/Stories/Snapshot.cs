namespace Herodotus.Link.Stories;

/// <summary>What all parts of a saved stream share: lengths are checked before they are believed.</summary>
internal static class Snapshot
{
    /// <exception cref="InvalidDataException">The length is out of its bounds.</exception>
    public static int Length(int length, int most) => length >= 0 && length <= most ? length : throw new InvalidDataException("HDT0921: not a snapshot of a stream");
}
