namespace Herodotus.Clean.Extraction;

/// <summary>How much of a page is read, and why no more.</summary>
public static class PageLimits
{
    /// <summary>UTF-16 units of markup; a longer page is refused: the longest news pages seen are near 5 million, and a tree costs many times its markup.</summary>
    public const int Characters = 24_000_000;

    /// <summary>Levels of nesting kept, as browsers do (Blink and WebKit stop at 512); deeper elements become siblings.</summary>
    public const int Depth = 512;

    /// <summary>Blocks of text read; a page beyond has its tail left out.</summary>
    public const int Blocks = 200_000;

    /// <summary>UTF-16 units of structured data (JSON-LD) read on one page.</summary>
    public const int StructuredCharacters = 4_000_000;
}
