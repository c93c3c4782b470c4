namespace Herodotus.Ingest.Files;

/// <summary>
/// The files below a folder in ordinal order of their names, folder by folder. Hidden entries are left out; a folder that links lead
/// back to is refused, not walked again.
/// </summary>
public static class FolderWalk
{
    /// <summary>Each file as <c>(path, path below the folder with '/')</c>, or why a folder was not walked.</summary>
    public static IEnumerable<(string Path, string Name, Refusal? Refusal)> Files(string folder)
    {
        var open = new Stack<(string Path, string Name, string RealParent, int Depth)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        open.Push((folder, "", Path.GetDirectoryName(root) ?? "", 0));
        while (open.TryPop(out var entry))
        {
            if (entry.Depth > 0 && !Directory.Exists(entry.Path))
            {
                yield return (entry.Path, entry.Name, null);
                continue;
            }

            if (entry.Depth > InputLimits.MaxFolderDepth)
            {
                yield return (entry.Path, entry.Name, new(Refusal.FolderLoop, $"{entry.Path} lies more than {InputLimits.MaxFolderDepth} folders deep; name it directly", entry.Path));
                continue;
            }

            var real = RealPath(entry.Depth == 0 ? root : entry.Path, entry.RealParent);
            if (real is null || !seen.Add(real))
            {
                yield return (entry.Path, entry.Name, new(Refusal.FolderLoop, $"{entry.Path} is a link to a folder that is read already; it was not read again", entry.Path));
                continue;
            }

            var (children, failure) = List(entry.Path);
            if (failure is not null)
                yield return (entry.Path, entry.Name, failure);
            for (var i = children.Length - 1; i >= 0; i--)
            {
                var name = Path.GetFileName(children[i]);
                open.Push((children[i], entry.Depth == 0 ? name : entry.Name + "/" + name, real, entry.Depth + 1));
            }
        }
    }

    private static (string[] Children, Refusal? Failure) List(string path)
    {
        try
        {
            var children = Directory.GetFileSystemEntries(path).Where(child => !Path.GetFileName(child).StartsWith('.')).ToArray();
            Array.Sort(children, StringComparer.Ordinal);
            return (children, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([], new(Refusal.Unreadable, $"{path} cannot be listed: {error.Message}; check its permissions", path));
        }
    }

    /// <summary>The folder a link leads to in the end, else its place in its real parent; null when it leads nowhere or in a circle.</summary>
    private static string? RealPath(string path, string realParent)
    {
        try
        {
            var target = new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true);
            return target is null ? Path.Combine(realParent, Path.GetFileName(path)) : Path.TrimEndingDirectorySeparator(target.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
