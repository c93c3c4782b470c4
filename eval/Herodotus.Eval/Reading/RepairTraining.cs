using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Knowledge;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Learns which repairs a set's guidelines bear (<see cref="TrustedRepairs"/>): each part of the set is named by a tagger that had not learnt it, and what every sort of
/// change made right and wrong there is counted.
/// </summary>
internal sealed class RepairTraining(LanguageReader reader, NameLexicon lexicon, string language, KnowledgeBase knowledge)
{
    /// <summary>What one change leads to, another comes after: the sorts that do harm are looked for so many times.</summary>
    private const int Rounds = 2;

    /// <summary>
    /// The repairs are right more often than not: a sort of change is undone when it cost two names more than chance may (its gain, with one deviation, is below). Without
    /// this, CESS fell by 0.003, since what harmed one name in three parts of a set helped one in the fourth.
    /// </summary>
    private const double Harm = -4;

    /// <param name="readers">The first made without the first part of every set, the second without the second, …: a judge that had learnt the part is too sure of what it says there.</param>
    public TrustedRepairs Learn(GoldSet[] sets, IReadOnlyList<PartReader> readers, Action<string> log)
    {
        var undone = new HashSet<NameChange>();
        for (var round = 0; round < Rounds; round++)
        {
            var effects = new Dictionary<NameChange, List<(int Right, int Names)>>();
            NameCount count = default;
            (GoldReport? Report, HashSet<string> Marked) now = (null, []);
            var trusted = new TrustedRepairs(undone, (change, before, after) =>
            {
                var (was, becomes) = (NameCount.Of(now.Report!, before, now.Marked), NameCount.Of(now.Report!, after, now.Marked));
                if (!effects.TryGetValue(change, out var all))
                    effects.Add(change, all = []);
                all.Add((becomes.Right - was.Right, becomes.Names - was.Names));
            });
            var finders = readers.Select(each => new NameFinder(each.Tagger, lexicon, groups: each.Tagger.Labels.IndexOf("B-group") >= 0, judge: each.Judge, network: each.Network, trusted: trusted)).ToArray();
            foreach (var set in sets)
            {
                var marked = JudgeTraining.Marked(set);
                foreach (var (at, report) in set.Reports.Index())
                {
                    now = (report, marked);
                    var (tokens, sentences) = reader.Read(report.Text);
                    count += NameCount.Of(report, finders[at % finders.Length].FindBounded(report.Text, tokens, sentences, language, knowledge).AsSpan(), marked);
                }
            }

            // A name more that is wrong costs half of the measure.
            var measure = count.Measure;
            log(string.Create(CultureInfo.InvariantCulture, $"names as given {measure:F4}"));
            foreach (var (change, all) in effects.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
            {
                var gains = all.Select(effect => (2 * effect.Right) - (measure * effect.Names)).ToArray();
                var (gain, deviation) = (gains.Sum(), Math.Sqrt(gains.Sum(each => each * each)));
                log(string.Create(CultureInfo.InvariantCulture, $"{change.Repair} {change.Form} {change.From} > {change.To}: {all.Count}, gain {gain:F1} ± {deviation:F1}"));
                if (gain + deviation <= Harm)
                    undone.Add(change);
            }
        }

        return new TrustedRepairs(undone);
    }
}
