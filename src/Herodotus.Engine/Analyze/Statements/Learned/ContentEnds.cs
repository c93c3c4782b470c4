using Herodotus.Learning.Features;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>
/// Where a content that follows its cue may end within its sentence, and what each place looks like: marks, joints and verbs on both sides,
/// the length of what is taken and of what is left. The tagger goes word by word; this sees the content as a whole.
/// </summary>
internal sealed class ContentEnds(TokenView view, TokenRange cue, int start)
{
    /// <summary>Contents that run on further are left as they are.</summary>
    private const int MaxReach = 80;

    private readonly Passage _passage = view.Passage;
    private readonly uint _opening = Opening(view, start);
    private readonly uint _cueWord = view.Word[cue.End - 1];
    private readonly uint _lexical = Lexical(view, cue);

    /// <summary>The last place a content may end: its sentence's end, before the full stop, or where something else is marked.</summary>
    public static int Limit(Passage passage, int start, int end)
    {
        var limit = Math.Min(passage.Sentences[passage.SentenceAt(end - 1)].EndToken, start + MaxReach);
        while (limit > end && limit > start + 1 && passage.FirstChar(limit - 1) is '.' or '?' or '!' or ';' or ':')
            limit--;
        return Math.Max(limit, end);
    }

    /// <summary>The places up to a limit, the known one among them.</summary>
    public List<int> Candidates(int known, int limit)
    {
        var places = new List<int>();
        for (var t = start + 1; t <= limit; t++)
        {
            if (t == known || t == limit || (IsJoint(t) && _passage.FirstChar(t - 1) is not (',' or ':' or ';' or '(')))
                places.Add(t);
        }

        return places;
    }

