using Spectre.Console;

namespace Herodotus.Cli.Terminal;

/// <summary>A table for people on a terminal, tab-separated lines for programs.</summary>
public static class Rows
{
    public static void Write(string[] headings, IEnumerable<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            Console.Out.WriteLine(string.Join('\t', headings));
            foreach (var row in rows)
                Console.Out.WriteLine(string.Join('\t', row.Select(OneLine)));
            return;
        }

        var table = new Table().Border(TableBorder.Minimal);
        foreach (var heading in headings)
            table.AddColumn(heading);
        foreach (var row in rows)
            table.AddRow(row.Select(cell => Markup.Escape(OneLine(cell))).ToArray());
        AnsiConsole.Write(table);
    }

    private static string OneLine(string cell) => cell.ReplaceLineEndings(" ").Replace('\t', ' ');
}
