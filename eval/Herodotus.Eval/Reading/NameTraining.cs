using System.Collections.Immutable;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Knowledge;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Learns names from several sets at once whose guidelines differ: an ignored span may be anything, "other" may be any type its set does
/// not have, and a name with more than one right type may be any of them.
/// </summary>
internal static class NameTraining
{
    /// <summary>A name in unread text is learnt when it is as probable as this to its reader …</summary>
    public const float Sure = 0.7f;

    /// <summary>… and may be anything when it is only as probable as this.</summary>
    public const float Doubtful = 0.2f;

    /// <summary>The contract's types in the order the labels have.</summary>
    private static readonly string[] Types = ["person", "organization", "place", "group", "event", "other"];

    public static SequenceTagger Train(IReadOnlyList<GoldSet> sets, NameTrainingSetup setup, TrainingOptions options, Action<string> log)
    {
        if (!setup.TwoReadings)
            return Train(sets, setup, options, _ => null, log);

        // What a first reading finds in a text it was not trained on: each half is read by a model of the other half.
        var quick = options with { Epochs = Math.Max(3, options.Epochs / 2), Runs = 1 };
        var halves = Enumerable.Range(0, 2).Select(half => sets.Select(set => set with { Reports = [.. set.Reports.Where((_, at) => at % 2 == half)] }).ToArray()).ToArray();
        var votes = new Dictionary<string, FirstReading>(StringComparer.Ordinal);
        for (var half = 0; half < 2; half++)
        {
            var finder = new NameFinder(Train(halves[1 - half], setup with { Casing = false }, quick, _ => null, log), setup.Lexicon);
            foreach (var (number, set) in halves[half].Index())
            {
                foreach (var report in set.Reports)
                {
                    var (tokens, sentences) = setup.Reader.Read(report.Text);
                    votes[report.Id] = finder.ReadFirst(Shown(report, tokens, setup), tokens, sentences, setup.Domains ? (uint)number + 1 : 0);
                }
            }
        }

        return Train(sets, setup, options, report => votes[report.Id], log);
    }

    private static SequenceTagger Train(
        IReadOnlyList<GoldSet> sets, NameTrainingSetup setup, TrainingOptions options, Func<GoldReport, FirstReading?> votesOf, Action<string> log)
    {
        var number = 0u;
        var found = sets.SelectMany(set => set.Reports).SelectMany(report => report.Names).Select(name => name.Kind).ToHashSet(StringComparer.Ordinal);
        var labels = setup.Ends == true ? LabelSet.Bioes(Types.Where(found.Contains)) : LabelSet.Bio(Types.Where(found.Contains));
        var trainer = new SequenceTrainer(labels, options) { Prior = setup.Prior is null ? null : new SequencePrior(setup.Prior, [.. labels.Names.Select(label => Sources(label, labels, setup.Prior.Labels))]) };
        var (sheet, rows, clues) = (new TokenSheet(), new FeatureRows(), new NameClues());
        foreach (var set in sets)
        {
            var marked = set.Reports.SelectMany(report => report.Names).Select(name => name.Kind).ToHashSet(StringComparer.Ordinal);
            var unmarked = Types.Where(type => found.Contains(type) && !marked.Contains(type)).ToArray();
            var share = setup.Shares.IsDefaultOrEmpty || number >= setup.Shares.Length ? 1 : setup.Shares[(int)number];
            number++;
            foreach (var (at, report) in set.Reports.Index())
            {
                var (tokens, sentences) = setup.Reader.Read(report.Text);
                var allowed = Allowed(report, tokens, sentences, labels, unmarked);
                var votes = votesOf(report);
                var genre = NameFinder.Genre(report.Text, tokens.AsSpan());
                var shown = Shown(report, tokens, setup);
                Add(shown, 1, null);
                if (votes is not null)
                    Add(shown, 1, votes);
                foreach (var other in setup.Caseless ? Forms(report.Text, tokens).Where(form => form != shown) : [])
                    Add(other, 0.7f, null);

                foreach (var (text, weight) in setup.Casing ? Casings(report.Text, tokens, at) : [])
                    Add(text, weight, null);

                void Add(string text, float weight, FirstReading? said)
                {
                    foreach (var sentence in sentences)
                    {
                        for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
                        {
                            var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                            if (said is not null && !said.Says(from, to))
                                continue;
                            sheet.Fill(text, tokens.AsSpan(), from, to, setup.Lexicon);
                            clues.Fill(text, tokens.AsSpan(), from, sheet, setup.Lexicon);
                            NameFeatures.Fill(sheet, clues, rows, genre, setup.Domains && (from + at) % 2 == 0 ? number : 0, said, from, setup.UsualOnly);
                            trainer.Add(rows, allowed.AsSpan(from, to - from), weight * share);
                        }
                    }
                }
            }
        }

        return trainer.Train(log);
    }

