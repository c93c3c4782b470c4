using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

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
/// <param name="Counts">What it rests on, in words.</param>
/// <param name="Lead">The first sentence of its brief; null for an empty brief.</param>
public sealed record StorySummary(string Id, string Title, string? Starts, string? Ends, string? Thread, long Reports, long Outlets, long Origins, string Counts, string? Lead);

/// <summary>What stories are told from: the program and its models, the last report and how many there are, the last decision.</summary>
public sealed record WorkspaceState(string Version, long Sequence, long Reports, long Decision);

/// <summary>A report and its place in the order accepted.</summary>
internal readonly record struct StoredReport(long Sequence, Report Report);

/// <summary>A reading as it is kept: who is in the report, and all else.</summary>
internal readonly record struct StoredReading(long Sequence, byte[] Who, byte[] Layers);

/// <summary>A report's answer of the stream.</summary>
internal readonly record struct StoredPlacement(long Sequence, Membership Answer);

/// <summary>A story told.</summary>
/// <param name="Summary">Its line in the list; null, and <paramref name="Told"/> too, for one that was not told again because its basis is as it was.</param>
/// <param name="Place">Where it stands in the list.</param>
/// <param name="Basis">A digest of all that the telling depends on.</param>
/// <param name="Frame">A <see cref="StoryFrame"/>, sealed.</param>
/// <param name="Told">A <see cref="BriefPack"/>, sealed.</param>
internal sealed record StoredStory(StorySummary? Summary, long Place, byte[] Basis, byte[] Frame, byte[]? Told);

/// <summary>An actor as it is kept.</summary>
/// <param name="Place">Its place among all.</param>
/// <param name="Digest">Of what <paramref name="Packed"/> holds, so that the same is not written again.</param>
/// <param name="Packed">Null for one that is as it was.</param>
internal sealed record StoredActor(string Id, long Place, byte[] Digest, byte[]? Packed);

/// <summary>How far the reader has looked.</summary>
/// <param name="Sequence">The last report that was there, by its place in the order accepted.</param>
/// <param name="Looked">When, ISO 8601 UTC.</param>
public sealed record Look(long Sequence, string Looked);
