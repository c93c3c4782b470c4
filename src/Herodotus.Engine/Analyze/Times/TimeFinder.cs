using System.Buffers;
using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Resolving;
using Herodotus.Analyze.Times.Rules;
using Herodotus.Analyze.Times.Words;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Times;

/// <summary>
/// Finds time expressions and says what they mean in TIMEX3: rules of the language give an underspecified value, then a resolution that knows
/// no language places it in the calendar. Safe to use from many threads.
/// </summary>
public sealed class TimeFinder
{
    /// <summary>Days of the text that an event may be dated by; older ones are forgotten.</summary>
    private const int DatedDays = 64;

    /// <summary>A date alone in a paragraph counts as a dateline only near the top, in tokens.</summary>
    private const int DatelineReach = 40;

    private readonly DataFolder data;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<TimeLanguage?>> languages = new(StringComparer.Ordinal);

    public TimeFinder(DataFolder data)
    {
        this.data = data;
    }

    /// <summary>The expressions in order; none when there are no rules for the language.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47; only the first part counts.</param>
    /// <param name="published">What "today" means; without it such values stay open.</param>
    /// <exception cref="FormatException">The language's data files are wrong.</exception>
    public ImmutableArray<TimeMention> Find(string text, string language, PublicationTime? published)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        return Language(language) is { } known && text.Length > 0 ? Find(text, known, published) : [];
    }

    private TimeLanguage? Language(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        var code = (dash > 0 ? language[..dash] : language).ToLowerInvariant();
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterLower(c))
                return null;
        }

        return code.Length is 2 or 3 ? languages.GetOrAdd(code, c => new Lazy<TimeLanguage?>(() => TimeLanguage.Read(data, c))).Value : null;
    }

    private static ImmutableArray<TimeMention> Find(string text, TimeLanguage language, PublicationTime? published)
    {
        var (rented, count) = TimeScanner.Scan(language, text);
        try
        {
            ReadOnlySpan<TimeToken> tokens = rented.AsSpan(0, count);
            var narrative = Genre.IsNarrative(language, tokens, published?.Date.Year);
            Span<PathStep> path = stackalloc PathStep[RuleGraph.MaximumLength + 1];
            Span<PathStep> best = stackalloc PathStep[RuleGraph.MaximumLength + 1];
            var matcher = new RuleMatcher(language, tokens, narrative, path, best);
            var resolver = new TimeResolver(new TenseCues(language, text, tokens), narrative, published, stackalloc (int, CalendarPoint)[DatedDays]);
            var found = ImmutableArray.CreateBuilder<TimeMention>();
            for (var i = 0; i < count;)
            {
                var next = matcher.Find(i) ? Emit(matcher, ref resolver, tokens, i, found) : i + 1;
                if (published is null && i < DatelineReach && found.Count == 1 && (tokens[i].Marks & TokenMark.ParagraphBefore) != 0
                    && next > i + 1 && next < count && (tokens[next].Marks & TokenMark.ParagraphBefore) != 0)
                    resolver.Publish(found[0]);
                i = next;
            }

            return found.DrainToImmutable();
        }
        finally
        {
            ArrayPool<TimeToken>.Shared.Return(rented);
        }
    }

    /// <summary>Adds what the reading at a token says.</summary>
    /// <returns>The token to go on from.</returns>
    private static int Emit(
        scoped RuleMatcher matcher, ref TimeResolver resolver, ReadOnlySpan<TimeToken> tokens, int at, ImmutableArray<TimeMention>.Builder found)
    {
        var rule = matcher.Found!.Rule;
        var (close, open, end) = matcher.Marks;
        if (rule.Kind == RuleKind.None)
            return at + Math.Max(1, close);
        var slots = matcher.Slots(0, close);
        if (open < 0)
        {
            Add(rule, slots, ref resolver, tokens, at, at + close, found);
            return at + close;
        }

        // What one of the two leaves out ("3-4 May", "60 or 90 days") the other says.
        var second = matcher.Slots(open, end);
        var own = slots;
        slots.FillFrom(second);
        second.FillFrom(own);
        Add(rule, slots, ref resolver, tokens, at, at + close, found);
        Add(rule, second, ref resolver, tokens, at + open, at + end, found);
        return at + end;
    }

    private static void Add(
        TimeRule rule, TimeSlots slots, ref TimeResolver resolver, ReadOnlySpan<TimeToken> tokens, int from, int to, ImmutableArray<TimeMention>.Builder found)
    {
        foreach (var (slot, value) in rule.Constants)
        {
            if (!slots.Has(slot))
                slots.Set(slot, value);
        }

        if (to - from > 1 && tokens[from].Is(resolver.Trim))
            from++;
        var time = resolver.Resolve(rule.Kind, slots, TextSpan.FromBounds(tokens[from].Start, tokens[to - 1].End), from, to);

        // "Q10" is no quarter but a name.
        if (time.Value is not null || !slots.Has(Slot.Quarter))
            found.Add(time);
    }
}
