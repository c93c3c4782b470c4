using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>Features of a token as seen from one cue: the second tagger adds them to the token's own.</summary>
internal sealed class PartFeatures
{
    private const int ReachBefore = 90;
    private const int ReachAfter = 130;

    /// <summary>Tokens of a window whose cue is no run of words without end: so many, and no more, are kept on the stack.</summary>
    internal const int UsualWindow = ReachBefore + ReachAfter;

    private readonly TokenView _view;
    private readonly CueReading _reading;
    private readonly TokenRange _cue;
    private readonly uint _word;
    private readonly uint _last;
    private readonly uint _lexical;
    private readonly uint _cluster;
    private readonly uint _before;
    private readonly uint _after;
    private readonly int _quoteBefore;
    private readonly int _quoteAfter;
    private readonly int _sentence;

    public PartFeatures(TokenView view, CueReading reading, TokenRange cue)
    {
        (_view, _reading, _cue) = (view, reading, cue);
        var head = Head(view, cue);
        _word = view.Word[head];
        _last = view.Word[cue.End - 1];
        _lexical = view.Lexical[head];
        _cluster = view.FineAt(head);
        _before = Kind(view, cue.Start - 1);
        _after = Kind(view, cue.End);
        _quoteBefore = NearQuotation(cue.Start - 1, -1);
        _quoteAfter = NearQuotation(cue.End, 1);
        _sentence = view.Passage.SentenceAt(cue.Start);
    }

    /// <summary>
    /// The tokens that may belong to a statement with this cue: its sentence, with the quotations that reach into it or stand right before
    /// or after it in the paragraph.
    /// </summary>
    public static TokenRange Window(Passage passage, TokenRange cue)
    {
        var (start, end) = (cue.Start, cue.End);
        var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
        start = Math.Max(Math.Min(start, sentence.FirstToken), start - ReachBefore);
        var floor = passage.ParagraphStart(cue.Start, ReachBefore);
        while (start > floor && passage.QuotationAt(start - 1) >= 0)
        {
            var quotation = passage.TokensOf(passage.Quotations[passage.QuotationAt(start - 1)]);
            start = Math.Max(floor, Math.Min(quotation.Start, passage.Sentences[passage.SentenceAt(quotation.Start)].FirstToken));
        }

        var ceiling = passage.ParagraphEnd(cue.End - 1, ReachAfter);
        end = Math.Min(ceiling, Math.Max(end, passage.Sentences[passage.SentenceAt(cue.End - 1)].EndToken));
        while (end < ceiling && passage.QuotationAt(end) >= 0)
        {
            var quotation = passage.TokensOf(passage.Quotations[passage.QuotationAt(end)]);
            end = Math.Min(ceiling, Math.Max(quotation.End, passage.Sentences[passage.SentenceAt(quotation.End - 1)].EndToken));
        }

        return new(start, end);
    }

    /// <summary>Adds the features of every token of a window and the token's own, one item each: what training sees.</summary>
    public void Add(FeatureRows rows, TokenRange window)
    {
        var sites = new Site[window.Count];
        Look(window, sites);
        for (var t = window.Start; t < window.End; t++)
        {
            rows.StartItem();
            TokenFeatures.Add(rows, _view, t);
            AddSite(rows, sites[t - window.Start]);
            AddToken(rows, t, sites[t - window.Start]);
        }
    }

    /// <summary>
    /// As <see cref="Add(FeatureRows, TokenRange)"/> without the tokens' own features. What tokens that stand side by side have alike goes to <paramref name="sites"/>,
    /// an item for them all.
    /// </summary>
    /// <param name="places">Is filled with each token's item of <paramref name="sites"/>.</param>
    public void Add(FeatureRows rows, FeatureRows sites, Span<int> places, TokenRange window)
    {
        var seen = window.Count <= UsualWindow ? stackalloc Site[window.Count] : new Site[window.Count];
        Look(window, seen);
        for (var i = 0; i < seen.Length; i++)
        {
            if (i == 0 || !seen[i].LooksAs(seen[i - 1]))
            {
                sites.StartItem();
                AddSite(sites, seen[i]);
            }

            places[i] = sites.Count - 1;
            rows.StartItem();
            AddToken(rows, window.Start + i, seen[i]);
        }
    }

    private static int Head(TokenView view, TokenRange cue)
    {
        for (var t = cue.Start; t < cue.End; t++)
        {
            if (view.Lexical[t] != 0)
                return t;
        }

        for (var t = cue.Start; t < cue.End; t++)
        {
            if (view.Passage.Pos(t) == Reports.PartOfSpeech.Verb)
                return t;
        }

        return cue.Start;
    }

