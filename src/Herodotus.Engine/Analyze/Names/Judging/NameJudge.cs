using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>
/// Judges each name that may be as a whole, with all others of its report in view (<c>names-judge.model</c>): the tagger says how probable it is, and trees
/// that were shown where taggers err on texts they had not learnt mend that.
/// </summary>
public sealed class NameJudge
{
    /// <summary>What is less probable than this to the tagger is not looked at: from 0.03 or 0.06 more are looked at, and nothing is won; from 0.15 some is lost.</summary>
    internal const float Least = 0.12f;

    /// <summary>What is as probable as this is given unasked: half of those looked at. From 0.9 some is lost, asking all wins nothing.</summary>
    internal const float Sure = 0.95f;

    private const string Kind = "judge";
    private const int Version = 1;

    private readonly EvenTrees _trees;
    private readonly float[] _enough;

    /// <param name="trees">Learnt on <see cref="NameMeasures"/>.</param>
    /// <param name="enough">For each set of guidelines, none first, how probable a name must be.</param>
    /// <exception cref="InvalidDataException">The trees were learnt on other measures.</exception>
    public NameJudge(EvenTrees trees, ImmutableArray<float> enough)
    {
        ArgumentNullException.ThrowIfNull(trees);
        if (trees.Width is not (NameMeasures.Count or NameMeasures.Count + NameOpinions.Count) || enough.IsDefaultOrEmpty)
            throw new InvalidDataException("HDT0913: names-judge.model was learnt on other measures; make it again with ./train");
        (_trees, _enough) = (trees, [.. enough]);
    }

    /// <summary>The judge beside a names model; null when it has none.</summary>
    public static NameJudge? Load(string namesModel) => Beside(namesModel) is var path && File.Exists(path) ? Read(path) : null;

    /// <summary>Where the judge of a names model lies: <c>names.model</c> has <c>names-judge.model</c>.</summary>
    public static string Beside(string namesModel) => Path.ChangeExtension(namesModel, null) + "-judge.model";

    /// <summary>Whether it minds what a <see cref="NameNetwork"/> says.</summary>
    public bool AsksNetwork => _trees.Width > NameMeasures.Count;

    /// <summary>The same judge with other thresholds: what those of each set, none first, are multiplied by.</summary>
    public NameJudge With(Func<int, float> share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return new(_trees, [.. _enough.Select((enough, set) => enough * share(set))]);
    }

    /// <summary>A set by which names are judged: none for one that the judge was not taught on, such as news without gold.</summary>
    internal uint Known(uint set) => set < _enough.Length ? set : 0;

    /// <summary>A name as probable as this is given where the guidelines of a set hold.</summary>
    internal float Enough(uint set) => _enough[(int)Known(set)];

    /// <summary>How probable a name is, all in all.</summary>
    internal float Chance(ReadOnlySpan<float> measures) => (float)(1 / (1 + Math.Exp(-NameMeasures.Odds(measures) - _trees.Score(measures))));

    public void Write(string path) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write(_enough.Length);
        foreach (var value in _enough)
            writer.Write(value);
        _trees.Write(writer);
    });

    /// <exception cref="InvalidDataException">Not a judge, or damaged.</exception>
    public static NameJudge Read(string path)
    {
        using var reader = ModelFile.Read(path, Kind, Version);
        var enough = new float[reader.ReadInt32()];
        foreach (ref var value in enough.AsSpan())
            value = reader.ReadSingle();
        return new NameJudge(EvenTrees.Read(reader), [.. enough]);
    }
}
