using System.Buffers.Binary;
using System.Security.Cryptography;
using Herodotus.Reports;

namespace Herodotus.Clean;

/// <summary>Ids of reports that came without one: made from their content and name, so they are the same in every run.</summary>
public static class ReportIds
{
    /// <summary>
    /// <c>r</c> and twelve hexadecimal digits of SHA-256 over where the report is from and its words. A changed text is another report;
    /// an entry that only moves down its feed is the same.
    /// </summary>
    /// <param name="report">Its address counts for its name when it has one.</param>
    /// <param name="name">The item's name: see <see cref="Ingest.Item.Name"/>.</param>
    /// <param name="byPlace">True when the same words at another place of the file are another report.</param>
    public static string For(Report report, string name, bool byPlace = true)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, report.Guid is { } guid ? name + "\n" + guid : report.Url ?? name);
        Append(hash, report.Title ?? "");
        Append(hash, report.Text);
        Span<byte> part = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(part, byPlace && report.Guid is null && report.Url is null ? report.Part ?? 0 : 0);
        hash.AppendData(part);
        return "r" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    /// <summary>The UTF-16 units themselves with their count before: any string has such bytes, lone surrogates too.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