    private static uint Kind(TokenView view, int token)
    {
        if ((uint)token >= (uint)view.Count)
            return 0;
        var sort = view.Passage.Class(token);
        if ((sort & WordClass.Punctuation) != 0)
            return 100 + (view.QuoteAt(token) << 8) + (view.Passage.FirstChar(token) * 31u << 12);
        if (view.Passage.Is(token, Particle.Linking))
            return view.Word[token] | 1;
        return 2 + (view.PosAt(token) << 1);
    }

    private int NearQuotation(int token, int step)
    {
        for (var reach = 0; reach < 8; reach++, token += step)
        {
            if (_view.Passage.QuotationAt(token) is >= 0 and var quotation)
                return quotation;
        }

        return -1;
    }

    /// <summary>Where the tokens of a window stand, seen from the cue.</summary>
    private void Look(TokenRange window, Span<Site> sites)
    {
        var between = default(Between);
        for (var t = _cue.Start - 1; t >= window.Start; t--)
        {
            sites[t - window.Start] = SiteOf(t, 0, _cue.Start - 1 - t, between);
            between = between.Step(_view, _reading, t);
        }

        sites[(_cue.Start - window.Start)..(_cue.End - window.Start)].Fill(Site.OfCue);
        between = default;
        for (var t = _cue.End; t < window.End; t++)
        {
            sites[t - window.Start] = SiteOf(t, 1, t - _cue.End, between);
            between = between.Step(_view, _reading, t);
        }
    }

    private Site SiteOf(int t, uint side, int distance, Between between)
    {
        var offset = (uint)Math.Clamp(_view.Passage.SentenceAt(t) - _sentence, -2, 2) + 2;
        var quotation = _view.Passage.QuotationAt(t);
        var own = quotation < 0 ? 0u : quotation == _quoteAfter ? 1u : quotation == _quoteBefore ? 2u : 3u;
        return new((side << 8) | (offset << 4), TokenView.Bucket(distance), ((uint)_view.Quote[t] << 2) | own, between);
    }

    /// <summary>What a token's place says, whatever the token.</summary>
    private void AddSite(FeatureRows rows, Site site)
    {
        if (site.IsOfCue)
        {
            rows.Add(100);
            return;
        }

        var (place, bucket, quote, counts) = (site.Place, site.Bucket, site.Quote, site.Between.Key);
        var near = place | bucket;
        var around = FeatureHash.Mix(_before, _after);
        rows.Add(FeatureHash.Mix(101, near));
        rows.Add(FeatureHash.Mix(106, near, _last));
        rows.Add(FeatureHash.Mix(108, FeatureHash.Mix(_lexical, _after), near));
        rows.Add(FeatureHash.Mix(109, around, place | Math.Min(bucket, 5)));
        rows.Add(FeatureHash.Mix(110, around, FeatureHash.Mix(quote, place)));
        rows.Add(FeatureHash.Mix(111, counts, place));
        rows.Add(FeatureHash.Mix(113, FeatureHash.Mix(counts, _lexical), place));
        rows.Add(FeatureHash.Mix(114, quote, place | Math.Min(bucket, 3)));
        rows.Add(FeatureHash.Mix(131, FeatureHash.Mix(_word, _after), place | Math.Min(bucket, 2)));
        rows.Add(FeatureHash.Mix(133, FeatureHash.Mix(_cluster, _after), near));
    }

