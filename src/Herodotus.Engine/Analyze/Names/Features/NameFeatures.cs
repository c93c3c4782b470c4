using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Names.Features;

/// <summary>
/// What a name is told by: words, shapes, ends, clusters, how common the word is, the gazetteer, and the neighbors' same. What one word says
/// alone is in <see cref="NameParts"/>; here is what words say together.
/// </summary>
public static class NameFeatures
{
    /// <summary>Fills one row of all its features for each token of the sheet: to learn from.</summary>
    /// <param name="clues">Filled from the same sheet.</param>
    /// <param name="genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
    /// <param name="said">What a first reading says, from token <paramref name="from"/> on.</param>
    /// <param name="set">The number of the set whose guidelines hold (<see cref="TextGuidelines"/>). Zero for none.</param>
    /// <param name="usualOnly">Without the gazetteer's further kinds (<see cref="NameWindow.UsualOnly"/>).</param>
    public static void Fill(TokenSheet sheet, NameClues clues, FeatureRows rows, uint genre, uint set = 0, FirstReading? said = null, int from = 0, bool usualOnly = false)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(rows);
        rows.Clear();
        var window = new NameWindow(sheet, clues, genre, set) { UsualOnly = usualOnly };
        Span<ulong> keys = stackalloc ulong[NameParts.Count];
        for (var at = 0; at < sheet.Count; at++)
        {
            rows.StartItem();
            NameParts.Keys(window, at, keys);
            for (var part = 0; part < NameParts.Count; part++)
            {
                if (keys[part] != 0)
                    NameParts.Add(window, at, part, rows);
            }

            AddTogether(window, at, rows);
            if (said is not null)
                SecondFeatures.Add(said, from, sheet.Count, at, (uint)sheet[at].Case, rows);
        }
    }

    /// <summary>The feature of every token of a kind of text: where precision and recall balance is chosen for each kind.</summary>
    public static uint Genre(uint genre) => FeatureHash.Mix(72, genre);

    /// <summary>The feature of every token of a text that follows the guidelines of a set.</summary>
    public static uint Guideline(uint set) => FeatureHash.Mix(64, set);

    /// <summary>What the token and its neighbors say together, and the run of capitalized words it is in.</summary>
    public static void AddTogether(in NameWindow window, int at, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var sheet = window.Sheet;
        ref readonly var it = ref sheet[at];
        ref readonly var left = ref sheet[at - 1];
        ref readonly var right = ref sheet[at + 1];
        rows.Add(FeatureHash.Mix(7, left.Lower, it.Lower));
        rows.Add(FeatureHash.Mix(8, it.Lower, right.Lower));
        if (window.IsQuiet(at))
            return;
        rows.Add(FeatureHash.Mix(9, sheet[at - 2].Lower, left.Lower));
        rows.Add(FeatureHash.Mix(10, right.Lower, sheet[at + 2].Lower));
        rows.Add(FeatureHash.Mix(12, left.Shape, it.Shape));
        rows.Add(FeatureHash.Mix(13, it.Shape, right.Shape));
        var (before, own, after) = (left.Word.Prefix(9), it.Word.Prefix(9), right.Word.Prefix(9));
        rows.Add(FeatureHash.Mix(37, before, own));
        rows.Add(FeatureHash.Mix(38, own, after));
        rows.Add(FeatureHash.Mix(39, before, after));
        AddSenses(window, at, rows);
        NameRunFeatures.Add(window, at, rows);
        AddMarks(window, at, rows);
    }

    private static void AddSenses(in NameWindow window, int at, FeatureRows rows)
    {
        var (it, left, right) = (window.Sense(at), window.Sense(at - 1), window.Sense(at + 1));
        if ((left & 0x38) != 0)
            rows.Add(FeatureHash.Mix(105, left & 0xCFF, it & 0x38));
        if ((right & 0x38) != 0)
            rows.Add(FeatureHash.Mix(107, right & 0xCFF, it & 0x38));
    }

    private static void AddMarks(in NameWindow window, int at, FeatureRows rows)
    {
        if (window.Further(at - 1) is var before && window.Further(at + 1) is var after && (before | after) != 0)
            rows.Add(FeatureHash.Mix(125, before, after));
        var (mark, left, right, letters) = (window.Usual(at), window.Usual(at - 1), window.Usual(at + 1), (uint)window.Sheet[at].Case);
        if (left != 0)
            rows.Add(FeatureHash.Mix(45, left, letters));
        if (right != 0)
            rows.Add(FeatureHash.Mix(46, right, letters));
        if ((left | right) != 0 && mark != 0)
        {
            rows.Add(FeatureHash.Mix(47, left, mark));
            rows.Add(FeatureHash.Mix(48, mark, right));
        }
    }
}
