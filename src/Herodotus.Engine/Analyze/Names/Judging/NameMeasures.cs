using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>
/// What is measured of a name that may be, for the <see cref="NameJudge"/>: how probable it is and what stands against it, how it and what stands beside it
/// is written and known, and what the report's other mentions are.
/// </summary>
internal static class NameMeasures
{
    public const int Count = 50;

    /// <summary>Tokens; no name that matters is longer.</summary>
    private const int Far = 12;

    /// <summary>Names this near are neighbors.</summary>
    private const int Near = 4;

    /// <summary>Fewer mentions than this say nothing.</summary>
    private const float Some = 0.02f;

    private const int Types = 7;

    /// <summary>What is unknown of a word or has no mention.</summary>
    private const float None = -1;

    /// <summary>The log-odds that the tagger gives it: the first measure.</summary>
    public static float Odds(ReadOnlySpan<float> measures) => measures[0];

    /// <summary>Fills the measures of one candidate; <paramref name="said"/> is what a first reading says of each token.</summary>
    public static void Fill(NameCandidates all, int number, ReadOnlySpan<NameTrace> traces, FirstReading said, in NameMeasuring with, Span<float> measures)
    {
        var row = new Row(measures[..Count]);
        var it = all[number];
        AddChances(all, number, ref row);
        for (var type = 0; type < Types; type++)
        {
            if (type != (int)NameType.Role)
                row.Add(type == (int)it.Type);
        }

        AddForm(it, traces, ref row);
        AddKnown(it, traces, with.Lexicon, ref row);
        AddMentions(all, number, ref row);
        row.Add(Vote(said.Votes[it.From], it.Type));
        row.Add(Vote(said.Votes[it.To - 1], it.Type));
        row.Add(with.Genre);
        row.Add(with.Set);
        row.Add(traces[it.From].Place);
        row.Add(Beside(all, number, before: true));
        row.Add(Beside(all, number, before: false));
    }

    /// <summary>How probable it is, and those that overlap it: the best of them, and all of each sort.</summary>
    private static void AddChances(NameCandidates all, int number, ref Row row)
    {
        var it = all[number];
        var (best, rival) = (0f, -1);
        var (same, longer, inside, crossing, sameType) = (0f, 0f, 0f, 0f, 0f);
        for (var other = all.FirstFrom(it.From - Far); other < all.Count && all[other].From < it.To; other++)
        {
            var that = all[other];
            if (other == number || that.To <= it.From)
                continue;
            if (that.Chance > best)
                (best, rival) = (that.Chance, other);
            sameType += that.Type == it.Type ? that.Chance : 0;
            if (that.From == it.From && that.To == it.To)
                same += that.Chance;
            else if (that.From <= it.From && that.To >= it.To)
                longer += that.Chance;
            else if (that.From >= it.From && that.To <= it.To)
                inside += that.Chance;
            else
                crossing += that.Chance;
        }

        row.Add(LogOdds(it.Chance));
        row.Add(best);
        row.Add(rival < 0 ? 0 : Relation(it, all[rival]));
        row.Add(rival < 0 ? None : (int)all[rival].Type);
        row.Add(same);
        row.Add(longer);
        row.Add(inside);
        row.Add(crossing);
        row.Add(sameType);
        row.Add(same + it.Chance);
    }

    private static int Relation(NameCandidate it, NameCandidate that)
    {
        if (it.From == that.From)
            return it.To == that.To ? 1 : that.To > it.To ? 2 : 3;
        if (it.To == that.To)
            return that.From < it.From ? 4 : 5;
        return that.From < it.From && that.To > it.To ? 6 : that.From > it.From && that.To < it.To ? 7 : 8;
    }

    /// <summary>How its words are written, and those beside it.</summary>
    private static void AddForm(NameCandidate it, ReadOnlySpan<NameTrace> traces, ref Row row)
    {
        ref readonly var first = ref traces[it.From];
        ref readonly var last = ref traces[it.To - 1];
        var before = it.From > 0 ? traces[it.From - 1] : default;
        var after = it.To < traces.Length ? traces[it.To] : new NameTrace { Gap = 3 };
        var (lower, marks) = (0, 0);
        foreach (ref readonly var trace in traces[it.From..it.To])
        {
            lower += trace.Case == TokenCase.Lower ? 1 : 0;
            marks += trace.Case == TokenCase.Mark ? 1 : 0;
        }

        row.Add(it.To - it.From);
        row.Add((int)first.Case);
        row.Add((int)last.Case);
        row.Add(lower);
        row.Add(marks);
        row.Add((int)before.Case);
        row.Add((int)after.Case);
        row.Add(first.Gap);
        row.Add(after.Gap);
        row.Add(first.Word.Commonness);
        row.Add(last.Word.Commonness);
        row.Add(before.Word.Commonness);
        row.Add(after.Word.Commonness);
    }

