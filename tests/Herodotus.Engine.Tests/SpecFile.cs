namespace Herodotus;

/// <summary>Cases kept as data beside the tests: tab-separated lines, <c>#</c> comments, <c>\n</c> for a line break.</summary>
internal static class SpecFile
{
    public static IEnumerable<string[]> Lines(string path) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, path))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'));
}
