using System.Globalization;
using System.Runtime.Intrinsics;
using Herodotus.Learning;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Weights;
using Herodotus.Reports;

namespace Herodotus.Analyze.Language;

/// <summary>
/// Which language is this? The script first, which often settles it; then a linear model over the letters' n-grams and the common
/// words. Links, handles, digits and emoji are passed over. Safe for many threads; allocates nothing; linear, and bounded by
/// <see cref="MaxLetters"/>.
/// </summary>
public sealed class LanguageIdentifier
{
    /// <summary>Enough for certainty; the rest of a long report would not change the answer.</summary>
    public const int MaxLetters = 240;

    /// <summary>Of a text without a known letter nothing is said; this much is looked at to find one.</summary>
    private const int MaxLook = 4096;

    /// <summary>From here on only n-grams of three and four letters count: the shorter add nothing to a longer text.</summary>
    private const int LongText = 60;

    internal const int MaxWord = 40;

    /// <summary>Features looked up at once.</summary>
    private const int Block = 32;

    /// <summary>Far below any score.</summary>
    private const int Never = int.MinValue / 2;

    /// <summary>A lead of this many units of log-odds is hardly ever made up by the rest of a text: of a thousand development sentences one or two would be read otherwise.</summary>
    private const float Clear = 40;

    /// <summary>
    /// Names say little of the language around them, and datelines begin with them ("ASUNCION, Paraguay (AP)"): no answer is clear before this many words
    /// without a capital.
    /// </summary>
    private const int PlainWords = 10;

    /// <summary>
    /// What the best language says for each letter, in log-odds, below which a text of letters like Latin is in none of the languages; chosen on the
    /// development sentences and on the Universal Declaration in 51 languages that are not known (<c>docs/evaluation/language.md</c>).
    /// </summary>
    private const float Foreign = 7;

    /// <summary>Below this a text is in none of the languages when there is another that it could be as well.</summary>
    private const float Doubtful = 8.5f;

    private const double Sure = 0.7;

    /// <summary>Code units of a text from which on what a report says of its language is checked: shorter ones may be a list of names, or a title in another.</summary>
    private const int LeastChecked = 250;

    /// <summary>
    /// Confidence from which on the text is believed rather than the report. Of 8,000 reports of the development sets with a language given, none of 250 code units
    /// and more is called another so surely and wrongly; lists of documents and of players reach 0.976 (<c>docs/evaluation/language.md</c>).
    /// </summary>
    private const double Contradicts = 0.99;

    /// <summary>A short text, or one in another script, says less: below this it is no word of any.</summary>
    private const float Least = 0.5f;

    /// <summary>Log-odds: e to the power of less is nothing beside one in double precision.</summary>
    private const double Nothing = 45;

    private readonly LanguageModel _model;
    private readonly ImmutableArray<ImmutableArray<int>> _labels;

    /// <summary>Places for scores: languages rounded up to a whole number of vectors.</summary>
    private readonly int _stride;

    /// <summary>For each script, a row of what is far below all scores where a language is of another.</summary>
    private readonly int[][] _absent;

    private readonly int _clear;

