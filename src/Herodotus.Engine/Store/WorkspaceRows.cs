using Herodotus.Reports;

namespace Herodotus.Store;

/// <summary>Input that was set aside.</summary>
/// <param name="Place">File, part or address.</param>
/// <param name="Code">HDT code.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Refused">When, ISO 8601 UTC.</param>
public sealed record StoredRefusal(string Place, string Code, string Message, string Refused);

/// <summary>What the user decided: an actor merged, split or renamed. Kept for good.</summary>
/// <param name="Kind">What sort of decision.</param>
/// <param name="Json">What was decided, as its stage writes it.</param>
/// <param name="Who">Who decided.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Decided">When, ISO 8601 UTC.</param>
public sealed record Decision(string Kind, string Json, string Who, string Why, string Decided);

/// <summary>A report found, with a passage in which the words found stand between U+0002 and U+0003.</summary>
public sealed record SearchHit(Report Report, string Snippet);

/// <summary>One line of the list of stories.</summary>
public sealed record StorySummary(string Id, string Title, string? Starts, string? Ends, string? Thread, long Reports, long Outlets, long Origins);

/// <summary>What stories are told from: the program's version, the last report and how many there are, the last decision.</summary>
public sealed record WorkspaceState(string Version, long Sequence, long Reports, long Decision);

/// <summary>How far the reader has looked.</summary>
/// <param name="Sequence">The last report that was there, by its place in the order accepted.</param>
/// <param name="Looked">When, ISO 8601 UTC.</param>
public sealed record Look(long Sequence, string Looked);
