using System.Text;
using System.Text.Json;

namespace Herodotus.Cli.Lines;

/// <summary>The first line of a journal that was cut: a reader of reports takes it for none.</summary>
/// <param name="From">Bytes of reports that stood before.</param>
/// <param name="Stories">The number of the last story opened when it was cut.</param>
/// <param name="IsAnew">True when the stream begins here, its first story after <paramref name="Stories"/>.</param>
internal sealed record JournalHead(long From, int Stories, bool IsAnew = false)
{
    /// <summary>Longer than any head.</summary>
    private const int MaxLength = 128;

    private static readonly byte[] Begin = "{\"journal\":{\"from\":"u8.ToArray();

    /// <summary>Bytes of the line; none for a journal that was never cut.</summary>
    public int Length => From == 0 && !IsAnew ? 0 : ToLine().Length;

    public static JournalHead Read(FileStream file)
    {
        var buffer = new byte[MaxLength];
        file.Position = 0;
        var line = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (line.IndexOf((byte)'\n') is > 0 and var end && line.StartsWith(Begin))
        {
            using var json = JsonDocument.Parse(buffer.AsMemory(0, end));
            var head = json.RootElement.GetProperty("journal");
            return new JournalHead(head.GetProperty("from").GetInt64(), head.GetProperty("stories").GetInt32(), head.GetProperty("anew").GetBoolean());
        }

        return new JournalHead(0, 0);
    }

    public byte[] ToLine() => Encoding.UTF8.GetBytes(string.Create(null, $"{Encoding.UTF8.GetString(Begin)}{From},\"stories\":{Stories},\"anew\":{(IsAnew ? "true" : "false")}}}}}\n"));
}
