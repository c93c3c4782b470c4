using System.Collections.Concurrent;

namespace Herodotus.Learning.Files;

/// <summary>
/// Models as they lie in memory, kept beside the program so that the next start maps them instead of unpacking them: files named for what they
/// were made of and its digest. Where the folder cannot be written, models are unpacked at each start.
/// </summary>
internal static class UnpackedModels
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "HERODOTUS_MODELS";

    /// <summary>A model loaded twice is one.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Block>> Loaded = new(StringComparer.Ordinal);

    /// <summary>Whether a model was unpacked since <see cref="GiveBack"/>.</summary>
    private static volatile bool _unpacked;

    private static string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The block of a model: mapped when it was unpacked before, else unpacked and kept.</summary>
    /// <param name="path">The packed model.</param>
    /// <param name="digest">Of its content.</param>
    /// <param name="unpack">Makes the block.</param>
    public static Block Get(string path, string digest, Func<Block> unpack)
    {
        var name = $"{Path.GetFileName(Path.GetDirectoryName(path))}-{Path.GetFileName(path)}";
        return Loaded.GetOrAdd($"{name}.{digest}", key => new Lazy<Block>(() =>
        {
            var block = Load(Path.Combine(Folder, key), name, unpack);
            block.Source = (path, digest);
            return block;
        })).Value;
    }

    /// <summary>
    /// Unpacking takes some hundred megabytes for a moment, which the collector would keep for later: gives them back. Does nothing where
    /// all models were mapped.
    /// </summary>
    public static void GiveBack()
    {
        if (!_unpacked)
            return;
        _unpacked = false;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static Block Load(string path, string name, Func<Block> unpack)
    {
        try
        {
            if (Block.Map(path) is { } mapped)
                return mapped;
            var block = unpack();
            _unpacked = true;
            block.Save(path);
            foreach (var old in Directory.EnumerateFiles(Folder, name + ".*").Where(old => old != path))
                File.Delete(old);
            return Block.Map(path) ?? block;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return unpack();
        }
    }
}
