namespace Herodotus.Analyze.Names.Judging;

/// <summary>Where in a name a token stands.</summary>
internal enum NamePlace
{
    Begins,
    Inside,
    Ends,

    /// <summary>It is the whole name.</summary>
    Single,
}
