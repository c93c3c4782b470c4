using Herodotus.Analyze.Numbers;
using Herodotus.Reports;

namespace Herodotus.Analyze.Quantities;

/// <summary>
/// One pass over one text. Words are looked up until a number begins; what stands left and right of it then decides what it counts,
/// or that it counts nothing. Nothing looks further than a bounded number of words, so the time is linear.
/// </summary>
internal ref partial struct QuantityScan
{
    /// <summary>Cues kept by position; a power of two.</summary>
    private const int CachedCues = 64;

    [ThreadStatic]
    private static (int At, Cue? Cue, int Start)[]? cueCache;

    [ThreadStatic]
    private static (int At, decimal Value, bool Vague, int Start, int End, bool Plural)[]? countedCache;

    private readonly ReadOnlySpan<char> text;
    private readonly QuantityLexicon lexicon;
    private readonly ImmutableArray<TimeMention> times;
    private readonly List<Draft> found;
    private readonly DecimalMark mark;
    private readonly string? country;
    private readonly bool marksPounds;
    private readonly Span<(int At, Cue? Cue, int Start)> cuesBefore;
    private readonly Span<(int At, decimal Value, bool Vague, int Start, int End, bool Plural)> counted;
    private int nextTime;

    public QuantityScan(
        ReadOnlySpan<char> text, QuantityLexicon lexicon, ImmutableArray<TimeMention> times, DecimalMark mark, string? country, List<Draft> found)
    {
        cuesBefore = cueCache ??= new (int, Cue?, int)[CachedCues];
        cuesBefore.Fill((-1, null, 0));
        counted = countedCache ??= new (int, decimal, bool, int, int, bool)[CachedCues];
        counted.Fill((-1, 0, false, 0, 0, false));
        this.country = country;
        marksPounds = text.Contains('\u00A3');
        this.text = text;
        this.lexicon = lexicon;
        this.times = times;
        this.mark = mark;
        this.found = found;
    }

    public void Run()
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)))
            {
                at = Word(at);
            }
            else if (char.IsAsciiDigit(c) || (c > 127 && DigitFigure.VulgarFraction(c) > 0))
            {
                at = Number(at);
            }
            else if (c is '-' or '\u2212' or '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || StandsFree(text[at - 1])))
            {
                at = Number(at);
            }
            else if (c is '#' or '@' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
            {
                at = Blank(at);
            }
            else
            {
                at++;
            }
        }
    }

    private static bool StandsFree(char before) => char.IsWhiteSpace(before) || before is '(' or '[' or '$' or '\u20AC' or '\u00A3' or '"' or '\u201C' or '=' or '<' or '>' or '~';

    /// <summary>A word: the beginning of a number, of a link, of a name with digits in it, or none of them.</summary>
    private int Word(int at)
    {
        var end = at;
        var limit = text.Length;
        while (end < limit && char.IsLetter(text[end]))
            end++;
        if (end < limit)
        {
            var next = text[end];
            if (next == ':' && end + 2 < limit && text[end + 1] == '/' && text[end + 2] == '/')
                return Blank(end);
            if (next == '@' || (next == '.' && end - at == 3 && text[at..end] is "www"))
                return Blank(end);

            // A currency glued to its figure is none of the word's business; any other digit belongs to a name (S23, CO2, G7).
            if (char.IsAsciiDigit(next) && SignEnds(end) is null)
                return Token(end);
            if (next == '-' && end + 1 < limit && char.IsAsciiDigit(text[end + 1]) && !IsCue(lexicon.Cues.Backward(text, end + 1, out _), CueKinds.Most | CueKinds.Least | CueKinds.About)
                && !(lexicon.Numbers.Starts(text[at..end]) && !IsOne(text[at..end])) && SignEnds(end) is null)
            {
                return Token(end + 1);
            }
        }

        if (end - at <= Phrases<Cue>.MaxWord && lexicon.Numbers.Starts(text[at..end]) && (at == 0 || text[at - 1] is not ('\'' or '\u2019')))
        {
            var after = Number(at);
            return Math.Max(after, end);
        }

        return end;
    }

    private readonly bool IsOne(ReadOnlySpan<char> word) => word.Equals("one", StringComparison.OrdinalIgnoreCase);

    private readonly MeasureUnit? SignEnds(int end) => CurrencyBefore(end, out _);

    private readonly int Blank(int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The end of a run of letters, digits and hyphens between them.</summary>
    private readonly int Token(int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '-' or '.' or ':' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            at++;
        return at;
    }

    /// <summary>Reads the number at a position; returns where to go on.</summary>
    private int Number(int at)
    {
        var draft = default(Draft);
        if (!Amount(at, ref draft, out var skip))
            return Math.Max(skip, at + 1);
        if (IsNoQuantity(ref draft, out skip))
            return Math.Max(skip, draft.NumberEnd);
        var next = Range(ref draft);
        if (next > 0)
            return next;
        if (draft.Unit is null)
            Age(ref draft);
        if (draft.Unit is null)
            Suspended(ref draft);
        if (draft.Unit is null && !draft.IsCount)
            Count(ref draft);
        Rate(ref draft);
        BelowZero(ref draft);
        CarriedUnit(ref draft);
        NegativeLine(ref draft);
        if (!Stands(ref draft))
            return Math.Max(draft.NumberEnd, at + 1);
        Bounds(ref draft);
        BracketChange(ref draft);
        ChangeAgain(ref draft);
        MeasuredThing(ref draft);
        found.Add(draft);
        return Math.Max(draft.End, at + 1);
    }

    private readonly bool IsCue(Cue? cue, CueKinds kinds) => cue is not null && cue.Is(kinds);

    /// <summary>The cue that ends before a position; the same few positions are asked for again and again.</summary>
    private readonly Cue? CueBefore(int at, out int start)
    {
        ref var known = ref cuesBefore[at & (CachedCues - 1)];
        if (known.At != at)
            known = (at, lexicon.Cues.Backward(text, at, out var from), from);
        start = known.Start;
        return known.Cue;
    }

    /// <summary>The cue that begins with the word after blanks; <paramref name="end"/> is where it ends.</summary>
    private readonly Cue? CueAfter(int at, out int end)
    {
        end = at;
        var from = at;
        while (from < text.Length && from - at < 2 && text[from] is ' ' or '\u00A0')
            from++;
        return from < text.Length ? lexicon.Cues.Forward(text, from, out end) : null;
    }
}
