using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What a part of speech is told by: the word, its ends, its shape, its cluster, its neighbors, what a dictionary says of it, and how the
/// report writes it elsewhere.
/// </summary>
public sealed class PartOfSpeechFeatures
{
    private readonly TokenSheet _sheet = new();
    private readonly CaseMemory _memory = new();
    private uint[] _kinds = new uint[TokenSheet.Window + (2 * TokenSheet.Margin)];
    private string _text = "";
    private WordTable _words = WordTable.Empty;
    private WordKinds _known = WordKinds.Empty;

    /// <summary>Reads what the whole report says of its words; asked before its sentences.</summary>
    public void Open(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, WordTable words, WordKinds kinds)
    {
        (_text, _words, _known) = (text, words, kinds);
        _memory.Fill(text, tokens, sentences);
    }

    /// <summary>The label of a token of the sentence filled last whose word leaves no choice; -1 for others.</summary>
    public int Certain(int at) =>
        _sheet[at].Case is TokenCase.Lower or TokenCase.Mark ? (int)(_kinds[at + TokenSheet.Margin] >> WordKinds.CertainShift) - 1 : -1;

    /// <summary>The word, as written, of a capitalized token of the sentence filled last; zero for others, and where capitals say nothing.</summary>
    public uint CapitalWord(int at) =>
        _sheet.IsUpper || _sheet[at].Case is not (TokenCase.Capitalized or TokenCase.Upper or TokenCase.Mixed) ? 0 : _sheet[at].Exact;

    /// <summary>Fills one row of features a token from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    /// <param name="all">Also those of words that leave no choice: to learn from, not to read.</param>
    /// <param name="domain">A set of texts whose own ways are learnt apart, so that they are left out when reading; zero for none.</param>
    public void Fill(ReadOnlySpan<Token> tokens, int from, int to, FeatureRows rows, bool all = false, uint domain = 0)
    {
        _sheet.Fill(_text, tokens, from, to, _words);
        var sheet = _sheet;
        if (_kinds.Length < sheet.Count + (2 * TokenSheet.Margin))
            _kinds = new uint[sheet.Count + (2 * TokenSheet.Margin)];
        for (var at = 0; at < sheet.Count; at++)
            _kinds[at + TokenSheet.Margin] = _known[sheet[at].Lower];
        _kinds.AsSpan(sheet.Count + TokenSheet.Margin, TokenSheet.Margin).Clear();
        rows.Clear();
        for (var at = 0; at < sheet.Count; at++)
        {
            rows.StartItem();
            if (!all && Certain(at) >= 0)
                continue;
            ref readonly var it = ref sheet[at];
            ref readonly var left = ref sheet[at - 1];
            ref readonly var right = ref sheet[at + 1];
            ref readonly var left2 = ref sheet[at - 2];
            ref readonly var right2 = ref sheet[at + 2];
            var place = (at == 0 ? 1u : 0u) | (sheet.IsUpper ? 2u : 0u) | (sheet.IsLower ? 4u : 0u) | (sheet.IsTitle ? 8u : 0u);
            rows.Add(FeatureHash.Mix(1, it.Lower));
            rows.Add(FeatureHash.Mix(2, left.Lower));
            rows.Add(FeatureHash.Mix(3, right.Lower));
            rows.Add(FeatureHash.Mix(4, left2.Lower));
            rows.Add(FeatureHash.Mix(5, right2.Lower));
            rows.Add(FeatureHash.Mix(6, left.Lower, it.Lower));
            rows.Add(FeatureHash.Mix(7, it.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(8, it.Shape, place));
            rows.Add(FeatureHash.Mix(9, ((uint)it.Case << 8) | ((uint)left.Case << 4) | (uint)right.Case, place));
            rows.Add(FeatureHash.Mix(10, it.Suffix1));
            rows.Add(FeatureHash.Mix(11, it.Suffix2));
            rows.Add(FeatureHash.Mix(12, it.Suffix3));
            rows.Add(FeatureHash.Mix(13, it.Suffix4));
            rows.Add(FeatureHash.Mix(14, it.Prefix2));
            rows.Add(FeatureHash.Mix(15, it.Prefix3));
            rows.Add(FeatureHash.Mix(16, it.Prefix4));
            rows.Add(FeatureHash.Mix(17, left.Suffix3));
            rows.Add(FeatureHash.Mix(18, right.Suffix3));
            rows.Add(FeatureHash.Mix(19, left.Suffix2, it.Suffix3));
            rows.Add(FeatureHash.Mix(20, it.Suffix3, right.Suffix2));
            rows.Add(FeatureHash.Mix(21, left.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(22, left2.Lower, left.Lower));
            rows.Add(FeatureHash.Mix(23, right.Lower, right2.Lower));
            var (own, before, after) = (it.Word.Prefix(16), left.Word.Prefix(16), right.Word.Prefix(16));
            rows.Add(FeatureHash.Mix(24, own));
            rows.Add(FeatureHash.Mix(25, it.Word.Prefix(4)));
            rows.Add(FeatureHash.Mix(26, before));
            rows.Add(FeatureHash.Mix(27, after));
            rows.Add(FeatureHash.Mix(28, before, own));
            rows.Add(FeatureHash.Mix(29, own, after));
            rows.Add(FeatureHash.Mix(30, before, after));
            rows.Add(FeatureHash.Mix(31, it.Word.Prefix(9)));

            rows.Add(FeatureHash.Mix(FeatureHash.Mix(32, left.Lower), it.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(33, left2.Lower), left.Lower, it.Lower));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(34, it.Lower), right.Lower, right2.Lower));
            rows.Add(FeatureHash.Mix(35, left2.Word.Prefix(16)));
            rows.Add(FeatureHash.Mix(36, right2.Word.Prefix(16)));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(37, left.Word.Prefix(9)), own, right.Word.Prefix(9)));
            rows.Add(FeatureHash.Mix(38, left.Lower, it.Word.Prefix(9)));
            rows.Add(FeatureHash.Mix(39, it.Word.Prefix(9), right.Lower));

