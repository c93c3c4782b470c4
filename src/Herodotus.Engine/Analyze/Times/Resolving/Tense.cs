using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Resolving;

internal enum Tense
{
    Unknown,
    Past,
    Future,
}

/// <summary>Tells from simple cues of the sentence whether an expression looks back or ahead.</summary>
internal readonly ref struct TenseCues(TimeLanguage language, ReadOnlySpan<char> text, ReadOnlySpan<TimeToken> tokens)
{
    /// <summary>How far a verb may stand from the expression, in tokens.</summary>
    private const int Reach = 40;

    private readonly TimeLanguage language = language;
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<TimeToken> tokens = tokens;

    public TimeLanguage Language => language;

    public ReadOnlySpan<TimeToken> Tokens => tokens;

    /// <summary>True when two words begin alike: <c>vote</c>, <c>voted</c>.</summary>
    public bool SameStem(int left, int right)
    {
        ref readonly var a = ref tokens[left];
        ref readonly var b = ref tokens[right];
        if ((a.Marks & TokenMark.Word) == 0 || a.Length < 4 || Math.Abs(a.Length - b.Length) > 4)
            return false;
        var shared = Math.Max(4, Math.Min(6, Math.Min(a.Length, b.Length) - 1));
        if (shared > a.Length || shared > b.Length)
            return false;
        for (var i = 0; i < shared; i++)
        {
            if (Letters.Fold(text[a.Start + i]) != Letters.Fold(text[b.Start + i]))
                return false;
        }

        return true;
    }

    /// <summary>The nearest cue before the expression in its sentence, else the nearest after it.</summary>
    public Tense Around(int first, int last)
    {
        if ((tokens[first].Marks & TokenMark.SentenceStart) == 0)
        {
            for (var i = first - 1; i >= 0 && i >= first - Reach; i--)
            {
                if (i >= first - 2 && tokens[i].Is(language.Since))
                    return Tense.Past;
                if (i >= first - 2 && tokens[i].Is(language.Until))
                    return Tense.Future;
                var cue = Of(tokens[i]);
                if (cue != Tense.Unknown)
                    return cue;
                if ((tokens[i].Marks & TokenMark.SentenceStart) != 0)
                    break;
            }
        }

        for (var i = last; i < tokens.Length && i < last + Reach; i++)
        {
            if ((tokens[i].Marks & TokenMark.SentenceStart) != 0)
                break;
            var cue = Of(tokens[i]);
            if (cue != Tense.Unknown)
                return cue;
        }

        return Tense.Unknown;
    }

    /// <summary>True when no sentence starts between two tokens.</summary>
    public bool SameSentence(int earlier, int later)
    {
        if (earlier < 0 || later - earlier > Reach)
            return false;
        for (var i = earlier + 1; i <= later; i++)
        {
            if ((tokens[i].Marks & TokenMark.SentenceStart) != 0)
                return false;
        }

        return true;
    }

    private Tense Of(in TimeToken token)
    {
        if ((token.Marks & TokenMark.Word) == 0)
            return Tense.Unknown;
        if (token.Is(language.FutureCue))
            return Tense.Future;
        if (token.Is(language.PastCue))
            return Tense.Past;
        if (token.Word >= 0 || token.Length < 4 || (token.Marks & (TokenMark.Capital | TokenMark.SentenceStart)) == TokenMark.Capital)
            return Tense.Unknown;
        var word = text.Slice(token.Start, token.Length);
        foreach (var suffix in language.FutureSuffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return Tense.Future;
        }

        foreach (var suffix in language.PastSuffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return Tense.Past;
        }

        return Tense.Unknown;
    }
}
