using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Statements in one line.</summary>
public static class StatementText
{
    /// <summary>The speaker and the report's own words, or the act and the content: "Caracas denies the allegation", "Anna Kelly says: “…”".</summary>
    public static string Of(string speaker, StatementClaim claim, string content, TellingWords words)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(words);
        if (Told(speaker, claim.Words, words) is { Length: > 0 } described)
            return $"{Capital(described)} {claim.Words}";
        var comma = speaker.Contains(", ", StringComparison.Ordinal) && !words.JoinsTwo(speaker) ? "," : "";
        return $"{Capital(speaker)}{comma} {claim.Words ?? Said(claim.Cue, content, IsPlural(speaker, words), words)}";
    }

    /// <summary>"an official who told the radio | told the radio that …": the description without the clause that the words repeat; null for another.</summary>
    private static string? Told(string speaker, string? said, TellingWords words) =>
        said is not null && words.Find(TellingWord.Who, speaker, out var length) is > 0 and var at && said.StartsWith(speaker[(at + length)..], StringComparison.Ordinal) ? speaker[..at] : null;

    private static string Said(CueClass cue, string content, bool plural, TellingWords words)
    {
        var line = OneLine(content).TrimEnd(',');
        var quoted = line.Length > 0 && line[0] is '“' or '"' or '«' or '‘' or '\'';
        // "of rape", "that …", "the allegation": what is accused or denied follows its verb without a break.
        var joined = !quoted && (words.Begins(TellingWord.That, line) || cue is CueClass.Deny or CueClass.Accuse);
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
    public static string Verb(CueClass cue, string speaker, TellingWords words) => IsPlural(speaker, words) ? Plural(cue) : Verb(cue);

    private static string Plural(CueClass cue) => cue == CueClass.Deny ? "deny" : Verb(cue)[..^1];

    /// <summary>"Ann Brown and Paul Reed", "two officials familiar with the talks", "authorities": those that take a verb in the plural; a name in capitals does not.</summary>
    private static bool IsPlural(string speaker, TellingWords words)
    {
        if (words.JoinsTwo(speaker))
            return true;
        if (speaker.Skip(1).Any(char.IsUpper) || words.Begins(TellingWord.One, speaker))
            return false;
        var head = speaker.AsSpan();
        if (head.IndexOf(',') is > 0 and var comma)
            head = head[..comma];
        if (words.Find(TellingWord.Tail, head, out _) is > 0 and var tail)
            head = head[..tail];
        return words.Ends(TellingWord.People, head) || (words.Ends(TellingWord.PluralEnding, head) && !words.Ends(TellingWord.SingularEnding, head));
    }

    /// <summary>A quotation cut before its closing mark's comma ("…,”) is closed without it.</summary>
    internal static string Closed(string line) =>
        line.Length > 2 && line[^2] == ',' && line[^1] is '”' or '"' or '»' ? $"{line[..^2]}{line[^1]}" : line;

    private static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
