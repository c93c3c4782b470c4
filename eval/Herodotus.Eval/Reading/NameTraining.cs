using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Learns names from several sets at once whose guidelines differ. What a set does not mark is unknown there, not absent: a token outside
/// all names may then be part of a name of a type that set never marks, and an ignored span may be anything.
/// </summary>
internal static class NameTraining
{
    /// <summary>The contract's types in the order the labels have.</summary>
    private static readonly string[] Types = ["person", "organization", "place", "group", "event", "other"];

    public static SequenceTagger Train(
        IReadOnlyList<GoldSet> sets, LanguageReader reader, WordTable words, PhraseTable phrases, TrainingOptions options, Action<string> log)
    {
        var found = sets.SelectMany(set => set.Reports).SelectMany(report => report.Names).Select(name => name.Kind).ToHashSet(StringComparer.Ordinal);
        var labels = LabelSet.Bio(Types.Where(found.Contains));
        var trainer = new SequenceTrainer(labels, options);
        var (sheet, rows, marks) = (new TokenSheet(), new FeatureRows(), new uint[TokenSheet.Window]);
        foreach (var set in sets)
        {
            var marked = set.Reports.SelectMany(report => report.Names).Select(name => name.Kind).ToHashSet(StringComparer.Ordinal);
            var unmarked = Types.Where(type => found.Contains(type) && !marked.Contains(type)).ToArray();
            var outside = Bits(labels, unmarked, "B-") | Bits(labels, unmarked, "I-") | 1;
            foreach (var report in set.Reports)
            {
                var (tokens, sentences) = reader.Read(report.Text);
                var allowed = Allowed(report, tokens, labels, outside, unmarked);
                foreach (var sentence in sentences)
                {
                    for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
                    {
                        var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                        sheet.Fill(report.Text, tokens.AsSpan(), from, to, words);
                        phrases.Mark(sheet, marks);
                        NameFeatures.Fill(sheet, marks, rows);
                        trainer.Add(rows, allowed.AsSpan(from, to - from));
                    }
                }
            }
        }

        return trainer.Train(log);
    }

    private static ulong Bits(LabelSet labels, IEnumerable<string> types, string prefix) =>
        types.Aggregate(0UL, (bits, type) => labels.IndexOf(prefix + type) is var label and >= 0 ? bits | 1UL << label : bits);

    private static ulong[] Allowed(
        GoldReport report, System.Collections.Immutable.ImmutableArray<Token> tokens, LabelSet labels, ulong outside, string[] unmarked)
    {
        var allowed = new ulong[tokens.Length];
        Array.Fill(allowed, outside);
        foreach (var ignored in report.Ignored)
        {
            for (var i = FirstAt(tokens, ignored.Span.Start); i < tokens.Length && tokens[i].Span.Start < ignored.Span.End; i++)
                allowed[i] = labels.All;
        }

        foreach (var name in report.Names)
        {
            // "other" is where a set puts what it has no type for.
            string[] types = name.Kind == "other" ? ["other", .. unmarked] : [name.Kind, .. name.Also];
            var first = FirstAt(tokens, name.Span.Start);
            for (var i = first; i < tokens.Length && tokens[i].Span.Start < name.Span.End; i++)
                allowed[i] = Bits(labels, types, i == first ? "B-" : "I-");
        }

        return allowed;
    }

    private static int FirstAt(System.Collections.Immutable.ImmutableArray<Token> tokens, int start)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.End <= start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Person, place, organization, as <c>names.py</c> counts <c>f1_3</c>.</summary>
    public static (double F1, double Precision, double Recall) Score(GoldSet set, LanguageReader reader, NameFinder finder)
    {
        var (right, ours, gold) = (0, 0, 0);
        foreach (var report in set.Reports)
        {
            var (tokens, sentences) = reader.Read(report.Text);
            var wanted = new Dictionary<TextSpan, string>();
            foreach (var name in report.Names)
            {
                if (Class(name.Kind) is { } kind || (kind = name.Also.Select(Class).FirstOrDefault(also => also is not null)!) is not null)
                    wanted[name.Span] = kind;
            }

            gold += wanted.Count;
            foreach (var name in finder.Find(report.Text, tokens, sentences))
            {
                var hit = wanted.TryGetValue(name.Span, out var kind);
                if (name.Type == NameType.Group ? hit && kind == "organization" : hit && name.Type.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase))
                    (right, ours) = (right + 1, ours + 1);
                else if (Class(name.Type.ToString().ToLowerInvariant()) is not null && (hit || !report.Ignored.Any(ignored => ignored.Span.Overlaps(name.Span))))
                    ours++;
            }
        }

        return (2.0 * right / Math.Max(1, ours + gold), (double)right / Math.Max(1, ours), (double)right / Math.Max(1, gold));
    }

    private static string? Class(string kind) => kind is "person" or "place" or "organization" ? kind : null;
}