    /// <summary>The labels of another tagger that speak for a label: its own type's, and for "other" those of all types that are not told apart.</summary>
    private static ImmutableArray<int> Sources(string label, LabelSet own, LabelSet others)
    {
        if (label == "O")
            return [others.IndexOf(label)];
        var type = label[2..];
        var types = type == "other" ? Types.Where(each => each == type || own.IndexOf("B-" + each) < 0) : [type];
        return [.. types.OrderBy(each => each != type).Select(each => Source(label[..2], each)).Where(source => source >= 0)];

        int Source(string form, string of) => others.IndexOf(form + of) is var same and >= 0 ? same : others.IndexOf((form is "B-" or "S-" ? "B-" : "I-") + of);
    }

    /// <summary>The text as it is shown in training: without capitals' help, when that is what is learnt.</summary>
    private static string Shown(GoldReport report, System.Collections.Immutable.ImmutableArray<Token> tokens, NameTrainingSetup setup) =>
        setup.Caseless ? Forms(report.Text, tokens)[(int)(FeatureHash.Of(report.Id) % 3)] : report.Text;

    /// <summary>A text in capitals, in lower case, and with a capital on every word.</summary>
    private static string[] Forms(string text, System.Collections.Immutable.ImmutableArray<Token> tokens) =>
        [text.ToUpperInvariant(), text.ToLowerInvariant(), WithCapitals(text, tokens)];

    /// <summary>Posts and headlines come without capitals, in nothing else, or with one on every word: of some texts a form to be shown too, and how much it weighs.</summary>
    /// <param name="at">The number of the text in its set.</param>
    public static (string Text, float Weight)[] Casings(string text, System.Collections.Immutable.ImmutableArray<Token> tokens, int at) => (at % 8) switch
    {
        0 => [(text.ToUpperInvariant(), 0.5f)],
        2 => [(WithCapitals(text, tokens), 0.5f)],
        4 => [(text.ToLowerInvariant(), 0.5f)],
        _ => [],
    };

    /// <summary>Every word with a capital, as in headlines; some leave the short words as they are.</summary>
    private static string WithCapitals(string text, System.Collections.Immutable.ImmutableArray<Token> tokens)
    {
        var units = text.ToCharArray();
        var all = (FeatureHash.Of(text) & 1) == 0;
        foreach (var token in tokens)
        {
            if (all || token.Span.Length > 3)
                units[token.Span.Start] = char.ToUpperInvariant(units[token.Span.Start]);
        }

        return new string(units);
    }

    private static ulong Bits(LabelSet labels, IEnumerable<string> types, string prefix) =>
        types.Aggregate(0UL, (bits, type) => labels.IndexOf(prefix + type) is var label and >= 0 ? bits | 1UL << label : bits);

    /// <summary>The labels that may be right for each token, as bits.</summary>
    /// <param name="unmarked">Types that the set puts among the others.</param>
    public static ulong[] Allowed(
        GoldReport report, System.Collections.Immutable.ImmutableArray<Token> tokens, System.Collections.Immutable.ImmutableArray<Sentence> sentences, LabelSet labels, string[] unmarked)
    {
        // Sequences are learnt apart: a name that a sentence's end runs through is two there.
        var breaks = new HashSet<int>();
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
                breaks.Add(from);
        }

        var allowed = new ulong[tokens.Length];
        Array.Fill(allowed, 1UL);
        foreach (var ignored in report.Ignored)
        {
            for (var i = FirstAt(tokens, ignored.Span.Start); i < tokens.Length && tokens[i].Span.Start < ignored.Span.End; i++)
                allowed[i] = labels.All;
        }

        var ends = labels.Names.Any(label => label.StartsWith("E-", StringComparison.Ordinal));
        string Place(bool first, bool last) => first ? (last && ends ? "S-" : "B-") : last && ends ? "E-" : "I-";
        foreach (var name in report.Names)
        {
            // "other" is where a set puts what it has no type for.
            string[] types = name.Kind == "other" ? ["other", .. unmarked] : [name.Kind, .. name.Also];
            var first = FirstAt(tokens, name.Span.Start);
            var end = FirstAt(tokens, name.Span.End - 1) + 1;
            for (var i = first; i < Math.Min(end, tokens.Length); i++)
                allowed[i] = Bits(labels, types, Place(i == first || breaks.Contains(i), i + 1 == end || breaks.Contains(i + 1)));
        }

