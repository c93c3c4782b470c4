using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>Reports about one happening, with what they tell, compared.</summary>
public sealed record Story
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Stories that continue one another share a thread.</summary>
    public string? Thread { get; init; }

    /// <summary>Why it continues the other stories of its thread.</summary>
    public ImmutableArray<Evidence> ThreadEvidence { get; init; } = [];

    /// <summary>Merges and splits of which it came, the first first.</summary>
    public ImmutableArray<StoryCorrection> Corrections { get; init; } = [];

    public ImmutableArray<StoryReport> Reports { get; init; } = [];

    public ImmutableArray<Origin> Origins { get; init; } = [];

    public ImmutableArray<Actor> Actors { get; init; } = [];

    public ImmutableArray<Claim> Claims { get; init; } = [];

    public ImmutableArray<Disagreement> Disagreements { get; init; } = [];
}

/// <summary>A report's place in its story.</summary>
/// <param name="Analyzed">The report and its layers.</param>
/// <param name="CopyOf">The id of the report its text was taken from.</param>
/// <param name="Overlap">The share of its five-word shingles found there.</param>
/// <param name="Origins">Ids of the origins it draws on.</param>
/// <param name="Evidence">Why it is in this story.</param>
public sealed record StoryReport(
    AnalyzedReport Analyzed, string? CopyOf, double Overlap, ImmutableArray<string> Origins, ImmutableArray<Evidence> Evidence)
{
    public Report Report => Analyzed.Report;
}

public enum OriginKind
{
    Outlet,
    Agency,
    Document,
    Speaker,
    Unnamed,
    Account,
}

/// <summary>Where claims entered the record.</summary>
/// <param name="Within">For a source without a name, the id of the origin that alone knows it: the two count as one.</param>
public sealed record Origin(
    string Id, string Name, OriginKind Kind, string? Within, ImmutableArray<string> Reports, ImmutableArray<Evidence> Evidence)
{
    /// <summary>The id of the origin that counts for this one.</summary>
    public string Independent => Within ?? Id;
}

/// <summary>A role over the time for which reports support it.</summary>
/// <param name="Title">With the body when known: "Secretary of State".</param>
/// <param name="From">First ISO date of a report that supports it; null when undated.</param>
/// <param name="To">Last ISO date of a report that supports it.</param>
public sealed record ActorRole(
    string Title, string? Body, string? Status, string? From, string? To, ImmutableArray<Evidence> Evidence)
{
    /// <summary>As people say it: "former president"; "expresidente" says so itself.</summary>
    public string Said => Status is null || (Status == "former" && Title.StartsWith("ex", StringComparison.OrdinalIgnoreCase)) ? Title : $"{Status} {Title}";
}

/// <summary>A person, organization, government or armed group across reports, with all its names.</summary>
public sealed record Actor
{
    /// <summary>Stable: its meaning never changes; a merge is recorded.</summary>
    public required string Id { get; init; }

    public required ActorType Type { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<string> Names { get; init; } = [];

    public string? Country { get; init; }

    public ImmutableArray<ActorRole> Roles { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Links { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The report actors it joins, as <c>(report id, actor id in the report)</c>.</summary>
    public ImmutableArray<ActorMember> Members { get; init; } = [];

    /// <summary>Why they are one.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}

/// <summary>One report's actor as a member of a cross-report actor.</summary>
public readonly record struct ActorMember(string Report, string Actor);

/// <summary>A span of a report's text, as a citation leads to it.</summary>
public readonly record struct Citation(string Report, TextSpan Span);
