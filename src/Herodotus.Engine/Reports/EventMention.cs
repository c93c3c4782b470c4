using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>The sixteen event types of PLOVER 2.0.</summary>
public enum EventType
{
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// <summary>The measures kept in the ledger: modes of events.</summary>
public enum MeasureMode
{
    Designation,
    Sanction,
    Reward,
    Indictment,
    AuthorizationOfForce,
    Deployment,
    Extradition,
    Arrest,
    Recall,
    Expulsion,
    Tariff,
    Negotiation,
    Agreement,
    Certification,
    Decree,

    /// <summary>Found guilty or sentenced by a court.</summary>
    Conviction,

    /// <summary>Found not guilty by a court.</summary>
    Acquittal,

    /// <summary>Taken in by a country against who pursues them.</summary>
    Asylum,
}

public enum EventStatus
{
    Done,
    Planned,
    Threatened,
    Requested,
    Alleged,
    Denied,
    Hypothetical,

    /// <summary>It was in force and is no more.</summary>
    Lifted,

    /// <summary>Put off, or out of force for a time.</summary>
    Suspended,

    /// <summary>In force for longer than it was to be.</summary>
    Extended,
}

/// <summary>Who did what to whom, when and where, as one place of one report tells it.</summary>
public sealed record EventMention
{
    /// <summary>The words that name the event.</summary>
    public required TextSpan Span { get; init; }

    public required EventType Type { get; init; }

    public MeasureMode? Mode { get; init; }

    public ImmutableArray<TextSpan> Actor { get; init; } = [];

    public ImmutableArray<TextSpan> Target { get; init; } = [];

    /// <summary>Ids of <see cref="ReportActor"/>s the actor spans mean.</summary>
    public ImmutableArray<string> ActorIds { get; init; } = [];

    /// <summary>Ids of <see cref="ReportActor"/>s the target spans mean.</summary>
    public ImmutableArray<string> TargetIds { get; init; } = [];

    /// <summary>ISO 8601 to the precision known (<c>2025-07</c>); null when the report does not say.</summary>
    public string? Date { get; init; }

    /// <summary>The time expressions of the sentence that may say when, the likeliest first: what they mean may be known better by the story's other reports.</summary>
    public ImmutableArray<TextSpan> When { get; init; } = [];

    public TextSpan? Place { get; init; }

    /// <summary>Index into the report's quantities.</summary>
    public int? Amount { get; init; }

    /// <summary>The law it rests on, as written.</summary>
    public TextSpan? Basis { get; init; }

    public EventStatus Status { get; init; }

    /// <summary>Index into the report's statements, for an event told in one.</summary>
    public int? Statement { get; init; }

    /// <summary>The sentence it stands in.</summary>
    public TextSpan Sentence { get; init; }

    /// <summary>Index of the marked pair it answers, when the report came with pairs.</summary>
    public int? Pair { get; init; }
}
