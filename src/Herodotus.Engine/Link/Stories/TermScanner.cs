using System.Runtime.InteropServices;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Stories;

/// <summary>Reads the terms of a report from its plain text; uses the names that analysis found where it has them.</summary>
internal sealed class TermScanner(WordForms forms, MeaningTable meanings)
{
    /// <summary>Words read of a text. A story is told in the first ones; the rest is background.</summary>
    private const int MaxWords = 600;

    /// <summary>A text of no more words is a headline or a post.</summary>
    private const int ShortWords = 40;

    /// <summary>Characters of a text that may be a headline with an outlet behind it.</summary>
    private const int MaxHeadline = 300;

    private const int LeadWords = 50;

    private const int EarlyWords = 200;

    /// <summary>A word in a name says more of what a report is about than another; a fifth more is enough where rarity counts already.</summary>
    private const float NameWeight = 1.2f;

    /// <summary>A "word" longer than this is noise.</summary>
    private const int MaxWordLength = 40;

    public ReportTerms Scan(AnalyzedReport analyzed)
    {
        var report = analyzed.Report;
        var words = new List<Word>();
        var title = Repeats(report.Title, report.Text) ? null : report.Title;
        title = title is null ? null : title[..HeadlineLength(title)];
        Read(title ?? "", words);
        var titleWords = words.Count;
        Read(report.Text.Length <= MaxHeadline && !report.Text.Contains('\n', StringComparison.Ordinal) ? report.Text[..HeadlineLength(report.Text)] : report.Text, words);
        var folded = words.ConvertAll(w => w.Folded);
        var language = LanguageOf(report, analyzed.Annotations.Language, folded);
        var isShort = words.Count - titleWords <= ShortWords;
        var names = analyzed.Annotations.Names;
        var inName = 0;
        var own = new Dictionary<uint, Term>();
        var spelling = new Dictionary<uint, Term>();
        var meaning = new Dictionary<uint, Term>();
        Span<char> buffer = stackalloc char[8];
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Folded.Length == 0 || forms.IsStopword(language, word.Folded) || (word.Folded.Length == 1 && !IsIdeograph(word.Folded[0])))
                continue;
            var place = i - titleWords;
            var weight = place < 0 ? 2f : isShort ? 1.5f : place < LeadWords ? 1.5f : place < EarlyWords ? 1f : 0.6f;
            while (inName < names.Length && names[inName].Span.End <= word.Start)
                inName++;
            var named = place >= 0 && inName < names.Length && names[inName].Span.Contains(word.Start);
            var span = place < 0 ? default : TextSpan.FromBounds(word.Start, word.End);
            if (named)
                weight *= NameWeight;
            AddCountry(meaning, report, title, language, words, i, titleWords, weight, span);
            var stem = forms.Stem(language, word.Folded);
            var senses = meanings.Of(language, word.Folded, stem);
            foreach (var (sense, share) in senses)
                Count(meaning, sense, word.Folded, weight * share, span);
            if (senses.IsEmpty)
                Count(meaning, WordForms.Id(stem), word.Folded, weight, span);
            Count(own, WordForms.Id(stem), word.Folded, weight, span);
            var key = Spelling.Key(word.Folded, buffer);
            if (key.Length > 0)
                Count(spelling, WordForms.Id(key, 1), word.Folded, weight, span);
            else if (char.IsAsciiDigit(word.Folded[0]))
                Count(spelling, WordForms.Id(word.Folded, 1), word.Folded, weight, span);
        }

        return new ReportTerms
        {
            Language = language,
            Words = words.Count,
            Short = isShort,
            Own = Sorted(own),
            Spelling = Sorted(spelling),
            Meaning = Sorted(meaning),
        };
    }

    /// <summary>Looks for a country in one, two or three words from here on, the longest first.</summary>
    private void AddCountry(Dictionary<uint, Term> terms, Report report, string? title, string language, List<Word> words, int first, int titleWords, float weight, TextSpan span)
    {
        var inTitle = first < titleWords;
        var text = inTitle ? title! : report.Text;
        var limit = inTitle ? titleWords : words.Count;
        // Names are capitalized; peoples are not in many languages, but they are long words.
        var start = text[words[first].Start];
        var small = start < 0x250 && !words[first].Capital;
        if (small && (language == "en" || words[first].Folded.Length < 5))
            return;
        for (var count = small ? 1 : 3; count >= 1; count--)
        {
            var last = first + count - 1;
            if (last >= limit || words[last].End - words[first].Start > 40)
                continue;
            if (meanings.CountryOf(text.AsSpan(words[first].Start, words[last].End - words[first].Start)) is not { } country)
                continue;
            Count(terms, country.Id, country.Code, weight, span);
            return;
        }
    }

    private static List<Term> Sorted(Dictionary<uint, Term> terms)
    {
        var list = terms.Values.ToList();
        list.Sort((a, b) => a.Id.CompareTo(b.Id));
        return list;
    }

    private static void Count(Dictionary<uint, Term> terms, uint id, string text, float weight, TextSpan span)
    {
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, id, out var known);
        term = known ? term with { Count = term.Count + weight, Span = term.Span.IsEmpty ? span : term.Span } : new Term(id, text, weight, span);
    }

    /// <summary>The length of a headline without the outlet that aggregators put behind it ("… | The Orlo Post", "… - Orlo Post").</summary>
    private static int HeadlineLength(string headline)
    {
        var length = headline.Length;
        for (var i = headline.Length - 2; i > 0; i--)
        {
            if (headline[i] is not ('|' or '-' or '–' or '—' or '"' or '•' or '·') || headline[i - 1] != ' ' || headline[i + 1] != ' ')
                continue;
            var head = headline.AsSpan(0, i - 1);
            var tail = headline.AsSpan(i + 2, length - i - 2);
            if (head.Count(' ') < 3 || tail.Count(' ') > 4 || tail.IsEmpty || char.IsLower(tail[0]))
                break;
            length = i - 1;
            i = length - 1;
        }

        return length;
    }

    /// <summary>True when the text begins with its title, as extraction often leaves it.</summary>
    private static bool Repeats(string? title, string text) =>
        title is not null && text.AsSpan().TrimStart().StartsWith(title.AsSpan().Trim(), StringComparison.Ordinal);

    private string LanguageOf(Report report, LanguageGuess guess, List<string> folded)
    {
        if (report.Language is { Length: >= 2 } declared)
            return declared.Split('-')[0].ToLowerInvariant();
        if (guess.Code is not "und" and { Length: >= 2 })
            return guess.Code.Split('-')[0];
        return forms.Guess(folded.Count > 200 ? folded.GetRange(0, 200) : folded);
    }

    private static void Read(string text, List<Word> words)
    {
        var limit = words.Count + MaxWords;
        var position = 0;
        while (position < text.Length && words.Count < limit)
        {
            var c = text[position];
            if (IsIdeograph(c))
            {
                // No blanks between words: pairs of characters stand for words.
                if (position + 1 < text.Length && IsIdeograph(text[position + 1]))
                    words.Add(new Word(text.Substring(position, 2), position, position + 2, false));
                position++;
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                position++;
                continue;
            }

            var start = position;
            position = EndOfWord(text, position);
            if (Follows(text, position, "://"))
            {
                while (position < text.Length && !char.IsWhiteSpace(text[position]))
                    position++;
                continue;
            }

            if (start > 0 && text[start - 1] == '#')
            {
                AddHashtag(text, start, position, words);
                continue;
            }

            if (position - start <= MaxWordLength)
                words.Add(Make(text, start, position));
        }
    }

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length)
        {
            var c = text[position];
            var digitsGoOn = c is ',' or '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position - 1]) && char.IsAsciiDigit(text[position + 1]);
            if (!(char.IsLetterOrDigit(c) || LetterFolding.IsMark(c) || digitsGoOn) || IsIdeograph(c))
                break;
            position++;
        }

        return position;
    }

    /// <summary>"#DerechosHumanos" is two words.</summary>
    private static void AddHashtag(string text, int start, int end, List<Word> words)
    {
        var from = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (i < end && !(char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
                continue;
            if (i - from <= MaxWordLength)
                words.Add(Make(text, from, i));
            from = i;
        }
    }

    private static Word Make(string text, int start, int end)
    {
        var folded = LetterFolding.Fold(text.AsSpan(start, end - start));
        if (char.IsAsciiDigit(text[start]))
            folded = folded.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return new Word(folded, start, end, char.IsUpper(text[start]));
    }

    private static bool Follows(string text, int position, string value) => string.CompareOrdinal(text, position, value, 0, value.Length) == 0;

    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff';

    private readonly record struct Word(string Folded, int Start, int End, bool Capital);
}
