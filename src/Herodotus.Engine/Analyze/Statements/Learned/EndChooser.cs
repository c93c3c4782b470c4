using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>
/// Chooses where a content ends: of the places it may end at, the one for which the second tagger's score and what a classifier thinks of
/// the whole content sum up highest.
/// </summary>
internal sealed class EndChooser(LinearClassifier classifier, PartTagger parts, float weight)
{
    public static ImmutableArray<string> Labels { get; } = ["inside", "end"];

    /// <summary>Moves the end of the last content behind the cue among a window's labels.</summary>
    /// <param name="scores">The second tagger's scores of the window's tokens, before transitions.</param>
    public void Mend(TokenView view, TokenRange cue, TokenRange window, Span<byte> labels, ReadOnlySpan<int> scores, FeatureRows rows)
    {
        var end = window.Count;
        while (end > 0 && labels[end - 1] is not (PartTagger.ContentFirst or PartTagger.ContentInside))
            end--;
        var start = end - 1;
        while (start > 0 && labels[start] == PartTagger.ContentInside)
            start--;
        if (start < 0 || window.Start + start < cue.End || labels[start] != PartTagger.ContentFirst)
            return;
        var (first, known) = (window.Start + start, window.Start + end);
        var passage = view.Passage;
        // Nobody says half a quotation.
        if (passage.QuotationAt(first) is >= 0 and var quotation && passage.QuotationAt(known - 1) == quotation)
            return;
        var limit = Math.Min(ContentEnds.Limit(passage, first, known), window.End);
        for (var t = known; t < limit; t++)
        {
            if (labels[t - window.Start] != PartTagger.Outside)
                limit = t;
        }

        var ends = new ContentEnds(view, cue, first);
        var places = ends.Candidates(known, limit);
        if (places.Count < 2)
            return;
        rows.Clear();
        foreach (var place in places)
            ends.Add(rows, place, limit);
        var run = parts.Tagger.Transition(PartTagger.ContentInside, PartTagger.ContentInside) - parts.Tagger.Transition(PartTagger.Outside, PartTagger.Outside);
        Span<float> own = stackalloc float[2];
        var (best, most) = (known, float.NegativeInfinity);
        for (var i = 0; i < places.Count; i++)
        {
            var gained = 0;
            for (var t = Math.Min(known, places[i]); t < Math.Max(known, places[i]); t++)
            {
                var row = scores.Slice((t - window.Start) * PartTagger.Stride, PartTagger.Stride);
                gained += row[PartTagger.ContentInside] - row[PartTagger.Outside] + run;
            }

            classifier.Score(rows, i, own);
            var total = (weight * (own[1] - own[0])) + ((places[i] < known ? -gained : gained) * parts.Tagger.Weights.Step);
            if (total > most)
                (best, most) = (places[i], total);
        }

        labels[(Math.Min(best, known) - window.Start)..(Math.Max(best, known) - window.Start)].Fill(best > known ? (byte)PartTagger.ContentInside : (byte)PartTagger.Outside);
    }
}
