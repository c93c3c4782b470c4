namespace Herodotus.Analyze.Statements.Learned;

/// <summary>
/// The numbers a trained reader is tuned by. Chosen on the development part of the corpus for the sum of exact F1 of source, cue and
/// content and of linked statements; tune again with the options of <c>statements read</c> in the evaluation program.
/// </summary>
public sealed record StatementTuning
{
    /// <summary>A token this probably the first of a cue is tried as one.</summary>
    public float MinCue { get; init; } = 0.35f;

    /// <summary>A token after it this probably goes on with the cue.</summary>
    public float MinInside { get; init; } = 0.5f;

    /// <summary>What is added to the score of a source's first token: the tagger alone finds too few.</summary>
    public float SourceBonus { get; init; } = 2f;

    /// <summary>What is added to the score of a content's first token.</summary>
    public float ContentBonus { get; init; } = 0.8f;

    /// <summary>A cue of the lexicon this probable is read by rule where the taggers found nothing.</summary>
    public float MinRuleCue { get; init; } = 0.08f;

    /// <summary>How much the classifier of ends counts beside the second tagger; 0 leaves it out.</summary>
    public float EndWeight { get; init; } = 1f;

    /// <summary>A cue whose parts beat none by less than this is dropped.</summary>
    public float MinSupport { get; init; }
}
