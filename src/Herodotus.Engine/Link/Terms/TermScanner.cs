using Herodotus.Analyze.Language;
using Herodotus.Clean.Metadata;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>
/// Reads the terms of a report from its plain text. It asks nothing of other layers but the language, so that a stream of plain reports
/// and a workspace of analyzed ones give the same stories.
/// </summary>
internal sealed class TermScanner(WordForms forms, MeaningTable meanings, CalendarWords calendar, DateFinder dates)
{
    /// <summary>Words read of a text. A story is told in the first ones; the rest is background.</summary>
    private const int MaxWords = 600;

    /// <summary>A text of no more words is a headline or a post.</summary>
    private const int ShortWords = 60;

    /// <summary>Characters of a text that may be a headline with an outlet behind it.</summary>
    private const int MaxHeadline = 300;

    private const int LeadWords = 50;

    private const int EarlyWords = 200;

    /// <summary>A word of the title says what the report is about.</summary>
    private const float TitleWeight = 3f;

    /// <summary>A word in a name says more of what a report is about than another; a fifth more is enough where rarity counts already.</summary>
    private const float NameWeight = 1.2f;

    /// <summary>Figures in a headline are often days, editions and lists.</summary>
    private const float HeadlineFigureWeight = 0.7f;

    /// <summary>Words by which it is seen whether capitals mark names.</summary>
    private const int CapitalSample = 60;

    /// <summary>Characters in which a text that has no date of its own may say one.</summary>
    private const int DateHead = 220;

    /// <summary>Words in which a report says when it was, and how far a month may stand from its day or year.</summary>
    private const int CalendarWindow = 150, MonthReach = 2;

    /// <summary>Words by which the language is guessed.</summary>
    private const int GuessWords = 200;

    /// <summary>The share of all words of what no frequency list knows.</summary>
    private static readonly float UnknownRate = MathF.Pow(10, 2.2f - 9);

    private readonly SenseMemory _senses = new(forms, meanings, calendar);
    private ReportTerms _terms = new();
    private readonly List<Word> _words = [];

    /// <summary>Reads the terms of a report into <paramref name="terms"/>.</summary>
    public ReportTerms Scan(AnalyzedReport analyzed, ReportTerms terms)
    {
        _terms = terms;
        var report = analyzed.Report;
        var title = Repeats(report.Title, report.Text) ? "" : report.Title ?? "";
        title = title[..HeadlineLength(title)];
        var text = report.Text.Length <= MaxHeadline && !report.Text.Contains('\n', StringComparison.Ordinal) ? report.Text[..HeadlineLength(report.Text)] : report.Text;
        _words.Clear();
        _terms.Clear();
        WordReader.Read(title, _words, MaxWords);
        var titleWords = _words.Count;
        WordReader.Read(text, _words, MaxWords);
        _terms.Language = LanguageOf(report, analyzed.Annotations.Language, title, text, titleWords);
        _terms.Words = _words.Count;
        _terms.Short = _words.Count - titleWords <= ShortWords;
        _terms.TimeIsRead = report.Published is null;
        _terms.Time = report.Published?.Instant ?? HeadDate(title, text);
        Tally(title, text, titleWords);
        return _terms;
    }

    private void Tally(string title, string text, int titleWords)
    {
        var language = _terms.Language;
        var known = _senses.Of(language);
        var telling = CapitalsTell(text, titleWords);
        var (ofCountry, afterWord) = (-1, 0);
        for (var i = 0; i < _words.Count; i++)
        {
            var word = _words[i];
            var place = i - titleWords;
            var source = place < 0 ? title : text;
            var sense = _senses.Find(known, language, source.AsSpan(word.Start, word.End - word.Start));
            var startsSentence = place <= 0 || EndsSentence(text, afterWord, word.Start);
            afterWord = place < 0 ? 0 : word.End;
            if (sense.Calendar != 0 && i < CalendarWindow && Names(sense, i, titleWords, title, text, startsSentence))
                _terms.Calendar |= sense.Calendar;
            if (sense.Empty)
                continue;
            var weight = place < 0 ? TitleWeight : _terms.Short ? 1.5f : place < LeadWords ? 1.5f : place < EarlyWords ? 1f : 0.6f;
            var capital = place < 0 || !telling || startsSentence ? 0 : word.Capital ? 1 : -1;
            if (_terms.Short)
                weight *= sense.Number ? HeadlineFigureWeight : 1;
            else if (capital > 0)
                weight *= NameWeight;
            var traits = (place < LeadWords ? TermTraits.Lead : TermTraits.None) | (sense.Number ? TermTraits.Number : TermTraits.None);
            var span = place < 0 ? default : TextSpan.FromBounds(word.Start, word.End);
            if (sense.Spelling != 0)
                _terms.Spelling.Add(sense.Spelling, sense.Folded, sense.OwnRate, weight, traits, capital, span);
            if (i <= ofCountry)
                continue;
            if (sense.BeginsCountry && Country(source, i, place < 0 ? titleWords : _words.Count, sense) is { } country)
            {
                ofCountry = i + country.Words - 1;
                _terms.Own.Add(country.Id, country.Name, UnknownRate, weight, traits, 1, span);
                if (!_terms.IsEnglish)
                    _terms.Meaning.Add(country.Id, country.Name, UnknownRate, weight, traits, 1, span);
                continue;
            }

            _terms.Own.Add(sense.Own, sense.Folded, sense.OwnRate, weight, traits, capital, span);
            if (_terms.IsEnglish)
                continue;
            foreach (var (id, rate, share) in sense.Meanings)
                _terms.Meaning.Add(id, sense.Folded, rate, weight * share, traits, sense.Meanings.Length == 1 ? capital : 0, span);
        }
    }

