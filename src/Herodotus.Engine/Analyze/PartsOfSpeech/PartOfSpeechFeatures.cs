using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What a part of speech is told by: the word and its neighbors each alone (<see cref="WordFeatures"/>), then together, and how the report
/// writes the word elsewhere.
/// </summary>
public sealed class PartOfSpeechFeatures
{
    private readonly TokenSheet _sheet = new();
    private readonly CaseMemory _memory = new();
    private string _text = "";
    private int _from;
    private uint _place;
    private uint _set;
    private PartOfSpeechLexicon _lexicon = new(WordTable.Empty, WordKinds.Empty);

    /// <summary>Tokens filled last.</summary>
    public int Count => _sheet.Count;

    /// <summary>The number of the set whose guidelines hold; zero for none.</summary>
    internal uint Set => _set;

    /// <summary>What is known of a token filled, or of one of its neighbors.</summary>
    internal ref readonly TokenTraits Traits(int at) => ref _sheet[at];

    /// <summary>Reads what the whole report says of its words; asked before its sentences.</summary>
    /// <param name="set">The number of the set whose guidelines hold; zero for none.</param>
    public void Open(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, PartOfSpeechLexicon lexicon, uint set = 0)
    {
        (_text, _lexicon, _set) = (text, lexicon, set);
        _memory.Fill(text, tokens, sentences);
    }

    /// <summary>Reads the tokens from <paramref name="from"/> up to <paramref name="to"/>; the rest asks about these.</summary>
    public void Fill(ReadOnlySpan<Token> tokens, int from, int to)
    {
        _sheet.Fill(_text, tokens, from, to, _lexicon);
        _from = from;
        _place = (_sheet.IsUpper ? 2u : 0u) | (_sheet.IsLower ? 4u : 0u) | (_sheet.IsTitle ? 8u : 0u);
    }

    /// <summary>The label of a token whose word leaves no choice; -1 for others.</summary>
    public int Certain(int at) =>
        _sheet[at].Case is TokenCase.Lower or TokenCase.Mark ? (int)(Kind(at) >> WordKinds.CertainShift & 31) - 1 : -1;

    /// <summary>The word, as written, of a capitalized token; zero for others, and where capitals say nothing.</summary>
    public uint CapitalWord(int at) =>
        _sheet.IsUpper || _sheet[at].Case is not (TokenCase.Capitalized or TokenCase.Upper or TokenCase.Mixed) ? 0 : _sheet[at].Exact;

