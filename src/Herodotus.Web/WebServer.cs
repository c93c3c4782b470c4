using Herodotus.Libraries;
using Herodotus.Web.Actors;
using Herodotus.Web.Changes;
using Herodotus.Web.Layout;
using Herodotus.Web.Reports;
using Herodotus.Web.Search;
using Herodotus.Web.Sources;
using Herodotus.Web.Stories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herodotus.Web;

/// <summary>The web pages and the API over one workspace: the wiring list.</summary>
public static class WebServer
{
    /// <summary>The largest request accepted, in bytes: pages take queries only.</summary>
    private const long MaxRequestBytes = 64 * 1024;

    /// <summary>Builds the server; the caller runs and disposes it.</summary>
    /// <param name="address">Where to listen: <c>http://127.0.0.1:5080</c>; port 0 takes any free one.</param>
    /// <param name="lists">The watchlists that actors' names are compared with; null when none is configured.</param>
    public static WebApplication Create(Library library, string address, ConfiguredLists? lists = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(lists ?? ConfiguredLists.None);
        var app = builder.Build();
        app.Use(SecurityHeaders.AddAsync);
        app.Use(FailurePage.CatchAsync);
        app.MapGet("/style.css", () => Results.Text(Herodotus.Tell.Pages.StyleSheet.Css, "text/css"));
        app.MapStories();
        app.MapChanges();
        app.MapReports();
        app.MapActors();
        app.MapSearch();
        app.MapSources();
        app.MapFallback(() => Page.NotFound("There is no such page."));
        return app;
    }
}