    /// <summary>What the token at a place says.</summary>
    private void AddToken(FeatureRows rows, int t, Site site)
    {
        if (site.IsOfCue)
            return;
        var (place, bucket, quote, between) = (site.Place, site.Bucket, site.Quote, site.Between);
        uint word = _view.Word[t], before = _view.WordAt(t - 1);
        uint pos = _view.PosAt(t), posBefore = _view.PosAt(t - 1), posAfter = _view.PosAt(t + 1);
        uint tagged = Tagged(t), taggedBefore = Tagged(t - 1), taggedAfter = Tagged(t + 1);
        var near = place | bucket;
        var wordHere = FeatureHash.Mix(word, place);
        rows.Add(FeatureHash.Mix(102, near, pos));
        rows.Add(FeatureHash.Mix(103, place, word));
        if (bucket <= 3)
            rows.Add(FeatureHash.Mix(104, near, word));
        rows.Add(FeatureHash.Mix(107, FeatureHash.Mix(_word, pos), place | Math.Min(bucket, 3)));
        rows.Add(FeatureHash.Mix(112, between.Key, place | pos << 10));
        rows.Add(FeatureHash.Mix(115, FeatureHash.Mix(quote, _view.QuoteAt(t - 1) << 4 | _view.QuoteAt(t + 1)), place));
        rows.Add(FeatureHash.Mix(118, posBefore << 8 | pos, near));
        rows.Add(FeatureHash.Mix(119, pos << 8 | posAfter, place | between.Commas << 12 | between.Cues << 16));
        rows.Add(FeatureHash.Mix(120, tagged, near));
        rows.Add(FeatureHash.Mix(121, taggedBefore << 16 | tagged << 8 | taggedAfter, place));
        rows.Add(FeatureHash.Mix(122, tagged << 8 | taggedAfter, wordHere));
        rows.Add(FeatureHash.Mix(123, tagged << 8 | taggedBefore, FeatureHash.Mix(before, place)));
        rows.Add(FeatureHash.Mix(124, between.LastMark, FeatureHash.Mix(pos, place)));
        rows.Add(FeatureHash.Mix(125, between.LastMark, FeatureHash.Mix(TokenView.Bucket(between.SinceMark), place)));
        rows.Add(FeatureHash.Mix(126, _view.Place[t], wordHere));
        rows.Add(FeatureHash.Mix(127, _view.NameAt(t) << 4 | between.Commas, near));
        rows.Add(FeatureHash.Mix(128, CueAhead(t), wordHere));
        rows.Add(FeatureHash.Mix(130, between.Verbs << 4 | between.Commas, wordHere));
        rows.Add(FeatureHash.Mix(134, FeatureHash.Mix(_cluster, pos), place | Math.Min(bucket, 3)));
        rows.Add(FeatureHash.Mix(136, FeatureHash.Mix(_cluster, _view.CoarseAt(t)), place | Math.Min(bucket, 2)));
        rows.Add(FeatureHash.Mix(135, _view.CoarseAt(t), near));
        rows.Add(FeatureHash.Mix(132, FeatureHash.Mix(_word, word), place | Math.Min(bucket, 4)));
    }

    /// <summary>What the first tagger says of a token, in a few steps of probability a role.</summary>
    private uint Tagged(int token)
    {
        if ((uint)token >= (uint)_view.Count)
            return 255;
        static uint Level(float p) => p < 0.1f ? 0u : p < 0.4f ? 1u : p < 0.7f ? 2u : 3u;
        return Level(_reading.Source(token)) << 4 | Level(_reading.Cue(token)) << 2 | Level(_reading.Content(token));
    }

    /// <summary>Where another cue may start within the next few tokens.</summary>
    private uint CueAhead(int token)
    {
        for (var step = 1u; step <= 4; step++)
        {
            var at = token + (int)step;
            if (at < _view.Count && !_cue.Contains(at) && _reading.Cue(at) > 0.4f)
                return step;
        }

        return 0;
    }

    /// <summary>Where a token stands, seen from the cue.</summary>
    /// <param name="Place">Before or behind the cue, and how many sentences off.</param>
    /// <param name="Bucket">How many tokens off, in steps.</param>
    /// <param name="Quote">Where in a quotation, and which.</param>
    private readonly record struct Site(uint Place, uint Bucket, uint Quote, Between Between)
    {
        /// <summary>The cue's own tokens.</summary>
        public static Site OfCue => new(uint.MaxValue, 0, 0, default);

        public bool IsOfCue => Place == uint.MaxValue;

        /// <summary>True where <see cref="AddSite"/> says the same of both.</summary>
        public bool LooksAs(Site other) => Place == other.Place && Bucket == other.Bucket && Quote == other.Quote && Between.Key == other.Between.Key;
    }

    /// <summary>What lies between the cue and a token.</summary>
    private readonly record struct Between(uint Commas, uint Verbs, uint Quotes, uint Cues, uint Joins, uint LastMark, int SinceMark)
    {
        public uint Key => Commas | Verbs << 2 | Quotes << 4 | Cues << 6 | Joins << 8;

        public Between Step(TokenView view, CueReading reading, int token)
        {
            var passage = view.Passage;
            var mark = passage.Is(token, WordClass.Punctuation);
            return new(
                Math.Min(3, Commas + (passage.IsMark(token, ',') ? 1u : 0)),
                Math.Min(3, Verbs + (passage.Pos(token) == Reports.PartOfSpeech.Verb ? 1u : 0)),
                Math.Min(3, Quotes + (view.Quote[token] is 2 or 3 ? 1u : 0)),
                Math.Min(2, Cues + (reading.Of(token, CueReading.CueFirst) > 0.4f ? 1u : 0)),
                Math.Min(2, Joins + (passage.Is(token, WordClass.Conjunction | WordClass.Subordinator) ? 1u : 0)),
                mark ? view.Word[token] : LastMark,
                mark ? 0 : SinceMark + 1);
        }
    }
}
