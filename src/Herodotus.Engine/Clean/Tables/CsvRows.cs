using System.Text;

namespace Herodotus.Clean.Tables;

/// <summary>Rows of separated values (RFC 4180, and what programs make of it), one at a time.</summary>
internal static class CsvRows
{
    /// <summary>A quote that is never closed would swallow the file: a field is refused beyond this.</summary>
    private const int MaxFieldLength = 16 * 1024 * 1024;

    /// <summary>Each row with the line it begins on; null in place of a row whose field is too long.</summary>
    public static IEnumerable<(List<string>? Row, int Line)> Read(TextReader reader, char separator)
    {
        var field = new StringBuilder();
        var row = new List<string>();
        int line = 1, begin = 1;
        bool quoted = false, overlong = false, any = false;
        int next;
        while ((next = reader.Read()) >= 0)
        {
            var c = (char)next;
            any = true;
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    Add(c);
                else if (reader.Peek() == '"')
                    Add((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                EndField();
            }
            else if (c == '\n')
            {
                EndField();
                yield return (overlong ? null : row, begin);
                (row, begin, overlong, any) = ([], line, false, false);
            }
            else if (c != '\r')
            {
                Add(c);
            }
        }

        if (any)
        {
            EndField();
            yield return (overlong ? null : row, begin);
        }

        void Add(char c)
        {
            if (field.Length < MaxFieldLength)
                field.Append(c);
            else
                overlong = true;
        }

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
