using Herodotus.Store;
using Microsoft.AspNetCore.Http;

namespace Herodotus.Web.Layout;

/// <summary>The one place that turns a failure into an HTTP answer.</summary>
public static class FailurePage
{
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (WorkspaceException exception) when (!context.Response.HasStarted)
        {
            await Page.Failure(exception.Message).ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && exception is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"HDT0999: {exception}").ConfigureAwait(false);
            await Page.Failure($"HDT0999: a failure of ours ({exception.GetType().Name}); the server's output says more").ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
