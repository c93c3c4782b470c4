namespace Herodotus.Clean.Sniffing;

/// <summary>What an item is, by its content.</summary>
public enum ContentKind
{
    Empty,
    Binary,
    PlainText,
    Json,
    JsonLines,
    Page,
    Feed,
    Opml,
    Letter,
    PostArchive,
}
