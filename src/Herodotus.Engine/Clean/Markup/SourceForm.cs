namespace Herodotus.Clean.Markup;

/// <summary>How the texts of a source are wrapped.</summary>
public enum SourceForm
{
    /// <summary>Every sign is itself.</summary>
    Plain,

    /// <summary>A page.</summary>
    Html,

    /// <summary>Markup in the character data of XML.</summary>
    Feed,

    /// <summary>Markup in the strings of JSON.</summary>
    Json,
}