    /// <summary>Months are other words too ("May", "mars"): one has a figure near it, or a capital where no sentence begins.</summary>
    private bool Names(WordSense sense, int at, int titleWords, string title, string text, bool startsSentence)
    {
        if ((sense.Calendar & CalendarWords.Months) == 0)
            return true;
        if (sense.Folded.Length > 3 && _words[at].Capital && !startsSentence)
            return true;
        var (first, end) = at < titleWords ? (0, titleWords) : (titleWords, _words.Count);
        var source = at < titleWords ? title : text;
        for (var i = Math.Max(first, at - MonthReach); i < Math.Min(end, at + MonthReach + 1); i++)
        {
            if (char.IsAsciiDigit(source[_words[i].Start]))
                return true;
        }

        return false;
    }

    /// <summary>The country that one, two or three words from here on name, the longest first.</summary>
    private (uint Id, string Name, int Words)? Country(string source, int first, int limit, WordSense sense)
    {
        // Names are capitalized; peoples are not in many languages, but they are long words.
        var small = source[_words[first].Start] < 0x250 && !_words[first].Capital;
        if (small && (_terms.IsEnglish || sense.Folded.Length < 5))
            return sense.People is { } lower ? (lower.Id, lower.Name, 1) : null;
        for (var count = small ? 1 : 3; count >= 1; count--)
        {
            var last = first + count - 1;
            if (last >= limit || _words[last].End - _words[first].Start > 40)
                continue;
            if (meanings.CountryOf(source.AsSpan(_words[first].Start, _words[last].End - _words[first].Start)) is { } country)
                return (country.Id, country.Name, count);
        }

        return sense.People is { } people ? (people.Id, people.Name, 1) : null;
    }

    /// <summary>Whether a capital marks a name: not where every word of a headline has one, nor in a script without.</summary>
    private bool CapitalsTell(string text, int titleWords)
    {
        var (capitals, words) = (0, 0);
        for (var i = titleWords; i < Math.Min(_words.Count, titleWords + CapitalSample); i++)
        {
            if (!char.IsLetter(text[_words[i].Start]))
                continue;
            words++;
            capitals += _words[i].Capital ? 1 : 0;
        }

        return capitals * 5 < words * 3;
    }

    private static bool EndsSentence(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is '.' or '!' or '?' or ':' or '"' or '“' or '”' or '«' or '\n' or '¿' or '¡' or '…' or '•')
                return true;
        }

        return false;
    }

    /// <summary>The first full date in the head of the text, where pages without a date of their own often keep it.</summary>
    private DateTimeOffset? HeadDate(string title, string text)
    {
        var monthFirst = _terms.IsEnglish;
        var found = dates.Find(title, monthFirst) ?? dates.Find(text.AsSpan(0, Math.Min(text.Length, DateHead)), monthFirst);
        return found?.Time.Instant;
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

    private string LanguageOf(Report report, LanguageGuess guess, string title, string text, int titleWords)
    {
        if (guess.Code is not "und" and { Length: >= 2 })
            return LanguageCode.Primary(guess.Code);
        if (report.Language is { Length: >= 2 } declared)
            return LanguageCode.Primary(declared);
        var folded = new List<string>(GuessWords);
        for (var i = 0; i < Math.Min(_words.Count, GuessWords); i++)
            folded.Add(LetterFolding.Fold((i < titleWords ? title : text).AsSpan(_words[i].Start, _words[i].End - _words[i].Start)));
        return forms.Guess(folded);
    }

    internal static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff';
}
