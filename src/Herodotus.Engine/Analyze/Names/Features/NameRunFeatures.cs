using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Names.Features;

/// <summary>What a run of capitalized words, and a chain of runs, says of each of its tokens (<see cref="NameRuns"/>).</summary>
internal static class NameRunFeatures
{
    public static void Add(in NameWindow window, int at, FeatureRows rows)
    {
        var runs = window.Clues.Runs;
        if (runs.Start(at) >= 0)
            AddRun(window, at, rows);
        if (runs.Head(at) >= 0)
            AddHead(window, at, rows);
        if (window.Clues.Definitions.Head(at) >= 0)
            AddDefinition(window, at, rows);
        AddWhole(window, at, rows);
    }

    private static void AddRun(in NameWindow window, int at, FeatureRows rows)
    {
        var (sheet, runs) = (window.Sheet, window.Clues.Runs);
        var (start, end) = (runs.Start(at), runs.End(at));
        var place = (at == start ? 1u : 0u) | (at == end - 1 ? 2u : 0u);
        var size = ((uint)Math.Min(5, end - start) << 2) | place;
        ref readonly var before = ref sheet[start - 1];
        ref readonly var after = ref sheet[end];
        rows.Add(FeatureHash.Mix(80, size, start == 0 ? 1u : 0u));
        if (place != 3)
        {
            ref readonly var last = ref sheet[end - 1];
            var (firstMark, lastMark) = (window.Usual(start), window.Usual(end - 1));
            rows.Add(FeatureHash.Mix(81, last.Lower, place));
            rows.Add(FeatureHash.Mix(82, last.Word.Prefix(9), place));
            rows.Add(FeatureHash.Mix(83, last.Word.Prefix(16), place));
            rows.Add(FeatureHash.Mix(84, lastMark, place));
            rows.Add(FeatureHash.Mix(85, sheet[start].Lower, place));
            rows.Add(FeatureHash.Mix(86, firstMark, place));
            rows.Add(FeatureHash.Mix(87, firstMark, lastMark));
            rows.Add(FeatureHash.Mix(88, last.Suffix3, place));
            rows.Add(FeatureHash.Mix(89, before.Lower));
            rows.Add(FeatureHash.Mix(90, after.Lower));
            rows.Add(FeatureHash.Mix(91, before.Word.Prefix(16)));
            rows.Add(FeatureHash.Mix(92, after.Word.Prefix(16)));
        }

        rows.Add(FeatureHash.Mix(93, before.Lower, size));
        rows.Add(FeatureHash.Mix(94, after.Lower, size));
    }

    /// <summary>The head of the chain: "Bank" in "Bank of …".</summary>
    private static void AddHead(in NameWindow window, int at, FeatureRows rows)
    {
        var head = window.Clues.Runs.Head(at);
        ref readonly var main = ref window.Sheet[head];
        var place = (window.Clues.Runs.Start(at) < 0 ? 1u : at > head ? 2u : 3u) | ((uint)Math.Min(5, Math.Max(0, at - head)) << 2);
        rows.Add(FeatureHash.Mix(95, main.Lower, place));
        rows.Add(FeatureHash.Mix(96, main.Word.Prefix(16), place));
        rows.Add(FeatureHash.Mix(97, window.Usual(head), place));
        rows.Add(FeatureHash.Mix(98, place));
    }

    /// <summary>What the text says the run is: "chain" in "X is a Danish chain of …".</summary>
    private static void AddDefinition(in NameWindow window, int at, FeatureRows rows)
    {
        ref readonly var said = ref window.Sheet[window.Clues.Definitions.Head(at)];
        var starts = at == window.Clues.Runs.Start(at) ? 1u : 0u;
        rows.Add(FeatureHash.Mix(170, said.Lower, starts));
        rows.Add(FeatureHash.Mix(171, said.Word.Prefix(16), starts));
        rows.Add(FeatureHash.Mix(172, said.Word.Prefix(9), starts));
    }

    /// <summary>What the gazetteer has the whole run for, and the whole chain of runs.</summary>
    private static void AddWhole(in NameWindow window, int at, FeatureRows rows)
    {
        var clues = window.Clues;
        var (start, chain) = (clues.Runs.Start(at), clues.Runs.Chain(at));
        if (clues.Whole[at] != PhraseKind.None)
        {
            var (usual, further) = Halves(clues.Whole[at]);
            rows.Add(FeatureHash.Mix(119, usual, at == start ? 1u : 0u));
            rows.Add(FeatureHash.Mix(120, usual & ~(uint)PhraseKind.Known, chain < 0 ? 0u : 1u));
            if (further != 0 && !window.UsualOnly)
                rows.Add(FeatureHash.Mix(122, further, at == start ? 1u : 0u));
        }

        if (clues.Chain[at] != PhraseKind.None)
        {
            var (usual, further) = Halves(clues.Chain[at]);
            rows.Add(FeatureHash.Mix(121, usual, at == chain ? 1u : 0u));
            if (further != 0 && !window.UsualOnly)
                rows.Add(FeatureHash.Mix(123, further, at == chain ? 1u : 0u));
        }
    }

    /// <summary>The kinds that say most, and the others (<see cref="NameWindow.Further"/>).</summary>
    private static (uint Usual, uint Further) Halves(PhraseKind kinds) => ((uint)kinds & 0xFFFF, (uint)kinds >> 16);
}