    /// <summary>What the gazetteer has the whole of it for, and how its first and last word are used in much text.</summary>
    private static void AddKnown(NameCandidate it, ReadOnlySpan<NameTrace> traces, NameLexicon lexicon, ref Row row)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var length = it.To - it.From;
        for (var at = 0; at < length && length <= words.Length; at++)
            words[at] = traces[it.From + at].Lower;
        var kinds = length <= words.Length ? lexicon.Phrases.Find(words[..length]) : PhraseKind.None;
        row.Add(Fits(kinds, it.Type));
        row.Add((kinds != PhraseKind.None ? 1 : 0) + Against(kinds, it.Type, NameType.Person, 2) + Against(kinds, it.Type, NameType.Organization, 4) + Against(kinds, it.Type, NameType.Place, 8));
        var (first, last) = (traces[it.From].Sense, traces[it.To - 1].Sense);
        row.Add(first & 7);
        row.Add(last & 7);
        row.Add(Used(first, it.Type));
        row.Add(Used(last, it.Type));
        row.Add(last >> 10);
    }

    private static int Against(PhraseKind kinds, NameType own, NameType other, int code) => own != other && Fits(kinds, other) ? code : 0;

    private static bool Fits(PhraseKind kinds, NameType type) => (kinds & (type switch
    {
        NameType.Person => PhraseKind.Person | PhraseKind.Given | PhraseKind.Family,
        NameType.Organization => PhraseKind.Body | PhraseKind.Party | PhraseKind.Outlet | PhraseKind.Company | PhraseKind.School | PhraseKind.Team | PhraseKind.Chain | PhraseKind.Service,
        NameType.Place => PhraseKind.City | PhraseKind.Country | PhraseKind.Division | PhraseKind.Facility,
        NameType.Group => PhraseKind.People | PhraseKind.Party,
        NameType.Other => PhraseKind.Work,
        _ => PhraseKind.None,
    })) != PhraseKind.None;

    /// <summary>How surely a word is of the type in much text; below <see cref="None"/> how surely of another (<see cref="WordSenses.Of"/>).</summary>
    private static float Used(ushort sense, NameType type)
    {
        var (most, sure) = (sense >> 3 & 7, sense >> 6 & 3);
        return most == 0 ? None : most - 1 == (int)type ? sure : -2 - sure;
    }

    /// <summary>What the other mentions of its words are, and, of one word, the longer names that end or begin with it.</summary>
    private static void AddMentions(NameCandidates all, int number, ref Row row)
    {
        Span<float> sums = stackalloc float[Types];
        var (it, mentions) = (all[number], all.Mentions(number, sums));
        row.Add(mentions);
        row.Add(sums[(int)it.Type]);
        row.Add(mentions < Some ? None : sums[(int)it.Type] / mentions);
        var single = it.To - it.From == 1;
        mentions = single ? all.Longer(number, ends: true, sums) : None;
        row.Add(mentions);
        row.Add(mentions < Some ? None : sums[(int)it.Type] / mentions);
        mentions = single ? all.Longer(number, ends: false, sums) : None;
        row.Add(mentions);
        row.Add(mentions < Some ? None : sums[(int)it.Type] / mentions);
    }

    /// <summary>How much of a word's other uses are in names of the type; below zero in none, or in those of another (<see cref="NameVotes.Code"/>).</summary>
    private static float Vote(uint vote, NameType type)
    {
        if (vote == 0)
            return 0;
        var (most, share) = ((vote - 1) & 0xF, (int)(vote - 1 >> 4 & 3));
        return most == 0 ? -1 : most - 1 == (uint)type ? 1 + share : -2 - share;
    }

    /// <summary>How near the likeliest neighbor on a side is, below zero when it is of another type; zero without one.</summary>
    private static float Beside(NameCandidates all, int number, bool before)
    {
        var it = all[number];
        var edge = before ? it.From : it.To;
        var (best, found) = (0.5f, -1);
        for (var other = all.FirstFrom(before ? edge - Near - Far : edge); other < all.Count && all[other].From <= edge + Near; other++)
        {
            var that = all[other];
            if (that.Chance > best && (before ? that.To <= edge && edge - that.To <= Near : that.From >= edge))
                (best, found) = (that.Chance, other);
        }

        if (found < 0)
            return 0;
        var gap = before ? edge - all[found].To : all[found].From - edge;
        return (all[found].Type == it.Type ? 1 : -1) * (Near + 2 - gap);
    }

    /// <summary>In double precision, whose last digits, which machines differ in, do not reach the result.</summary>
    private static float LogOdds(float chance) => (float)Math.Log(Math.Max(1e-4, chance) / Math.Max(1e-4, 1.0 - chance));

    /// <summary>Values put down one after the other.</summary>
    private ref struct Row(Span<float> values)
    {
        private readonly Span<float> _values = values;
        private int _count;

        public void Add(float value) => _values[_count++] = value;

        public void Add(bool value) => Add(value ? 1f : 0f);
    }
}
