using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>The senses of the words of each language, remembered as they are met.</summary>
internal sealed class SenseMemory(WordForms forms, MeaningTable meanings, CalendarWords calendar)
{
    /// <summary>Spellings remembered in all: some twenty megabytes. Beyond, it begins anew.</summary>
    private const int MaxWords = 150_000;

    private readonly Dictionary<string, Dictionary<string, WordSense>> _byLanguage = new(StringComparer.Ordinal);
    private int _words;

    /// <summary>The words of one language; fetched once a report.</summary>
    public Dictionary<string, WordSense>.AlternateLookup<ReadOnlySpan<char>> Of(string language)
    {
        if (_words > MaxWords)
        {
            _byLanguage.Clear();
            _words = 0;
        }

        if (!_byLanguage.TryGetValue(language, out var words))
        {
            // A stream in a thousand languages: each costs a table.
            if (_byLanguage.Count > 200)
                _byLanguage.Clear();
            _byLanguage[language] = words = new(StringComparer.Ordinal);
        }

        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public WordSense Find(Dictionary<string, WordSense>.AlternateLookup<ReadOnlySpan<char>> words, string language, ReadOnlySpan<char> written)
    {
        if (words.TryGetValue(written, out var known))
            return known;
        _words++;
        return words[written] = Make(language, written);
    }

    private WordSense Make(string language, ReadOnlySpan<char> written)
    {
        var folded = LetterFolding.Fold(written);
        var number = written.Length > 0 && char.IsAsciiDigit(written[0]);
        if (number)
            folded = folded.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var empty = folded.Length == 0 || forms.IsStopword(language, folded) || (folded.Length == 1 && !TermScanner.IsIdeograph(folded[0]));
        var stem = forms.Stem(language, folded);
        var own = WordForms.Id(stem);
        var rate = forms.Rate(language, own);
        Span<char> buffer = stackalloc char[8];
        var key = Spelling.Key(folded, buffer);
        var spelling = key.Length > 0 ? WordForms.Id(key, 1) : number ? WordForms.Id(folded, 1) : 0;
        var senses = ImmutableArray.CreateBuilder<(uint, float, float)>();
        foreach (var (sense, share) in meanings.Of(language, folded, stem))
            senses.Add((sense, forms.Rate("en", sense), share));

        // Names and words nobody has translated are spelled alike: stemmed alike they meet.
        if (senses.Count == 0 && language != "en")
            senses.Add((WordForms.Id(forms.Stem("en", folded)), rate, 1));
        var people = meanings.PeopleOf(language, stem);
        return new WordSense(folded, own, rate, spelling, senses.DrainToImmutable(), empty, number, people is not null || meanings.MayBeginCountry(folded), people, calendar.Of(language, written, folded));
    }
}
