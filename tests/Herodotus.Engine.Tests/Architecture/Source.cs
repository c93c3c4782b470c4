using System.Runtime.CompilerServices;

namespace Herodotus.Architecture;

/// <summary>The repository's source files, for rules about them.</summary>
internal static class Source
{
    public static string Root { get; } = FindRoot();

    public static string Engine => Path.Combine(Root, "src", "Herodotus.Engine");

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Herodotus.slnx")))
                return folder;
        }

        throw new DirectoryNotFoundException("the solution is not above the tests");
    }
}
