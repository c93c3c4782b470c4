using System.Text;
using Herodotus.Tell.Pages;
using Microsoft.AspNetCore.Http;

namespace Herodotus.Web.Layout;

/// <summary>The frame of every page: navigation, search, main part. Usable without scripts, by keyboard and by screen reader.</summary>
public static class Page
{
    public static IResult Show(string title, Html main, int status = StatusCodes.Status200OK, string? query = null) => Results.Content(
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · Herodotus</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <nav aria-label="Main">
            <a href="/">Stories</a>
            <a href="/changes">Changes</a>
            <a href="/actors">Actors</a>
            <a href="/sources">Sources</a>
            <form action="/search" role="search"><label class="skip" for="q">Search the reports</label><input id="q" name="q" type="search" placeholder="Search the reports" value="{query}"><button>Search</button></form>
            </nav>
            <main id="main">
            {main}
            </main>
            </body>
            </html>

            """).ToString(),
        "text/html; charset=utf-8",
        Encoding.UTF8,
        status);

    public static IResult NotFound(string message) =>
        Show("Not found", Html.Of($"<h1>Not found</h1>\n<p>{message} <a href=\"/\">All stories</a></p>"), StatusCodes.Status404NotFound);

    public static IResult Failure(string message) =>
        Show("It did not work", Html.Of($"<h1>It did not work</h1>\n<p>{message}</p>"), StatusCodes.Status500InternalServerError);
}
