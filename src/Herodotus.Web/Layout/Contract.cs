using System.Text.Json;
using Herodotus.Reports.Json;
using Microsoft.AspNetCore.Http;

namespace Herodotus.Web.Layout;

/// <summary>Answers in the contract's JSON.</summary>
public static class Contract
{
    public static IResult Json(Action<Utf8JsonWriter> write) => Results.Bytes(ReportJson.Line(write), "application/json; charset=utf-8");

    /// <summary>An RFC 9457 problem.</summary>
    public static IResult NotFound(string what) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: $"No such {what}");
}
