namespace Herodotus.Learning.Files;

/// <summary>
/// Where lexicons and trained models lie: <c>data/&lt;language&gt;/…</c>. Adding a language adds files here, not branches in code.
/// </summary>
public sealed class DataFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "HERODOTUS_DATA";

    private DataFolder(string path) => Path = path;

    /// <summary>The languages whose reports are compared with one another and told; others are read as far as their own files go.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "es"];

    public string Path { get; }

    /// <summary>The folder named by <see cref="Variable"/>, else <c>data</c> beside the program, else in the nearest folder above it.</summary>
    /// <exception cref="DirectoryNotFoundException">None of these is there.</exception>
    public static DataFolder Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return At(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "data");
            if (System.IO.File.Exists(System.IO.Path.Combine(candidate, "SOURCE.md")))
                return new DataFolder(candidate);
        }

        throw new DirectoryNotFoundException(
            $"HDT0900: no data folder beside or above {AppContext.BaseDirectory}; set {Variable} to the 'data' folder of the installation");
    }

    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static DataFolder At(string path) => Directory.Exists(path)
        ? new DataFolder(System.IO.Path.GetFullPath(path))
        : throw new DirectoryNotFoundException($"HDT0900: no data folder at {path}");

    /// <summary>The path of a file for one language (<c>en</c>) or for all (<c>knowledge</c>).</summary>
    public string File(string folder, string name) => System.IO.Path.Combine(Path, folder, name);

    /// <summary>The non-empty lines of a lexicon file, without comments (<c>#</c> at the start of a line) and outer blanks; none when absent.</summary>
    public IEnumerable<string> Lines(string folder, string name)
    {
        var path = File(folder, name);
        if (!System.IO.File.Exists(path))
            yield break;
        foreach (var line in System.IO.File.ReadLines(path))
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#')
                yield return trimmed;
        }
    }

    /// <summary>The words of a lexicon file whose lines are a kind and its words: <c>kind TAB word, phrase of words, …</c>.</summary>
    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public IEnumerable<(string Kind, string Word)> WordsByKind(string folder, string name) =>
        Lines(folder, name).SelectMany(line => line.Split('\t') is [var kind, var words]
            ? words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => (kind, word))
            : throw new InvalidDataException($"HDT0901: {name}: not a kind and its words: {line}"));

    /// <summary>The words by kind of all <see cref="Languages"/> together: what is compared across reports has words of any of them.</summary>
    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public IEnumerable<(string Kind, string Word)> WordsByKind(string name) => Languages.SelectMany(language => WordsByKind(language, name));
}
