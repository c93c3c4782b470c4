using System.Text;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Language;

/// <summary>
/// What a trained identifier knows: the languages, their scripts, and what each n-gram of one to five letters, and each common word,
/// says for which of them. Made by <c>language train</c> in eval/Herodotus.Eval.
/// </summary>
public sealed class LanguageModel
{
    private const string Kind = "languages";
    private const int Version = 2;

    /// <summary>Longer n-grams would say little more and need several times the space.</summary>
    public const int MaxLength = 5;

    public LanguageModel(ImmutableArray<string> codes, ImmutableArray<WritingSystem> scripts, ImmutableArray<int> priors, SparseWeightTable weights, float sharpness)
    {
        (Codes, Scripts, Priors, Weights, Sharpness) = (codes, scripts, priors, weights, sharpness);
    }

    /// <summary>BCP 47.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The script of each language.</summary>
    public ImmutableArray<WritingSystem> Scripts { get; }

    /// <summary>What speaks for each language before a text is read, in units of the weights.</summary>
    public ImmutableArray<int> Priors { get; }

    public SparseWeightTable Weights { get; }

    /// <summary>How sharply scores become probabilities; see <see cref="LanguageIdentifier"/>.</summary>
    public float Sharpness { get; }

    /// <summary>The feature of a whole word, given the hash of its letters in lower case.</summary>
    public static uint WordFeature(uint letters) => FeatureHash.Mix(1, letters);

    /// <summary>Beginnings and endings of words, up to this many letters, are features of their own.</summary>
    public const int MaxEdge = 4;

    public static uint BeginningFeature(uint letters) => FeatureHash.Mix(2, letters);

    public static uint EndingFeature(uint letters) => FeatureHash.Mix(3, letters);

    public void Write(string path) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write(Codes.Length);
        for (var i = 0; i < Codes.Length; i++)
        {
            writer.Write(Codes[i]);
            writer.Write((byte)Scripts[i]);
            writer.Write(Priors[i]);
        }

        writer.Write(Sharpness);
        Weights.Write(writer);
    });

    /// <exception cref="InvalidDataException">Not a language model, or damaged.</exception>
    public static LanguageModel Read(string path)
    {
        var block = ModelFile.Map(path, Kind, Version, Lay);
        var head = block.Values<int>(0);
        var codes = Encoding.UTF8.GetString(block.Values<byte>(1)).Split('\n').ToImmutableArray();
        return new LanguageModel(
            codes, [.. head.Slice(2, codes.Length).ToArray().Select(script => (WritingSystem)script)], [.. head.Slice(2 + codes.Length, codes.Length)],
            new SparseWeightTable(BitConverter.Int32BitsToSingle(head[0]), block, 2), BitConverter.Int32BitsToSingle(head[1]));
    }

    /// <summary>Step, sharpness, scripts and priors; codes; slots and pairs of weights.</summary>
    private static Block Lay(BinaryReader reader)
    {
        var codes = new string[reader.ReadInt32()];
        var head = new int[2 + (2 * codes.Length)];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = reader.ReadString();
            head[2 + i] = reader.ReadByte();
            head[2 + codes.Length + i] = reader.ReadInt32();
        }

        head[1] = BitConverter.SingleToInt32Bits(reader.ReadSingle());
        var (step, slots, pairs) = SparseWeightTable.Content(reader);
        head[0] = BitConverter.SingleToInt32Bits(step);
        return Block.Of(Block.Bytes<int>(head), Encoding.UTF8.GetBytes(string.Join('\n', codes)), slots, pairs);
    }
}
