using System.Collections.Frozen;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>
/// The repairs hold what readers of news want and what is certain; a model learnt from a set alone follows the set's guidelines, which may say otherwise
/// ("Spanish" is no group, a town that plays is a club). Sorts of change that did harm on texts the model had not learnt are undone (<c>M-repairs.tsv</c>
/// beside <c>M.model</c>); all others hold.
/// </summary>
public sealed class TrustedRepairs
{
    private readonly FrozenSet<NameChange> _undone;
    private readonly NameChanged? _witness;

    /// <param name="undone">Sorts of change that are undone.</param>
    public TrustedRepairs(IEnumerable<NameChange> undone)
        : this(undone, null)
    {
    }

    /// <param name="witness">Sees every change that is made and not undone.</param>
    internal TrustedRepairs(IEnumerable<NameChange> undone, NameChanged? witness) => (_undone, _witness) = (undone.ToFrozenSet(), witness);

    /// <summary>Where the repairs that a names model bears are told: <c>names.model</c> has <c>names-repairs.tsv</c>.</summary>
    public static string Beside(string namesModel) => Path.ChangeExtension(namesModel, null) + "-repairs.tsv";

    /// <summary>What lies beside a names model; null when it bears all repairs.</summary>
    /// <exception cref="InvalidDataException">A line is no sort of change.</exception>
    public static TrustedRepairs? Load(string namesModel) => Beside(namesModel) is var path && File.Exists(path) ? new TrustedRepairs(File.ReadLines(path).Where(line => line.Length > 0).Select(Parse)) : null;

    /// <summary>One sort of change a line: repair, form, type before and after, <c>-</c> for none.</summary>
    public void Write(string path) => File.WriteAllLines(path, _undone.Select(Format).Order(StringComparer.Ordinal));

    /// <summary>The names after a repair, those changes undone that are not trusted. Both in order, neither with names that overlap.</summary>
    public ImmutableArray<NameMention> Settle(NameRepair repair, ImmutableArray<NameMention> before, ImmutableArray<NameMention> after)
    {
        if (before.AsSpan().SequenceEqual(after.AsSpan()))
            return after;
        var settled = ImmutableArray.CreateBuilder<NameMention>(after.Length);
        for (var (old, now) = (0, 0); old < before.Length || now < after.Length;)
        {
            if (old < before.Length && now < after.Length && before[old] == after[now])
            {
                settled.Add(after[now]);
                (old, now) = (old + 1, now + 1);
                continue;
            }

            var (firstOld, firstNow) = (old, now);
            Together(before, after, ref old, ref now);
            var were = before.AsSpan()[firstOld..old];
            var are = after.AsSpan()[firstNow..now];
            var change = NameChange.Of(repair, were, are);
            if (_undone.Contains(change))
            {
                settled.AddRange(were);
                continue;
            }

            _witness?.Invoke(change, were, are);
            settled.AddRange(are);
        }

        return settled.DrainToImmutable();
    }

    /// <summary>Moves on past the names that stand in one place, before and afterwards: each overlaps another of them.</summary>
    private static void Together(ImmutableArray<NameMention> before, ImmutableArray<NameMention> after, ref int old, ref int now)
    {
        var end = Math.Min(old < before.Length ? before[old].Span.Start : int.MaxValue, now < after.Length ? after[now].Span.Start : int.MaxValue) + 1;
        for (var grew = true; grew;)
        {
            grew = false;
            for (; old < before.Length && before[old].Span.Start < end; old++)
                (end, grew) = (Math.Max(end, before[old].Span.End), true);
            for (; now < after.Length && after[now].Span.Start < end; now++)
                (end, grew) = (Math.Max(end, after[now].Span.End), true);
        }
    }

    private static string Format(NameChange change) => string.Join('\t', change.Repair, change.Form, change.From?.ToString() ?? "-", change.To?.ToString() ?? "-");

    private static NameChange Parse(string line)
    {
        if (line.Split('\t') is [var repair, var form, var from, var to] && Enum.TryParse<NameRepair>(repair, out var by) && Enum.TryParse<NameChangeForm>(form, out var what) && Type(from) is var was && Type(to) is var becomes)
            return new NameChange(by, what, was, becomes);
        throw new InvalidDataException($"HDT0914: '{line}' is no change that a repair of names makes; train the names model again");

        NameType? Type(string name) => name == "-" ? null : Enum.TryParse<NameType>(name, out var type) ? type : throw new InvalidDataException($"HDT0914: '{name}' is no type of names; train the names model again");
    }

    /// <summary>Takes a change, and the names before and after it.</summary>
    internal delegate void NameChanged(NameChange change, ReadOnlySpan<NameMention> before, ReadOnlySpan<NameMention> after);
}
