namespace Herodotus.Clean.Extraction;

/// <summary>What the names an author gave to an element (class, id, role, itemprop) say about what stands in it.</summary>
[Flags]
internal enum BoxMarks
{
    None = 0,

    /// <summary>Named as the body of an article.</summary>
    Body = 1,

    /// <summary>Named as an article, a post or the main content.</summary>
    Content = 1 << 1,

    /// <summary>Standfirst, summary, sub-title.</summary>
    Lead = 1 << 2,

    /// <summary>Furniture of the page: never part of a report.</summary>
    Furniture = 1 << 3,

    /// <summary>Pointers to other reports.</summary>
    Related = 1 << 4,

    /// <summary>What readers wrote.</summary>
    Comment = 1 << 5,

    /// <summary>Text that belongs to a picture.</summary>
    Caption = 1 << 6,

    /// <summary>Who wrote it and when.</summary>
    Byline = 1 << 7,

    /// <summary>Not shown.</summary>
    Hidden = 1 << 8,

    /// <summary>A pull quote: words of the text shown once more.</summary>
    PullQuote = 1 << 9,

    /// <summary>An aside, a box, an inset: in doubt.</summary>
    Aside = 1 << 10,

    /// <summary>Headline.</summary>
    Title = 1 << 11,

    /// <summary>A layer that asks for consent, by the names its makers give it: whatever it holds, it is no report.</summary>
    Consent = 1 << 12,

    Unwanted = Furniture | Related | Comment | Hidden | Consent,
}
