using System.Globalization;
using System.Text;

namespace Herodotus.Ingest.Web;

/// <summary>A site's rules for programs (RFC 9309): the group that names us, else the group for all.</summary>
public sealed class RobotsRules
{
    /// <summary>What groups call us.</summary>
    private const string Product = "herodotus";

    /// <summary>RFC 9309 asks for at least this much of a file to be read.</summary>
    private const int MaxLength = 512 * 1024;

    private readonly ImmutableArray<(string Path, bool Allow)> _rules;

    private RobotsRules(ImmutableArray<(string Path, bool Allow)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>For a site without rules.</summary>
    public static RobotsRules Open { get; } = new([], null);

    /// <summary>For a site whose rules cannot be had: nothing is fetched for now.</summary>
    public static RobotsRules Closed { get; } = new([("/", false)], null);

    /// <summary>The wait between requests that the site asks for.</summary>
    public TimeSpan? Delay { get; }

    public static RobotsRules Parse(string text)
    {
        var own = ImmutableArray.CreateBuilder<(string Path, bool Allow)>();
        var all = ImmutableArray.CreateBuilder<(string Path, bool Allow)>();
        bool inOwn = false, inAll = false, ownSeen = false, naming = false;
        TimeSpan? ownDelay = null, allDelay = null;
        foreach (var raw in text[..Math.Min(text.Length, MaxLength)].Split('\n'))
        {
            var hash = raw.IndexOf('#', StringComparison.Ordinal);
            var line = (hash < 0 ? raw : raw[..hash]).Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            var (key, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            switch (key)
            {
                case "user-agent":
                    if (!naming)
                        (inOwn, inAll) = (false, false);
                    naming = true;
                    inAll |= value == "*";
                    if (value.Length > 0 && value != "*" && Product.StartsWith(value.ToLowerInvariant(), StringComparison.Ordinal) && value.Length >= 4)
                        (inOwn, ownSeen) = (true, true);
                    break;
                case "allow" or "disallow":
                    naming = false;
                    if (value.Length == 0)
                        break;
                    if (inOwn)
                        own.Add((Escaped(value), key == "allow"));
                    if (inAll)
                        all.Add((Escaped(value), key == "allow"));
                    break;
                case "crawl-delay":
                    naming = false;
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86400)
                    {
                        ownDelay = inOwn ? TimeSpan.FromSeconds(seconds) : ownDelay;
                        allDelay = inAll ? TimeSpan.FromSeconds(seconds) : allDelay;
                    }

                    break;
            }
        }

        return ownSeen ? new(own.ToImmutable(), ownDelay) : new(all.ToImmutable(), allDelay);
    }

    /// <summary>The longest rule that fits decides; of two of one length, the one that allows.</summary>
    public bool Allows(string pathAndQuery)
    {
        var (length, allowed) = (-1, true);
        foreach (var (path, allow) in _rules)
        {
            if (path.Length >= length && Fits(path, pathAndQuery) && (path.Length > length || allow))
                (length, allowed) = (path.Length, allow);
        }

        return allowed;
    }

    /// <summary>Letters beyond ASCII as addresses carry them.</summary>
    private static string Escaped(string path)
    {
        if (Ascii.IsValid(path))
            return path;
        var escaped = new StringBuilder(path.Length * 2);
        foreach (var rune in path.EnumerateRunes())
            escaped.Append(rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return escaped.ToString();
    }

    /// <summary>Prefix match with <c>*</c> for anything and <c>$</c> for the end, in linear time by greedy search.</summary>
    private static bool Fits(string rule, string path)
    {
        var anchored = rule.EndsWith('$');
        var pieces = (anchored ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            if (anchored && i == pieces.Length - 1)
                return path.Length - pieces[i].Length >= at && path.EndsWith(pieces[i], StringComparison.Ordinal);
            var found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + pieces[i].Length;
        }

        return !anchored || pieces.Length > 1 || at == path.Length;
    }
}
