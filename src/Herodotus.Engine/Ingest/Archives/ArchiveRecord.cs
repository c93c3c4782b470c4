namespace Herodotus.Ingest.Archives;

/// <summary>One record of a web archive.</summary>
/// <param name="Type"><c>response</c>, <c>resource</c>, <c>request</c>, <c>revisit</c>, <c>warcinfo</c>, <c>metadata</c>, …</param>
/// <param name="Uri">What it is a record of; null when it does not say.</param>
/// <param name="Date">As the archive writes it.</param>
/// <param name="MediaType">The record's own content type.</param>
/// <param name="Block">The bytes behind its header, HTTP headers included; empty for records that are passed over.</param>
/// <param name="Complete">False when the archive ends inside it.</param>
/// <param name="TooLarge">True when the block was passed over for its size.</param>
/// <param name="DigestFails">True when the block is not what its digest says.</param>
public sealed record ArchiveRecord(
    string Type, string? Uri, string? Date, string? MediaType, ReadOnlyMemory<byte> Block, bool Complete, bool TooLarge = false, bool DigestFails = false);
