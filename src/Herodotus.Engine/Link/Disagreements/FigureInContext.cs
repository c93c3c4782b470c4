using System.Globalization;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Disagreements;

/// <summary>A figure with what tells whether another is of the same thing; each part is made when it is first asked for.</summary>
internal sealed class FigureInContext(StoryContext story, Claim claim)
{
    /// <summary>Code units on either side of a figure whose words belong to it.</summary>
    private const int Near = 60;

    /// <summary>Words after a figure that say what it is of.</summary>
    private const int WordsAfter = 5;

    /// <summary>Days before the report from which on a time in the sentence speaks of another occasion.</summary>
    private const int Recent = 45;

    /// <summary>The same for a whole month ("in September"), from its last day; days of the shortest.</summary>
    private const int RecentMonth = 30;

    private const int ShortestMonth = 28;

    private int _digits = -1;
    private HashSet<string>? _reports;
    private HashSet<string>? _thing;
    private HashSet<string>? _context;
    private HashSet<string>? _near;
    private HashSet<string>? _people;
    private HashSet<string>? _places;
    private HashSet<string>? _parties;
    private string? _head;
    private ImmutableArray<(DateOnly From, DateOnly To)>? _periods;
    private string? _next;
    private HashSet<string>? _ofNamed;

    /// <summary>Whoever is named in the sentences that give it, once for each of them.</summary>
    private List<Actor>? _named;
    private bool? _past;
    private bool? _qualified;
    private bool? _partial;
    private bool? _directed;

    public Claim Claim => claim;

    /// <summary>True where the reports that give it count no others whom the same befell: it is all of them, whatever they are called.</summary>
    public bool IsOnly { get; set; }

    /// <summary>Its place among the story's figures.</summary>
    public int Place { get; init; }

    /// <summary>The tolls of the dead in whose sentences it stands: "18 dead and 140 injured".</summary>
    public HashSet<List<FigureInContext>> Beside { get; } = new(ReferenceEqualityComparer.Instance);

    public FigureClaim Figure => claim.Figure!;

    public decimal Value => Figure.Value!.Value;

    public HashSet<string> Reports => _reports ??= claim.Assertions.Select(assertion => assertion.Report).ToHashSet(StringComparer.Ordinal);

    /// <summary>When the first report that gives it was published.</summary>
    public DateOnly? Told => First.Report.Published?.Date;

    /// <summary>Stems of what is counted or measured.</summary>
    public HashSet<string> Thing => _thing ??= story.Words.Content.Of(Counted(Figure.Unit is null ? Figure.UnitText ?? Figure.Of : Figure.Of ?? Figure.UnitText));

    /// <summary>Stem of the word that says what is counted; empty for people of whom no more is said.</summary>
    public string Head => _head ??= HeadOf(Figure.Unit is null ? Figure.UnitText ?? Figure.Of : Figure.Of);

    /// <summary>Stems of the sentence.</summary>
    public HashSet<string> Context => _context ??= story.Words.Content.Of(claim.Assertions[0].Quote);

    /// <summary>Stems beside the figure, without the unit's own.</summary>
    public HashSet<string> NearBy => _near ??= FindNear();

    /// <summary>Ids of the people named in the sentences that give it.</summary>
    public HashSet<string> People => _people ??= FindNamed(ActorType.Person);

    /// <summary>Ids of the places named there.</summary>
    public HashSet<string> Places => _places ??= FindNamed(ActorType.Place);

    /// <summary>Ids of whoever is named there.</summary>
    public HashSet<string> Parties => _parties ??= FindNamed(null);

    /// <summary>The times of which the sentence speaks.</summary>
    public ImmutableArray<(DateOnly From, DateOnly To)> Periods => _periods ??= FindPeriods();

    /// <summary>True when one of them is long before the report: the figure is not of the present.</summary>
    public bool IsOfThePast => _past ??= Periods.Any(IsPast);

    public string Language => First.Annotations.Language.Code;

    /// <summary>Stem of the first word of content after the figure in its clause ("$40 million on schools"); empty where the clause ends or its verb comes.</summary>
    public string Next => _next ??= FindWordsAfter().TakeWhile(word => char.IsLetter(word.Text[0]) && word.Pos is not (PartOfSpeech.Verb or PartOfSpeech.Aux)).SelectMany(word => story.Words.Content.Of(word.Text)).FirstOrDefault("");

    /// <summary>Stems of what is counted or measured as the sentence names it, beside the unit.</summary>
    public HashSet<string> Named => _ofNamed ??= story.Words.Content.Of(Figure.Of);

    /// <summary>True for an average, a record, a forecast: no figure of what is.</summary>
    public bool IsQualified => _qualified ??= story.Tolls.HasQualifier(claim.Assertions[0].Quote);

    /// <summary>True for a distance from somewhere: two of them are from two places.</summary>
    public bool IsDirected => _directed ??= Figure.Unit is "km" or "m" or "[mi_i]" or "[ft_i]" or "[nmi_i]" && FindWordsAfter().Take(2).Any(word => story.Tolls.IsDirection(word.Text));

    /// <summary>True for a count of some of a whole: "three others", "25 of the injured", "another four".</summary>
    public bool IsPartial => _partial ??= FindWordsBeside().Any(story.Tolls.IsPartial);

