using System.Text.Json;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Microsoft.AspNetCore.Http;

namespace Herodotus.Web.Layout;

/// <summary>Answers in the contract's JSON.</summary>
public static class Contract
{
    public static IResult Json(Action<Utf8JsonWriter> write) => Results.Bytes(ReportJson.Line(write), "application/json; charset=utf-8");

    /// <summary>Stories as the contract writes them, each sent when it is told: memory need not hold them all.</summary>
    public static IResult Stories(IEnumerable<StoryBrief> stories) => Results.Stream(
        async output =>
        {
            await output.WriteAsync("{\"stories\":["u8.ToArray()).ConfigureAwait(false);
            var comma = false;
            foreach (var story in stories)
            {
                if (comma)
                    await output.WriteAsync(","u8.ToArray()).ConfigureAwait(false);
                comma = true;
                await output.WriteAsync(ReportJson.Line(json => StoryJson.Write(json, story))).ConfigureAwait(false);
            }

            await output.WriteAsync("]}"u8.ToArray()).ConfigureAwait(false);
        },
        "application/json; charset=utf-8");

    /// <summary>An RFC 9457 problem.</summary>
    public static IResult NotFound(string what) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: $"No such {what}");
}
