using System.Text.Json;
using Herodotus.Text;

namespace Herodotus.Reports.Json;

/// <summary>Annotations in the contract's form.</summary>
public static class AnnotationsJson
{
    /// <summary>Writes one object: the report's id and the layers asked for.</summary>
    public static void Write(Utf8JsonWriter json, AnalyzedReport analyzed, Layers layers)
    {
        json.WriteStartObject();
        json.WriteString("id", analyzed.Report.Id);
        WriteFields(json, analyzed, layers);
        json.WriteEndObject();
    }

    /// <summary>Writes the layers into an object already begun.</summary>
    public static void WriteFields(Utf8JsonWriter json, AnalyzedReport analyzed, Layers layers)
    {
        var (text, annotations) = (analyzed.Report.Text, analyzed.Annotations);
        if (layers.HasFlag(Layers.Language))
        {
            json.WriteStartObject("language");
            json.WriteString("code", annotations.Language.Code);
            json.WriteNumber("confidence", Math.Round(annotations.Language.Confidence, 3));
            json.WriteEndObject();
        }

        Array(json, layers, Layers.Sentences, "sentences", annotations.Sentences, sentence => Bounds(json, sentence.Span));
        Array(json, layers, Layers.Tokens, "tokens", annotations.Tokens, token =>
        {
            Bounds(json, token.Span);
            if (token.Pos != PartOfSpeech.None)
                json.WriteString("pos", ContractNames.Tag(token.Pos));
        });
        Array(json, layers, Layers.Names, "names", annotations.Names, name => Name(json, text, name));
        Array(json, layers, Layers.Actors, "actors", annotations.Actors, actor => Actor(json, text, actor));
        Array(json, layers, Layers.Times, "times", annotations.Times, time => Time(json, text, time));
        Array(json, layers, Layers.Quantities, "quantities", annotations.Quantities, quantity => Quantity(json, text, quantity));
        Array(json, layers, Layers.Statements, "statements", annotations.Statements, statement => Statement(json, statement));
        Array(json, layers, Layers.Events, "events", annotations.Events, @event => Event(json, text, @event, annotations));
    }

    private static void Name(Utf8JsonWriter json, string text, NameMention name)
    {
        Bounds(json, name.Span);
        json.WriteString("type", ContractNames.Name(name.Type));
        json.WriteString("text", name.Span.Of(text));
        ReportJson.Optional(json, "actor", name.Actor);
        ReportJson.Optional(json, "role", name.Role);
    }