    /// <summary>Id of the actor whose words a sum of money stands in; null for other figures, and in a report's own voice.</summary>
    public string? Speaker => Figure.Unit is { Length: 3 } unit && unit.All(char.IsAsciiLetterUpper) ? claim.Assertions[0].Speaker?.Actor : null;

    /// <summary>True where the sentence has no other sum.</summary>
    public bool IsOnlySum => First.Annotations.Quantities.Count(quantity => quantity.Unit == Figure.Unit && claim.Assertions[0].Span.Contains(quantity.Span)) == 1;

    /// <summary>Digits before the zeros at the end.</summary>
    public int Digits
    {
        get
        {
            if (_digits < 0)
            {
                var value = Value;
                while (value != 0 && value % 10 == 0)
                    value /= 10;
                _digits = value.ToString(CultureInfo.InvariantCulture).Length;
            }

            return _digits;
        }
    }

    private AnalyzedReport First => story.Reports[story.PlaceOf(claim.Assertions[0].Report)];

    private TextSpan Written => Figure.Written[0].Span;

    /// <summary>English puts what it counts last ("regular-season victories"), Spanish first ("victorias de la temporada").</summary>
    private string HeadOf(string? words)
    {
        if (words is null)
            return "";
        var parts = words.ToLowerInvariant().Split([' ', '-', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => story.Words.Content.Of(word).Count > 0).ToList();
        if (parts.Count == 0)
            return "";
        var head = Language == "en" ? parts[^1] : parts[0];
        return story.Tolls.IsAnyone(head) ? "" : story.Words.Content.Of(story.Tolls.Counted(head)).FirstOrDefault("");
    }

    /// <summary>Things counted by the nouns of one language.</summary>
    private string? Counted(string? words) => words is null ? null : string.Join(' ', words.ToLowerInvariant().Split(' ').Select(story.Tolls.Counted));

    private HashSet<string> FindNamed(ActorType? type)
    {
        if (_named is null)
        {
            _named = [];
            foreach (var assertion in claim.Assertions)
                story.AddNamedIn(assertion.Report, assertion.Span, _named);
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var actor in _named)
        {
            // Who tells a count of people is not of those it counts.
            if ((type is null || actor.Type == type) && !(type == ActorType.Person && Figure.Toll is not null && claim.Assertions.Any(assertion => assertion.Speaker?.Actor == actor.Id)))
                found.Add(actor.Id);
        }

        return found;
    }

    private HashSet<string> FindNear()
    {
        var text = First.Report.Text;
        var sentence = claim.Assertions[0].Span;
        var start = Math.Max(sentence.Start, Written.Start - Near);
        var end = Math.Min(sentence.End, Written.End + Near);
        // A word cut at the edge is none.
        while (start > sentence.Start && start < Written.Start && char.IsLetter(text[start - 1]))
            start++;
        while (end < sentence.End && end > Written.End && char.IsLetter(text[end]))
            end--;
        var words = story.Words.Content.Of(text[start..Math.Max(start, Written.Start)]);
        words.UnionWith(story.Words.Content.Of(text[Written.End..Math.Max(end, Written.End)]));
        words.ExceptWith(story.Words.Content.Of(Figure.UnitText));
        return words;
    }

    /// <summary>The word before the figure, its unit, and the word after it.</summary>
    private IEnumerable<string> FindWordsBeside()
    {
        var text = First.Report.Text;
        var tokens = First.Annotations.Tokens;
        for (var i = Math.Max(0, First.Annotations.TokenAt(Written.Start) - 1); i < tokens.Length && tokens[i].Span.Start <= Written.End + 1; i++)
        {
            // "four of its soldiers" are all it lost, not some of them.
            if (i + 1 < tokens.Length && story.Tolls.IsOwn(tokens[i + 1].Span.Of(text.AsSpan())))
                continue;
            yield return tokens[i].Span.Of(text).ToLowerInvariant();
        }
    }

    /// <summary>The words after the figure, lower case, marks apart.</summary>
    private IEnumerable<(string Text, PartOfSpeech Pos)> FindWordsAfter()
    {
        var report = First;
        return report.Annotations.Tokens.Skip(report.Annotations.TokenAt(Written.End)).Take(WordsAfter).TakeWhile(token => token.Span.End <= claim.Assertions[0].Span.End)
            .Select(token => (token.Span.Of(report.Report.Text).ToLowerInvariant(), token.Pos));
    }

    private ImmutableArray<(DateOnly From, DateOnly To)> FindPeriods()
    {
        var sentence = claim.Assertions[0].Span;
        return
        [
            .. story.Clock.Times(First).Where(time => sentence.Contains(time.Span) && !time.Span.Overlaps(Written))
                .Select(time => (From: IsoDay.At(time.From), To: IsoDay.At(time.To))).Where(period => period is { From: not null, To: not null })
                .Select(period => (period.From!.Value, period.To!.Value)),
        ];
    }

    private bool IsPast((DateOnly From, DateOnly To) period) => First.Report.Published?.Date is not { } told
        || period.To < told.AddDays(period.To.DayNumber - period.From.DayNumber >= ShortestMonth ? -RecentMonth : -Recent);
}
