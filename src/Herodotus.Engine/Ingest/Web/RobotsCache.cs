using System.Collections.Concurrent;
using System.Text;

namespace Herodotus.Ingest.Web;

/// <summary>Rules of sites, asked for once a day each.</summary>
internal sealed class RobotsCache(TimeProvider clock)
{
    /// <summary>RFC 9309: not longer than 24 hours.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>After trouble the file is asked for again soon.</summary>
    private static readonly TimeSpan KeptAfterTrouble = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _known = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsRules> ForAsync(Uri address, Func<Uri, Task<FetchResult>> fetch)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        if (_known.TryGetValue(site, out var known) && known.Until > clock.GetUtcNow())
            return known.Rules;
        var answer = await fetch(new Uri(site + "/robots.txt")).ConfigureAwait(false);
        // No file, no rules. A server in trouble means no for now; a host that cannot be reached will say so itself.
        var (rules, kept) = answer switch
        {
            { Refusal: null } => (RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body)), Kept),
            { Status: >= 500 } => (RobotsRules.Closed, KeptAfterTrouble),
            { Status: >= 400 } => (RobotsRules.Open, Kept),
            _ => (RobotsRules.Open, KeptAfterTrouble),
        };
        _known[site] = (rules, clock.GetUtcNow() + kept);
        return rules;
    }
}