    public LanguageIdentifier(LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _clear = (int)(Clear / model.Weights.Step);
        _labels = [.. Enum.GetValues<WritingSystem>().Select(script => model.Scripts.Index().Where(item => item.Item == script).Select(item => item.Index).ToImmutableArray())];
        _stride = WeightTable.StrideOf(model.Codes.Length);
        _absent = [.. _labels.Select(labels => Enumerable.Range(0, _stride).Select(label => labels.Contains(label) ? 0 : Never).ToArray())];
    }

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
        var (length, kana, plain) = Letters(text, letters, scripts);
        var script = Dominant(scripts);
        if (script is WritingSystem.None or WritingSystem.Other || _labels[(int)script].IsEmpty)
            return new LanguageGuess("und", 0);
        if (script == WritingSystem.EastAsian && kana > 0)
            return Certain("ja", scripts, script);
        var labels = _labels[(int)script];
        if (labels.Length == 1)
            return Certain(_model.Codes[labels[0]], scripts, script);
        Span<int> scores = stackalloc int[_stride];
        _model.Priors.CopyTo(scores);
        var isLong = length > LongText && script is not (WritingSystem.EastAsian or WritingSystem.Hangul);
        var (read, evidence) = Score(letters[..length], script, isLong, plain, scores);
        return Decide(scores, labels, scripts, script, isLong, read, evidence);
    }

    /// <summary>
    /// The language a report says it is in, unless its text is surely in another: feeds and pages often carry the language of the software that made them.
    /// A text of fewer than <see cref="LeastChecked"/> code units is believed.
    /// </summary>
    /// <param name="declared">BCP 47; null where the report says none. What is no such code ("English", "und") says nothing.</param>
    public LanguageGuess Identify(ReadOnlySpan<char> text, string? declared)
    {
        if (declared is null || !LanguageCode.IsKnown(LanguageCode.Primary(declared)))
            return Identify(text);
        if (text.Length < LeastChecked)
            return new LanguageGuess(declared, 1);
        var guess = Identify(text);
        return guess.Confidence >= Contradicts && guess.Code != LanguageCode.Primary(declared) ? guess : new LanguageGuess(declared, 1);
    }

    /// <summary>The letters in lower case, words apart by a blank, and how many there are up to the last of the first <see cref="PlainWords"/> without a capital.</summary>
    private static (int Length, int Kana, int Plain) Letters(ReadOnlySpan<char> text, Span<char> letters, Span<int> scripts)
    {
        scripts.Clear();
        var (length, kana, at) = (0, 0, 0);
        var (plain, plainEnd) = (0, int.MaxValue);
        var limit = Math.Min(text.Length, MaxLook);
        while (at < limit && length < MaxLetters)
        {
            var c = text[at];
            if (!IsLetter(c))
            {
                at = c == '@' ? Token(text, at) : at + 1;
                continue;
            }

            var (start, capital) = (length, char.IsUpper(c));
            var end = Math.Min(text.Length, at + Math.Min(MaxWord, letters.Length - 1 - length));
            for (var latin = 0; ; latin = 0)
            {
                // Most words are of nothing else.
                for (; at < end && char.IsAsciiLetter(text[at]); at++, latin++)
                    letters[length + latin] = (char)(text[at] | 0x20);
                (length, scripts[(int)WritingSystem.Latin]) = (length + latin, scripts[(int)WritingSystem.Latin] + latin);
                if (at == end || text[at] < 128 || !(char.IsLetter(text[at]) || IsMark(text[at])))
                    break;
                c = FeatureHash.Lower(text[at++]);
                letters[length++] = c;
                scripts[(int)(c < 128 ? WritingSystem.Latin : WritingSystems.Of(c))]++;
                kana += WritingSystems.IsKana(c) ? 1 : 0;
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
            if (!capital && ++plain == PlainWords)
                plainEnd = length;
        }

        return (length, kana, plainEnd);
    }

    private static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c);

    /// <summary>A vowel sign or accent that stands as a character of its own: part of a word, never of an n-gram.</summary>
    internal static bool IsMark(char c) => c > '\u02FF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

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

    /// <summary>Adds up what the n-grams and words say, word by word; returns how many letters were read until the answer was clear, and what they say for each.</summary>
    /// <param name="plain">Letters before which it is not.</param>
    private (int Read, float Evidence) Score(ReadOnlySpan<char> letters, WritingSystem script, bool isLong, int plain, Span<int> scores)
    {
        var words = ThreadWork<LanguageIdentifier, WordScores>.Of(this, static identifier => new WordScores(identifier._model.Weights, identifier._stride, Block));
        words.Open(isLong);
        var (labels, start) = (_labels[(int)script], 0);
        var early = float.MinValue;
        while (start < letters.Length)
        {
            var end = start + letters[start..].IndexOf(' ');
            words.Add(letters, start, end);
            start = end + 1;
            if (words.FeatureCount < Block)
                continue;
            words.AddTo(letters, scores);
            if (!isLong || Lead(scores, _absent[(int)script]) <= _clear)
                continue;
            // Whether the text is in a known language at all is judged where it was first clear.
            early = early == float.MinValue ? Evidence(scores, labels, start) : early;
            if (start >= plain)
                return (start, early);
        }

        words.AddTo(letters, scores);
        return (letters.Length, Math.Max(early, Evidence(scores, labels, letters.Length)));
    }

    /// <summary>How far the best language of a script is before the second.</summary>
    /// <param name="absent">Far below all scores for what is no language of the script, else zero.</param>
    private static int Lead(ReadOnlySpan<int> scores, ReadOnlySpan<int> absent)
    {
        var (best, second) = (Vector256.Create(int.MinValue), Vector256.Create(int.MinValue));
        for (var at = 0; at < scores.Length; at += Vector256<int>.Count)
        {
            var score = Vector256.Create(scores[at..]) + Vector256.Create(absent[at..]);
            second = Vector256.Max(second, Vector256.Min(best, score));
            best = Vector256.Max(best, score);
        }

        var (first, next) = (int.MinValue, int.MinValue);
        for (var lane = 0; lane < Vector256<int>.Count; lane++)
        {
            next = Math.Max(Math.Max(next, second[lane]), Math.Min(first, best[lane]));
            first = Math.Max(first, best[lane]);
        }

        return first - next;
    }

    /// <summary>What the best language says for each letter.</summary>
    private float Evidence(ReadOnlySpan<int> scores, ImmutableArray<int> labels, int length)
    {
        var best = int.MinValue;
        foreach (var label in labels)
            best = Math.Max(best, scores[label]);
        return best * _model.Weights.Step / length;
    }

    private LanguageGuess Decide(ReadOnlySpan<int> scores, ImmutableArray<int> labels, ReadOnlySpan<int> scripts, WritingSystem script, bool isLong, int length, float evidence)
    {
        var best = labels[0];
        foreach (var label in labels)
        {
            if (scores[label] > scores[best])
                best = label;
        }

        // The n-grams of one word overlap and say the same several times: the longer the text, the less each counts.
        var sharpness = _model.Weights.Step * _model.Sharpness / (1 + (length / 40f));
        var total = 0.0;
        foreach (var label in labels)
        {
            // What is further behind does not reach the last digit.
            if ((double)((scores[label] - scores[best]) * sharpness) is > -Nothing and var behind)
                total += Math.Exp(behind);
        }

        var confidence = Math.Min(0.999, 1 / total);
        var isForeign = script == WritingSystem.Latin && isLong
            ? evidence < Foreign || (evidence < Doubtful && confidence < Sure)
            : script != WritingSystem.EastAsian && evidence < Least;
        return isForeign ? new LanguageGuess("und", 0) : new LanguageGuess(_model.Codes[best], confidence * Share(scripts, script));
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