        return allowed;
    }

    private static int FirstAt(System.Collections.Immutable.ImmutableArray<Token> tokens, int start) => tokens.AsSpan().FirstFrom(start + 1, token => token.Span.End);

    /// <summary>
    /// Texts without gold as a set of their own, named by models that have learnt the others: what all of them find is a name, what only some
    /// find may be anything.
    /// </summary>
    public static GoldSet Named(string name, IEnumerable<string> texts, LanguageReader reader, IReadOnlyList<NameFinder> finders) => new(
        name,
        [
            .. texts.Select((text, at) =>
            {
                var (tokens, sentences) = reader.Read(text);
                var found = finders.SelectMany(finder => finder.Find(text, tokens, sentences)).CountBy(mention => mention).ToArray();
                var sure = found.Where(mention => mention.Value == finders.Count).Select(mention => mention.Key).ToArray();
                var doubtful = found.Select(mention => mention.Key.Span).Where(span => !sure.Any(other => other.Span.Overlaps(span))).Distinct();
                return new GoldReport(
                    $"{name}-{at}", text, null, [.. sure.OrderBy(mention => mention.Span.Start).Select(Gold)], [.. doubtful.OrderBy(span => span.Start).Select(Doubt)], [], []);
            }),
        ]);

    private static GoldSpan Gold(NameMention mention) => new(mention.Span, ContractNames.Name(mention.Type), []);

    private static GoldSpan Doubt(TextSpan span) => new(span, "", []);

    /// <summary>Person, place, organization, as <c>names.py</c> counts <c>f1_3</c>.</summary>
    /// <param name="knowledge">With it, names are as the layer gives them, cut to what names.</param>
    public static (double F1, double Precision, double Recall) Score(GoldSet set, Func<string, (System.Collections.Immutable.ImmutableArray<Token> Tokens, System.Collections.Immutable.ImmutableArray<Sentence> Sentences)> read, NameFinder finder, string language = "", KnowledgeBase? knowledge = null)
    {
        var (right, ours, gold) = (0, 0, 0);
        foreach (var report in set.Reports)
        {
            var (tokens, sentences) = read(report.Text);
            var wanted = new Dictionary<TextSpan, string>();
            foreach (var name in report.Names)
            {
                if (Class(name.Kind) is { } kind || (kind = name.Also.Select(Class).FirstOrDefault(also => also is not null)!) is not null)
                    wanted[name.Span] = kind;
            }

            gold += wanted.Count;
            foreach (var name in knowledge is null ? finder.Find(report.Text, tokens, sentences) : finder.FindBounded(report.Text, tokens, sentences, language, knowledge))
            {
                var hit = wanted.TryGetValue(name.Span, out var kind);
                if (name.Type == NameType.Group ? hit && kind == "organization" : hit && name.Type.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase))
                    (right, ours) = (right + 1, ours + 1);
                else if (Class(ContractNames.Name(name.Type)) is not null && (hit || !report.Ignored.Any(ignored => ignored.Span.Overlaps(name.Span))))
                    ours++;
            }
        }

        return (2.0 * right / Math.Max(1, ours + gold), (double)right / Math.Max(1, ours), (double)right / Math.Max(1, gold));
    }

    private static string? Class(string kind) => kind is "person" or "place" or "organization" ? kind : null;
}

/// <summary>What a training of names stands on.</summary>
/// <param name="Casing">Also show some texts in capitals and in lower case.</param>
/// <param name="Caseless">Show every text in capitals or in lower case, and none as it was written.</param>
/// <param name="Domains">Also learn what is so in one set only, to be left out when reading.</param>
/// <param name="TwoReadings">Also learn from what a first reading finds elsewhere in the report.</param>
internal sealed record NameTrainingSetup(LanguageReader Reader, NameLexicon Lexicon, bool Casing, bool Caseless, bool Domains, bool TwoReadings)
{
    /// <summary>The last token of a name and the only one have labels of their own (<see cref="LabelSet.Bioes"/>); null where that is to be chosen, and no by default.</summary>
    public bool? Ends { get; init; }

    /// <summary>A tagger that has learnt other sets: what it knows is where learning starts; null for nothing.</summary>
    public SequenceTagger? Prior { get; init; }

    /// <summary>Without the gazetteer's further kinds.</summary>
    public bool UsualOnly { get; init; }

    /// <summary>How much a sentence of each set weighs; sets without one weigh 1.</summary>
    public System.Collections.Immutable.ImmutableArray<float> Shares { get; init; }
}
