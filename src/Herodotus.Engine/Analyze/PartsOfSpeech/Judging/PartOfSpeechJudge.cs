using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech.Judging;

/// <summary>
/// Decides between the two likeliest parts of speech of a word that the tagger is not sure of (<c>pos-judge.model</c>): trees for each pair of labels that
/// they tell apart better than the tagger mend its log-odds, as they learnt where taggers err on texts they had not.
/// </summary>
public sealed class PartOfSpeechJudge
{
    /// <summary>Words whose two best labels are further apart than this, in log-odds, are not judged: with 2 fewer are mended, with 4 no more.</summary>
    internal const float Doubt = 3;

    private const string Kind = "pos-judge";
    private const int Version = 1;
    private const int Parts = (int)PartOfSpeech.X + 1;

    private readonly JudgedPair?[] _pairs = new JudgedPair?[Parts * Parts];

    /// <exception cref="InvalidDataException">A pair is no pair, or its trees were learnt on other measures.</exception>
    internal PartOfSpeechJudge(IEnumerable<JudgedPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (pair.First >= pair.Second || pair.Second > PartOfSpeech.X || pair.Trees.Width != DoubtMeasures.Count || pair.Words.Length > DoubtMeasures.WordCount)
                throw new InvalidDataException("HDT0913: pos-judge.model was learnt on other measures; make it again with ./train");
            _pairs[Place(pair.First, pair.Second)] = pair;
        }
    }

    /// <summary>The judge beside a model; null when it has none.</summary>
    public static PartOfSpeechJudge? Load(string model) => Beside(model) is var path && File.Exists(path) ? Read(path) : null;

    /// <summary>Where the judge of a model lies: <c>pos.model</c> has <c>pos-judge.model</c>.</summary>
    public static string Beside(string model) => Path.ChangeExtension(model, null) + "-judge.model";

    /// <summary>What tells two labels apart, the lesser first; null where the tagger does as well alone.</summary>
    internal JudgedPair? this[PartOfSpeech first, PartOfSpeech second] => _pairs[Place(first, second)];

    public void Write(string path) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write(_pairs.Count(pair => pair is not null));
        foreach (var pair in _pairs.OfType<JudgedPair>())
        {
            writer.Write((byte)pair.First);
            writer.Write((byte)pair.Second);
            writer.Write((byte)pair.Words.Length);
            foreach (var word in pair.Words)
                writer.Write(word);
            pair.Trees.Write(writer);
        }
    });

    /// <exception cref="InvalidDataException">Not a judge, or damaged.</exception>
    public static PartOfSpeechJudge Read(string path)
    {
        using var reader = ModelFile.Read(path, Kind, Version);
        var pairs = new JudgedPair[reader.ReadInt32()];
        foreach (ref var pair in pairs.AsSpan())
        {
            var (first, second) = ((PartOfSpeech)reader.ReadByte(), (PartOfSpeech)reader.ReadByte());
            var words = new uint[reader.ReadByte()];
            foreach (ref var word in words.AsSpan())
                word = reader.ReadUInt32();
            pair = new JudgedPair(first, second, [.. words], EvenTrees.Read(reader));
        }

        return new PartOfSpeechJudge(pairs);
    }

    private static int Place(PartOfSpeech first, PartOfSpeech second) => ((int)first * Parts) + (int)second;
}
