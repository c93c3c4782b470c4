using System.Runtime.InteropServices;
using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Statements of a story put together as they come: one speaker's same words are one group, in whatever report they stand.</summary>
internal sealed class StatementGroups
{
    /// <summary>How much of the shorter content must stand in the longer: agencies cut quotations, they do not change them.</summary>
    private const double SameContent = 0.6;

    /// <summary>Earlier statements that one is compared with, and versions of one that are kept: what is said more often is a formula.</summary>
    private const int MaxCompared = 16;

    private const int MaxVersions = 8;

    private readonly WordRuns _reader = new();
    private readonly List<(List<ulong[]> Versions, List<(AnalyzedReport Report, int Index)> Items)> _groups = [];
    private readonly Dictionary<string, int> _speakers = new(StringComparer.Ordinal);

    /// <summary>The last of the places where a speaker's run of words was met: a statement is compared only with those it shares words with.</summary>
    private readonly Dictionary<(int Speaker, ulong Run), int> _last = [];

    private readonly List<Place> _places = [];
    private readonly List<int> _met = [];

    /// <summary>The statements of each group, groups and statements in the order they came.</summary>
    public IEnumerable<List<(AnalyzedReport Report, int Index)>> Groups => _groups.Select(group => group.Items);

    public void Add(string speaker, AnalyzedReport report, int index)
    {
        if (!_speakers.TryGetValue(speaker, out var who))
            _speakers.Add(speaker, who = _speakers.Count);
        var runs = _reader.Of(report.Report.Text, report.Annotations.Statements[index].Content);
        var home = Find(who, runs);
        if (home < 0)
        {
            home = _groups.Count;
            _groups.Add(([], []));
        }

        var (versions, items) = _groups[home];
        items.Add((report, index));
        if (versions.Count == MaxVersions)
            return;
        versions.Add(runs);
        foreach (var run in runs)
            Enter(who, run, home);
    }

    /// <summary>The first of the groups met by a run that has the same words; -1 when none has.</summary>
    private int Find(int who, ulong[] runs)
    {
        _met.Clear();
        foreach (var run in runs)
        {
            for (var at = _last.GetValueOrDefault((who, run), -1); at >= 0; at = _places[at].Before)
                _met.Add(_places[at].Group);
        }

        _met.Sort();
        var (last, compared) = (-1, 0);
        foreach (var group in _met)
        {
            if (group == last)
                continue;
            if (compared++ == MaxCompared)
                break;
            last = group;
            foreach (var version in _groups[group].Versions)
            {
                if (Same(version, runs))
                    return group;
            }
        }

        return -1;
    }

    private void Enter(int who, ulong run, int home)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, (who, run), out var known);
        var before = known ? last : -1;
        var count = 1;
        for (var at = before; at >= 0; at = _places[at].Before, count++)
        {
            if (_places[at].Group == home || count == MaxCompared)
                return;
        }

        last = _places.Count;
        _places.Add(new(home, before));
    }

    private static bool Same(ulong[] one, ulong[] other)
    {
        var least = Math.Min(one.Length, other.Length);
        return least > 0 && WordRuns.Shared(one, other) >= SameContent * least;
    }

    /// <summary>A group in which a run was met, and the place where it was met before; -1 for none.</summary>
    private readonly record struct Place(int Group, int Before);
}
