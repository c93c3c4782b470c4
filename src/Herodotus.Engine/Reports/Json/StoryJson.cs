using System.Text.Json;

namespace Herodotus.Reports.Json;

/// <summary>A story with its views in the contract's form (<c>brief --format json</c>).</summary>
public static class StoryJson
{
    /// <summary>Writes <c>{"stories":[…]}</c>.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<StoryBrief> stories)
    {
        json.WriteStartObject();
        json.WriteStartArray("stories");
        foreach (var story in stories)
        {
            Write(json, story);
            json.Flush(); // to a stream, story by story: memory need not hold them all
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one story.</summary>
    public static void Write(Utf8JsonWriter json, StoryBrief brief)
    {
        var story = brief.Story;
        json.WriteStartObject();
        json.WriteString("id", story.Id);
        json.WriteString("title", story.Title);
        ReportJson.Optional(json, "from", brief.From);
        ReportJson.Optional(json, "to", brief.To);
        ReportJson.Optional(json, "thread", story.Thread);
        if (!story.ThreadEvidence.IsEmpty)
            AnnotationsJson.EvidenceArray(json, "threadEvidence", story.ThreadEvidence);
        if (!story.Corrections.IsEmpty)
            Array(json, "corrections", story.Corrections, correction => Correction(json, correction));
        Array(json, "reports", story.Reports, report => Report(json, report));
        Array(json, "origins", story.Origins, origin => Origin(json, origin));
        Array(json, "actors", story.Actors, actor => Actor(json, actor));
        Array(json, "claims", story.Claims, claim => Claim(json, claim));
        Array(json, "disagreements", story.Disagreements, disagreement => Disagreement(json, disagreement));
        Array(json, "measures", brief.Measures, measure => Measure(json, measure));
        Array(json, "figures", brief.Figures, figure => Figure(json, figure));
        Array(json, "positions", brief.Positions, position => Position(json, position));
        Array(json, "timeline", brief.Timeline, entry => Entry(json, entry));
        Array(json, "brief", brief.Brief, sentence => Sentence(json, sentence));
        json.WriteEndObject();
    }

    /// <summary>The fields of a merge or a split.</summary>
    public static void Correction(Utf8JsonWriter json, StoryCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        json.WriteString("story", correction.Story);
        ReportJson.Optional(json, "mergedInto", correction.MergedInto);
        ReportJson.Optional(json, "splitFrom", correction.SplitFrom);
        if (!correction.Reports.IsEmpty)
            AnnotationsJson.Strings(json, "reports", correction.Reports);
        AnnotationsJson.EvidenceArray(json, "because", correction.Because);
    }

    private static void Report(Utf8JsonWriter json, StoryReport member)
    {
        var report = member.Report;
        ReportJson.WriteFields(json, report.Language == member.Analyzed.Language ? report : report with { Language = member.Analyzed.Language }, withText: true);
        json.WriteString("copyOf", member.CopyOf);
        if (member.CopyOf is not null)
            json.WriteNumber("overlap", Math.Round(member.Overlap, 3));
        AnnotationsJson.Strings(json, "origins", member.Origins);
        AnnotationsJson.EvidenceArray(json, "evidence", member.Evidence);
    }

    private static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteString("id", origin.Id);
        json.WriteString("name", origin.Name);
        json.WriteString("kind", ContractNames.Name(origin.Kind));
        if (origin.Within is { } within)
            json.WriteString("within", within);
        AnnotationsJson.Strings(json, "reports", origin.Reports);
        AnnotationsJson.EvidenceArray(json, "evidence", origin.Evidence);
    }

    private static void Actor(Utf8JsonWriter json, Actor actor)
    {
        json.WriteString("id", actor.Id);
        json.WriteString("type", ContractNames.Name(actor.Type));
        json.WriteString("name", actor.Name);
        AnnotationsJson.Strings(json, "names", actor.Names);
        Array(json, "roles", actor.Roles, role =>
        {
            json.WriteString("title", role.Title);
            ReportJson.Optional(json, "body", role.Body);
            ReportJson.Optional(json, "status", role.Status);
            ReportJson.Optional(json, "from", role.From);
            ReportJson.Optional(json, "to", role.To);
            AnnotationsJson.EvidenceArray(json, "evidence", role.Evidence);
        });
        ReportJson.Optional(json, "country", actor.Country);
        AnnotationsJson.Links(json, actor.Links);
        AnnotationsJson.EvidenceArray(json, "evidence", actor.Evidence);
    }

    private static void Claim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteString("id", claim.Id);
        json.WriteString("kind", ContractNames.Name(claim.Kind));
        json.WriteString("text", claim.Text);
        json.WriteString("status", ContractNames.Name(claim.Status));
        json.WriteNumber("reports", claim.ReportCount);
        json.WriteNumber("outlets", claim.OutletCount);
        json.WriteNumber("origins", claim.OriginCount);
        if (claim.Event is { } happening)
        {
            json.WriteStartObject("event");
            json.WriteString("type", ContractNames.Tag(happening.Type));
            if (happening.Mode is { } mode)
                json.WriteString("mode", ContractNames.Name(mode));
            AnnotationsJson.Strings(json, "actors", happening.Actors);
            AnnotationsJson.Strings(json, "targets", happening.Targets);
            ReportJson.Optional(json, "date", happening.Date);
            json.WriteString("status", ContractNames.Name(happening.Status));
            json.WriteEndObject();
        }

        if (claim.Statement is { } statement)
        {
            json.WriteStartObject("statement");
            ReportJson.Optional(json, "speaker", statement.Speaker);
            json.WriteString("cue", ContractNames.Name(statement.Cue));
            json.WriteString("kind", ContractNames.Name(statement.Kind));
            json.WriteEndObject();
        }

        Assertions(json, "assertions", claim.Assertions);
    }

