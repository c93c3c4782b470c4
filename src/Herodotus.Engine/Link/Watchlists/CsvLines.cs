using System.Text;

namespace Herodotus.Link.Watchlists;

/// <summary>Comma-separated rows, quotes doubled inside quotes, line breaks allowed inside them.</summary>
internal static class CsvLines
{
    /// <summary>A quote that never closes would swallow the file: a field is cut here, and the row is refused for its fields.</summary>
    private const int LongestField = 200_000;

    public static IEnumerable<(List<string> Row, int Line)> Read(TextReader reader)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var (quoted, line, start) = (false, 1, 1);
        int next;
        while ((next = reader.Read()) >= 0)
        {
            var c = (char)next;
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"' && field.Length < LongestField)
                {
                    field.Append(c);
                    continue;
                }

                if (c == '"' && reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                    continue;
                }

                quoted = false;
                continue;
            }

            switch (c)
            {
                case '"' when field.Length == 0 || field.ToString().AsSpan().Trim().IsEmpty:
                    quoted = true;
                    field.Clear();
                    break;
                case ',':
                    row.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r':
                    break;
                case '\n':
                    row.Add(field.ToString());
                    field.Clear();
                    yield return (row, start);
                    row = [];
                    start = line;
                    break;
                default:
                    if (field.Length < LongestField)
                        field.Append(c);
                    break;
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString());
            yield return (row, start);
        }
    }
}
