using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Statements in one line.</summary>
public static class StatementText
{
    /// <summary>"Caracas denies the allegation", "Anna Kelly says: “…”".</summary>
    public static string Of(string speaker, CueClass cue, string content) => $"{Capital(speaker)} {Said(cue, content)}";

    /// <summary>The report's own words after the speaker's name, or the act and the content: "warns that …".</summary>
    public static string Said(StatementClaim claim, string content) => claim.Words ?? Said(claim.Cue, content);

    private static string Said(CueClass cue, string content)
    {
        var line = OneLine(content).TrimEnd(',');
        var quoted = line.Length > 0 && line[0] is '“' or '"' or '«' or '‘' or '\'';
        // "of rape", "that …", "the allegation": what is accused or denied follows its verb without a break.
        var joined = !quoted && (line.StartsWith("that ", StringComparison.Ordinal) || line.StartsWith("que ", StringComparison.Ordinal) || cue is CueClass.Deny or CueClass.Accuse);
        return $"{Verb(cue)}{(joined ? "" : ":")} {Closed(line)}";
    }

    /// <summary>The speaker and the report's own words, or the act and the content.</summary>
    public static string Of(string speaker, StatementClaim claim, string content) =>
        $"{Capital(speaker)} {Said(claim, content)}";

    internal static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    /// <summary>The act as a verb, third person.</summary>
    public static string Verb(CueClass cue) => cue switch
    {
        CueClass.Deny => "denies",
        CueClass.Demand => "demands",
        CueClass.Accuse => "accuses",
        CueClass.Promise => "promises",
        CueClass.Warn => "warns",
        CueClass.Claim => "claims",
        CueClass.Reveal => "reveals",
        CueClass.Believe => "believes",
        _ => "says",
    };

    /// <summary>A quotation cut before its closing mark's comma ("…,”) is closed without it.</summary>
    internal static string Closed(string line) =>
        line.Length > 2 && line[^2] == ',' && line[^1] is '”' or '"' or '»' ? $"{line[..^2]}{line[^1]}" : line;

    private static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
