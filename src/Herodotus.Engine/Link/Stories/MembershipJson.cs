using System.Text.Json;
using Herodotus.Reports;
using Herodotus.Reports.Json;

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
        AnnotationsJson.EvidenceArray(json, "evidence", membership.Evidence);
        if (!membership.ThreadEvidence.IsEmpty)
            AnnotationsJson.EvidenceArray(json, "threadEvidence", membership.ThreadEvidence);
        if (explain && membership.RunnerUp is { } second)
        {
            json.WriteString("runnerUp", second);
            AnnotationsJson.EvidenceArray(json, "whyNot", membership.WhyNot);
        }

        json.WriteEndObject();
    }

    /// <summary>A merge or a split, a line of its own.</summary>
    public static void Write(Utf8JsonWriter json, StoryCorrection correction)
    {
        json.WriteStartObject();
        StoryJson.Correction(json, correction);
        json.WriteEndObject();
    }
}