    /// <summary>Adds one item: what the content looks like when it ends at a place.</summary>
    public void Add(FeatureRows rows, int end, int limit)
    {
        var mark = _passage.Is(end, WordClass.Punctuation) && end < limit ? view.Word[end] : 0;
        var next = mark != 0 ? end + 1 : end;
        uint word = end >= limit ? 3 : view.WordAt(next), pos = end >= limit ? 40 : view.PosAt(next), posAfter = end >= limit ? 40 : view.PosAt(next + 1);
        var (taken, left) = (Verbs(start, end), Verbs(next, limit));
        var piece = next;
        while (piece < limit && (piece == next || !IsJoint(piece) || _passage.Is(piece, WordClass.Preposition)))
            piece++;
        var clause = Math.Min(1, Verbs(next, piece)) * 2 + (piece >= limit ? 1u : 0);
        uint length = TokenView.Bucket((end - start) / 2), rest = TokenView.Bucket((limit - end) / 2);
        var quote = (view.QuoteAt(start) != 0 ? 1u : 0) | (end > 0 && view.Quote[end - 1] == 3 ? 2u : 0) | (view.QuoteAt(end) != 0 ? 4u : 0) | (_passage.IsMark(end - 1, ')') ? 8u : 0);
        var commas = 0u;
        for (var t = start; t < end && commas < 3; t++)
            commas += _passage.IsMark(t, ',') ? 1u : 0;
        var cueAhead = next < limit && view.Right[Math.Max(0, next - 1)].Cue is >= 0 and var ahead && ahead < limit ? 1 + TokenView.Bucket(ahead - next) : 0;
        var verbs = taken * 4 + left;
        rows.StartItem();
        rows.Add(FeatureHash.Mix(1, mark, word));
        rows.Add(FeatureHash.Mix(2, mark, pos << 8 | posAfter));
        rows.Add(FeatureHash.Mix(3, FeatureHash.Mix(mark, word), _opening));
        rows.Add(FeatureHash.Mix(4, FeatureHash.Mix(mark, word), verbs));
        rows.Add(FeatureHash.Mix(5, FeatureHash.Mix(mark, word), clause));
        rows.Add(FeatureHash.Mix(6, FeatureHash.Mix(mark, pos), _cueWord));
        rows.Add(FeatureHash.Mix(7, FeatureHash.Mix(mark, word), _lexical));
        rows.Add(FeatureHash.Mix(8, FeatureHash.Mix(mark, pos), FeatureHash.Mix(_lexical, _opening)));
        rows.Add(FeatureHash.Mix(9, FeatureHash.Mix(mark, view.FineAt(next)), clause));
        rows.Add(FeatureHash.Mix(10, view.PosAt(end - 1) << 16 | pos << 8 | posAfter, mark));
        rows.Add(FeatureHash.Mix(11, view.Word[end - 1], FeatureHash.Mix(mark, word)));
        rows.Add(FeatureHash.Mix(12, view.Word[end - 1], mark));
        rows.Add(FeatureHash.Mix(13, FeatureHash.Mix(mark, word), view.WordAt(next + 1)));
        rows.Add(FeatureHash.Mix(14, length, FeatureHash.Mix(_opening, mark)));
        rows.Add(FeatureHash.Mix(15, rest, FeatureHash.Mix(mark, pos)));
        rows.Add(FeatureHash.Mix(16, verbs << 4 | clause, FeatureHash.Mix(mark, _opening)));
        rows.Add(FeatureHash.Mix(17, verbs << 4 | clause, FeatureHash.Mix(mark, pos)));
        rows.Add(FeatureHash.Mix(18, quote, FeatureHash.Mix(mark, pos)));
        rows.Add(FeatureHash.Mix(19, quote, verbs << 4 | commas));
        rows.Add(FeatureHash.Mix(20, commas, FeatureHash.Mix(mark, word)));
        rows.Add(FeatureHash.Mix(21, cueAhead, FeatureHash.Mix(mark, pos)));
        rows.Add(FeatureHash.Mix(22, FeatureHash.Mix(cueAhead, clause), FeatureHash.Mix(mark, _opening)));
        rows.Add(FeatureHash.Mix(23, FeatureHash.Mix(view.FineAt(cue.End - 1), pos), mark));
        rows.Add(FeatureHash.Mix(24, FeatureHash.Mix(length, rest), mark));
        rows.Add(FeatureHash.Mix(25, FeatureHash.Mix(view.CoarseAt(next), view.CoarseAt(next + 1)), FeatureHash.Mix(mark, clause)));
        rows.Add(FeatureHash.Mix(26, FeatureHash.Mix(view.CoarseAt(end - 1), view.CoarseAt(next)), mark));
        rows.Add(FeatureHash.Mix(27, view.NameAt(next), FeatureHash.Mix(mark, clause)));
    }

    private bool IsJoint(int token)
    {
        if (_passage.Is(token, WordClass.Punctuation))
            return _passage.FirstChar(token) is not ('\'' or '’' or '-' or '/' or '%' or '$') && !(view.Quote[token] is 2 or 3);
        return _passage.Pos(token) is PartOfSpeech.Adp or PartOfSpeech.Cconj or PartOfSpeech.Sconj or PartOfSpeech.Verb or PartOfSpeech.Aux or PartOfSpeech.Part or PartOfSpeech.Adv
            || _passage.Is(token, WordClass.Relative | WordClass.Complementizer | WordClass.Preposition | WordClass.Subordinator | WordClass.Conjunction);
    }

    private uint Verbs(int from, int to)
    {
        var count = 0u;
        for (var t = from; t < to && count < 3; t++)
            count += _passage.Pos(t) == PartOfSpeech.Verb ? 1u : 0;
        return count;
    }

    private static uint Opening(TokenView view, int start) =>
        view.Passage.Is(start, WordClass.Complementizer | WordClass.Preposition | WordClass.Pronoun | WordClass.Possessive) ? view.Word[start] | 64u
            : view.PosAt(start) | (view.QuoteAt(start) != 0 ? 32u : 0);

    private static uint Lexical(TokenView view, TokenRange cue)
    {
        for (var t = cue.Start; t < cue.End; t++)
        {
            if (view.Lexical[t] != 0)
                return view.Lexical[t];
        }

        return 0;
    }
}
