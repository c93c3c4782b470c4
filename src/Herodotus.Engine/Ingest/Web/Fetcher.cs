using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Herodotus.Ingest.Archives;
using Polly;
using Polly.Retry;

namespace Herodotus.Ingest.Web;

/// <summary>
/// Asks web servers for bytes: politely (one request a host at a time, with a gap, robots.txt, a clear name), guardedly (public
/// addresses only, bounded in time, size and redirects, no cookies) and patiently (retries with a seeded jitter).
/// </summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>Who we are, and the name by which a site's robots.txt may speak to us.</summary>
    public const string UserAgent = "Herodotus/0.1 (news reader; robots.txt name: herodotus)";

    private readonly HttpClient _client;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _clock;
    private readonly HostTurns _turns;
    private readonly RobotsCache _robots;
    private readonly ResiliencePipeline<FetchResult> _retries;

    /// <param name="clock">Waits and times of day.</param>
    /// <param name="limits">Bounds; the usual ones when null.</param>
    /// <param name="guard">Where connections may go; public addresses only when null.</param>
    /// <param name="seed">Of the jitter.</param>
    public Fetcher(TimeProvider clock, FetchLimits? limits = null, AddressGuard? guard = null, int seed = 484)
    {
        guard ??= AddressGuard.PublicOnly;
        _limits = limits ?? new();
        _clock = clock;
        _turns = new(clock, _limits);
        _robots = new(clock);
        var jitter = new Random(seed);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = _limits.Connect,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = guard.ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _retries = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = Math.Max(1, _limits.Retries),
                ShouldHandle = arguments => ValueTask.FromResult(_limits.Retries > 0 && arguments.Outcome.Result is { } result && MayPass(result)),
                DelayGenerator = arguments =>
                {
                    double spread;
                    lock (jitter)
                        spread = 0.5 + jitter.NextDouble();
                    return ValueTask.FromResult<TimeSpan?>(_limits.RetryDelay * Math.Pow(2, arguments.AttemptNumber) * spread);
                },
            })
            .Build();
    }

    /// <summary>Fetches an address; what goes wrong is in the result.</summary>
    /// <param name="etag">Of the copy already held.</param>
    /// <param name="lastModified">Of the copy already held.</param>
    /// <param name="respectRobots">False for addresses that the site itself hands out for fetching.</param>
    public async Task<FetchResult> FetchAsync(Uri address, string? etag = null, string? lastModified = null, bool respectRobots = true, CancellationToken cancel = default)
    {
        return await _retries.ExecuteAsync(async token => await OnceAsync(address, etag, lastModified, respectRobots, token).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Server trouble and broken connections may pass; a refusal will not.</summary>
    private static bool MayPass(FetchResult result) =>
        result.Refusal?.Code is FetchCodes.Unreachable or FetchCodes.TooSlow or FetchCodes.Damaged || result.Status is 500 or 502 or 503 or 504 && result.RetryAfter is null;

    private async Task<FetchResult?> RefusedByRobotsAsync(Uri address, CancellationToken cancel)
    {
        if (address.Scheme is not ("http" or "https"))
            return null;
        var rules = await _robots.ForAsync(address, async robots => await OnceAsync(robots, null, null, respectRobots: false, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        if (rules.Delay is { } delay)
            _turns.Widen(address, delay);
        return rules.Allows(address.PathAndQuery)
            ? null
            : Refused(address, FetchCodes.Robots, $"{address} is closed to programs by the site's robots.txt; ask the site, or read it by hand");
    }

    private async Task<FetchResult> OnceAsync(Uri address, string? etag, string? lastModified, bool respectRobots, CancellationToken cancel)
    {
        var at = address;
        try
        {
            var permanent = true;
            for (var redirects = 0; ; redirects++)
            {
                if (at.Scheme is not ("http" or "https") || at.HostNameType == UriHostNameType.Unknown || at.UserInfo.Length > 0)
                    return Refused(at, FetchCodes.BadAddress, $"{at} is not a web address that can be fetched");
                if (redirects > _limits.Redirects)
                    return Refused(address, FetchCodes.TooManyRedirects, $"{address} redirects more than {_limits.Redirects} times; the site sends readers in a circle");
                // Each site on the way has its own rules.
                if (respectRobots && await RefusedByRobotsAsync(at, cancel).ConfigureAwait(false) is { } refused)
                    return refused;
                var (free, wait) = await _turns.TakeAsync(at, cancel).ConfigureAwait(false);
                if (free is null)
                    return Refused(at, FetchCodes.HostRests, $"{at.Authority} asked for a rest; it is asked again in {Math.Ceiling(wait.TotalMinutes):0} minutes") with { RetryAfter = wait };
                using var turn = free;
                // Waiting for the host's turn is our own doing: the server's time begins here.
                using var limited = new CancellationTokenSource(_limits.Whole, _clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limited.Token);
                using var request = Request(at, etag, lastModified);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
                if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
                {
                    permanent &= (int)response.StatusCode is 301 or 308;
                    at = new Uri(at, location);
                    continue;
                }

                var answer = await AnswerAsync(at, response, redirects > 0 && permanent, either.Token).ConfigureAwait(false);
                // "Too many requests" is meant for all that we ask this host for.
                if (answer.Status == 429 || answer.Status == 503 && answer.RetryAfter is not null)
                    _turns.Rest(at, answer.RetryAfter ?? _limits.UsualHostRest);
                return answer;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused(at, FetchCodes.TooSlow, $"{at} took longer than {_limits.Whole.TotalSeconds:0} seconds; it is tried again later");
        }
        catch (HttpRequestException error) when (error.InnerException is PrivateAddressException inside)
        {
            return Refused(at, FetchCodes.PrivateAddress, $"{at} was not fetched: {inside.Message}; allow it with --allow-private if it is meant");
        }
        catch (ExpansionException error)
        {
            return Refused(at, FetchCodes.TooLarge, $"{at} was left: {error.Message}");
        }
        catch (InvalidDataException error)
        {
            return Refused(at, FetchCodes.Damaged, $"the compressed body of {at} is damaged: {error.Message}");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UriFormatException)
        {
            return Refused(at, FetchCodes.Unreachable, $"{at} cannot be reached: {error.GetBaseException().Message}");
        }
    }

    private static HttpRequestMessage Request(Uri address, string? etag, string? lastModified)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (lastModified is not null)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        return request;
    }

    private async Task<FetchResult> AnswerAsync(Uri address, HttpResponseMessage response, bool moved, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        var result = new FetchResult
        {
            Address = address,
            Status = status,
            NotModified = status == 304,
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"'),
            ETag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null,
            LastModified = response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.FirstOrDefault() : null,
            RetryAfter = Wait(response.Headers.RetryAfter),
            MovedForGood = moved,
        };
        if (status == 304)
            return result;
        if (status is < 200 or > 299)
            return result with { Refusal = OfStatus(address, status) };
        if (response.Content.Headers.ContentEncoding.FirstOrDefault(coding => !IsKnown(coding)) is { } unknown)
            return result with { Refusal = new(FetchCodes.Coding, $"{address} came compressed as '{unknown}', which was not asked for and cannot be read", address.AbsoluteUri) };
        var body = response.Content.Headers.ContentLength > _limits.BodyBytes ? null : await BodyAsync(response, cancel).ConfigureAwait(false);
        if (body is null)
            return result with { Refusal = new(FetchCodes.TooLarge, $"{address} is larger than {_limits.BodyBytes / (1024 * 1024)} MB", address.AbsoluteUri) };
        return body.Length == 0
            ? result with { Refusal = new(FetchCodes.EmptyBody, $"{address} answered with nothing (status {status})", address.AbsoluteUri) }
            : result with { Body = body };
    }

    private static Refusal OfStatus(Uri address, int status) => status switch
    {
        401 or 402 or 407 or 403 or 451 => new(FetchCodes.NeedsLogin, $"{address} is closed to us (status {status}): a login, a subscription or a block stands before it", address.AbsoluteUri),
        404 => new(FetchCodes.Status, $"{address} is not there (status 404); look for its new address on the site", address.AbsoluteUri),
        410 => new(FetchCodes.Gone, $"{address} is gone for good (status 410); remove it", address.AbsoluteUri),
        429 => new(FetchCodes.Status, $"{address} asks us to come less often (status 429)", address.AbsoluteUri),
        _ => new(FetchCodes.Status, $"{address} answered with status {status}", address.AbsoluteUri),
    };

    private static bool IsKnown(string coding) => coding.ToLowerInvariant() is "gzip" or "x-gzip" or "deflate" or "br" or "identity" or "none" or "";

    /// <summary>The body with its content coding undone; null when it passes the limit.</summary>
    private async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var raw = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var packed = await ReadAsync(raw, cancel).ConfigureAwait(false);
        if (packed is null)
            return null;
        foreach (var coding in response.Content.Headers.ContentEncoding.Reverse())
        {
            using var inner = new CountingStream(new MemoryStream(packed));
            using Stream? open = coding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(inner, CompressionMode.Decompress),
                "deflate" => packed.Length > 1 && (packed[0] & 0x0F) == 8 ? new ZLibStream(inner, CompressionMode.Decompress) : new DeflateStream(inner, CompressionMode.Decompress),
                "br" => new BrotliStream(inner, CompressionMode.Decompress),
                _ => null,
            };
            if (open is null)
                continue;
            await using var guarded = new GuardedStream(open, () => inner.Count);
            packed = await ReadAsync(guarded, cancel).ConfigureAwait(false);
            if (packed is null)
                return null;
        }

        return packed;
    }

    private async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            if (whole.Length + read > _limits.BodyBytes)
                return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => null,
    };

    private static FetchResult Refused(Uri address, string code, string message) =>
        new() { Address = address, Refusal = new(code, message, address.IsAbsoluteUri ? address.AbsoluteUri : address.ToString()) };
}
