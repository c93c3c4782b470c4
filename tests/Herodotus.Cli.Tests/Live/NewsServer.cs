using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Herodotus.Live;

/// <summary>A real web server on loopback that behaves well and badly in the ways that news sites do.</summary>
internal sealed class NewsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    private NewsServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>How many entries the feeds under <c>/news/</c> have; more come as a test goes on.</summary>
    public int Entries { get; set; } = 3;

    /// <summary>The headers of each request for <c>/cookie</c>.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Headers { get; } = new();

    /// <summary>The address of this side of each connection that a request came by.</summary>
    public ConcurrentQueue<string> Callers { get; } = new();

    /// <summary>How many requests came, and how many were answered with "not modified".</summary>
    public (int All, int NotModified) Total => (_requests.Values.Sum(), _notModified);

    private int _notModified;

    public int Requests(string path) => _requests.GetValueOrDefault(path);

    public Uri At(string path) => new(Address, path);

    public static async Task<NewsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Any, 0));
        var server = new NewsServer(builder.Build());
        server.Map();
        await server._app.StartAsync();
        server.Address = new Uri($"http://127.0.0.1:{new Uri(server._app.Urls.Single()).Port}");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            Callers.Enqueue(context.Connection.LocalIpAddress!.ToString());
            _requests.AddOrUpdate(context.Request.Path.Value!, 1, (_, count) => count + 1);
            await next(context);
        });
        _app.MapGet("/robots.txt", () => "User-agent: *\nDisallow: /closed\nAllow: /closed/open\n");
        _app.MapGet("/news/{name}", (string name, HttpContext context) => Feed(name, context));
        _app.MapGet("/closed/feed", () => Results.Text("<rss/>", "application/rss+xml"));
        _app.MapGet("/site", () => Results.Text("<html><head><link rel=alternate type='application/rss+xml' href='/news/site' title='News'></head><body><p>Welcome.</p></body></html>", "text/html"));
        _app.MapGet("/article/{n}", (int n) => Results.Text(
            $"<html><body><article><p>{string.Concat(Enumerable.Repeat($"The harbor board met for the {n}th time and heard every side of the matter. ", 12))}</p></article></body></html>", "text/html"));
        _app.MapGet("/moved", () => Results.Redirect("/news/moved", permanent: true));
        _app.MapGet("/circle", () => Results.Redirect("/circle"));
        _app.MapGet("/inside", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        _app.MapGet("/to-inside", () => Results.Redirect($"http://router.example:{Address.Port}/news/a"));
        _app.MapGet("/to-closed", () => Results.Redirect("/closed/feed"));
        _app.MapGet("/cookie", (HttpContext context) =>
        {
            Headers.Enqueue(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            context.Response.Cookies.Append("visitor", "1");
            return Results.Text("<rss><channel><title>c</title></channel></rss>", "application/rss+xml");
        });
        _app.MapGet("/zstd", (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "zstd";
            return Results.Bytes([0x28, 0xB5, 0x2F, 0xFD, 0, 0]);
        });
        _app.MapGet("/huge", (HttpContext context) =>
        {
            context.Response.ContentLength = 1L << 30;
            return context.Response.WriteAsync("<rss>", context.RequestAborted);
        });
        _app.MapGet("/future", () => Results.Text(
            "<rss><channel><title>F</title><item><title>One</title><guid>1</guid><pubDate>Tue, 01 Jan 2199 00:00:00 GMT</pubDate><description>The harbor opens.</description></item></channel></rss>", "application/rss+xml"));
        _app.MapGet("/consent", () => Results.Text("<html><head><title>Example</title></head><body><div><h2>We value your privacy</h2><p>We and our partners store information on a device.</p></div></body></html>", "text/html"));
        _app.MapGet("/lost", () => Results.Text("<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Go back to the start.</p></body></html>", "text/html"));
        _app.MapGet("/captcha", () => Results.Text("<html><head><title>Just a moment...</title></head><body><h1>Verify you are human</h1></body></html>", "text/html"));
        _app.MapGet("/gone", () => Results.StatusCode(410));
        _app.MapGet("/missing", () => Results.StatusCode(404));
        _app.MapGet("/login", () => Results.StatusCode(401));
        _app.MapGet("/busy", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return Results.StatusCode(429);
        });
        _app.MapGet("/trouble", () => Results.StatusCode(503));
        _app.MapGet("/empty", () => Results.Text(""));
        _app.MapGet("/error-page", () => Results.Text("<html><body><h1>Something went wrong</h1><p>Please try again later.</p></body></html>", "text/html"));
        _app.MapGet("/picture", () => Results.Bytes([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0], "image/png"));
        _app.MapGet("/bomb", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 256; i++)
                await gzip.WriteAsync(zeros, context.RequestAborted);
        });
        _app.MapGet("/endless", async context =>
        {
            await context.Response.WriteAsync("<rss><channel>", context.RequestAborted);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("<item><title>again</title></item>", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        _app.MapGet("/cut", async context =>
        {
            context.Response.ContentLength = 100_000;
            await context.Response.WriteAsync("<rss><channel><title>Cut</title>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        _app.MapGet("/damaged", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, context.RequestAborted);
        });
    }

    private IResult Feed(string name, HttpContext context)
    {
        var entries = Entries;
        // A new connection each time, so that the name is looked up again.
        if (name == "once")
            context.Response.Headers.Connection = "close";
        var tag = $"\"{name}-{entries}\"";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            Interlocked.Increment(ref _notModified);
            return Results.StatusCode(304);
        }

        context.Response.Headers.ETag = tag;
        var feed = new StringBuilder("<rss version='2.0'><channel><title>").Append(name).Append("</title>");
        // The newest first, as feeds have it: every entry moves down when one comes.
        for (var n = entries; n > 0; n--)
            feed.Append($"<item><title>{name} item {n}</title><guid isPermaLink='false'>{name}-{n}</guid><link>{At($"/article/{n}")}</link><description>Short word {n} from {name}.</description></item>");
        return Results.Text(feed.Append("</channel></rss>").ToString(), "application/rss+xml");
    }
}