    private static void Assertions(Utf8JsonWriter json, string name, ImmutableArray<Assertion> assertions) =>
        Array(json, name, assertions, assertion =>
        {
            json.WriteString("report", assertion.Report);
            AnnotationsJson.Bounds(json, assertion.Span);
            json.WriteString("quote", assertion.Quote);
            json.WritePropertyName("speaker");
            if (assertion.Speaker is { } speaker)
            {
                json.WriteStartObject();
                ReportJson.Optional(json, "actor", speaker.Actor);
                json.WriteString("name", speaker.Name);
                json.WriteBoolean("named", speaker.Named);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteString("hedge", ContractNames.Name(assertion.Hedge));
            json.WriteString("origin", assertion.Origin);
            if (!assertion.Via.IsEmpty)
                AnnotationsJson.Strings(json, "via", assertion.Via);
        });

    private static void Disagreement(Utf8JsonWriter json, Disagreement disagreement)
    {
        json.WriteString("kind", ContractNames.Name(disagreement.Kind));
        json.WriteString("because", ContractNames.Name(disagreement.Because));
        AnnotationsJson.Strings(json, "claims", disagreement.Claims);
        Array(json, "sides", disagreement.Sides, side =>
        {
            json.WriteString("says", side.Says);
            Assertions(json, "assertions", side.Assertions);
        });
    }

    private static void Measure(Utf8JsonWriter json, Measure measure)
    {
        json.WriteString("id", measure.Id);
        json.WriteString("mode", ContractNames.Name(measure.Mode));
        AnnotationsJson.Strings(json, "issuer", measure.Issuer);
        AnnotationsJson.Strings(json, "target", measure.Target);
        json.WriteString("date", measure.Date);
        json.WritePropertyName("amount");
        if (measure.Amount is { } amount)
        {
            json.WriteStartObject();
            FigureFields(json, amount);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteString("status", ContractNames.Name(measure.Status));
        json.WriteString("basis", measure.Basis);
        AnnotationsJson.Strings(json, "claims", measure.Claims);
    }

    private static void Figure(Utf8JsonWriter json, Figure figure)
    {
        json.WriteString("id", figure.Id);
        json.WriteString("what", figure.What);
        FigureFields(json, figure.Value);
        AnnotationsJson.Strings(json, "claims", figure.Claims);
    }

    private static void FigureFields(Utf8JsonWriter json, FigureClaim figure)
    {
        ReportJson.Optional(json, "of", figure.Of);
        if (figure.Toll is { } toll)
            json.WriteString("toll", ContractNames.Name(toll));
        AnnotationsJson.Number(json, "value", figure.Value);
        AnnotationsJson.Number(json, "from", figure.From);
        AnnotationsJson.Number(json, "to", figure.To);
        ReportJson.Optional(json, "unit", figure.Unit);
        ReportJson.Optional(json, "unitText", figure.UnitText);
        ReportJson.Optional(json, "asOf", figure.AsOf);
        json.WriteString("change", ContractNames.Sign(figure.Change));
        AnnotationsJson.Checks(json, figure.Checks);
    }

    private static void Position(Utf8JsonWriter json, Position position)
    {
        json.WriteString("actor", position.Actor);
        json.WriteString("question", position.Question);
        json.WriteString("stance", ContractNames.Name(position.Stance));
        ReportJson.Optional(json, "from", position.From);
        AnnotationsJson.Strings(json, "statements", position.Statements);
    }

    private static void Entry(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteString("date", entry.Date);
        json.WriteString("precision", ContractNames.Name(entry.Precision));
        json.WriteString("text", entry.Text);
        AnnotationsJson.Strings(json, "claims", entry.Claims);
        if (!entry.Citations.IsEmpty)
            Citations(json, entry.Citations);
    }

    private static void Sentence(Utf8JsonWriter json, BriefSentence sentence)
    {
        json.WriteString("text", sentence.Text);
        Citations(json, sentence.Citations);
    }

    internal static void Citations(Utf8JsonWriter json, ImmutableArray<Citation> citations) => Array(json, "citations", citations, citation =>
    {
        json.WriteString("report", citation.Report);
        AnnotationsJson.Bounds(json, citation.Span);
    });

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