    /// <summary>What the sum of what a token's own word says is kept by: the word, and how it stands.</summary>
    internal ulong OwnKey(int at)
    {
        var key = (_sheet[at].Key ^ ((Place(at) | (_set << 4)) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) * 0x9E3779B97F4A7C15 | 1;
    }

    /// <summary>What the token's own word says.</summary>
    internal void AddOwn(int at, FeatureRows rows) => WordFeatures.AddOwn(_sheet[at], Kind(at), Place(at), _set, rows);

    /// <summary>What a word says of the token it stands beside in a role.</summary>
    /// <param name="at">Of the word; before the first token and after the last too.</param>
    internal void AddBeside(int at, int role, FeatureRows rows) => WordFeatures.AddBeside(_sheet[at], Kind(at), role, rows);

    /// <summary>What the word and its neighbors say together.</summary>
    public void AddContext(ReadOnlySpan<Token> tokens, int at, FeatureRows rows)
    {
        var sheet = _sheet;
        ref readonly var it = ref sheet[at];
        ref readonly var left = ref sheet[at - 1];
        ref readonly var right = ref sheet[at + 1];
        ref readonly var left2 = ref sheet[at - 2];
        ref readonly var right2 = ref sheet[at + 2];
        var place = Place(at);
        var (own, before, after) = (it.Word.Prefix(16), left.Word.Prefix(16), right.Word.Prefix(16));
        var (kind, leftKind, rightKind) = (Kind(at), Kind(at - 1) & WordKinds.Classes, Kind(at + 1) & WordKinds.Classes);
        var (classes, capitals, mostly) = (kind & WordKinds.Classes, kind >> WordKinds.CapitalShift & 7, kind >> WordKinds.MostlyShift & 15);
        var (tags, leftTags, rightTags) = (kind >> WordKinds.TagsShift, Kind(at - 1) >> WordKinds.TagsShift, Kind(at + 1) >> WordKinds.TagsShift);
        rows.Add(FeatureHash.Mix(6, left.Lower, it.Lower));
        rows.Add(FeatureHash.Mix(7, it.Lower, right.Lower));
        rows.Add(FeatureHash.Mix(9, ((uint)it.Case << 8) | ((uint)left.Case << 4) | (uint)right.Case, place));
        rows.Add(FeatureHash.Mix(19, left.Suffix2, it.Suffix3));
        rows.Add(FeatureHash.Mix(20, it.Suffix3, right.Suffix2));
        rows.Add(FeatureHash.Mix(21, left.Lower, right.Lower));
        rows.Add(FeatureHash.Mix(22, left2.Lower, left.Lower));
        rows.Add(FeatureHash.Mix(23, right.Lower, right2.Lower));
        rows.Add(FeatureHash.Mix(28, before, own));
        rows.Add(FeatureHash.Mix(29, own, after));
        rows.Add(FeatureHash.Mix(30, before, after));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(32, left.Lower), it.Lower, right.Lower));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(37, left.Word.Prefix(9)), own, right.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(38, left.Lower, it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(39, it.Word.Prefix(9), right.Lower));
        rows.Add(FeatureHash.Mix(42, leftKind, classes));
        rows.Add(FeatureHash.Mix(62, left.Lower, mostly));
        rows.Add(FeatureHash.Mix(63, mostly, right.Lower));
        rows.Add(FeatureHash.Mix(43, classes, rightKind));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(44, leftKind), classes, rightKind));
        rows.Add(FeatureHash.Mix(45, left.Lower, classes));
        rows.Add(FeatureHash.Mix(46, classes, right.Lower));
        rows.Add(FeatureHash.Mix(49, ((uint)right.Case << 4) | (uint)it.Case, (Kind(at + 1) >> WordKinds.CapitalShift & 7) | (capitals << 4)));
        rows.Add(FeatureHash.Mix(54, ((uint)left2.Case << 16) | ((uint)left.Case << 12) | ((uint)it.Case << 8) | ((uint)right.Case << 4) | (uint)right2.Case, place));
        rows.Add(FeatureHash.Mix(55, left.Exact, (uint)it.Case));
        rows.Add(FeatureHash.Mix(56, right.Exact, (uint)it.Case));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(59, it.Lower), right2.Word.Prefix(9), right.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(60, it.Lower), left2.Word.Prefix(9), left.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(72, left.Lower, tags));
        rows.Add(FeatureHash.Mix(73, tags, right.Lower));
        rows.Add(FeatureHash.Mix(74, leftTags, tags));
        rows.Add(FeatureHash.Mix(75, tags, rightTags));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(76, leftTags), tags, rightTags));
        rows.Add(FeatureHash.Mix(50, ((uint)Elsewhere(tokens, at) << 4) | (uint)it.Case, place));
        if (_set == 0)
            return;
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(101, left.Lower), it.Lower, _set));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(102, it.Lower), right.Lower, _set));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(103, _set), ((uint)it.Case << 8) | ((uint)left.Case << 4) | (uint)right.Case, place));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(104, _set), ((uint)Elsewhere(tokens, at) << 4) | (uint)it.Case, place));
    }

    /// <summary>What the sum of what a token's word brings to the network is kept by, in a role of <see cref="WindowNetwork"/>.</summary>
    internal ulong WindowKey(ReadOnlySpan<Token> tokens, int at, int role)
    {
        var key = role switch
        {
            0 => _sheet[at].Key ^ ((ulong)Place(at) << 8),
            WindowNetwork.Alone => ((ulong)Elsewhere(tokens, at) << 32) | ((ulong)_sheet[at].Case << 16) | Place(at),
            _ => _sheet[at + WindowNetwork.Places[role]].Key,
        };
        key = (key ^ ((uint)(role + 1) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) * 0x9E3779B97F4A7C15 | 1;
    }

    /// <summary>What a token's word brings to the network in a role.</summary>
    internal void AddWindow(ReadOnlySpan<Token> tokens, int at, int role, FeatureRows rows)
    {
        if (role == WindowNetwork.Alone)
        {
            VectorFeatures.AddReport(_sheet[at], Elsewhere(tokens, at), Place(at), rows);
            return;
        }

        var place = at + WindowNetwork.Places[role];
        VectorFeatures.Add(_sheet[place], Kind(place), rows);
        if (role == 0)
            VectorFeatures.AddOwn(_sheet[at], Place(at), rows);
    }

    /// <summary>All that the network is told of all tokens filled, as it learns from it.</summary>
    public void AddWindows(ReadOnlySpan<Token> tokens, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.Clear();
        for (var at = -WindowNetwork.Margin; at < Count + WindowNetwork.Margin; at++)
        {
            rows.StartItem();
            VectorFeatures.Add(_sheet[at], Kind(at), rows);
        }

        for (var at = 0; at < Count; at++)
        {
            rows.StartItem();
            VectorFeatures.AddOwn(_sheet[at], Place(at), rows);
            VectorFeatures.AddReport(_sheet[at], Elsewhere(tokens, at), Place(at), rows);
        }
    }

    /// <summary>
    /// All features of all tokens filled, a row each: to learn from. Where the guidelines of a set hold, every second token is shown as if none did, so that what
    /// all sets share is learnt there too.
    /// </summary>
    public void AddAll(ReadOnlySpan<Token> tokens, FeatureRows rows, bool context = true)
    {
        var set = _set;
        ArgumentNullException.ThrowIfNull(rows);
        rows.Clear();
        for (var at = 0; at < Count; at++)
        {
            rows.StartItem();
            _set = (_from + at) % 2 == 0 ? set : 0;
            AddOwn(at, rows);
            for (var role = 0; role < WordFeatures.Roles; role++)
                AddBeside(at + WordFeatures.Places[role], role, rows);
            if (context)
                AddContext(tokens, at, rows);
        }

        _set = set;
    }

    /// <summary>How the report writes the word elsewhere: bits of <see cref="CaseMemory"/>.</summary>
    internal byte Elsewhere(ReadOnlySpan<Token> tokens, int at)
    {
        var span = tokens[_from + at].Span;
        return _memory[_text.AsSpan(span.Start, span.Length)];
    }

    private uint Kind(int at) => _sheet[at].Kinds;

    /// <summary>First of its sentence, and how the sentence is written: bits.</summary>
    internal uint Place(int at) => _place | (at == 0 ? 1u : 0u);
}
