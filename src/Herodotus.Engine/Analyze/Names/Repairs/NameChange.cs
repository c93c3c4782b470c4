using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>A sort of change that a repair makes: what became of names that stood, or stand afterwards, in one place.</summary>
/// <param name="Repair">Which look made it.</param>
/// <param name="Form">What became of them.</param>
/// <param name="From">The type before, of the first name; null where there was none.</param>
/// <param name="To">The type afterwards, of the first name; null where there is none.</param>
public readonly record struct NameChange(NameRepair Repair, NameChangeForm Form, NameType? From, NameType? To)
{
    /// <summary>The sort of change from some names to others that stand in the same place; both in order, one of them not empty.</summary>
    public static NameChange Of(NameRepair repair, ReadOnlySpan<NameMention> before, ReadOnlySpan<NameMention> after)
    {
        var form = (before.Length, after.Length) switch
        {
            (0, _) => NameChangeForm.Added,
            (_, 0) => NameChangeForm.Dropped,
            (1, 1) => before[0].Span == after[0].Span ? NameChangeForm.Retyped : NameChangeForm.Moved,
            (1, _) => NameChangeForm.Parted,
            (_, 1) => NameChangeForm.Joined,
            _ => NameChangeForm.Recast,
        };
        return new NameChange(repair, form, before.IsEmpty ? null : before[0].Type, after.IsEmpty ? null : after[0].Type);
    }
}

/// <summary>What a repair made of the names of one place.</summary>
public enum NameChangeForm
{
    /// <summary>A name where there was none.</summary>
    Added,

    /// <summary>No name where there was one.</summary>
    Dropped,

    /// <summary>The same words, of another type.</summary>
    Retyped,

    /// <summary>Other words; of another type, or the same.</summary>
    Moved,

    /// <summary>One name became several.</summary>
    Parted,

    /// <summary>Several became one.</summary>
    Joined,

    /// <summary>Several became several others.</summary>
    Recast,
}
