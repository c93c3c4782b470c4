using System.Numerics;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>Asks a network about tokens of one sentence after another, and keeps what their words bring to it. For one thread.</summary>
internal sealed class WindowReading(WindowNetwork network)
{
    private readonly HiddenMemory _memory = new(network);
    private readonly FeatureRows _word = new();
    private readonly ulong[] _keys = new ulong[WindowNetwork.Roles];
    private readonly int[] _units = new int[network.Width];
    private readonly float[] _answers = new float[network.Stride];
    private readonly float[] _single = new float[network.Depth];

    /// <summary>The vectors of the tokens of a sentence, from the first neighbor before it on, as far as they were asked for.</summary>
    private readonly float[] _vectors = new float[(TokenSheet.Window + (2 * WindowNetwork.Margin)) * network.Depth];
    private readonly bool[] _known = new bool[TokenSheet.Window + (2 * WindowNetwork.Margin)];

    /// <summary>Another sentence.</summary>
    public void Clear() => Array.Clear(_known);

    /// <summary>Adds what the network says of a token, times <paramref name="share"/>, to its scores.</summary>
    public void Ask(PartOfSpeechFeatures features, ReadOnlySpan<Token> tokens, int at, Span<int> scores, float share)
    {
        for (var role = 0; role < WindowNetwork.Roles; role++)
            _memory.Expect(_keys[role] = features.WindowKey(tokens, at, role));
        network.Bias.CopyTo(_units);
        for (var missing = _memory.Add(_keys, _units); missing != 0; missing &= missing - 1)
        {
            var role = BitOperations.TrailingZeroCount(missing);
            _memory.Put(_keys[role], Vector(features, tokens, at, role), role, _units);
        }

        network.Answer(_units, _answers);
        for (var label = 0; label < scores.Length; label++)
            scores[label] += (int)MathF.Round(_answers[label] * share);
    }

    private ReadOnlySpan<float> Vector(PartOfSpeechFeatures features, ReadOnlySpan<Token> tokens, int at, int role)
    {
        var isNeighbor = role is not (0 or WindowNetwork.Alone);
        var place = isNeighbor ? at + WindowNetwork.Places[role] + WindowNetwork.Margin : 0;
        var vector = isNeighbor ? _vectors.AsSpan(place * network.Depth, network.Depth) : _single;
        if (isNeighbor && _known[place])
            return vector;
        _known[place] |= isNeighbor;
        _word.Clear();
        _word.StartItem();
        features.AddWindow(tokens, at, role, _word);
        network.Vector(_word.Features(0), vector);
        return vector;
    }
}
