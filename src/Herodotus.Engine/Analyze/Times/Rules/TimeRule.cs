namespace Herodotus.Analyze.Times.Rules;

/// <summary>What one rule says its words mean; the words themselves lie in the <see cref="RuleGraph"/>.</summary>
/// <param name="Line">Where it is written: earlier rules win ties.</param>
/// <param name="Kind">What is made of the slots.</param>
/// <param name="Constants">Slots the rule fills itself.</param>
/// <param name="NarrativeOnly">Holds only where the text tells history.</param>
internal sealed record TimeRule(int Line, RuleKind Kind, ImmutableArray<(Slot Slot, double Value)> Constants, bool NarrativeOnly);

/// <summary>One token that a rule asks for.</summary>
internal readonly record struct RuleStep(StepKind Kind, int Id, Slot Slot);

internal enum StepKind : byte
{
    Nothing,
    Word,
    Class,
}

internal enum PatternKind : byte
{
    Step,
    Mark,
    Sequence,
    Choice,
}

/// <summary>The left side of a rule as a tree.</summary>
internal sealed record RulePattern(PatternKind Kind, RuleStep Step, RuleMark Mark, ImmutableArray<RulePattern> Parts)
{
    public static readonly RulePattern Nothing = new(PatternKind.Sequence, default, RuleMark.None, []);

    public static RulePattern Of(RuleStep step) => new(PatternKind.Step, step, RuleMark.None, []);

    public static RulePattern Of(RuleMark mark) => new(PatternKind.Mark, default, mark, []);

    public static RulePattern Sequence(IEnumerable<RulePattern> parts) => new(PatternKind.Sequence, default, RuleMark.None, [.. parts]);

    public static RulePattern Choice(IEnumerable<RulePattern> parts) => new(PatternKind.Choice, default, RuleMark.None, [.. parts]);

    /// <summary>True when it may match no token at all.</summary>
    public bool MayBeEmpty => Kind switch
    {
        PatternKind.Step => false,
        PatternKind.Mark => true,
        PatternKind.Sequence => Parts.All(p => p.MayBeEmpty),
        _ => Parts.Any(p => p.MayBeEmpty),
    };

    /// <summary>Every sequence of tokens it stands for.</summary>
    public IEnumerable<ImmutableArray<RuleStep>> Readings() => Kind switch
    {
        PatternKind.Step => [[Step]],
        PatternKind.Mark => [[]],
        PatternKind.Choice => Parts.SelectMany(p => p.Readings()),
        _ => Parts.Aggregate<RulePattern, IEnumerable<ImmutableArray<RuleStep>>>(
            [[]], (heads, part) => heads.SelectMany(head => part.Readings().Select(tail => head.AddRange(tail)))),
    };
}
