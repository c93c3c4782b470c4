using System.Text.Json;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Membership lines in the contract's form.</summary>
public static class MembershipJson
{
    /// <param name="explain">Writes the runner-up and why the report is not in it.</param>
    public static void Write(Utf8JsonWriter json, Membership membership, bool explain)
    {
        json.WriteStartObject();
        json.WriteString("id", membership.Report);
        json.WriteString("story", membership.Story);
        json.WriteNumber("score", membership.Score);
        if (membership.CopyOf is { } original)
            json.WriteString("copyOf", original);
        if (membership.RevisionOf is { } earlier)
            json.WriteString("revisionOf", earlier);
        if (membership.CopyOf is not null || membership.RevisionOf is not null)
            json.WriteNumber("overlap", membership.Overlap);
        if (membership.Thread is { } thread)
            json.WriteString("thread", thread);
        Write(json, "evidence", membership.Evidence);
        if (!membership.ThreadEvidence.IsEmpty)
            Write(json, "threadEvidence", membership.ThreadEvidence);
        if (explain && membership.RunnerUp is { } second)
        {
            json.WriteString("runnerUp", second);
            Write(json, "whyNot", membership.WhyNot);
        }

        json.WriteEndObject();
    }

    /// <summary>A merge or a split, a line of its own.</summary>
    public static void Write(Utf8JsonWriter json, StoryChange change)
    {
        json.WriteStartObject();
        json.WriteString("story", change.Story);
        if (change.MergedInto is { } target)
            json.WriteString("mergedInto", target);
        if (change.SplitFrom is { } origin)
            json.WriteString("splitFrom", origin);
        if (!change.Reports.IsEmpty)
        {
            json.WriteStartArray("reports");
            foreach (var report in change.Reports)
                json.WriteStringValue(report);
            json.WriteEndArray();
        }

        Write(json, "because", change.Because);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<Evidence> evidence)
    {
        json.WriteStartArray(name);
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("kind", item.Kind);
            json.WriteString("value", item.Value);
            json.WriteNumber("weight", Math.Round(item.Weight, 4));
            if (item.Report is { } report)
                json.WriteString("report", report);
            if (item.Span is { } span)
            {
                json.WriteNumber("start", span.Start);
                json.WriteNumber("length", span.Length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
