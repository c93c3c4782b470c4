using System.Numerics;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names;

/// <summary>What a finder of names needs while it reads a report, kept by its thread from one report to the next; it allocates only while it grows.</summary>
internal sealed class NameWorkspace(SequenceTagger usual, SequenceTagger caseless, NameNetwork? network)
{
    private readonly NameReader _usual = new(usual);
    private readonly Lazy<NameReader> _caseless = new(() => new(caseless));
    private readonly int _stride = usual.Stride;
    private readonly int[] _current = new int[TokenSheet.Window * usual.Stride];
    private readonly FeatureRows _part = new();
    private readonly ulong[] _keys = new ulong[TokenSheet.Window * NameParts.Count];

    public TokenSheet Sheet { get; } = new();

    public FeatureRows Rows { get; } = new();

    public NameClues Clues { get; } = new();

    public uint Genre { get; set; }

    public uint Guideline { get; set; }

    public bool IsLower { get; set; }

    public List<NameMention> Names { get; } = [];

    public NameVotes Ballot { get; } = new();

    /// <summary>Names are judged: what they are measured by is kept of each token.</summary>
    public bool IsTraced { get; set; }

    public NameTrace[] Traces { get; private set; } = [];

    /// <summary>Spans of a window, every name of the report that may be, those chosen, and what is measured of one.</summary>
    public List<SpanChance> Chances { get; } = [];

    public NameCandidates Candidates { get; } = new();

    public List<NameCandidate> Chosen { get; } = [];

    public float[] Measures { get; } = new float[NameMeasures.Count + NameOpinions.Count];

    /// <summary>What the network says of the candidates; null without a network.</summary>
    public NameOpinions? Opinions { get; } = network is null ? null : new(network);

    /// <summary>For the first token of every window: it is read without minding capitals.</summary>
    public bool[] IsCaseless { get; private set; } = [];

    /// <summary>For every token of the report: the label of one that was not asked about, -1 of others (<see cref="NameGate"/>).</summary>
    public sbyte[] Pinned { get; private set; } = [];

    /// <summary>For every token of the report: its label, its word, how it is written, what a first reading says.</summary>
    public byte[] Labels { get; private set; } = [];

    public uint[] Words { get; private set; } = [];

    public TokenCase[] Cases { get; private set; } = [];

    public uint[] Lowers { get; private set; } = [];

    /// <summary>What each word is by itself (<see cref="Lexicon.PhraseTable.First"/>).</summary>
    public uint[] Firsts { get; private set; } = [];

    public FirstReading Said { get; private set; } = FirstReading.For(0);

    /// <summary>The scores of a first reading.</summary>
    public int[] Scores { get; private set; } = [];

    /// <summary>The scores of the window that is read.</summary>
    public Span<int> Current(int from, int to) => _current.AsSpan(0, (to - from) * _stride);

    /// <summary>Makes room for a report.</summary>
    /// <param name="kept">Tokens whose scores are kept between the readings.</param>
    public void Fit(int count, int kept)
    {
        if (Scores.Length < kept * _stride)
            Scores = new int[kept * _stride * 2];
        if (IsTraced && Traces.Length < count)
            Traces = new NameTrace[Math.Max(1024, count * 2)];
        if (Labels.Length >= count)
            return;
        var room = Math.Max(1024, count * 2);
        (Labels, Pinned, IsCaseless) = (new byte[room], new sbyte[room], new bool[room]);
        (Words, Lowers, Firsts, Cases, Said) = (new uint[room], new uint[room], new uint[room], new TokenCase[room], FirstReading.For(room));
    }

    /// <summary>Keeps what names are measured by of the tokens of the window that is read.</summary>
    public void Trace(int from, int to)
    {
        var window = new NameWindow(Sheet, Clues, Genre, Guideline);
        for (var at = 0; at < to - from; at++)
            Traces[from + at] = NameTrace.Of(window, at);
    }

    /// <summary>The tagger a window is read with, and what it remembers.</summary>
    public NameReader Reader(int window) => IsCaseless[window] && !ReferenceEquals(usual, caseless) ? _caseless.Value : _usual;

    /// <summary>Works out by what the parts of a token are known, and asks for their memory.</summary>
    public void Expect(NameReader reader, in NameWindow window, int at)
    {
        var keys = Keys(at);
        NameParts.Keys(window, at, keys);
        foreach (var key in keys)
            reader.Memory.Expect(key);
    }

    /// <summary>Adds to a token's scores what its parts say, which <see cref="Expect"/> has asked for; what is met for the first time goes to its row.</summary>
    public void AddParts(NameReader reader, in NameWindow window, int at, Span<int> scores)
    {
        var keys = Keys(at);
        for (var missing = reader.Memory.Add(keys, scores); missing != 0; missing &= missing - 1)
        {
            var part = BitOperations.TrailingZeroCount(missing);
            if (!reader.Memory.ComesAgain(keys[part]))
            {
                NameParts.Add(window, at, part, Rows);
                continue;
            }

            _part.Clear();
            _part.StartItem();
            NameParts.Add(window, at, part, _part);
            reader.Memory.Put(keys[part], _part.Features(0), scores);
        }
    }

    private Span<ulong> Keys(int at) => _keys.AsSpan(at * NameParts.Count, NameParts.Count);
}
