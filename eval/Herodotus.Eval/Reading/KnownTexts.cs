using Herodotus.Learning.Files;
using Herodotus.Link.Copies;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Which texts a model has learnt: some of their runs of words, as hashes, kept beside it (<c>names-texts.bin</c>). What a model has learnt it answers better than anything
/// new, so that nothing may be measured with it there, on folds neither.
/// </summary>
internal sealed class KnownTexts
{
    /// <summary>A set of which more is known than this is not new. Texts that share nothing but phrases have a hundredth in common.</summary>
    public const double Most = 0.1;

    private const string Kind = "known-texts";
    private const int Version = 1;

    /// <summary>One run of words in so many is kept: enough to tell a set of a few reports.</summary>
    private const uint Every = 32;

    private readonly HashSet<uint> _runs;

    private KnownTexts(HashSet<uint> runs) => _runs = runs;

    /// <summary>Where the texts of a model lie: <c>names.model</c> has <c>names-texts.bin</c>.</summary>
    public static string Beside(string model) => Path.ChangeExtension(model, null) + "-texts.bin";

    /// <summary>The texts of a model; null where it does not say.</summary>
    /// <exception cref="InvalidDataException">Not such a file, or damaged.</exception>
    public static KnownTexts? Load(string model)
    {
        if (Beside(model) is var path && !File.Exists(path))
            return null;
        using var reader = ModelFile.Read(path, Kind, Version);
        var runs = new HashSet<uint>();
        var (count, last) = (reader.ReadInt32(), 0u);
        for (var at = 0; at < count; at++)
            runs.Add(last += (uint)reader.Read7BitEncodedInt64());
        return new KnownTexts(runs);
    }

    public static KnownTexts Of(IEnumerable<string> texts) => new([.. texts.SelectMany(Runs)]);

    /// <summary>The same texts give the same bytes, in any order.</summary>
    public void Write(string path) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write(_runs.Count);
        var last = 0u;
        foreach (var run in _runs.Order())
        {
            writer.Write7BitEncodedInt64(run - last);
            last = run;
        }
    });

    /// <summary>How much of other texts is known, from 0 to 1: however they are cut into reports, in any case and with any marks.</summary>
    public double Share(IEnumerable<string> texts)
    {
        uint[] runs = [.. texts.SelectMany(Runs).Distinct()];
        return runs.Length == 0 ? 0 : (double)runs.Count(_runs.Contains) / runs.Length;
    }

    private static IEnumerable<uint> Runs(string text) => CopyWords.Scan(text).Shingles.Where(run => run % Every == 0);
}
