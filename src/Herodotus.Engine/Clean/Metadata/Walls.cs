using Herodotus.Learning;

namespace Herodotus.Clean.Metadata;

/// <summary>What can stand in an article's place.</summary>
public enum WallKind
{
    Robot,
    Blocked,
    Missing,
    Login,
    Cookies,
    Payment,
}

/// <summary>
/// Recognizes pages that a server sends, with success, instead of an article: error pages, tests for robots, logins, consents, offers of a
/// subscription. Their words are in <c>data/intake/walls.tsv</c>.
/// </summary>
public sealed class Walls
{
    /// <summary>Walls are shorter than this; a longer text is an article that speaks of such things.</summary>
    private const int MaxLength = 900;

    /// <summary>The invitation behind the free part of an article stands at its end.</summary>
    private const int TailLength = 500;

    private readonly ImmutableArray<(WallKind Kind, string Words)> _signs;

    private Walls(ImmutableArray<(WallKind Kind, string Words)> signs) => _signs = signs;

    public static Walls Load(DataFolder data) => new(
    [
        .. data.Lines("intake", "walls.tsv").Select(line => line.Split('\t'))
            .Where(cells => cells.Length == 2 && Enum.TryParse<WallKind>(cells[0], ignoreCase: true, out _))
            .Select(cells => (Enum.Parse<WallKind>(cells[0], ignoreCase: true), cells[1].Trim())),
    ]);

    /// <summary>What the page is instead of an article; null when it is one.</summary>
    public WallKind? Find(string? title, string text)
    {
        if (text.Length > MaxLength)
            return null;
        foreach (var (kind, words) in _signs)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase) || title?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)
                return kind;
        }

        return null;
    }

    /// <summary>True when a text ends where a subscription begins.</summary>
    public bool BreaksOff(string text)
    {
        var tail = text.AsSpan()[Math.Max(0, text.Length - TailLength)..];
        foreach (var (kind, words) in _signs)
        {
            if (kind == WallKind.Payment && tail.Contains(words, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