    private static void Actor(Utf8JsonWriter json, string text, ReportActor actor)
    {
        json.WriteString("id", actor.Id);
        json.WriteString("type", ContractNames.Name(actor.Type));
        json.WriteString("name", actor.Name);
        Strings(json, "names", actor.Names);
        ReportJson.Optional(json, "country", actor.Country);
        Spans(json, "mentions", actor.Mentions);
        Spans(json, "descriptions", actor.Descriptions);
        if (!actor.Roles.IsEmpty)
        {
            json.WriteStartArray("roles");
            foreach (var role in actor.Roles)
            {
                json.WriteStartObject();
                json.WriteString("title", role.Title);
                ReportJson.Optional(json, "body", role.Body);
                ReportJson.Optional(json, "status", role.Status);
                Bounds(json, role.Span);
                json.WriteString("text", role.Span.Of(text));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Links(json, actor.Links);
        if (!actor.Evidence.IsEmpty)
            EvidenceArray(json, "evidence", actor.Evidence);
    }

    private static void Time(Utf8JsonWriter json, string text, TimeMention time)
    {
        Bounds(json, time.Span);
        json.WriteString("text", time.Span.Of(text));
        json.WriteString("type", ContractNames.Name(time.Type));
        ReportJson.Optional(json, "value", time.Value);
        ReportJson.Optional(json, "from", time.From);
        ReportJson.Optional(json, "to", time.To);
        ReportJson.Optional(json, "mod", time.Mod);
    }

    private static void Quantity(Utf8JsonWriter json, string text, Quantity quantity)
    {
        Bounds(json, quantity.Span);
        json.WriteString("text", quantity.Span.Of(text));

        // A range's value is its first number: scorers and readers of single values find it there, `from` and `to` say the rest.
        Number(json, "value", quantity.Value ?? quantity.From);
        if (quantity.Overflow)
            json.WriteBoolean("overflow", true);
        ReportJson.Optional(json, "unit", quantity.Unit);
        ReportJson.Optional(json, "unitText", quantity.UnitText);
        json.WriteString("change", ContractNames.Sign(quantity.Change));
        Number(json, "from", quantity.From);
        Number(json, "to", quantity.To);
        ReportJson.Optional(json, "of", quantity.Of);
        Checks(json, quantity.Checks);
    }

    private static void Statement(Utf8JsonWriter json, Statement statement)
    {
        Spans(json, "source", statement.Source);
        Spans(json, "cue", statement.Cue);
        Spans(json, "content", statement.Content);
        json.WriteString("kind", ContractNames.Name(statement.Kind));
        ReportJson.Optional(json, "speaker", statement.Speaker);
        if (statement.Speakers.Length > 1)
        {
            json.WriteStartArray("speakers");
            foreach (var speaker in statement.Speakers)
                json.WriteStringValue(speaker);
            json.WriteEndArray();
        }

        json.WriteBoolean("named", statement.Named);
        ReportJson.Optional(json, "description", statement.Description);
        ReportJson.Optional(json, "sourceType", statement.SourceType);
        ReportJson.Optional(json, "sourceBody", statement.SourceBody);
        json.WriteString("cueClass", ContractNames.Name(statement.CueClass));
        json.WriteString("hedge", ContractNames.Name(statement.Hedge));
        json.WriteBoolean("negated", statement.Negated);
        json.WriteStartArray("via");
        foreach (var via in statement.Via)
        {
            json.WriteStartObject();
            json.WriteString("name", via.Name);
            json.WritePropertyName("span");
            Span(json, via.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (statement.Occasion is { } occasion)
        {
            json.WritePropertyName("occasion");
            Span(json, occasion);
        }
    }

    private static void Event(Utf8JsonWriter json, string text, EventMention @event, Annotations annotations)
    {
        Bounds(json, @event.Span);
        json.WriteString("text", @event.Span.Of(text));
        json.WriteString("type", ContractNames.Tag(@event.Type));
        if (@event.Mode is { } mode)
            json.WriteString("mode", ContractNames.Name(mode));
        Spans(json, "actor", @event.Actor);
        Spans(json, "target", @event.Target);
        Strings(json, "actorIds", @event.ActorIds);
        Strings(json, "targetIds", @event.TargetIds);
        json.WriteString("date", @event.Date);
        json.WritePropertyName("place");
        if (@event.Place is { } place)
            Span(json, place);
        else
            json.WriteNullValue();
        json.WritePropertyName("amount");
        if (@event.Amount is { } amount && amount < annotations.Quantities.Length)
        {
            json.WriteStartObject();
            Quantity(json, text, annotations.Quantities[amount]);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteString("status", ContractNames.Name(@event.Status));
        json.WritePropertyName("statement");
        if (@event.Statement is { } statement)
            json.WriteNumberValue(statement);
        else
            json.WriteNullValue();
        if (@event.Pair is { } pair)
            json.WriteNumber("pair", pair);
    }

    private static void Array<T>(Utf8JsonWriter json, Layers layers, Layers layer, string name, ImmutableArray<T> items, Action<T> fields)
    {
        if (!layers.HasFlag(layer))
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Bounds(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("length", span.Length);
    }

    internal static void Span(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartObject();
        Bounds(json, span);
        json.WriteEndObject();
    }

    internal static void Spans(Utf8JsonWriter json, string name, ImmutableArray<TextSpan> spans)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
            Span(json, span);
        json.WriteEndArray();
    }

    internal static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    internal static void Links(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> links)
    {
        json.WriteStartObject("links");
        foreach (var (name, value) in links)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    internal static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, Trimmed(number));
    }

    /// <summary>The contract's evidence entries; also used by the pipes that answer with nothing else.</summary>
    public static void EvidenceArray(Utf8JsonWriter json, string name, ImmutableArray<Evidence> evidence)
    {
        json.WriteStartArray(name);
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("kind", item.Kind);
            json.WriteString("value", item.Value);
            json.WriteNumber("weight", Math.Round(item.Weight, 4));
            ReportJson.Optional(json, "report", item.Report);
            if (item.Span is { } span)
                Bounds(json, span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Checks(Utf8JsonWriter json, ImmutableArray<UnitCheck> checks)
    {
        if (checks.IsDefaultOrEmpty)
            return;
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("kind", "unit-conversion");
            json.WriteString("says", check.Says);
            json.WriteBoolean("holds", check.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Without trailing zeros: 50.00 and 50 are one number.</summary>
    private static decimal Trimmed(decimal value) => value / 1.0000000000000000000000000000m;
}
