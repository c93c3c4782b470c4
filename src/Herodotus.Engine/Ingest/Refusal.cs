namespace Herodotus.Ingest;

/// <summary>Input that was set aside: what is wrong, where, and what to do. It never stops the rest of a batch.</summary>
/// <param name="Code">Stable: <c>HDT01nn</c> for reading, <c>HDT02nn</c> for live sources.</param>
/// <param name="Message">One sentence for people: what, where, what to do.</param>
/// <param name="File">The path as given.</param>
/// <param name="Line">One-based line in that file.</param>
/// <param name="Id">The id the input gave itself, when it could be read.</param>
public sealed record Refusal(string Code, string Message, string? File = null, int? Line = null, string? Id = null)
{
    public const string NotFound = "HDT0101";
    public const string NotJson = "HDT0102";
    public const string TooLarge = "HDT0103";
    public const string Binary = "HDT0104";
    public const string Empty = "HDT0105";
    public const string Unreadable = "HDT0106";
    public const string FolderLoop = "HDT0107";
    public const string NoText = "HDT0108";
    public const string NotAFeed = "HDT0109";
    public const string BadTable = "HDT0110";
    public const string BadArchive = "HDT0111";
    public const string Truncated = "HDT0112";
    public const string ExpandsTooFar = "HDT0113";
    public const string TooManyParts = "HDT0114";
    public const string TooDeep = "HDT0115";
}