            var index = at + TokenSheet.Margin;
            var kind = _kinds[index] & WordKinds.Features;
            var (ownKind, leftKind, rightKind) = (kind & WordKinds.Classes, _kinds[index - 1] & WordKinds.Classes, _kinds[index + 1] & WordKinds.Classes);
            var (capitals, mostly) = (kind >> WordKinds.CapitalShift & 7, kind >> WordKinds.MostlyShift);
            rows.Add(FeatureHash.Mix(40, ownKind));
            rows.Add(FeatureHash.Mix(41, ownKind, it.Suffix2));
            rows.Add(FeatureHash.Mix(42, leftKind, ownKind));
            rows.Add(FeatureHash.Mix(61, mostly, it.Suffix2));
            rows.Add(FeatureHash.Mix(62, left.Lower, mostly));
            rows.Add(FeatureHash.Mix(63, mostly, right.Lower));
            rows.Add(FeatureHash.Mix(43, ownKind, rightKind));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(44, leftKind), ownKind, rightKind));
            rows.Add(FeatureHash.Mix(45, left.Lower, ownKind));
            rows.Add(FeatureHash.Mix(46, ownKind, right.Lower));
            rows.Add(FeatureHash.Mix(47, (capitals << 8) | (uint)it.Case, place));
            rows.Add(FeatureHash.Mix(48, kind, (uint)it.Case));
            rows.Add(FeatureHash.Mix(49, ((uint)right.Case << 4) | (uint)it.Case, (_kinds[index + 1] >> WordKinds.CapitalShift & 7) | (capitals << 4)));
            var first = place & 1;
            rows.Add(FeatureHash.Mix(51, it.Exact, first));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(52, own), (uint)it.Case, first));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(53, it.Suffix3), (uint)it.Case, first));
            rows.Add(FeatureHash.Mix(54, ((uint)left2.Case << 16) | ((uint)left.Case << 12) | ((uint)it.Case << 8) | ((uint)right.Case << 4) | (uint)right2.Case, place));
            rows.Add(FeatureHash.Mix(55, left.Exact, (uint)it.Case));
            rows.Add(FeatureHash.Mix(56, right.Exact, (uint)it.Case));
            rows.Add(FeatureHash.Mix(57, sheet[at - 3].Lower));
            rows.Add(FeatureHash.Mix(58, sheet[at + 3].Lower));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(59, it.Lower), right2.Word.Prefix(9), right.Word.Prefix(9)));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(60, it.Lower), left2.Word.Prefix(9), left.Word.Prefix(9)));
            if (domain != 0)
            {
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 90), it.Exact));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 91), left.Lower, it.Lower));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 92), it.Lower, right.Lower));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 93), it.Suffix3, (uint)it.Case));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 94), own, (uint)it.Case));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 95), before, own));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 96), own, after));
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(domain, 97), it.Shape, place));
            }

            var span = tokens[from + at].Span;
            rows.Add(FeatureHash.Mix(50, ((uint)_memory[_text.AsSpan(span.Start, span.Length)] << 4) | (uint)it.Case, place));
        }
    }
}
