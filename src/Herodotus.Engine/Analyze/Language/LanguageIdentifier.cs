using System.Globalization;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze.Language;

/// <summary>
/// Which language is this? The script first, which often settles it; then a linear model over the letters' n-grams and the common
/// words. Links, handles, digits and emoji are passed over. Safe for many threads; allocates nothing; linear, and bounded by
/// <see cref="MaxLetters"/>.
/// </summary>
public sealed class LanguageIdentifier(LanguageModel model)
{
    /// <summary>Enough for certainty; the rest of a long report would not change the answer.</summary>
    public const int MaxLetters = 240;

    /// <summary>Of a text without a known letter nothing is said; this much is looked at to find one.</summary>
    private const int MaxLook = 4096;

    /// <summary>From here on only n-grams of four letters count (and one in two of three): the shorter add nothing to a longer text.</summary>
    private const int LongText = 60;

    private const int MaxWord = 40;

    private readonly LanguageModel _model = model;

    /// <summary>The file lies at <c>data/languages/ngrams.model</c>.</summary>
    public static LanguageIdentifier Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new LanguageIdentifier(LanguageModel.Read(data.File("languages", "ngrams.model")));
    }

    /// <summary>The likeliest language with its probability; <c>und</c> for a text without letters, or in no known language.</summary>
    public LanguageGuess Identify(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[MaxLetters + MaxWord];
        Span<int> scripts = stackalloc int[(int)WritingSystem.Other + 1];
        var (length, kana) = Letters(text, letters, scripts);
        var script = Dominant(scripts);
        if (script is WritingSystem.None or WritingSystem.Other)
            return new LanguageGuess("und", 0);
        if (script == WritingSystem.EastAsian && kana > 0)
            return Certain("ja", scripts, script);
        Span<int> scores = stackalloc int[_model.Codes.Length];
        scores.Clear();
        var known = Score(letters[..length], script, scores);
        return Decide(scores, scripts, script, length, known);
    }

    /// <summary>The letters in lower case, words apart by a blank.</summary>
    private static (int Length, int Kana) Letters(ReadOnlySpan<char> text, Span<char> letters, Span<int> scripts)
    {
        scripts.Clear();
        var (length, kana, at) = (0, 0, 0);
        var limit = Math.Min(text.Length, MaxLook);
        while (at < limit && length < MaxLetters)
        {
            var c = text[at];
            if (!char.IsLetter(c))
            {
                at = c == '@' ? Token(text, at) : at + 1;
                continue;
            }

            var start = length;
            while (at < text.Length && length < letters.Length - 1 && (char.IsLetter(text[at]) || IsMark(text[at])))
            {
                c = FeatureHash.Lower(text[at++]);
                letters[length++] = c;
                var script = WritingSystems.Of(c);
                scripts[(int)script]++;
                kana += WritingSystems.IsKana(c) ? 1 : 0;
                if (length - start >= MaxWord)
                    break;
            }

            if (at < text.Length && IsLink(text, at, letters[start..length]))
            {
                foreach (var letter in letters[start..length])
                    scripts[(int)WritingSystems.Of(letter)]--;
                length = start;
                at = Token(text, at);
                continue;
            }

            letters[length++] = ' ';
        }

        return (length, kana);
    }

    /// <summary>A vowel sign or accent that stands as a character of its own: part of a word, never of an n-gram.</summary>
    private static bool IsMark(char c) => c > '\u02FF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>http://…, www.…, name@host, example.com/…</summary>
    private static bool IsLink(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> word) => text[at] switch
    {
        ':' => at + 2 < text.Length && text[at + 1] == '/' && text[at + 2] == '/',
        '@' => true,
        '.' => word is "www",
        _ => false,
    };

    private static int Token(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static WritingSystem Dominant(ReadOnlySpan<int> scripts)
    {
        var best = WritingSystem.None;
        for (var script = 1; script < scripts.Length; script++)
        {
            if (scripts[script] > (best == WritingSystem.None ? 0 : scripts[(int)best]))
                best = (WritingSystem)script;
        }

        return best;
    }

    /// <summary>Adds up what the n-grams and words say; returns the share of the n-grams of three letters that are known.</summary>
    private float Score(ReadOnlySpan<char> letters, WritingSystem script, Span<int> scores)
    {
        var weights = _model.Weights;
        var (triples, known) = (0, 0);
        var isLong = letters.Length > LongText && script is not (WritingSystem.EastAsian or WritingSystem.Hangul);
        var first = isLong ? 3 : 1;
        var last = isLong ? 4 : LanguageModel.MaxLength;
        var word = 0;
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at] == ' ')
            {
                Word(letters[word..at], scores);
                word = at + 1;
                continue;
            }

            var hash = FeatureHash.Start;
            var limit = Math.Min(letters.Length - at, last);
            for (var n = 1; n <= limit && letters[at + n - 1] != ' ' && !IsMark(letters[at + n - 1]); n++)
            {
                hash = FeatureHash.Extend(hash, letters[at + n - 1]);
                if (n < first)
                    continue;
                var found = weights.AddTo(FeatureHash.Finish(hash), scores);
                if (n == 3)
                {
                    triples++;
                    known += found ? 1 : 0;
                }
            }
        }

        return triples == 0 ? 1 : (float)known / triples;
    }

    /// <summary>The whole word, its beginnings and its endings.</summary>
    private void Word(ReadOnlySpan<char> word, Span<int> scores)
    {
        var weights = _model.Weights;
        var hash = FeatureHash.Start;
        for (var at = 0; at < word.Length; at++)
        {
            hash = FeatureHash.Extend(hash, word[at]);
            if (at < LanguageModel.MaxEdge)
                weights.AddTo(LanguageModel.BeginningFeature(FeatureHash.Finish(hash)), scores);
        }

        if (word.Length > 1)
            weights.AddTo(LanguageModel.WordFeature(FeatureHash.Finish(hash)), scores);
        for (var length = 1; length <= Math.Min(LanguageModel.MaxEdge, word.Length); length++)
            weights.AddTo(LanguageModel.EndingFeature(FeatureHash.Of(word[^length..])), scores);
    }

    private LanguageGuess Decide(ReadOnlySpan<int> scores, ReadOnlySpan<int> scripts, WritingSystem script, int length, float known)
    {
        var best = -1;
        for (var label = 0; label < scores.Length; label++)
        {
            if (_model.Scripts[label] == script && (best < 0 || scores[label] > scores[best]))
                best = label;
        }

        var candidates = 0;
        foreach (var other in _model.Scripts)
            candidates += other == script ? 1 : 0;
        if (candidates == 1)
            return Certain(_model.Codes[best], scripts, script);
        if (best < 0 || scores[best] == 0 || (known < 0.1f && length > 12 && script is WritingSystem.Latin or WritingSystem.Cyrillic))
            return new LanguageGuess("und", 0);

        // The n-grams of one word overlap and say the same several times: the longer the text, the less each counts.
        var sharpness = _model.Weights.Step * _model.Sharpness / (1 + (length / 40f));
        var total = 0.0;
        for (var label = 0; label < scores.Length; label++)
        {
            if (_model.Scripts[label] == script)
                total += Math.Exp((scores[label] - scores[best]) * sharpness);
        }

        return new LanguageGuess(_model.Codes[best], Math.Min(0.999, 1 / total) * Share(scripts, script));
    }

    private static LanguageGuess Certain(string code, ReadOnlySpan<int> scripts, WritingSystem script) => new(code, 0.999 * Share(scripts, script));

    /// <summary>How much of the text is in the script that decided.</summary>
    private static double Share(ReadOnlySpan<int> scripts, WritingSystem script)
    {
        var all = 0;
        foreach (var count in scripts)
            all += count;
        return (double)scripts[(int)script] / Math.Max(1, all);
    }
}
