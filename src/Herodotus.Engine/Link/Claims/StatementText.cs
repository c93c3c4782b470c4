using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Statements in one line.</summary>
public static class StatementText
{
    /// <summary>The speaker and the report's own words, or the act and the content: "Caracas denies the allegation", "Anna Kelly says: “…”".</summary>
    public static string Of(string speaker, StatementClaim claim, string content) =>
        Told(speaker, claim.Words) is { Length: > 0 } described ? $"{Capital(described)} {claim.Words}" : $"{Capital(speaker)}{(speaker.Contains(", ", StringComparison.Ordinal) && !speaker.Contains(" and ", StringComparison.Ordinal) && !speaker.Contains(" y ", StringComparison.Ordinal) ? "," : "")} {claim.Words ?? Said(claim.Cue, content, IsPlural(speaker))}";

    /// <summary>"an official who told the radio | told the radio that …": the description without the clause that the words repeat; null for another.</summary>
    private static string? Told(string speaker, string? words) =>
        words is not null && speaker.IndexOf(" who ", StringComparison.Ordinal) is > 0 and var at && words.StartsWith(speaker[(at + 5)..], StringComparison.Ordinal) ? speaker[..at] : null;

    private static string Said(CueClass cue, string content, bool plural)
    {
        var line = OneLine(content).TrimEnd(',');
        var quoted = line.Length > 0 && line[0] is '“' or '"' or '«' or '‘' or '\'';
        // "of rape", "that …", "the allegation": what is accused or denied follows its verb without a break.
        var joined = !quoted && (line.StartsWith("that ", StringComparison.Ordinal) || line.StartsWith("que ", StringComparison.Ordinal) || cue is CueClass.Deny or CueClass.Accuse);
        return $"{(plural ? Plural(cue) : Verb(cue))}{(joined ? "" : ":")} {Closed(line)}";
    }

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

    /// <summary>The act as a verb in the number of its speaker.</summary>
    public static string Verb(CueClass cue, string speaker) => IsPlural(speaker) ? Plural(cue) : Verb(cue);

    private static string Plural(CueClass cue) => cue == CueClass.Deny ? "deny" : Verb(cue)[..^1];

    /// <summary>"Ann Brown and Paul Reed", "two officials familiar with the talks", "authorities": those that take a verb in the plural; a name in capitals does not.</summary>
    private static bool IsPlural(string speaker)
    {
        if (speaker.Contains(" and ", StringComparison.Ordinal) || speaker.Contains(" y ", StringComparison.Ordinal))
            return true;
        if (speaker.Skip(1).Any(char.IsUpper))
            return false;
        if (speaker.Split(' ', 2)[0].ToLowerInvariant() is "un" or "una" or "el" or "la" or "a" or "an")
            return false;
        var head = speaker.AsSpan();
        foreach (var mark in new[] { ",", " who", " that", " of ", " from ", " in ", " at ", " with ", " close ", " familiar ", " de ", " del ", " que " })
        {
            if (head.IndexOf(mark, StringComparison.Ordinal) is > 0 and var end)
                head = head[..end];
        }

        return head.EndsWith("people", StringComparison.OrdinalIgnoreCase) || (head.EndsWith("s", StringComparison.Ordinal) && !head.EndsWith("ss", StringComparison.Ordinal));
    }

    /// <summary>A quotation cut before its closing mark's comma ("…,”) is closed without it.</summary>
    internal static string Closed(string line) =>
        line.Length > 2 && line[^2] == ',' && line[^1] is '”' or '"' or '»' ? $"{line[..^2]}{line[^1]}" : line;

    private static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
